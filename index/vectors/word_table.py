"""The vectors of a tokenizer's pieces, kept in 4 bits: what every network here begins with."""

from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

WIDTH: Final = 384
BLOCK: Final = 32  # weights that share a scale
# A weight is (nibble - 8) * scale; of two nibbles in a byte the earlier weight's is the low one.
ROW: Final = np.dtype([("nibbles", "u1", WIDTH // 2), ("scales", "<f2", WIDTH // BLOCK)])


class WordTable:
    """A file of rows, read as they are asked for.

    Raises:
        OSError, ValueError: If the file is missing or no table.
    """

    def __init__(self, path: Path) -> None:
        self._rows = np.memmap(path, dtype=ROW, mode="r")

    def vectors(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """The pieces' vectors: any shape of ids to the same shape and 384.

        Raises:
            IndexError: If there is no such piece.
        """
        pieces, places = np.unique(ids, return_inverse=True)
        rows = self._rows[pieces]
        weights = np.empty((len(pieces), WIDTH), np.float32)
        weights[:, 0::2] = rows["nibbles"] & 15
        weights[:, 1::2] = rows["nibbles"] >> 4
        blocks = (weights - 8).reshape(len(pieces), -1, BLOCK)
        blocks *= rows["scales"].astype(np.float32)[:, :, None]
        return blocks.reshape(len(pieces), WIDTH)[places].reshape(*ids.shape, WIDTH)
