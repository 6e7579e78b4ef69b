"""The learnt weights of choosing and of confidence, made by `training/answering.py`."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rag.ranking.confidence import TRAITS
from rag.ranking.features import NAMES
from rag.ranking.second_look import Worth


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear ranker over `features.NAMES`, a logistic judge over `confidence.TRAITS`.

    `again` is what the second look adds to the ranker's score.
    """

    ranker: NDArray[np.float64]
    again: Worth
    judge: NDArray[np.float64]

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """One score for each row of features; higher is better."""
        return np.asarray(rows @ self.ranker)

    def confidence(self, traits: NDArray[np.float64]) -> float:
        """How likely the articles are to answer, 0 to 1."""
        return float(1.0 / (1.0 + np.exp(-float(traits @ self.judge))))


@cache
def load_weights() -> Weights:
    """The weights that come with Sanad."""
    kept = json.loads(files("rag.ranking").joinpath("weights.json").read_text("utf-8"))
    return Weights(
        np.array([float(kept["ranker"][name]) for name in NAMES]),
        Worth(**kept["again"]),
        np.array([float(kept["judge"][name]) for name in TRAITS]),
    )
