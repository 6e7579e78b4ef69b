"""A question's candidates with what speaks for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.article import Passage
from index.search.searcher import Searcher
from rag.answer import Question
from rag.conditions.requirements import able_to_answer
from rag.questions.asking import asked_for
from rag.questions.follow_up import as_articles_write, leans_on_history, reading_text, standing_text
from rag.questions.spelling import as_spelt
from rag.ranking.absent import behind
from rag.ranking.candidates import Candidate, candidates
from rag.ranking.features import Asking, features
from rag.ranking.second_look import Eyes, SecondLook, second_look
from rag.ranking.weights import load_weights
from rag.reading.depth import FIRST, read_enough
from rag.reading.holders import holders, spoken_of
from rag.reading.reader import Reads, bundled_reader
from rag.reading.resolving import Resolving
from rag.reading.their_terms import TheirTerms
from rag.reading.unset import TimesUnset
from rag.words.matching import Sought

_EARLIER: Final = 0.6  # weight of an earlier question's words in a follow-up


@dataclass(frozen=True, slots=True)
class Considered:
    """A question's candidates with what speaks for them.

    Attributes:
        asking: The question.
        candidates: At least one.
        rows: (candidates, features.NAMES).
        look: The second look at the best of them.
    """

    asking: Asking
    candidates: list[Candidate]
    rows: NDArray[np.float64]
    look: SecondLook


def consider(
    question: Question,
    passages: Sequence[Passage],
    searcher: Searcher,
    reader: Reads | None = None,
) -> Considered | None:
    """The sentences of the best passages and what speaks for each; None if there are none."""
    standing = standing_text(question)  # as it was searched for, whose vector is known
    told = spoken_of(standing, holders(passage.chunk.text for passage in passages))
    reader = TimesUnset(TheirTerms(reader or bundled_reader()))
    if told:
        reader = Resolving(reader, told)
    if question.language == "ar":
        spelt = as_spelt(question.text, passages[:FIRST])
        question = replace(question, text=spelt)
    text = reading_text(question)
    readings = read_enough(text, passages, reader, searcher.passages)
    passages = passages[: len(readings)]
    asking = _asking(question, standing, searcher)
    found = able_to_answer(asking, candidates(passages, readings))
    if not found:
        return None
    rows = features(asking, found)
    weights = load_weights()
    eyes = Eyes(text, reader, lambda texts: searcher.nearness(standing, texts))
    scores = weights.scores(rows) - behind(asking, found)
    look = second_look(found, scores, weights.again, eyes)
    return Considered(asking, found, rows, look)


def _asking(question: Question, standing: str, searcher: Searcher) -> Asking:
    sought = Sought.of(as_articles_write(question.text), searcher.rarity)
    if leans_on_history(question):
        earlier = Sought.of(standing, searcher.rarity, share=_EARLIER)
        sought = sought.joined(earlier)
    return Asking(
        text=question.text,
        kind=asked_for(question.text),
        sought=sought,
        level=searcher.level(standing),
    )
