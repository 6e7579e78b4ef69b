"""The best few sentences looked at once more, each by itself.

In its passage a sentence is also scored for what stands around it: one beside the answer comes
near the answer's own score. By itself it has to answer alone, and be near the question as the
search measures it: docs/decisions/0005-choosing-sentences.md. One that is far ahead stays so and
is only read by itself, for how sure of it one may be.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.article import Passage
from index.chunks import embedded_text
from rag.ranking.candidates import Candidate
from rag.ranking.features import WIDEST
from rag.reading.reader import Reads
from rag.reading.ways import read_both_ways, read_in_their_words

LOOKED_AT: Final = 3
_WITHIN: Final = 2.0  # of the ranker's score: one farther behind is never brought to the front
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Worth:
    """What the second look adds to the ranker's score.

    Attributes:
        alone: For each log-odds.
        near: For each unit of cosine.
    """

    alone: float
    near: float


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What came out of it, one number for each candidate.

    Attributes:
        scores: The ranker's with what was seen added; higher is better.
        alone: The reader's log-odds that the sentence by itself answers; the least there is for
            those that were not looked at.
        near: How far its cosine with the question stands above the question's level; 0 for
            those that were not looked at, and for one that was looked at alone.
    """

    scores: Scores
    alone: Scores
    near: Scores


@dataclass(frozen=True, slots=True)
class Eyes:
    """What looks at sentences.

    Attributes:
        text: The question, as the reader is asked it.
        reader: Reads them.
        nearness: How far the cosines of texts with the question stand above its level.
    """

    text: str
    reader: Reads
    nearness: Callable[[Sequence[str]], Scores]


def second_look(found: Sequence[Candidate], scores: Scores, worth: Worth, eyes: Eyes) -> SecondLook:
    """Looks at the best candidates by themselves.

    Args:
        found: The candidates, at least one.
        scores: The ranker's, one for each.
        worth: What counts how much.
        eyes: Asked and read with these.

    Raises:
        ReaderUnavailable: If the reader's files are missing or damaged.
    """
    best = contenders(scores)
    chosen = [found[at] for at in best]
    told, near = _looked(chosen, eyes)
    gained = worth.alone * told + worth.near * near
    # Those not looked at gain no more than the least of these, and so come before none of them
    # that they did not come before already.
    again: Scores = scores + float(gained.min())
    again[best] = scores[best] + gained
    return SecondLook(again, _spread(told, best, found, -WIDEST), _spread(near, best, found, 0.0))


def _looked(chosen: Sequence[Candidate], eyes: Eyes) -> tuple[Scores, Scores]:
    """What the reader says of each, and how near each is; one alone is compared with none."""
    if len(chosen) == 1:
        return by_themselves(eyes.text, chosen, eyes.reader), np.zeros(1)
    # Two networks, each busy with a text or two: side by side on as many cores.
    with ThreadPoolExecutor(1) as aside:
        measuring = aside.submit(eyes.nearness, [_embedded(candidate) for candidate in chosen])
        told = by_themselves(eyes.text, chosen, eyes.reader)
        return told, measuring.result()


def contenders(scores: Scores) -> NDArray[np.int64]:
    """The places of those looked at, best first."""
    best = np.argsort(-scores)[:LOOKED_AT]
    return np.asarray(best[scores[best] >= scores[best[0]] - _WITHIN])


def by_themselves(text: str, chosen: Sequence[Candidate], reader: Reads) -> Scores:
    """Log-odds that each sentence, without title and neighbours, answers.

    Where it has other words for some of the question's, it is read for the question in these
    too, and the mean counts.
    """
    pages = [_alone(candidate) for candidate in chosen]
    read = read_in_their_words(text, pages, read_both_ways(text, pages, reader), reader)
    best = [max((each.score for each in page), default=-WIDEST) for page in read]
    return np.array([min(WIDEST, max(-WIDEST, score)) for score in best])


def _spread(
    told: Scores, best: NDArray[np.int64], found: Sequence[Candidate], unseen: float
) -> Scores:
    whole = np.full(len(found), unseen)
    whole[best] = told
    return whole


def _embedded(candidate: Candidate) -> str:
    return embedded_text(candidate.passage.chunk.source.title, candidate.text)


def _alone(candidate: Candidate) -> Passage:
    chunk = candidate.passage.chunk
    page = replace(
        chunk,
        source=replace(chunk.source, title=""),
        text=candidate.text,
        start=candidate.start,
        end=candidate.end,
    )
    return replace(candidate.passage, chunk=page)
