"""How well a sentence answers a question, read together: see training/README.md."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from index.bundled import FOLDER as ENCODER
from index.bundled import PASSAGE_PREFIX, QUESTION_PREFIX
from index.errors import ModelUnavailable
from index.network import Network, NetworkUnreadable, encodable

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FOLDER: Final = Path("build/pairs")
NAME: Final = "sentence-pairs"
QUESTION_TOKENS: Final = 64
SENTENCE_TOKENS: Final = 192  # about 600 characters, as long as a sentence can be
_END: Final = 2  # the id of </s>


class PairScorer:
    """The bundled encoder's lower layers, taught which sentence answers a question.

    Files are read when the first score is wanted (about 0.3 s); the tokenizer is the bundled
    encoder's. Safe to call from several threads.
    """

    def __init__(self, folder: Path = FOLDER, encoder: Path = ENCODER) -> None:
        self._folder = folder
        self._encoder = encoder
        try:
            self._fingerprint = (folder / "fingerprint.txt").read_text("ascii").strip()
        except OSError as exc:
            raise _unusable(folder, exc) from exc
        self._opening = threading.Lock()
        self._opened: Network | None = None

    @property
    def identity(self) -> str:
        """Name and fingerprint of the model and tokenizer files."""
        return f"{NAME}@{self._fingerprint}"

    def scores(self, question: str, sentences: Sequence[str]) -> NDArray[np.float32]:
        """How well each sentence answers, (n,), in the order given.

        Any real numbers: compare those of one question, don't read them as probabilities. Only
        the first 64 tokens of the question and 192 of a sentence count.
        """
        scores = np.zeros(len(sentences), np.float32)
        if not sentences:
            return scores
        network = self._open()
        network.run(_pairs(network.tokenizer, question, sentences), scores)
        return scores

    def _open(self) -> Network:
        with self._opening:
            if self._opened is None:
                try:
                    self._opened = Network(
                        self._folder / "model.onnx", self._encoder / "tokenizer.json"
                    )
                except NetworkUnreadable as exc:
                    raise _unusable(self._folder, exc) from exc
            return self._opened


def _pairs(tokenizer: "Tokenizer", question: str, sentences: Sequence[str]) -> list[list[int]]:
    """`<s> query: question </s></s> passage: sentence </s>`, both parts cut, as it was taught."""
    texts = [QUESTION_PREFIX + question, *(PASSAGE_PREFIX + sentence for sentence in sentences)]
    encoded = tokenizer.encode_batch_fast([encodable(text) for text in texts])
    asked, *told = (encoding.ids[:-1] for encoding in encoded)
    front = [*asked[: QUESTION_TOKENS - 1], _END, _END]
    return [[*front, *row[1 : SENTENCE_TOKENS - 1], _END] for row in told]


def _unusable(folder: Path, exc: Exception) -> ModelUnavailable:
    what = " ".join(str(exc).split())[:200]
    return ModelUnavailable(
        f"the sentence scorer in {folder} can't be read ({what}); it needs model.onnx and "
        "fingerprint.txt. Reinstall Sanad: pip install --force-reinstall ."
    )
