"""Fusing both legs' scores for one question's candidates; pure.

z-scores, so that BM25 and cosines can be added. The words count by the share of the question that
they can match at all, wholly for a question in another language: one whose words the tables don't
know goes by its vector alone. Texts without a title are weighed apart: most are paragraphs, and the
view of whole articles says again what their chunks say.
The weights were learnt as in `training/fusion.py` and halved or rounded as
docs/decisions/0008-fused-search.md tells.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.text.analysis import View

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """What each leg's z-scores count.

    Attributes:
        cosine: Of the vectors.
        views: Of each view of the words.
        gated: How much of that hangs on the share of the question that the words can match.
    """

    cosine: float
    views: Mapping[View, float]
    gated: float


ARABIC: Final = Weights(
    1.92,
    {View.EXACT: 0.1, View.STEMS: 0.33, View.GRAMS: 0.25, View.SOUNDS: 0.15, View.WHOLE: 1.0},
    gated=0.5,
)
UNTITLED: Final = Weights(
    2.4,
    {View.EXACT: 0.02, View.STEMS: 0.4, View.GRAMS: 0.3, View.SOUNDS: 0.22, View.WHOLE: 0.0},
    gated=ARABIC.gated,
)
FOREIGN: Final = Weights(
    3.9,
    {View.EXACT: 0.1, View.STEMS: 1.0, View.GRAMS: 0.0, View.SOUNDS: 0.7, View.WHOLE: 1.6},
    gated=1.0,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What both legs say of n candidates, each an array of n.

    Attributes:
        words: BM25 scores for each view; 0 where not among its best.
        cosine: NaN where a chunk has no vector yet.
        coverage: 0 to 1, the share of the question's words that the articles know.
        foreign: Whether the question is in another language than the articles.
        titled: 0 to 1, the share of the candidates whose articles have a title.
    """

    words: Mapping[View, Scores]
    cosine: Scores
    coverage: float
    foreign: bool = False
    titled: float = 1.0

    @property
    def weights(self) -> Weights:
        """What each leg counts for this question over these candidates."""
        if self.foreign:
            return FOREIGN
        bare = 1 - self.titled
        return Weights(
            self.titled * ARABIC.cosine + bare * UNTITLED.cosine,
            {v: self.titled * ARABIC.views[v] + bare * UNTITLED.views[v] for v in View},
            ARABIC.gated,
        )


def fuse(evidence: Evidence) -> Scores:
    """One score for each candidate; higher is better.

    A chunk without a vector yet stands as its words do, so it is neither lost nor favoured.
    """
    weights = evidence.weights
    told = columns(evidence)
    words = np.zeros_like(evidence.cosine)
    for view in evidence.words:
        words += weights.views.get(view, 0.0) * told[view]
    dense = np.where(np.isnan(told["cosine"]), _z(words), told["cosine"])
    return np.asarray(words + weights.cosine * dense)


def columns(evidence: Evidence) -> dict[str, Scores]:
    """What each weight multiplies, by the view's name and "cosine" (NaN without a vector)."""
    gated = evidence.weights.gated
    trust = 1 - gated + gated * evidence.coverage
    told = {str(view): trust * _z(scores) for view, scores in evidence.words.items()}
    dense = np.full_like(evidence.cosine, np.nan)
    known = ~np.isnan(evidence.cosine)
    if known.any():
        dense[known] = _z(evidence.cosine[known])
    return {"cosine": dense, **told}


def _z(scores: Scores) -> Scores:
    spread = scores.std()
    if spread < 1e-9:
        return np.zeros_like(scores)
    return np.asarray((scores - scores.mean()) / spread)
