"""Draws the passages that the reader reads for one question after another."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from training.cases import OURS
from training.lessons import Case, Lesson, likeness
from training.rewording import reword

_TITLED: Final = {OURS: 0.75}  # how often a passage is read under its title; else half the time
_ASIDE: Final = 2  # passages of the same article that don't answer, at most
_FOUND: Final = 2  # passages of other articles that the search finds, at most
_ALONE: Final = 0.25  # how often single sentences are read, as in `rag.ranking.second_look`
_SENTENCES: Final = 5  # that don't answer, beside one that does
_ELSEWHERE: Final = 0.08  # how often a passage on something else is
_HARDNESS: Final = 4.0  # how much sooner a passage sharing all the question's words is drawn


def drawer(
    cases: dict[str, list[Case]],
    shares: Mapping[str, float],
    chance: np.random.Generator,
    reworded: float = 0.0,
) -> Callable[[], list[Lesson]]:
    """What draws the passages of one question: one that answers, if any, and some that don't.

    Every case of a set is drawn once before any is drawn again.

    Args:
        cases: By the names in `shares`.
        shares: How often a question is drawn from each set.
        chance: What is drawn at random.
        reworded: Share of the questions that are asked in other words.
    """
    names = list(cases)
    odds = np.array([shares[name] for name in names])
    odds /= odds.sum()
    waiting: dict[str, list[int]] = {name: [] for name in names}

    def draw() -> list[Lesson]:
        name = names[int(chance.choice(len(names), p=odds))]
        if not waiting[name]:
            waiting[name] = chance.permutation(len(cases[name])).tolist()
        one = cases[name][waiting[name].pop()]
        drawn = [one.answering[int(chance.integers(len(one.answering)))]] if one.answering else []
        drawn += _hardest(one.others, _ASIDE, chance)
        drawn += [one.found[at] for at in chance.permutation(len(one.found))[:_FOUND]]
        if one.answering and chance.random() < _ELSEWHERE:
            other = cases[name][int(chance.integers(len(cases[name])))]
            drawn += [
                replace(far, question=drawn[0].question, right=frozenset(), answer=None)
                for far in other.answering[:1]
                if far.text != drawn[0].text
            ]
        if drawn and chance.random() < reworded:
            asked = reword(drawn[0].question, chance)
            drawn = [replace(lesson, question=asked) for lesson in drawn]
        if chance.random() < _ALONE:
            return _by_themselves(drawn, chance)
        titled = chance.random() < _TITLED.get(name, 0.5)
        return drawn if titled else [replace(lesson, title="") for lesson in drawn]

    return draw


def _by_themselves(drawn: Sequence[Lesson], chance: np.random.Generator) -> list[Lesson]:
    """A sentence that answers, if any, and some that don't, each a passage without a title."""
    right: list[Lesson] = []
    wrong: list[Lesson] = []
    for lesson in drawn:
        for at, (start, end) in enumerate(lesson.spans):
            answer = lesson.answer
            inside = answer and at in lesson.right and start <= answer[0] and answer[1] <= end
            one = replace(
                lesson,
                title="",
                text=lesson.text[start:end],
                spans=((0, end - start),),
                right=frozenset([0]) if at in lesson.right else frozenset(),
                answer=(answer[0] - start, answer[1] - start) if answer and inside else None,
                likeness=likeness(lesson.question, lesson.text[start:end]),
            )
            (right if one.right else wrong).append(one)
    return right[:1] + _hardest(wrong, _SENTENCES, chance)


def _hardest(others: Sequence[Lesson], count: int, chance: np.random.Generator) -> list[Lesson]:
    if not others or not count:
        return []
    odds = np.array([math.exp(_HARDNESS * lesson.likeness) for lesson in others])
    picked = chance.choice(len(others), min(count, len(others)), replace=False, p=odds / odds.sum())
    return [others[int(at)] for at in picked]
