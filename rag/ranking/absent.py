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
from rag.words.governments import governments_asked_about

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


def _spoken_of(candidate: Candidate) -> frozenset[str]:
    chunk = candidate.passage.chunk
    return told_countries(chunk.source.title) | told_countries(chunk.text)
