"""The linear sentence ranker: weights learnt by `training/ranker.py`."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rag.features import NAMES


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights over `features.NAMES`."""

    weights: NDArray[np.float64]

    def scores(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """One score for each row of features; higher is better."""
        return np.asarray(rows @ self.weights)


@cache
def load_ranker() -> Ranker:
    """The ranker that comes with Sanad."""
    kept = json.loads(files("rag").joinpath("ranker.json").read_text("utf-8"))
    return Ranker(np.array([float(kept["weights"][name]) for name in NAMES]))
