"""Results: what became of one gold item, and its form in a report."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from index.article import Source
from rag.answer import Citation, Outcome
from rag.evaluation.gold import GoldItem

ERROR = "error"  # the outcome of an item whose answer failed


@dataclass(frozen=True, slots=True)
class Result:
    """One item, answered or not.

    Attributes:
        outcome: A value of `Outcome`, or "error".
        retrieved: Distinct article ids, best first.
        seconds: Question to answer.
        correct: An accepted wording is in the answer; for a question to be refused: it was.
        verbatim: Share of citations that quote exactly, or None without citations.
        error: What failed, or empty.
    """

    item: GoldItem
    outcome: str
    text: str = ""
    citations: tuple[Citation, ...] = ()
    retrieved: tuple[str, ...] = ()
    seconds: float = 0.0
    correct: bool = False
    verbatim: float | None = None
    error: str = ""

    @property
    def answered(self) -> bool:
        """Whether an answer was given, right or wrong."""
        return self.outcome == Outcome.ANSWERED

    def row(self) -> dict[str, Any]:
        """The result as a report holds it; a failed item's text says what failed."""
        return {
            "id": self.item.id,
            "outcome": self.outcome,
            "text": self.text or self.error,
            "citations": [_citation_row(citation) for citation in self.citations],
            "retrieved": list(self.retrieved),
            "correct": self.correct,
            "seconds": round(self.seconds, 4),
        }

    @classmethod
    def of_row(cls, row: dict[str, Any], item: GoldItem) -> "Result":
        """A result read back from a report; `verbatim` is not in it.

        Raises:
            KeyError, TypeError, ValueError: If the row is none of ours.
        """
        return cls(
            item=item,
            outcome=str(row["outcome"]),
            text=str(row["text"]),
            citations=tuple(_citation(cited) for cited in row["citations"]),
            retrieved=tuple(row["retrieved"]),
            seconds=float(row["seconds"]),
            correct=bool(row["correct"]),
        )


def _citation_row(citation: Citation) -> dict[str, Any]:
    source = citation.source
    return {
        "number": citation.number,
        "article": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "published": source.published.isoformat() if source.published else None,
        "url": source.url,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
    }


def _citation(row: dict[str, Any]) -> Citation:
    published = row.get("published")
    source = Source(
        id=row["article"],
        title=row.get("title") or "",
        publisher=row.get("publisher"),
        url=row.get("url"),
        published=datetime.fromisoformat(published) if published else None,
    )
    return Citation(int(row["number"]), source, row["quote"], int(row["start"]), int(row["end"]))
