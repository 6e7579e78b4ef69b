"""Saying that the articles don't answer, with the nearest of them under their own label."""

from collections.abc import Sequence

from index.article import Passage, Source
from rag.answer import Answer, Outcome, Question, Trace
from rag.framing import refusal

_NEAR = 0.80  # cosine from which a passage has something to do with the question at all
_OFFERED = 3


def refuse(question: Question, passages: Sequence[Passage], trace: Trace) -> Answer:
    """The answer that there is none: no citations, what was looked for, what may be of interest."""
    return Answer(
        question=question,
        outcome=Outcome.NO_EVIDENCE,
        text=refusal(question),
        passages=tuple(passages),
        near=nearest(passages),
        trace=trace,
    )


def nearest(passages: Sequence[Passage]) -> tuple[Source, ...]:
    """Up to three articles worth a look; never citations."""
    found: dict[str, Source] = {}
    for passage in passages:
        if (passage.similarity or 0.0) >= _NEAR:
            found.setdefault(passage.chunk.source.id, passage.chunk.source)
    return tuple(found.values())[:_OFFERED]
