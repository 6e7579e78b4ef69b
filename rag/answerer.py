"""What an answerer is: passages in, a cited answer out."""

from collections.abc import Sequence
from typing import Final, Protocol

from index.article import Passage
from rag.answer import Answer, Question

EXTRACTIVE: Final = "extractive"  # the name of what answers with sentences of the articles


class Answerer(Protocol):
    """Answers a question from passages, and from nothing else."""

    @property
    def name(self) -> str:
        """As it stands in an answer's trace: "extractive" or "chat"."""

    def answer(self, question: Question, passages: Sequence[Passage]) -> Answer:
        """The answer, with citations; a refusal when the passages don't answer."""
