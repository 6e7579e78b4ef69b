"""Draws the passages that the reader reads for one question after another."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from training.lessons import OURS, SHARES, Case, Lesson

_TITLED: Final = {OURS: 0.75}  # how often a passage is read under its title; else half the time
_ASIDE: Final = 0.4  # how often a passage that does not answer is read beside one that does
_FOUND: Final = 0.5  # how often a passage of another article is that the search finds
_ELSEWHERE: Final = 0.08  # how often a passage on something else is
_HARDNESS: Final = 4.0  # how much sooner a passage sharing all the question's words is drawn


def drawer(cases: dict[str, list[Case]], chance: np.random.Generator) -> Callable[[], list[Lesson]]:
    """What draws the passages of one question: one that answers, if any, and some that don't.

    Every case of a set is drawn once before any is drawn again.
    """
    names = list(SHARES)
    shares = np.array([SHARES[name] for name in names]) / sum(SHARES.values())
    waiting: dict[str, list[int]] = {name: [] for name in names}

    def draw() -> list[Lesson]:
        name = names[int(chance.choice(len(names), p=shares))]
        if not waiting[name]:
            waiting[name] = chance.permutation(len(cases[name])).tolist()
        one = cases[name][waiting[name].pop()]
        drawn = [one.answering[int(chance.integers(len(one.answering)))]] if one.answering else []
        count = int(chance.random() < _ASIDE) if drawn else 1 + int(chance.random() < 0.6)
        drawn += _hardest(one.others, count, chance)
        if one.found and chance.random() < _FOUND:
            drawn.append(one.found[int(chance.integers(len(one.found)))])
        if one.answering and chance.random() < _ELSEWHERE:
            other = cases[name][int(chance.integers(len(cases[name])))]
            drawn += [
                replace(far, question=drawn[0].question, right=frozenset(), answer=None)
                for far in other.answering[:1]
                if far.text != drawn[0].text
            ]
        titled = chance.random() < _TITLED.get(name, 0.5)
        return drawn if titled else [replace(lesson, title="") for lesson in drawn]

    return draw


def _hardest(others: Sequence[Lesson], count: int, chance: np.random.Generator) -> list[Lesson]:
    if not others or not count:
        return []
    odds = np.array([math.exp(_HARDNESS * lesson.likeness) for lesson in others])
    picked = chance.choice(len(others), min(count, len(others)), replace=False, p=odds / odds.sum())
    return [others[int(at)] for at in picked]
