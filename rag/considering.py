"""A question's candidates with what speaks for each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.article import Passage
from index.search import Searcher
from rag.answer import Question
from rag.asking import asked_for
from rag.candidates import Candidate, candidates
from rag.features import Asking, features
from rag.follow_up import leans_on_history, standing_text
from rag.matching import Sought, spellings
from rag.reader import Reader, bundled_reader

PASSAGES: Final = 6  # read; the answer stands in one of them in 97% (docs/decisions/0005)
_EARLIER: Final = 0.6  # weight of an earlier question's words in a follow-up


@dataclass(frozen=True, slots=True)
class Considered:
    """A question's candidates with their features."""

    asking: Asking
    candidates: list[Candidate]
    rows: NDArray[np.float64]


def consider(
    question: Question,
    passages: Sequence[Passage],
    searcher: Searcher,
    reader: Reader | None = None,
) -> Considered | None:
    """The sentences of the best passages and what speaks for each; None if there are none."""
    reader = reader or bundled_reader()
    passages = passages[:PASSAGES]
    standing = standing_text(question)
    found = candidates(passages, reader.read(standing, passages))
    if not found:
        return None
    asking = _asking(question, standing, passages, searcher)
    return Considered(asking, found, features(asking, found))


def _asking(
    question: Question, standing: str, passages: Sequence[Passage], searcher: Searcher
) -> Asking:
    sought = Sought.of(question.text, searcher.rarity)
    if leans_on_history(question):
        earlier = Sought.of(standing, searcher.rarity, share=_EARLIER)
        sought = sought.joined(earlier)
    known = spellings(" ".join(passage.chunk.text for passage in passages))
    return Asking(
        text=question.text,
        kind=asked_for(question.text),
        sought=sought,
        coverage=sought.found_among(known),
        level=searcher.level(standing),
    )
