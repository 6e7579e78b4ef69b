"""Small convex fits: a listwise softmax and a logistic regression, by Adam over the whole set."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.float64]
_RATE: Final = 0.05
_SMALL: Final = 2e-3  # pulls weights to 0 that nothing speaks for


def listwise(lists: Sequence[tuple[Rows, NDArray[np.bool_]]], *, positive: bool = False) -> Rows:
    """Weights that give the right rows of each list the largest softmax share.

    Args:
        lists: Of each the features (n, k) and which rows are right (n,), at least one.
        positive: Whether weights below 0 are set to 0.
    """

    def slope(weights: Rows) -> Rows:
        total = np.zeros_like(weights)
        for each, right in lists:
            shares = _softmax(each @ weights)
            wanted = np.where(right, shares, 0.0)
            total += (shares - wanted / wanted.sum()) @ each
        return np.asarray(total / len(lists) + _SMALL * weights)

    return _descend(slope, lists[0][0].shape[1], steps=400, positive=positive)


def logistic(told: Rows, right: NDArray[np.bool_], counted: Rows | None = None) -> Rows:
    """Weights of a logistic regression.

    Args:
        told: (n, k).
        right: (n,).
        counted: (n,), how much each counts; all the same when None.
    """
    share = np.ones(len(told)) if counted is None else counted
    share = share / share.sum()
    spread = told.std(0)
    spread[spread < 1e-6] = 1.0
    scaled = told / spread

    def slope(weights: Rows) -> Rows:
        miss = 1.0 / (1.0 + np.exp(-(scaled @ weights))) - right
        return np.asarray(scaled.T @ (miss * share) + _SMALL * weights)

    return np.asarray(_descend(slope, told.shape[1], steps=1500) / spread)


def _descend(
    slope: Callable[[Rows], Rows], size: int, *, steps: int, positive: bool = False
) -> Rows:
    weights = np.zeros(size)
    first, second = np.zeros(size), np.zeros(size)
    for step in range(1, steps + 1):
        found = slope(weights)
        first, second = 0.9 * first + 0.1 * found, 0.999 * second + 0.001 * found**2
        weights -= _RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
        if positive:
            weights = np.maximum(weights, 0.0)
    return weights


def _softmax(values: Rows) -> Rows:
    shares = np.exp(values - values.max())
    return np.asarray(shares / shares.sum())
