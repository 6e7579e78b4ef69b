"""The linear sentence ranker and its confidence: weights learnt by `training/ranker.py`."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rag.features import NAMES

# What the confidence is judged by, beside the chosen sentence's own features.
CONFIDENCE_NAMES = (*NAMES, "score", "margin", "coverage", "passage_margin")


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights over `features.NAMES`, and over `CONFIDENCE_NAMES` for the confidence."""

    weights: NDArray[np.float64]
    confidence_weights: NDArray[np.float64]
    confidence_bias: float

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """One score for each row of features; higher is better."""
        return np.asarray(rows @ self.weights)

    def confidence(self, row: Sequence[float]) -> float:
        """How likely it is that the articles answer, 0 to 1, by a row of `CONFIDENCE_NAMES`."""
        logit = float(np.asarray(row) @ self.confidence_weights) + self.confidence_bias
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, logit))))


def confidence_row(
    rows: NDArray[np.float64], scores: NDArray[np.float64], coverage: float
) -> list[float]:
    """What the confidence is judged by, for the best of the candidates."""
    order = np.argsort(-scores)
    best = order[0]
    margin = float(scores[best] - scores[order[1]]) if len(order) > 1 else 1.0
    similarities = np.sort(np.unique(rows[:, NAMES.index("passage_cosine")]))[::-1]
    spread = float(similarities[0] - similarities[len(similarities) // 2])
    return [*rows[best], float(scores[best]), margin, coverage, spread]


@cache
def load_ranker() -> Ranker:
    """The ranker that comes with Sanad."""
    kept = json.loads(files("rag").joinpath("ranker.json").read_text("utf-8"))
    return Ranker(
        weights=_column(kept["weights"], NAMES),
        confidence_weights=_column(kept["confidence"], CONFIDENCE_NAMES),
        confidence_bias=float(kept["confidence_bias"]),
    )


def _column(weights: Mapping[str, float], names: Sequence[str]) -> NDArray[np.float64]:
    return np.array([float(weights[name]) for name in names])
