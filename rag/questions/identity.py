"""Questions for who somebody or what something is: "من هو ويتكوف؟", "ما هي الهايكا؟"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from index.text.arabic import fold
from rag.words.names import is_place, looks_like_name, nationality
from rag.words.word_kinds import is_given, is_kind, is_role

_IT_IS: Final = r"(?:هو|هي|هم|هوا|هيا|هوه|هيه|هاد|هذا|هاي|يكون|تكون|بيكون|بتكون|كان|كانت|ده|دي)"
_WHO: Final = "(?:من|مين|منو|شكون)"
_WHAT: Final = "(?:ما|ماذا|ايش|اش|شو|وش|ايه|شنو|شنوه|شنيه|شنهي|شنهو)"
_X: Final = "(?P<x>.+?)"
_PERSON: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:طيب |و)?{_WHO}(?: {_IT_IS})+ {_X}",
        rf"(?:طيب |و)?(?:منهو|منهي|شكونو|شكونها|ما هويه) {_X}",
        rf"{_X} {_WHO} {_IT_IS}",
        rf"{_X} {_IT_IS} {_WHO}",
        rf"(?:{_WHAT}|ماهي|ماهو)(?: {_IT_IS})? (?:وظيفه|منصب|صفه|مهنه|هويه) {_X}",
        rf"{_WHAT} (?:[يت]عمل|[بيت]+شتغل) {_X}",
        rf"{_X} (?:[بيت]+شتغل|[بيت]+عمل) {_WHAT}",
        rf"(?:عرفني|عرفنا|عرفيني) (?:علي|ب) ?{_X}",
        rf"(?:هل )?تعرف {_WHO}(?: {_IT_IS})? {_X}",
        rf"who(?: is| was|s) {_X}",
        rf"who {_X} (?:is|was)",
        rf"(?:c est qui|qui est|qui etait) {_X}",
        rf"{_X} kim(?:dir|di)?",
        rf"wer (?:ist|war) {_X}",
        rf"quien (?:es|era|fue) {_X}",
        rf"кто (?:такои|такая|это|был|была) {_X}",
        rf"{_X} (?:کیست|کی هست|که بود|چه کسی است|کی بود|كيست|كي هست)",
    )
)
_BARE: Final = re.compile(rf"(?:طيب |و)?{_WHO} {_X}")
_PEOPLE: Final = re.compile(rf"(?:طيب |و)?{_WHO} هم\b")  # a tribe, a dynasty
_THING: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:طيب |و)?{_WHAT}(?: {_IT_IS})+ {_X}",
        rf"(?:طيب |و)?(?:ماهي|ماهو|ماهم|شنهي|شنهو|شنيه|شنوه|شنو|ايش|وش) {_X}",
        rf"(?:{_WHAT}|ماهو)(?: {_IT_IS})? (?:معني|تعريف|مفهوم|المقصود ب|[يت]عني|يقصد ب) ?{_X}",
        rf"{_X} (?:[يت]عني )?{_WHAT}(?: {_IT_IS})?",
        rf"[يت]عني {_WHAT} {_X}",
        rf"(?:عرف|عرفني علي|عرفني ب|معلومات عن|نبذه عن) ?{_X}",
        rf"what(?: is| are| was|'s|s) {_X}",
        rf"(?:c est quoi|qu est ce que|qu est ce qu) {_X}",
        rf"{_X} ne(?:dir|ydi| demek)",
        rf"was (?:ist|sind|war) {_X}",
        rf"que (?:es|son|era) {_X}",
        rf"что (?:такое|это) {_X}",
        rf"{_X} (?:چیست|چی هست|چه بود|چيست)",
    )
)
_MOST: Final = 5  # words of a name
_ARTICLE: Final = re.compile(r"^(?:the|an?|le|la|les|l|une?|der|die|das|eine?|el|los) ")
_NO_NAME: Final = re.compile(  # what asks for something by what it did, has or is
    r"الذي|التي|الذين|اللي|الي|اول|اخر|اكثر|اكبر|اهم|اشهر|عن|مع|ضد|قبل|بعد|غير|كل|اي|هذا|هذه|of|for|to|"
    r"the|by|first|premier"
)
_MARKS: Final = re.compile(r"[؟?!.،,«»\"“”'’:¿¡\-]")
_HONORIFIC: Final = re.compile(r"ال(?:شيخ|دكتور|سيد|ريس|رييس|وزير|مهندس|استاذ|امير|ملك|جنرال)ه?")
_SMALL: Final = frozenset("de da di von van der bin ben al el la le bint abu ibn".split())
# المرزوقي, بورقيبة; not "the youngest of them".
_FAMILY: Final = re.compile(r"ال\w{3,}ي|(?!ال|ا\w{3}(?:ه|ها|هم|نا)?$)\w{4,}(?<!هم)(?<!هما)")


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom or what a question asks about.

    Attributes:
        words: Folded, of the name; the last is the one that persons are known by.
        person: Whether it asks who.
    """

    words: tuple[str, ...]
    person: bool


@lru_cache(maxsize=4096)
def asked_identity(question: str) -> Identity | None:
    """Whom or what a question asks to be told about; None where it asks for anything else."""
    text = " ".join(_MARKS.sub(" ", fold(question)).split())
    who = _first(_PERSON, text)
    name = _person(who, plain=True) or _barely(text)
    if name and _spelt_as_names(name, question):
        return Identity(name, person=_PEOPLE.match(text) is None)
    thing = _first(_THING, text)
    return Identity(tuple(thing), person=False) if _is_name(thing) else None


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> list[str]:
    """The words of what is asked about, by the first pattern that fits."""
    found = next((m for m in (pattern.fullmatch(text) for pattern in patterns) if m), None)
    return _ARTICLE.sub("", found.group("x")).split() if found else []


def _spelt_as_names(words: Sequence[str], question: str) -> bool:
    """Whether words are written with capitals where their letters have any."""
    typed = {fold(word): word for word in re.findall(r"\w+", question)}
    return not any(typed.get(word, "")[:1].islower() for word in words if word not in _SMALL)


def _barely(text: str) -> tuple[str, ...]:
    """The name where nothing but "who" stands before it, as "who won" is asked too."""
    found = _BARE.fullmatch(text)
    words = found.group("x").split() if found else []
    if len(words) > 1 and (is_role(words[0]) or not is_given(words[0])):
        return ()
    return _person(words, plain=False)


def _is_name(words: Sequence[str]) -> bool:
    if not 0 < len(words) <= _MOST or any(_NO_NAME.fullmatch(word) for word in words):
        return False
    return len(words[-1]) > 1


def _person(words: Sequence[str], plain: bool) -> tuple[str, ...]:
    """The words if they name a person; a single `plain` word may be one of every day too."""
    if not _is_name(words):
        return ()
    first, rest = words[0], words[1:]
    if rest and _HONORIFIC.fullmatch(first):
        return _person(rest, plain)
    if is_given(first):
        return tuple(words)
    if is_place(first) or is_role(first) or any(nationality(w) or is_kind(w) for w in words):
        return ()
    named = looks_like_name(first) or (plain and not rest and _FAMILY.fullmatch(first) is not None)
    return tuple(words) if named else ()
