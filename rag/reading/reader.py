"""The reader: question and passage read together, and which sentence of it answers.

A network started from the bundled encoder (`rag/reader_model/README.md`), on onnxruntime, over the
encoder's own tokenizer and word table. A passage is read under its article's title, so that a
sentence that says "the minister" is understood.
"""

import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from index.article import Passage
from index.chunks import embedded_text
from index.text.sentences import sentence_spans
from index.vectors.bundled import FOLDER as VOCABULARY
from index.vectors.bundled import PASSAGE_PREFIX, QUESTION_PREFIX
from index.vectors.network import Network, NetworkUnreadable, encodable
from rag.errors import ReaderUnavailable

FOLDER: Final = Path(__file__).parents[1] / "reader_model"
QUESTION_TOKENS: Final = 40
TOKENS: Final = 256  # of question and passage together; a chunk under its title has at most 200
_END: Final = 2  # the id of </s>
_UNREAD: Final = -20.0  # log-odds of a sentence beyond the window


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader says of one sentence of a passage.

    Attributes:
        start: First character of the sentence, counted in the chunk's text.
        end: One past its last character.
        score: Log-odds that it answers against that nothing in the passage does.
        answer: (start, end) in the chunk's text of the words that answer, or None.
        sure: Mean log-odds of these words, 0 where they are as likely as not.
    """

    start: int
    end: int
    score: float
    answer: tuple[int, int] | None
    sure: float


class Reads(Protocol):
    """What reads passages for a question."""

    def read(self, question: str, passages: Sequence[Passage]) -> list[list[Reading]]:
        """For each passage, what is said of each of its sentences, in order."""


class Reader:
    """Reads passages for a question; safe to call from several threads.

    Files are read at the first question (about 0.2 s), or before by `open_ahead`.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._opening = threading.Lock()
        self._opened: Network | None = None

    def read(self, question: str, passages: Sequence[Passage]) -> list[list[Reading]]:
        """For each passage, what is said of each of its sentences, in order.

        Raises:
            ReaderUnavailable: If the network's files are missing or damaged.
        """
        if not passages:
            return []
        network = self._open()
        asked = network.tokenizer.encode(QUESTION_PREFIX + encodable(question)).ids
        if len(asked) > QUESTION_TOKENS:
            asked = [*asked[: QUESTION_TOKENS - 1], _END]
        pages = [_Page.of(network, passage) for passage in passages]
        rows = network.run([[*asked, _END, *page.ids][:TOKENS] for page in pages])
        return [page.readings(row[len(asked) + 1 :]) for page, row in zip(pages, rows, strict=True)]

    def open_ahead(self) -> None:
        """Begins to read the files on another core; what is wrong with them is said by `read`."""

        def opening() -> None:
            with suppress(ReaderUnavailable):
                self._open()

        # Not a daemon: a program that ends while the runtime opens a network is aborted.
        threading.Thread(target=opening).start()

    def _open(self) -> Network:
        with self._opening:
            if self._opened is None:
                try:
                    self._opened = Network(self._folder / "reader.onnx", VOCABULARY)
                except NetworkUnreadable as exc:
                    raise ReaderUnavailable(
                        f"the reader in {self._folder} can't be read ({exc}); "
                        "reinstall Sanad: pip install --force-reinstall ."
                    ) from exc
            return self._opened


@cache
def bundled_reader() -> Reader:
    """The one reader of this process."""
    return Reader()


@dataclass(frozen=True, slots=True)
class _Page:
    """A passage as tokens.

    Attributes:
        ids: Without the opening token.
        places: (start, end) of each token in the chunk's text; of the title's, before 0.
    """

    text: str
    ids: list[int]
    places: NDArray[np.int64]

    @classmethod
    def of(cls, network: Network, passage: Passage) -> "_Page":
        chunk = passage.chunk
        text = encodable(chunk.text)
        head = PASSAGE_PREFIX + embedded_text(encodable(chunk.source.title), "")
        encoding = network.tokenizer.encode(head + text)
        places = np.array(encoding.offsets[1:], np.int64).reshape(-1, 2) - len(head)
        return cls(text, encoding.ids[1:], places)

    def readings(self, rows: NDArray[np.float32]) -> list[Reading]:
        """One for each sentence.

        Args:
            rows: (tokens, 2): that the token's sentence answers; that the token is the answer.
        """
        places = self.places[: len(rows)]
        rows = rows[: len(places)]
        found = []
        for start, end in sentence_spans(self.text):
            inside = (places[:, 1] > start) & (places[:, 0] < end) & (places[:, 1] > 0)
            if not inside.any():
                found.append(Reading(start, end, _UNREAD, None, 0.0))
                continue
            first, last, sure = _run(rows[inside, 1])
            begin, stop = places[inside][first][0], places[inside][last][1]
            answer = _trimmed(self.text, max(start, int(begin)), min(end, int(stop)))
            found.append(Reading(start, end, _mean_exp(rows[inside, 0]), answer, sure))
        return found


def _mean_exp(values: NDArray[np.float32]) -> float:
    """The log of the mean of the exponentials: near the largest, yet no longer the longer it is."""
    top = float(values.max())
    return top + float(np.log(np.exp(values - top).mean()))


def _run(values: NDArray[np.float32]) -> tuple[int, int, float]:
    """First and last place of the run with the largest sum, and its mean (Kadane's algorithm)."""
    best, here, begin = (0, 0, -np.inf), 0.0, 0
    for at, value in enumerate(values.tolist()):
        if here <= 0:
            here, begin = 0.0, at
        here += value
        if here > best[2]:
            best = (begin, at, here)
    first, last, total = best
    return first, last, float(total) / (last - first + 1)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    if not piece.strip():
        return None
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
