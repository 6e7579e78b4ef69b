"""One sentence or two: which of the ranked candidates make the answer."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rag.asking import Asked
from rag.candidates import Candidate
from rag.fitting import has_quotation
from rag.matching import spellings

_SECOND_SHARE = 0.85  # a second sentence must come this near the first one's score
_SAME = 0.7  # share of words from which two sentences say the same
_LOOKED_AT = 4  # candidates a second sentence is taken from
_GAP = 3  # characters between a sentence and the next


def choose(kind: Asked, found: Sequence[Candidate], scores: NDArray[np.float64]) -> list[Candidate]:
    """The best sentence, with the words spoken beside it or a second article's account."""
    order = np.argsort(-scores)
    best = found[order[0]]
    if kind is Asked.SAID and not has_quotation(best.text):
        for other in found:
            if _stand_together(best, other) and has_quotation(other.text):
                return sorted((best, other), key=lambda candidate: candidate.start)
    floor = float(scores[order[0]]) * _SECOND_SHARE
    for at in order[1:_LOOKED_AT]:
        other = found[at]
        if float(scores[at]) >= floor and other.article != best.article and _adds(best, other):
            return [best, other]
    return [best]


def _stand_together(one: Candidate, other: Candidate) -> bool:
    first, second = sorted((one, other), key=lambda candidate: candidate.start)
    return one.article == other.article and 0 < second.start - first.end <= _GAP


def _adds(best: Candidate, other: Candidate) -> bool:
    one, two = spellings(best.text).stems, spellings(other.text).stems
    return len(one & two) / max(1, min(len(one), len(two))) < _SAME
