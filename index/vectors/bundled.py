"""The embedding model that comes with Sanad, on onnxruntime alone: see `index/e5/README.md`."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelUnavailable
from index.vectors.network import Network, NetworkUnreadable, encodable

FOLDER: Final = Path(__file__).parents[1] / "e5"
NAME: Final = "multilingual-e5-small-q4"
DIMENSION: Final = 384
# The model was trained with these two words in front and loses its bearings without them.
QUESTION_PREFIX: Final = "query: "
PASSAGE_PREFIX: Final = "passage: "
MAX_TOKENS: Final = 512  # as many positions as the model has


class BundledE5:
    """multilingual-e5-small, cut to our languages' words and kept in 4 bits.

    Files are read when the first vector is wanted (about 0.3 s). Safe to call from several
    threads.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._fingerprint = _read_fingerprint(folder)
        self._opening = threading.Lock()
        self._opened: Network | None = None

    @property
    def identity(self) -> str:
        """Name and fingerprint of the files."""
        return f"{NAME}@{self._fingerprint}"

    @property
    def dimension(self) -> int:
        """384."""
        return DIMENSION

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of questions, (n, 384), in the order given."""
        return self._vectors(QUESTION_PREFIX, texts)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of passages, (n, 384), in the order given.

        Only the first 512 tokens of a text count (about 1,700 Arabic characters).
        """
        return self._vectors(PASSAGE_PREFIX, texts)

    def _vectors(self, prefix: str, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, DIMENSION), np.float32)
        network = self._open()
        encodings = network.tokenizer.encode_batch_fast([prefix + encodable(t) for t in texts])
        vectors = np.stack(network.run([_cut(encoding.ids) for encoding in encodings]))
        lengths: NDArray[np.float32] = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / lengths

    def _open(self) -> Network:
        with self._opening:
            if self._opened is None:
                try:
                    network = Network(self._folder / "model.onnx", self._folder)
                except NetworkUnreadable as exc:
                    raise _unusable(self._folder, exc) from exc
                self._opened = network
            return self._opened


def _cut(ids: list[int]) -> list[int]:
    """The tokens that count, with the closing one."""
    return ids if len(ids) <= MAX_TOKENS else [*ids[: MAX_TOKENS - 1], ids[-1]]


def _read_fingerprint(folder: Path) -> str:
    try:
        return (folder / "fingerprint.txt").read_text(encoding="ascii").strip()
    except OSError as exc:
        raise _unusable(folder, exc) from exc


def _unusable(folder: Path, exc: Exception) -> ModelUnavailable:
    what = " ".join(str(exc).split())[:200]
    return ModelUnavailable(
        f"the bundled embedding model in {folder} can't be read ({what}); it needs model.onnx, "
        "words.bin, tokenizer.json and fingerprint.txt. Reinstall Sanad: "
        "pip install --force-reinstall ."
    )
