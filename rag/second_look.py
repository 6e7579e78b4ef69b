"""The best few sentences read once more, each by itself.

In its passage a sentence is also scored for what stands around it: one beside the answer comes
near the answer's own score. By itself it has to answer alone:
docs/decisions/0005-choosing-sentences.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.article import Passage
from rag.candidates import Candidate
from rag.features import WIDEST
from rag.reader import Reader
from rag.reading import read_both_ways

LOOKED_AT: Final = 3


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What came out of it, one number for each candidate.

    Attributes:
        scores: The ranker's with what the reader says added; higher is better.
        alone: The reader's log-odds that the sentence by itself answers; the least there is for
            those that were not looked at.
    """

    scores: NDArray[np.float64]
    alone: NDArray[np.float64]


def second_look(
    text: str,
    found: Sequence[Candidate],
    scores: NDArray[np.float64],
    weight: float,
    reader: Reader,
) -> SecondLook:
    """Reads the best candidates by themselves.

    Args:
        text: The question, as the reader is asked it.
        found: The candidates, at least one.
        scores: The ranker's, one for each.
        weight: What a log-odds adds to the ranker's score.
        reader: Reads them.

    Raises:
        ReaderUnavailable: If the reader's files are missing or damaged.
    """
    best = np.argsort(-scores)[:LOOKED_AT]
    told = by_themselves(text, [found[at] for at in best], reader)
    alone = np.full(len(found), -WIDEST)
    alone[best] = told
    # Those not looked at gain no more than the least of these, and so come before none of them
    # that they did not come before already.
    again: NDArray[np.float64] = scores + weight * float(told.min())
    again[best] = scores[best] + weight * told
    return SecondLook(again, alone)


def by_themselves(text: str, chosen: Sequence[Candidate], reader: Reader) -> NDArray[np.float64]:
    """Log-odds that each sentence, without title and neighbours, answers."""
    pages = read_both_ways(text, [_alone(candidate) for candidate in chosen], reader)
    best = [max((each.score for each in page), default=-WIDEST) for page in pages]
    return np.array([min(WIDEST, max(-WIDEST, score)) for score in best])


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
