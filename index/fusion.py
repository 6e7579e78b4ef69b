"""Fusing both legs' scores for one question's candidates; pure.

z-scores, so that BM25 and cosines can be added; the words' share depends on how much of the
question the words can match at all (a question in another language than the articles matches by
its vector alone).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What both legs say of n candidates, each an array of n.

    Attributes:
        words: One array of BM25 scores for each lexical view; 0 where not among its best.
        cosine: NaN where a chunk has no vector yet.
        coverage: 0 to 1, the share of the question's words that the articles know.
    """

    words: tuple[Scores, ...]
    cosine: Scores
    coverage: float


def fuse(evidence: Evidence, dense_weight: float) -> Scores:
    """One score for each candidate; higher is better."""
    words = _mean_z(evidence.words) if evidence.words else np.zeros_like(evidence.cosine)
    known = ~np.isnan(evidence.cosine)
    dense = np.zeros_like(evidence.cosine)
    if known.any():
        dense[known] = _z(evidence.cosine[known])
        # No vector yet: its words speak for both legs, so that it is neither lost nor favoured.
        dense[~known] = words[~known]
    else:
        dense = words
    return np.asarray(evidence.coverage * words + dense_weight * dense)


def _mean_z(views: tuple[Scores, ...]) -> Scores:
    return np.asarray(np.mean([_z(view) for view in views], axis=0))


def _z(scores: Scores) -> Scores:
    spread = scores.std()
    if spread < 1e-9:
        return np.zeros_like(scores)
    return np.asarray((scores - scores.mean()) / spread)
