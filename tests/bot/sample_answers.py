"""Answers as the chain would give them, for tests of what is done with them."""

from datetime import UTC, datetime

from index.article import Source
from rag.answer import Answer, Citation, Outcome, Question

RUTTE = "وقال روته: «روسيا لا تملك حق النقض على ضمانات أوكرانيا الأمنية»."
PARIS = Source(
    id="paris/summit",
    title="قمة باريس: ضمانات أمنية <لأوكرانيا> & خلافات",
    publisher="Reuters",
    url="https://example.org/a?b=1&c=2",
    published=datetime(2025, 9, 4, 12, tzinfo=UTC),
)


def citation(number: int, quote: str = RUTTE, source: Source = PARIS) -> Citation:
    return Citation(number, source, quote, 0, len(quote))


def answered(text: str, *citations: Citation, language: str = "ar", asked: str = "س؟") -> Answer:
    question = Question(asked, language=language)
    return Answer(question, Outcome.ANSWERED, text, citations or (citation(1),))


def refused(text: str, *near: Source, language: str = "ar") -> Answer:
    return Answer(Question("س؟", language=language), Outcome.NO_EVIDENCE, text, near=near)
