"""Who holds which office, as articles tell it by the way.

"The Russian president Vladimir Putin" is "the leader of the Kremlin" in the next paragraph: whoever
asks what Putin threatened, or what the Russian president did, means him under either:
docs/decisions/0016-who-is-meant.md. The former president is somebody else.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from index.text.arabic import STOP_WORDS, fold, fold_with_offsets, folded_words
from rag.words.countries import country
from rag.words.names import looks_like_name, same_name

_OFFICE: Final = re.compile(
    r"(?<!\w)(?:(?P<government>رييسه? (?:ال)?(?:وزراء|حكومه))|(?P<chancellor>(?:ال)?مستشاره?)|"
    r"(?:ال)?وزيره? (?P<field>ال\w+)|"
    r"(?P<head>(?:ال)?(?:رييس|زعيم|قايد|عاهل|قيصر)ه?|ملك|سيد|ساكن|نزيل|حاكم|رجل)) (?P<of>\w+)"
    r"(?P<white> الابيض)?(?!\w)(?! (?:ال)?(?:سابق|اسبق|جديد|منتخب|راحل|مقبل|قادم|مكلف)ه?(?!\w))"
)
_HOUSE: Final = "البيت"  # the white one
_AMERICAN: Final = "امريكي"
_HONORIFIC: Final = frozenset("سير السير السيد السيده الدكتور الدكتوره الجنرال".split())
_NEXT: Final = re.compile(r" (\w+)")
_MOST: Final = 4  # words of a name in full
_SHORT: Final = 4  # letters of a given name that is spelt like another word: Keir
_SHORTEST: Final = 3  # letters of a name
_SURELY: Final = 3  # times as often as anybody else
_AROUND: Final = 60  # characters about an office among which a name is not told again


class Office(NamedTuple):
    """What one is: the head of Russia, its foreign minister."""

    rank: str
    country: str


Holders = Mapping[Office, str]  # the last word of the name, as typed


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a text names an office, in characters, and the name right behind it, as typed."""

    office: Office
    start: int
    end: int
    name: tuple[str, ...]


def holders(texts: Iterable[str]) -> Holders:
    """Who holds each office that the texts name with somebody's name behind it.

    Offices of two people named so about as often are left out.
    """
    told: dict[Office, Counter[str]] = defaultdict(Counter)
    in_full: set[str] = set()
    for mention in (each for text in texts for each in _mentions(text)):
        if mention.name:
            told[mention.office][mention.name[-1]] += 1
            if len(mention.name) > 1:
                in_full.add(mention.name[-1])
    found = {}
    for office, counted in told.items():
        (called, often), *others = counted.most_common(2)
        surely = not others or often >= _SURELY * others[0][1]
        if surely and called in in_full:
            found[office] = called
    return found


def spoken_of(question: str, told: Holders) -> Holders:
    """Those whom an Arabic question names, or whose office it does; of the others nothing hangs."""
    words = [word for word in folded_words(fold(question)) if len(word) >= _SHORTEST]
    offices = {mention.office for mention in _mentions(question)}
    return {
        office: called
        for office, called in told.items()
        if office in offices or any(same_name(fold(called), word) for word in words)
    }


def with_names(text: str, told: Holders) -> tuple[str, list[tuple[int, int]]]:
    """A text with the name of whoever holds an office put behind it, where it is not told there.

    Args:
        text: A question or a passage.
        told: Who holds which office.

    Returns:
        The text, and for each name put in where it begins and ends there, in order.
    """
    put: list[tuple[int, int]] = []
    whole, last = "", 0
    for mention in _mentions(text):
        called = told.get(mention.office)
        if called is None or mention.name or _near(called, text, mention):
            continue
        whole += text[last : mention.end]
        last = mention.end
        put.append((len(whole), len(whole) + len(called) + 1))
        whole += f" {called}"
    return whole + text[last:], put


def _near(called: str, text: str, mention: _Mention) -> bool:
    around = text[max(0, mention.start - _AROUND) : mention.end + _AROUND]
    return fold(called) in fold(around)


@lru_cache(maxsize=4096)
def _mentions(text: str) -> tuple[_Mention, ...]:
    folded, origins = fold_with_offsets(text)
    found = []
    for match in _OFFICE.finditer(folded):
        of = _country(match)
        if of:
            end = match.end("white") if match.group("of") == _HOUSE else match.end("of")
            start, stop = origins[match.start()], origins[end - 1] + 1
            name = tuple(
                text[origins[begin] : origins[last - 1] + 1]
                for begin, last in _name_behind(folded, end)
            )
            found.append(_Mention(Office(_rank(match), of), start, stop, name))
    return tuple(found)


def _country(match: re.Match[str]) -> str:
    of = match.group("of")
    if of == _HOUSE:
        return _AMERICAN if match.group("white") else ""
    return country(of)


def _rank(match: re.Match[str]) -> str:
    """The minister's field, else what stands for the title."""
    return match.group("field") or next(
        rank for rank in ("government", "chancellor", "head") if match.group(rank)
    )


def _name_behind(folded: str, at: int) -> list[tuple[int, int]]:
    """Where the words of a name stand right behind; empty where none does."""
    places: list[tuple[int, int]] = []
    while len(places) < _MOST and (following := _NEXT.match(folded, at)):
        word, at = following.group(1), following.end()
        if not places and word in _HONORIFIC:
            continue
        if not (_of_a_name(word) or _given(word, folded, at)):
            break
        places.append(following.span(1))
    return places


def _of_a_name(word: str) -> bool:
    return looks_like_name(word) and not country(word)


def _given(word: str, folded: str, at: int) -> bool:
    """Whether a short word that is none of a name by itself stands before one that is."""
    following = _NEXT.match(folded, at)
    short = len(word) <= _SHORT and word not in STOP_WORDS and not word.startswith("و")
    return short and following is not None and _of_a_name(following.group(1))
