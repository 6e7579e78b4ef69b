"""The answer without a chat model: the sentence or two that answer, verbatim, or a refusal."""

from collections.abc import Sequence
from typing import Final

from index.article import Passage
from index.search.freshness import asks_for_latest
from index.search.searcher import Searcher
from index.text.arabic import words
from rag.answer import Answer, Citation, Outcome, Question, Trace
from rag.answerer import EXTRACTIVE
from rag.certainty import REFUSE_BELOW, SURE, certainty
from rag.checks.citations import without_marks
from rag.clauses import goes_on, shorten
from rag.considering import consider
from rag.disagreement import differ
from rag.framing import Frame, frame
from rag.news_of import asks_for_news, news_of
from rag.questions.asking import Asked
from rag.questions.follow_up import as_articles_write
from rag.ranking.candidates import Candidate
from rag.ranking.choosing import choose
from rag.ranking.features import Asking
from rag.reading.reader import Reader
from rag.refusing import refuse
from rag.short_answer import short_answer
from rag.words.matching import Sought

_MOST_WORDS: Final = 40  # of an answer of one sentence
_MOST_OF_TWO: Final = 44  # of an answer of two, of which the first, oftener right, may take more
_LEAST_OF_FIRST: Final = 28
_LEAST_OF_SECOND: Final = 16


class ExtractiveAnswerer:
    """Chooses sentences by what the reader and the words say, and quotes them.

    Args:
        searcher: Knows how rare words are and how near sentences are to a question.
        reader: In place of the one that comes with Sanad.
    """

    name = EXTRACTIVE

    def __init__(self, searcher: Searcher, reader: Reader | None = None) -> None:
        self._searcher = searcher
        self._reader = reader

    def answer(self, question: Question, passages: Sequence[Passage]) -> Answer:
        """The best one or two sentences, cited; a refusal when the confidence is too small."""
        if news := self._news(question, passages):
            return news
        seen = consider(question, passages, self._searcher, self._reader)
        if seen is None:
            return self._refuse(question, passages, 0.0)
        sure = certainty(seen)
        if sure < REFUSE_BELOW:
            return self._refuse(question, passages, sure)
        latest = asks_for_latest(question.text)
        chosen = choose(seen.asking, seen.candidates, seen.look, latest=latest)
        return self._quote(question, chosen, seen.asking, passages, sure)

    def _news(self, question: Question, passages: Sequence[Passage]) -> Answer | None:
        """How the newest articles begin, where news of something is asked for and they tell it."""
        subject = asks_for_news(question.text)
        if not subject:
            return None
        sought = Sought.of(as_articles_write(subject), self._searcher.rarity)
        found = news_of(sought, passages)
        asking = Asking(question.text, Asked.WHAT, sought)
        return self._quote(question, found, asking, passages, 1.0) if found else None

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
        unsure = sure < SURE
        lines = [
            f"{line} [{number}]"
            for number, line in enumerate(_lines(asking, chosen, bare=unsure), start=1)
        ]
        if unsure:
            lines[0] = f"{frame(Frame.UNSURE, question.language)} {lines[0]}"
        elif differ(asking, chosen):
            lines = [f"{_by(c)}{line}" for c, line in zip(chosen, lines, strict=True)]
            lines[0] = f"{frame(Frame.DIFFER, question.language)} {lines[0]}"
        elif question.language != "ar":
            lines[0] = f"{frame(Frame.LEAD, question.language)} {lines[0]}"
        return Answer(
            question=question,
            outcome=Outcome.ANSWERED,
            text="\n".join(lines),
            citations=tuple(
                Citation(number, c.passage.chunk.source, c.text, c.start, c.end)
                for number, c in enumerate(chosen, start=1)
            ),
            passages=tuple(passages),
            trace=Trace(answerer=self.name, confidence=round(sure, 4)),
        )


def _lines(asking: Asking, chosen: Sequence[Candidate], *, bare: bool) -> list[str]:
    """What is shown of each sentence; the short answer only of one that surely answers."""
    # What somebody said is worth little without who said it: such sentences stay whole longer.
    if len(chosen) == 1 or asking.kind is Asked.SAID:
        return [_shown(asking, candidate, _MOST_WORDS, bare=bare) for candidate in chosen]
    first, second = chosen
    goes_on_only = bare or second.score < 0  # a name in what rather goes on is no second answer
    whole = _shown(asking, second, len(second.text), bare=goes_on_only)
    most = max(_LEAST_OF_FIRST, _MOST_OF_TWO - len(words(whole)))
    told = _shown(asking, first, most, bare=bare)
    left = max(_LEAST_OF_SECOND, _MOST_OF_TWO - len(words(told)))
    return [told, _shown(asking, second, left, bare=goes_on_only)]


def _shown(asking: Asking, candidate: Candidate, most: int, *, bare: bool) -> str:
    """The short answer and the sentence, of which whole clauses may go: `most` words if it can."""
    first = "" if bare else short_answer(asking, candidate)
    start, end = shorten(candidate.text, asking, most - len(words(first)), candidate.answer)
    if first and first not in candidate.text[start:end]:
        start, end = 0, len(candidate.text)
    shown = candidate.text[start:end] + "…" * goes_on(candidate.text, end)
    # Not a colon, which says that what follows was said by what stands before it.
    return without_marks(f"{first} — {shown}" if first else shown)


def _by(candidate: Candidate) -> str:
    """Who says so and when, for accounts that differ."""
    source = candidate.passage.chunk.source
    dated = source.published.date().isoformat() if source.published else ""
    told = " ".join(part for part in (source.publisher or "", dated) if part)
    return f"{told}: " if told else ""
