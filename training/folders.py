"""Small folders of articles, as most users have them, and what is asked over each.

In a folder of a dozen articles the search always finds something near, words are rare that are
not, and much of what is asked is not answered: the judge has to learn from such folders too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from index.text.arabic import fold
from training.questions import Asked, Told

Neighbours = Callable[[str], Sequence[str]]  # article id to the ids of those like it, nearest first

_ASKED_ABOUT: Final = (2, 3, 4, 6)  # articles that the questions are about
_BESIDE: Final = (2, 4, 8, 30)  # articles beside them
_ALIKE: Final = 0.6  # of the folders are about one subject
_OF_EACH: Final = 9  # questions about each article, at most
_NEAR_MISSES: Final = 3  # of these, at most, that its article does not answer
_ELSEWHERE: Final = 6  # questions that no article of the folder is about


@dataclass(frozen=True, slots=True)
class Folder:
    """Articles and questions over them; those that they don't answer have no sentences."""

    articles: tuple[str, ...]
    asked: tuple[Asked, ...]


def folders(
    told: Mapping[str, Told],
    asked: Sequence[Asked],
    neighbours: Neighbours,
    chance: np.random.Generator,
) -> Iterator[Folder]:
    """Every article asked about, in one folder each.

    Args:
        told: All articles.
        asked: All questions.
        neighbours: Finds articles like one.
        chance: What is drawn at random.
    """
    about: dict[str, list[Asked]] = {}
    for question in asked:
        about.setdefault(question.article, []).append(question)
    left = [str(name) for name in chance.permutation(sorted(about))]
    while left:
        first = left[0]
        alike = bool(chance.random() < _ALIKE)
        near = [name for name in neighbours(first) if name in left[1:]] if alike else []
        pool = list(dict.fromkeys([*near, *left[1:]]))
        subjects = [first, *pool[: int(chance.choice(_ASKED_ABOUT)) - 1]]
        left = [name for name in left if name not in subjects]
        beside = _beside(subjects, told, neighbours, chance, alike=alike)
        names = (*subjects, *beside)
        inside = [q for name in subjects for q in _about(about[name], chance)]
        yield Folder(names, (*inside, *_elsewhere(names, told, asked, chance)))


def _beside(
    subjects: Sequence[str],
    told: Mapping[str, Told],
    neighbours: Neighbours,
    chance: np.random.Generator,
    *,
    alike: bool,
) -> list[str]:
    if alike:
        pool = list(dict.fromkeys(near for name in subjects for near in neighbours(name)[:12]))
    else:
        pool = sorted(told)
    drawn = chance.permutation([name for name in pool if name not in subjects])
    return [str(name) for name in drawn[: int(chance.choice(_BESIDE))]]


def _about(asked: Sequence[Asked], chance: np.random.Generator) -> list[Asked]:
    drawn = [asked[int(at)] for at in chance.permutation(len(asked))]
    misses = [one for one in drawn if not one.sentences][:_NEAR_MISSES]
    return [*misses, *(one for one in drawn if one.sentences)][:_OF_EACH]


def _elsewhere(
    names: Sequence[str],
    told: Mapping[str, Told],
    asked: Sequence[Asked],
    chance: np.random.Generator,
) -> list[Asked]:
    """Questions about articles that are not there, whose answer stands in none that is."""
    held = fold(" ".join(told[name].text for name in names))
    found: list[Asked] = []
    for at in chance.permutation(len(asked)):
        one = asked[int(at)]
        if one.article in names or one.answer is None:
            continue
        start, end = one.answer
        if fold(told[one.article].text[start:end]).strip() not in held:
            found.append(replace(one, sentences=()))
        if len(found) == _ELSEWHERE:
            break
    return found
