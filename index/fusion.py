"""Fusing both legs' scores for one question's candidates; pure.

z-scores, so that BM25 and cosines can be added. The words count by the share of the question that
they can match at all: a question whose words the articles don't know goes by its vector alone.
The weights were learnt by `training/fusion.py` (docs/decisions/0008-fusion.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.analysis import View

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each leg's z-scores count.

    Attributes:
        cosine: Of the vectors.
        views: Of each view of the words, times the coverage.
    """

    cosine: float
    views: Mapping[View, float]


ARABIC: Final = Weights(
    1.9,
    {View.EXACT: 0.03, View.STEMS: 0.0, View.GRAMS: 0.45, View.SOUNDS: 0.22, View.WHOLE: 0.6},
)
FOREIGN: Final = Weights(3.4, {View.STEMS: 1.4, View.GRAMS: 0.0, View.SOUNDS: 1.0, View.WHOLE: 1.6})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What both legs say of n candidates, each an array of n.

    Attributes:
        words: BM25 scores for each view; 0 where not among its best.
        cosine: NaN where a chunk has no vector yet.
        coverage: 0 to 1, the share of the question's words that the articles know.
        foreign: Whether the question is in another language than the articles.
    """

    words: Mapping[View, Scores]
    cosine: Scores
    coverage: float
    foreign: bool = False


def fuse(evidence: Evidence) -> Scores:
    """One score for each candidate; higher is better."""
    weights = FOREIGN if evidence.foreign else ARABIC
    views = [weights.views.get(view, 0.0) * _z(scores) for view, scores in evidence.words.items()]
    words = np.sum(views, axis=0) if views else np.zeros_like(evidence.cosine)
    return np.asarray(evidence.coverage * words + weights.cosine * _dense(evidence.cosine, words))


def _dense(cosine: Scores, words: Scores) -> Scores:
    """z-scores of the cosines; a chunk without a vector yet stands as its words do.

    So it is neither lost nor favoured.
    """
    known = ~np.isnan(cosine)
    if not known.any():
        return _z(words)
    dense = _z(words)
    dense[known] = _z(cosine[known])
    return dense


def _z(scores: Scores) -> Scores:
    spread = scores.std()
    if spread < 1e-9:
        return np.zeros_like(scores)
    return np.asarray((scores - scores.mean()) / spread)
