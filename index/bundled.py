"""The embedding model that comes with Sanad, on onnxruntime alone: see `index/e5/README.md`."""

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelUnavailable

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FOLDER: Final = Path(__file__).with_name("e5")
NAME: Final = "multilingual-e5-small-q4"
DIMENSION: Final = 384
# The model was trained with these two words in front and loses its bearings without them.
QUESTION_PREFIX: Final = "query: "
PASSAGE_PREFIX: Final = "passage: "
MAX_TOKENS: Final = 512  # as many positions as the model has
# Small batches, each on a core of its own, run 5-10% faster than the library's own division
# of every product among the cores, and don't halve when another program takes one of them
# (training/README.md). The second bound keeps memory small for texts that fill the window.
_BATCH_TEXTS: Final = 8
_BATCH_TOKENS: Final = 2048
_MOST_WORKERS: Final = 8
_PADDING: Final = 1  # the id of <pad>


class BundledE5:
    """multilingual-e5-small, cut to our languages' words and kept in 4 bits.

    Files are read when the first vector is wanted (about 0.3 s). Safe to call from several
    threads.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._fingerprint = _read_fingerprint(folder)
        self._opening = threading.Lock()
        self._opened: tuple[Tokenizer, Any] | None = None

    @property
    def identity(self) -> str:
        """Name and fingerprint of the model and tokenizer files."""
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
        vectors = np.zeros((len(texts), DIMENSION), np.float32)
        if not texts:
            return vectors
        tokenizer, session = self._open()
        encodings = tokenizer.encode_batch_fast([prefix + _encodable(text) for text in texts])
        ids = [encoding.ids for encoding in encodings]

        def run(batch: list[int]) -> None:
            (vectors[batch],) = session.run(None, _padded([ids[at] for at in batch]))

        batches = list(_pack([len(row) for row in ids]))
        if len(batches) == 1:
            run(batches[0])
        else:
            workers = min(len(batches), os.cpu_count() or 1, _MOST_WORKERS)
            with ThreadPoolExecutor(workers) as pool:
                list(pool.map(run, batches))
        lengths: NDArray[np.float32] = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / lengths

    def _open(self) -> tuple["Tokenizer", Any]:
        with self._opening:
            if self._opened is None:
                self._opened = _load(self._folder)
            return self._opened


def _read_fingerprint(folder: Path) -> str:
    try:
        return (folder / "fingerprint.txt").read_text(encoding="ascii").strip()
    except OSError as exc:
        raise _unusable(folder, exc) from exc


def _load(folder: Path) -> tuple["Tokenizer", Any]:
    import onnxruntime
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # batches run side by side instead
    options.log_severity_level = 3  # errors only: it warns about graphics cards it won't use
    # Both libraries raise bare Exception subclasses of their own for a damaged file.
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(MAX_TOKENS)
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
    except Exception as exc:
        raise _unusable(folder, exc) from exc
    return tokenizer, session


def _unusable(folder: Path, exc: Exception) -> ModelUnavailable:
    what = " ".join(str(exc).split())[:200]
    return ModelUnavailable(
        f"the bundled embedding model in {folder} can't be read ({what}); it needs model.onnx, "
        "tokenizer.json and fingerprint.txt. Reinstall Sanad: pip install --force-reinstall ."
    )


def _encodable(text: str) -> str:
    """The text without lone surrogates, which no tokenizer takes and broken feeds contain."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _pack(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Positions in batches of like length, shortest first, so that little is padding."""
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lengths.__getitem__):
        full = len(batch) == _BATCH_TEXTS or (len(batch) + 1) * lengths[at] > _BATCH_TOKENS
        if batch and full:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _padded(rows: Sequence[Sequence[int]]) -> dict[str, NDArray[np.int64]]:
    """The graph's two inputs, each (texts, tokens of the longest)."""
    width = max(map(len, rows))
    ids = np.full((len(rows), width), _PADDING, np.int64)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = row
    return {"ids": ids, "mask": (ids != _PADDING).astype(np.int64)}
