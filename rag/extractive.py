"""The answer without a chat model: the sentence or two that answer, verbatim, or a refusal."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.article import Passage
from index.search import Searcher
from rag.answer import Answer, Citation, Outcome, Question, Trace
from rag.asking import Asked, asked_for
from rag.candidates import Candidate, candidates
from rag.choosing import choose, missing_place
from rag.clauses import shorten
from rag.confidence import confidence
from rag.features import NAMES, Asking, features
from rag.follow_up import leans_on_history, standing_text
from rag.framing import Frame, frame
from rag.matching import Sought, spellings
from rag.ranking import Ranker, load_ranker
from rag.refusing import refuse

PASSAGES = 8  # read for sentences; the answer stands in one of them in 97% (docs/decisions/0005)
EMBEDDED = 12  # sentences compared to the question by their vectors
REFUSE_BELOW = 0.5  # confidence; its trade-off is in docs/decisions
_MOST_WORDS = 42  # of an answer of one sentence
_MOST_WORDS_OF_EACH = 30  # of an answer of two
_EARLIER = 0.6  # weight of an earlier question's words in a follow-up


@dataclass(frozen=True, slots=True)
class Considered:
    """A question's candidates with their features."""

    asking: Asking
    candidates: list[Candidate]
    rows: NDArray[np.float64]


def consider(
    text: str, history: tuple[str, ...], passages: Sequence[Passage], searcher: Searcher
) -> Considered | None:
    """The candidates of the best passages and what speaks for each; None if there are none."""
    found = candidates(passages[:PASSAGES])
    if not found:
        return None
    question = Question(text, history)
    sought = Sought.of(text, searcher.rarity)
    if leans_on_history(question):
        earlier = Sought.of(standing_text(question), searcher.rarity, share=_EARLIER)
        sought = sought.joined(earlier)
    known = spellings(" ".join(passage.chunk.text for passage in passages[:PASSAGES]))
    asking = Asking(text, asked_for(text), sought, sought.found_among(known))
    found = _likeliest(asking, found)
    standing = standing_text(question)
    cosines = searcher.similarities(standing, [c.embedded for c in found])
    rows = features(asking, found, cosines, searcher.level(standing))
    return Considered(asking, found, rows)


def _likeliest(asking: Asking, found: list[Candidate]) -> list[Candidate]:
    """The candidates worth embedding, which takes most of an answer's time; in their order."""
    if len(found) <= EMBEDDED:
        return found
    cheap = [candidate.passage.similarity or 0.0 for candidate in found]
    scores = load_ranker().scores(features(asking, found, cheap, 0.0))
    kept = sorted(np.argsort(-scores)[:EMBEDDED].tolist())
    return [found[at] for at in kept]


class ExtractiveAnswerer:
    """Chooses sentences by a small ranker and quotes them.

    Args:
        searcher: Knows how rare words are and how near sentences are to a question.
    """

    name = "extractive"

    def __init__(self, searcher: Searcher, ranker: Ranker | None = None) -> None:
        self._searcher = searcher
        self._ranker = ranker or load_ranker()

    def answer(self, question: Question, passages: Sequence[Passage]) -> Answer:
        """The best one or two sentences, cited; a refusal when the confidence is too small."""
        seen = consider(question.text, question.history, passages, self._searcher)
        if seen is None:
            return self._refuse(question, passages, 0.0)
        scores = self._ranker.scores(seen.rows)
        at = int(np.argmax(scores))
        best = dict(zip(NAMES, seen.rows[at].tolist(), strict=True))
        sure = confidence(best["cosine"], seen.asking.coverage, best["overlap"])
        # A question for a date or a number is not answered by a sentence that has none.
        lacking = seen.asking.kind in (Asked.WHEN, Asked.HOW_MANY) and best["fits"] == 0.0
        if sure < REFUSE_BELOW or lacking or missing_place(seen.asking, seen.candidates[at]):
            return self._refuse(question, passages, sure)
        chosen = choose(seen.asking, seen.candidates, scores)
        return self._quote(question, chosen, seen.asking, passages, sure)

    def _refuse(self, question: Question, passages: Sequence[Passage], sure: float) -> Answer:
        trace = Trace(answerer=self.name, confidence=round(sure, 4))
        return refuse(question, passages, trace)

    def _quote(
        self,
        question: Question,
        chosen: Sequence[Candidate],
        asking: Asking,
        passages: Sequence[Passage],
        sure: float,
    ) -> Answer:
        # What somebody said is worth little without who said it: such sentences stay whole longer.
        whole = len(chosen) == 1 or asking.kind is Asked.SAID
        limit = _MOST_WORDS if whole else _MOST_WORDS_OF_EACH
        lines: list[str] = []
        cited: list[Citation] = []
        for number, candidate in enumerate(chosen, start=1):
            start, end = shorten(candidate.text, asking, limit)
            shown = candidate.text[start:end]
            source = candidate.passage.chunk.source
            cited.append(Citation(number, source, candidate.text, candidate.start, candidate.end))
            lines.append(f"{shown} [{number}]")
        if question.language != "ar":
            lines[0] = f"{frame(Frame.LEAD, question.language)} {lines[0]}"
        return Answer(
            question=question,
            outcome=Outcome.ANSWERED,
            text="\n".join(lines),
            citations=tuple(cited),
            passages=tuple(passages),
            trace=Trace(answerer=self.name, confidence=round(sure, 4)),
        )
