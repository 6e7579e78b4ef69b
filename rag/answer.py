"""The types of the answering floor: Question, Citation, Answer."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from index.article import Passage, Source

MARK = re.compile(r"\[(\d{1,3})\]")


class Outcome(StrEnum):
    """How an answer ended."""

    ANSWERED = "answered"
    NO_EVIDENCE = "no_evidence"  # nothing in the articles answers
    DECLINED = "declined"  # not a question for the articles (greeting, thanks, order)
    UNSUPPORTED = "unsupported"  # something was written, but no claim of it could be verified


@dataclass(frozen=True, slots=True)
class Question:
    """A question as typed.

    Attributes:
        text: As typed, trimmed.
        history: Earlier questions of the same conversation, oldest first.
        asked_at: Aware datetime.
        language: ISO 639-1 code of the question's language.
    """

    text: str
    history: tuple[str, ...] = ()
    asked_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    language: str = "ar"


@dataclass(frozen=True, slots=True)
class Citation:
    """The words an [n] in the answer rests on.

    Attributes:
        number: The n of [n], from 1.
        source: The article quoted.
        quote: Verbatim: exactly `body[start:end]` of the article.
        start: First character, counted in the article's body.
        end: One past the last character.
    """

    number: int
    source: Source
    quote: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.quote):
            raise ValueError(f"[{self.number}] {self.start}..{self.end} is not the quote's length")


@dataclass(frozen=True, slots=True)
class Trace:
    """How an answer came about, for logs and evaluation; nothing a reader needs.

    Attributes:
        answerer: "extractive" or "chat".
        model: Chat model as `provider:name`, or None.
        prompt: Digest of the prompt used, or None.
        index: Identity of the index that was searched.
        seconds: Question to answer.
        confidence: 0 to 1, of the extractive choice.
        note: Why a fallback was taken, or what was searched instead of the question as typed.
    """

    answerer: str = "extractive"
    model: str | None = None
    prompt: str | None = None
    index: str = ""
    seconds: float = 0.0
    confidence: float = 0.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose every sentence carries a mark [n] that resolves to a citation.

    Attributes:
        text: With [n] marks, in the question's language; quotes as published.
        passages: What the search found, best first (for evaluation and "near articles").
        near: Articles offered under their own label when there is no answer; never citations.
    """

    question: Question
    outcome: Outcome
    text: str
    citations: tuple[Citation, ...] = ()
    passages: tuple[Passage, ...] = ()
    near: tuple[Source, ...] = ()
    trace: Trace = field(default_factory=Trace)

    def __post_init__(self) -> None:
        numbers = [citation.number for citation in self.citations]
        if (self.outcome is Outcome.ANSWERED) != bool(numbers):
            raise ValueError(f"{self.outcome} with {len(numbers)} citations")
        if len(set(numbers)) != len(numbers):
            raise ValueError(f"citation numbers repeat: {numbers}")
        if numbers and not set(marks(self.text)) <= set(numbers):
            raise ValueError(f"marks {marks(self.text)} without citations {numbers}")

    def opening(self, article: str) -> str:
        """The first words found of an article, or an empty text."""
        chunks = [p.chunk for p in self.passages if p.chunk.source.id == article]
        return min(chunks, key=lambda chunk: chunk.start).text if chunks else ""


def marks(text: str) -> tuple[int, ...]:
    """The n of every [n] in the text, in order of appearance."""
    return tuple(int(number) for number in MARK.findall(text))
