"""Passages and a plain answerer for tests of what is done with them."""

from collections.abc import Sequence
from datetime import UTC, datetime

from index.article import Chunk, Passage, Source
from index.text.sentences import sentence_spans
from rag.answer import Answer, Citation, Outcome, Question, Trace

DAY = datetime(2025, 9, 4, tzinfo=UTC)


def passage(
    text: str,
    article: str = "paris",
    *,
    rank: int = 1,
    start: int = 0,
    title: str = "قمة باريس",
    publisher: str = "المرصد",
) -> Passage:
    source = Source(article, title=title, publisher=publisher, published=DAY)
    chunk = Chunk(f"{article}@0#{rank}", source, start, start + len(text), text)
    return Passage(chunk, rank, 1.0 / rank, 0.9)


class FirstSentence:
    """Quotes the first sentence of the first passage; refuses without one."""

    name = "extractive"

    def answer(self, question: Question, passages: Sequence[Passage]) -> Answer:
        trace = Trace(answerer=self.name)
        if not passages:
            return Answer(question, Outcome.NO_EVIDENCE, "لا جواب", trace=trace)
        chunk = passages[0].chunk
        start, end = sentence_spans(chunk.text)[0]
        quote = Citation(
            1, chunk.source, chunk.text[start:end], chunk.start + start, chunk.start + end
        )
        return Answer(
            question, Outcome.ANSWERED, f"{quote.quote} [1]", (quote,), tuple(passages), trace=trace
        )
