"""Offices: whose holder a question asks for, and whether a text tells of that one or of another's.

"Who is the defence minister of France" is not answered by the defence minister of Britain, nor by
the foreign minister of France.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from index.text.arabic import STOP_WORDS, fold
from rag.words.countries import country, told_countries
from rag.words.names import is_given_name, looks_like_name, place_names

_TITLES: Final = "وزير|رييس|مستشار|سفير|قايد|ملك|عاهل|امير|مدير|مبعوث|متحدث|ناطق|زعيم|وفد"
_WHO_IS: Final = r"^و?(?:من|مين|منو|شكون|(?:ما )?اسم)(?: (?:هو|هي))?(?: (?:الذي|التي|اللي))?"
_ASKED: Final = re.compile(  # "who is the minister of defence of", with the verbs of a delegation
    rf"{_WHO_IS}(?: ي?(?:تراس|راس|قود|قاد|مثل))? (?:ال)?({_TITLES})ه?"
    r"((?: (?:ال)?\w+){0,2}) (ال\w{2,}يه?)\b"
)
_ASKED_BY_NAME: Final = re.compile(  # "who is the prime minister of Italy"
    rf"{_WHO_IS} (?:(?P<head>رييس|مستشار|ملك|عاهل|سفير)ه?(?: (?P<of>وزرا?ء?|حكومه)| جمهوريه)?|"
    r"(?P<minister>وزير)ه? (?P<field>(?!ال)\w+)) (?P<country>\w{3,})\b"
)
_POST: Final = re.compile(  # any other post, by what it is of: "the name of the chief of staff"
    rf"{_WHO_IS} (?:رييس|مدير|قايد|عميد|محافظ|والي|نايب)ه?"
    r"((?: (?!(?:الذي|التي|اللي)\b)\w+){1,4})(?:[؟? ]*$|(?= (?:الذي|التي|اللي)\b))"
)
_OF_ANY: Final = frozenset(  # what is left out, or said otherwise, where such a post is told
    "وزراء الوزراء حكومه الحكومه جمهوريه الجمهوريه دوله الدوله بلاد البلاد مجلس المجلس النواب "
    "البرلمان العام العامه السابق السابقه الحالي الحاليه الجديد الجديده".split()
)
# Anybody may be a delegation's head, but hardly the envoy of another country.
DELEGATION: Final = "وفد"
_ENVOYS: Final = ("مبعوث", "مفاوض", "سفير")
_LEADS: Final = re.compile(
    r"\b[وف]?(?:ي?تراس|ي?راس|قاد|يقود|تقود|ي?مثل|ب(?:رياس|قياد)[هت]|رييس (?:ال)?وفد)"
    r"(?:ت|وا|ها|ه)?\b"
)
_SAME: Final = "نظير"  # "his Ukrainian counterpart" has the office spoken of
_HELD: Final = re.compile(
    rf"[وفبلك]?(?:ال|لل)?({_TITLES}|مفاوض|{_SAME})(?:ه|ها|هم|ته|تها|تهم|ين|ون|ات|ا|ي)?"
)
_LEADERS: Final = ("رييس", "مستشار", "ملك", "عاهل")  # of a country; called by the name as often
_HEADS: Final = ("قايد", "زعيم")  # by whatever title
_ONE: Final = {"ناطق": "متحدث", "زعيم": "رييس", "عاهل": "ملك"}  # titles of one meaning
_ONE_FIELD: Final = {"حكوم": "وزراء", "حرب": "دفاع", "خزان": "مالي"}
_ABROAD: Final = "لدي"  # what follows is where an envoy is sent
_IN_THE_NAME: Final = ("باسم", "بلسان")
_NEAR: Final = 4  # words after an office among which its country stands
_ALIKE: Final = 0.7  # of two spellings, letters in place or swapped
_Told = tuple[str, tuple[str, ...]]  # a title, and the words after it that tell which one it is
_WORD: Final = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a country.

    Attributes:
        title: Folded: "وزير".
        field: Folded words of what it is for, without their article: ("دفاع",).
        country: Folded adjective without its article: "فرنسي".
    """

    title: str
    field: tuple[str, ...]
    country: str


@lru_cache(maxsize=4096)
def asked_office(question: str) -> Office | None:
    """The office whose holder an Arabic question asks for; None where it asks for no such."""
    folded = " ".join(fold(question).split())
    found = _ASKED.search(folded)
    of = country(found.group(3)) if found else ""
    if not found or not of:
        return _office_by_name(folded)
    return Office(found.group(1), _field(found.group(2).split()), of)


def _office_by_name(folded: str) -> Office | None:
    """The same where the country is named behind the office: "of Italy"."""
    found = _ASKED_BY_NAME.search(folded)
    named = found.group("country") if found else ""
    if not found or named not in place_names() or not country(named):
        return None
    title, field = (
        found.group("head", "of") if found.group("head") else found.group("minister", "field")
    )
    return Office(title, _field([field] if field else []), country(named))


def _field(told: Sequence[str]) -> tuple[str, ...]:
    return tuple(_bare(word) for word in told if word not in _IN_THE_NAME)


@lru_cache(maxsize=4096)
def asked_post(question: str) -> tuple[str, ...]:
    """The two folded words that tell which post's holder an Arabic question asks for.

    Of a post that `asked_office` does not know. None where fewer tell it: one word may well be
    another where the post is told.
    """
    found = _POST.match(" ".join(fold(question).split()))
    told = found.group(1).split() if found else ()
    kept = [w for w in told if w not in _OF_ANY and w not in STOP_WORDS and not country(w)]
    return tuple(kept[:2]) if len(kept) > 1 else ()


def may_hold(office: Office, texts: Sequence[str]) -> bool:
    """Whether one of the texts tells of the office, or of nobody else's and need not name it.

    Args:
        office: As asked for.
        texts: What stands before a sentence, if anything, and the sentence.
    """
    held = [one for text in texts for one in _held_in(text)]
    if office.title == DELEGATION:
        return _leads(office, texts, held)
    told = [one for one in held if _tells(office, one)]
    return bool(told) or (office.title in (*_LEADERS, *_HEADS) and not office.field)


def _leads(office: Office, texts: Sequence[str], held: Sequence[_Told]) -> bool:
    """Whether the sentence leads or speaks for the delegation, as far as its words tell."""
    sent = [one for one in held if one[0] in (*_ENVOYS, DELEGATION)]
    of_one = [one for one in sent if _countries(one[1])]
    if of_one and not any(_tells(office, one) for one in of_one):
        return False
    if any(one[0] in _ENVOYS and _tells(office, one) for one in sent):
        return True
    here = any(office.country in told_countries(text) for text in texts)
    return here and _LEADS.search(fold(texts[-1])) is not None


def _held_in(text: str) -> list[_Told]:
    """The title of each office that a text names, with the words that tell which it is."""
    tokens = _WORD.findall(fold(text))
    found = []
    for at, token in enumerate(tokens):
        title = _HELD.fullmatch(token)
        if title:
            after = []
            for word in tokens[at + 1 : at + 1 + _NEAR]:
                if word in STOP_WORDS or word == _ABROAD or not word.isalpha():
                    break
                after.append(word)
            found.append((title.group(1), tuple(after)))
    return found


def _tells(office: Office, told: _Told) -> bool:
    """Whether an office of a text is the one asked for, as far as its words tell."""
    title, after = told
    same = _ONE.get(title, title) == _ONE.get(office.title, office.title)
    countries = _countries(after)
    if countries and office.country not in countries:
        return False
    if title == _SAME or office.title in _HEADS:
        return same or bool(countries)
    if office.title == DELEGATION:
        return True
    return same and all(any(_alike(word, _bare(other)) for other in after) for word in office.field)


def _countries(after: Sequence[str]) -> list[str]:
    """The countries told behind an office, not those that are part of a name: Shia al-Sudani."""
    pairs = zip(("", *after), after, strict=False)
    told = (country(word) for before, word in pairs if not _given(before))
    return [adjective for adjective in told if adjective]


def _given(word: str) -> bool:
    """Whether a word is somebody's name rather than what an office is of."""
    return bool(word) and not country(word) and (is_given_name(word) or looks_like_name(word))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _bare(word: str) -> str:
    """Without article and ending: الخارجية, خارجية and خارجيتها are one."""
    bare = re.sub(r"^(?:لل|[لب]?ال)(?=\w{3})", "", word)
    bare = re.sub(r"(?<=\w{3})(?:تها|ته|تهم|ها|ه)$", "", bare)
    return _ONE_FIELD.get(bare, bare)
