"""Sentences of passages that don't speak of a country the question is about come behind others.

Among news of one subject "why does Berlin hesitate?" finds much on hesitation, and what is about
Germany is told by its name, its people or its capital: docs/decisions/0016-who-is-meant.md.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rag.ranking.candidates import Candidate
from rag.ranking.features import Asking
from rag.words.countries import told_countries
from rag.words.governments import government_acting, governments_asked_about

_BEHIND: Final = 1.5  # of the ranker's score


def behind(asking: Asking, found: Sequence[Candidate]) -> NDArray[np.float64]:
    """What each candidate's score loses; none loses anything where all would.

    Args:
        asking: The question; in another language than Arabic it names no government here.
        found: The candidates.
    """
    asked = governments_asked_about(asking.text)
    if not asked:
        return np.zeros(len(found))
    lacking = np.array([not asked <= _spoken_of(candidate) for candidate in found])
    return np.zeros(len(found)) if lacking.all() else _BEHIND * lacking


def tells_of_who_acts(question: str, one: Candidate) -> bool:
    """Whether a candidate or what stands right before it speaks of whoever a question has act.

    "What does Warsaw fear?" is not surely answered by a sentence that has no word of Poland.

    Args:
        question: In another language than Arabic it names none here, and any candidate will do.
        one: The candidate; what stands before the first of a passage is not known, and so nothing.
    """
    acting = government_acting(question)
    if not acting:
        return True
    title = one.passage.chunk.source.title
    return any(acting in told_countries(text) for text in (one.text, one.before, title))


def _spoken_of(candidate: Candidate) -> frozenset[str]:
    chunk = candidate.passage.chunk
    return told_countries(chunk.source.title) | told_countries(chunk.text)
