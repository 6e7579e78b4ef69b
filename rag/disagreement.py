"""Accounts that differ: two articles that answer the same question with other figures."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from rag.questions.asking import Asked
from rag.ranking.candidates import Candidate
from rag.ranking.features import Asking, names_held
from rag.short_answer import short_answer
from rag.words.numbers import figures

Figures = frozenset[tuple[str, float]]  # kinds and values
_WEEKDAY: Final = "weekday"
_WEEK: Final = timedelta(days=7)
_SAME_SUBJECT: Final = 0.6  # share of the question's names that both passages must hold


def differ(asking: Asking, chosen: Sequence[Candidate]) -> bool:
    """Whether two articles give different numbers, or different dates, for what is asked.

    Both must be about whom or what the question names and say it in a few words of their own;
    then no figure may be in both.
    """
    kind = asking.kind
    if kind not in (Asked.HOW_MANY, Asked.WHEN) or len(chosen) != 2:
        return False
    one, other = chosen
    if one.article == other.article:
        return False
    if any(names_held(asking.sought, each) < _SAME_SUBJECT for each in chosen):
        return False
    ours, theirs = (_values(kind, short_answer(asking, each)) for each in chosen)
    if not ours or not theirs or not ours.isdisjoint(theirs):
        return False
    return kind is not Asked.WHEN or _comparable(ours, theirs, chosen)


def _comparable(ours: Figures, theirs: Figures, chosen: Sequence[Candidate]) -> bool:
    """Whether two dates can't both be true: December 11 may be a Tuesday.

    Of weekdays alone only those that articles of one week name: others are of other weeks.
    """
    shared = {kind for kind, _ in ours} & {kind for kind, _ in theirs}
    if shared != {_WEEKDAY}:
        return bool(shared)
    one, other = (each.passage.chunk.source.published for each in chosen)
    return one is not None and other is not None and abs(one - other) < _WEEK


def _values(kind: Asked, short: str) -> Figures:
    found = figures(short)
    if kind is Asked.HOW_MANY:
        return frozenset((f.kind, f.value) for f in found if f.kind in ("amount", "percent"))
    return frozenset((f.kind, f.value) for f in found)
