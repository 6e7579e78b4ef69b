import pytest

from rag.evaluation.intervals import difference, estimate, percentile


def test_estimate_is_near_the_normal_interval_of_a_share() -> None:
    # 80 of 100: 0.8 ± 1.96·sqrt(0.8·0.2/100) = 0.7216 to 0.8784
    found = estimate([1.0] * 80 + [0.0] * 20)
    assert found.value == pytest.approx(0.8)
    assert found.low == pytest.approx(0.7216, abs=0.02)
    assert found.high == pytest.approx(0.8784, abs=0.02)
    assert found.n == 100


def test_estimate_is_the_same_each_time() -> None:
    values = [0.1, 0.9, 0.4, 0.7]
    assert estimate(values) == estimate(values)


def test_estimate_of_nothing_is_null_not_zero() -> None:
    found = estimate([])
    assert (found.value, found.low, found.high, found.n) == (None, None, None, 0)


def test_percentile_interpolates() -> None:
    # Of 1..5, p50 is 3 and p95 is 4 + 0.8.
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert estimate(values, percentile(50)).value == 3.0
    assert estimate(values, percentile(95)).value == pytest.approx(4.8)


def test_difference_is_paired() -> None:
    # Every pair gains 0.1, however much the pairs differ among themselves: no spread at all.
    old = [0.0, 0.5, 0.9, 0.2]
    found = difference(old, [value + 0.1 for value in old])
    assert found.value == pytest.approx(0.1)
    assert found.low == pytest.approx(0.1)
    assert found.high == pytest.approx(0.1)


def test_difference_refuses_unequal_lengths() -> None:
    with pytest.raises(ValueError, match="paired"):
        difference([1.0], [])
