"""A network in an ONNX file over a tokenizer's pieces: in batches of like length, one a core."""

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from index.vectors.word_table import WordTable

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# A batch on each core runs 5-10% faster than the library's own division of every product among
# the cores, and doesn't halve when another program takes one of them (training/README.md). The
# second bound keeps memory small for texts that fill the window.
_BATCH_TEXTS: Final = 8
_BATCH_TOKENS: Final = 2048
_MOST_WORKERS: Final = 8
_PADDING: Final = 1  # the id of <pad>
_READING: Final = threading.Lock()


class NetworkUnreadable(Exception):
    """A file is missing or damaged; the text says what the library said."""


class Network:
    """An open session, its tokenizer and its word table; safe to call from several threads.

    The tokenizer is shared with other networks over the same vocabulary: no one changes it.

    Args:
        model: Takes `words` (texts, tokens, width) and `mask` (texts, tokens).
        vocabulary: Folder of `tokenizer.json` and `words.bin`.

    Raises:
        NetworkUnreadable: If either file is missing or damaged.
    """

    def __init__(self, model: Path, vocabulary: Path) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # batches run side by side instead
        options.log_severity_level = 3  # errors only: it warns about graphics cards it won't use
        # Both libraries raise bare Exception subclasses of their own for a damaged file.
        try:
            self.tokenizer, self._table = _vocabulary(vocabulary)
            self._session = onnxruntime.InferenceSession(
                str(model), options, providers=["CPUExecutionProvider"]
            )
        except Exception as exc:
            raise NetworkUnreadable(" ".join(str(exc).split())[:200]) from exc

    def run(self, ids: Sequence[Sequence[int]]) -> list[NDArray[np.float32]]:
        """What the network gives for each text's tokens; a row a text, or a row a token."""
        rows: list[NDArray[np.float32]] = [np.empty(0, np.float32)] * len(ids)

        def fill(batch: list[int]) -> None:
            padded = _padded([ids[at] for at in batch])
            mask = (padded != _PADDING).astype(np.int64)
            (found,) = self._session.run(None, {"words": self._table.vectors(padded), "mask": mask})
            for row, at in zip(found, batch, strict=True):
                rows[at] = row

        cores = min(os.cpu_count() or 1, _MOST_WORKERS)
        batches = list(_pack([len(row) for row in ids], cores))
        if len(batches) == 1:
            fill(batches[0])
        else:
            with ThreadPoolExecutor(min(len(batches), cores)) as pool:
                list(pool.map(fill, batches))
        return rows


def _vocabulary(folder: Path) -> "tuple[Tokenizer, WordTable]":
    """What is read of a folder, once for all networks over it: a tenth of a second each time."""
    with _READING:
        return _read_vocabulary(folder)


@cache
def _read_vocabulary(folder: Path) -> "tuple[Tokenizer, WordTable]":
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    return tokenizer, WordTable(folder / "words.bin")


def encodable(text: str) -> str:
    """The text without lone surrogates, which no tokenizer takes and broken feeds contain."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _pack(lengths: Sequence[int], cores: int) -> Iterator[list[int]]:
    """Positions in batches of like length, shortest first, so that little is padding.

    Few texts are shared out, so that every core has some.
    """
    most = min(_BATCH_TEXTS, -(-len(lengths) // cores))
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and (len(batch) == most or (len(batch) + 1) * lengths[at] > _BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _padded(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """Token ids (texts, tokens of the longest)."""
    ids = np.full((len(rows), max(map(len, rows))), _PADDING, np.int64)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = row
    return ids
