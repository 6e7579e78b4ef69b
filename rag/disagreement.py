"""Accounts that differ: two articles that answer the same question with other figures."""

from collections.abc import Sequence
from typing import Final

from rag.asking import Asked
from rag.candidates import Candidate
from rag.features import Asking, names_held
from rag.numbers import figures
from rag.short_answer import short_answer

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
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _values(kind: Asked, short: str) -> frozenset[tuple[str, float]]:
    found = figures(short)
    if kind is Asked.HOW_MANY:
        return frozenset((f.kind, f.value) for f in found if f.kind in ("amount", "percent"))
    return frozenset((f.kind, f.value) for f in found)
