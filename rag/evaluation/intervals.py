"""Bootstrap intervals: how far a figure could be off, given how few questions there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 1_000
SEED = 20_260_801  # the same file gives the same interval each time

Statistic = Callable[[NDArray[np.float64]], NDArray[np.float64]]  # over the last axis


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with its 95% interval.

    Attributes:
        value: None where there is nothing to measure.
        low: 2.5th percentile of the resampled figure.
        high: 97.5th percentile.
        n: Items behind it.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int


def mean(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean over the last axis."""
    return np.asarray(values.mean(axis=-1))


def percentile(share: float) -> Statistic:
    """A statistic: the percentile `share` (0 to 100), linearly interpolated."""

    def at(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(np.percentile(values, share, axis=-1))

    return at


def estimate(values: Sequence[float], statistic: Statistic = mean) -> Estimate:
    """The statistic with its 95% percentile bootstrap interval (Efron & Tibshirani 1993, ch. 13).

    Args:
        values: One figure an item.
        statistic: Over the last axis; the mean unless said otherwise.
    """
    if not values:
        return Estimate(None, None, None, 0)
    sample = np.asarray(values, dtype=np.float64)
    low, high = np.percentile(statistic(sample[_draws(len(sample))]), [2.5, 97.5])
    return Estimate(float(statistic(sample)), float(low), float(high), len(sample))


def difference(old: Sequence[float], new: Sequence[float], statistic: Statistic = mean) -> Estimate:
    """New minus old over the same items in the same order, resampled in pairs.

    Raises:
        ValueError: If the lengths differ.
    """
    if len(old) != len(new):
        raise ValueError(f"{len(old)} old values cannot be paired with {len(new)} new ones")
    if not old:
        return Estimate(None, None, None, 0)
    before, after = (np.asarray(values, dtype=np.float64) for values in (old, new))
    draws = _draws(len(before))
    resampled = statistic(after[draws]) - statistic(before[draws])
    low, high = np.percentile(resampled, [2.5, 97.5])
    value = float(statistic(after) - statistic(before))
    return Estimate(value, float(low), float(high), len(before))


def _draws(n: int) -> NDArray[np.int64]:
    """Which items each resample takes, shape (resamples, n)."""
    return np.random.default_rng(SEED).integers(0, n, size=(RESAMPLES, n))
