"""Word translations learnt from sentences that say the same: IBM's model 1, in both directions.

Source: Brown et al. 1993, "The mathematics of statistical machine translation".
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Pair = tuple[Sequence[str], Sequence[str]]  # the words of a sentence and of its translation
Table = dict[tuple[str, str], tuple[float, float]]  # (word, its translation): probability, count

_ROUNDS: Final = 6
_LONGEST: Final = 70  # words; longer sentences align badly
_PRIOR: Final = 0.3  # added to a word's count, so that one seen once is not certain
_LEAST: Final = 0.12  # geometric mean of both directions
_SEEN: Final = 1.2  # expected count below which only a sure translation is kept
_SURE: Final = 0.4
_MOST: Final = 4


def translations(pairs: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """The likeliest translations of each word, 0 to 1: the geometric mean of both directions."""
    forth = _model(pairs)
    back = _model([(target, source) for source, target in pairs])
    found: dict[str, dict[str, float]] = {}
    for (source, target), (probability, count) in forth.items():
        weight = math.sqrt(probability * back.get((target, source), (0.0, 0.0))[0])
        if weight >= _LEAST and (count >= _SEEN or weight > _SURE):
            found.setdefault(source, {})[target] = weight
    return {word: best(options, _MOST) for word, options in found.items()}


def best(options: dict[str, float], most: int) -> dict[str, float]:
    """The heaviest options, heaviest first."""
    return dict(sorted(options.items(), key=lambda item: (-item[1], item[0]))[:most])


def _model(pairs: Sequence[Pair]) -> Table:
    """p(target | source) by expectation maximisation over the words of each sentence."""
    sources: dict[str, int] = {}
    targets: dict[str, int] = {}
    rows = []
    for source, target in pairs:
        s = [sources.setdefault(word, len(sources)) for word in dict.fromkeys(source)]
        t = [targets.setdefault(word, len(targets)) for word in dict.fromkeys(target)]
        if s and t and max(len(s), len(t)) < _LONGEST:
            rows.append((np.array(s), np.array(t)))
    s_all = np.concatenate([np.tile(s, len(t)) for s, t in rows])
    t_all = np.concatenate([np.repeat(t, len(s)) for s, t in rows])
    sentence = np.concatenate([np.full(len(s) * len(t), i) for i, (s, t) in enumerate(rows)])
    couples, place = np.unique(t_all * len(sources) + s_all, return_inverse=True)
    _, group = np.unique(sentence * len(targets) + t_all, return_inverse=True)
    probability, count = _expected(couples % len(sources), place, group)
    names, others = list(sources), list(targets)
    return {
        (names[couple % len(names)], others[couple // len(names)]): (float(p), float(c))
        for couple, p, c in zip(couples.tolist(), probability, count, strict=True)
        if p > 0.02
    }


def _expected(
    source: NDArray[np.int64], place: NDArray[np.int64], group: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Probability and expected count of each couple of words.

    Args:
        source: The source word of each couple.
        place: The couple of each pair of words met in a sentence.
        group: Which target word, in which sentence, each such pair explains.
    """
    probability: NDArray[np.float64] = np.ones(len(source))
    count: NDArray[np.float64] = probability
    for _ in range(_ROUNDS):
        share = probability[place]
        share = share / np.bincount(group, share)[group]
        count = np.bincount(place, share, len(source)).astype(np.float64)
        total = np.bincount(source, count)
        probability = count / (total[source] + _PRIOR)
    return probability, count
