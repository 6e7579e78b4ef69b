"""Copies: one story in the same words in several outlets takes one place in a list, not five."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from index.article import Passage

_ALIKE: Final = 0.75  # share of the shorter text's telling words that the other must hold
_TELLING: Final = 5  # letters from which a word tells texts apart
_FEWEST: Final = 6  # telling words below which two texts may agree by chance
_DIGITS: Final = re.compile(r"\d+")
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


def without_copies(ranked: Iterable[Passage], k: int) -> list[Passage]:
    """The first k passages that say something of their own, ranked from 1 again.

    Of passages of several articles in the same words the earliest published leads, or the best
    where no date tells; it takes the best one's place and names the other articles in `copies`.
    """
    groups: list[list[Passage]] = []
    holders: dict[str, list[int]] = {}  # telling word: the groups whose first passage holds it
    sizes: list[int] = []
    for passage in ranked:
        telling = {word for word in passage.chunk.text.split() if len(word) >= _TELLING}
        at = _same(telling, holders, sizes)
        if at is not None and _copies(passage, groups[at][0]):
            groups[at].append(passage)
            continue
        if len(groups) == k:
            break
        for word in telling:
            holders.setdefault(word, []).append(len(groups))
        sizes.append(len(telling))
        groups.append([passage])
    return list(_led(groups))


def _same(telling: set[str], holders: dict[str, list[int]], sizes: list[int]) -> int | None:
    if len(telling) < _FEWEST:
        return None
    shared = Counter(at for word in telling for at in holders.get(word, ()))
    for at, count in shared.most_common(1):
        if sizes[at] >= _FEWEST and count >= _ALIKE * min(len(telling), sizes[at]):
            return at
    return None


def _copies(one: Passage, other: Passage) -> bool:
    """Whether alike passages are of two articles that give the same figures.

    The second report of a story often differs from the first in a figure alone.
    """
    apart = one.chunk.source != other.chunk.source
    return apart and _figures(one.chunk.text) == _figures(other.chunk.text)


def _figures(text: str) -> frozenset[int]:
    return frozenset(int(digits) for digits in _DIGITS.findall(text))


def _led(groups: list[list[Passage]]) -> Iterator[Passage]:
    for rank, group in enumerate(groups, start=1):
        lead = min(group, key=lambda passage: passage.chunk.source.published or _NEVER)
        others = dict.fromkeys(p.chunk.source for p in group if p is not lead)
        others.pop(lead.chunk.source, None)
        best = group[0]
        yield replace(lead, rank=rank, score=best.score, copies=tuple(others))
