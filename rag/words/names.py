"""Names: which words of a claim look like names, and when two spellings are one name."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache, lru_cache

from index.text.arabic import STOP_WORDS, grams, stem, words
from rag.words.word_lists import listed

# Vowels are spelt in many ways when a foreign name is written in Arabic (زيلينسكي, زيلنسكي).
_VOWELS = str.maketrans("", "", "اويءهaeiouy")
_SIBILANTS = re.compile(r"تس|تش|[سصزثش]")  # ميرتس, ميرز
_ONE_SOUND = str.maketrans({"ط": "ت", "ق": "ك", "غ": "ك", "ج": "ك", "ض": "د", "ڤ": "ف", "پ": "ب"})
_CLITICS = re.compile(r"^(?:[وف](?=\w{3}))?(?:[بكل]?ال(?=\w{2})|لل(?=\w{2})|[بلكس](?=\w{3}))?")
_PRONOUNS = re.compile(r"(?<=\w{3})(?:هما|هم|ها|نا|ه|ك|ي|ا|ات|ان|ين|ون|يه|ت|وا|ته|تها|تهم)$")
_HAMZA = re.compile(r"(?<=\w)ا[وي](?:هما|هم|ها|ه|نا)$")  # حلفاؤها, نظرائه: حلفاء, نظراء
_ENDINGS = re.compile(r"(?<=\w{3})(?:هما|هم|ها|نا|ه|ك|ي|ا|ات|يه|ت|وا|ته|تها|تهم)$")
_VERB = re.compile(r"^(?:[وف])?(?:س)?[يتنا](?=\w{3})")
PEOPLE = re.compile(r"ي(?:ه|ين|ون|ان|ات)$")
_ADJECTIVE = re.compile(r"(?<=\w{3})(?:يا|يه|يين|يون|يات|ي|ا|ه)$")

# Given names that differ by a vowel or a letter, yet are different people.
_NATIVE = frozenset(
    words(
        "محمد احمد محمود حامد حميد حسن حسين حسان عمر عامر عمار خالد خليل سالم سليم سلمان "
        "سليمان كمال كامل جمال جميل سعد سعيد سعود رشيد راشد ناصر نصر منصور بشير بشار صالح صلاح "
        "ماجد مجيد كريم كرم زيد زياد يزيد سمير سامر سامي منير نور انور امين ايمن امير هشام "
        "هاشم"
    )
)


def is_given_name(word: str) -> bool:
    """Whether a folded word is one of the given names that are told apart letter by letter."""
    return word in _NATIVE


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(listed(name))


@cache
def _places() -> dict[str, str]:
    """Every listed place, with and without its article, and what it is compared by."""
    found: dict[str, str] = {}
    for word in _listed("places.txt"):
        bare = word[2:] if word.startswith("ال") else word
        found[word] = bare
        if len(bare) < len(word) and bare not in _listed("common_words.txt"):
            found[bare] = bare
    return found


def place_names() -> Iterable[str]:
    """Every word of a place's name, folded."""
    return _places()


def is_everyday(word: str) -> bool:
    """Whether a folded word, as it stands, is one of those that news is full of."""
    return word in _listed("common_words.txt")


@lru_cache(maxsize=50_000)
def is_place(word: str) -> bool:
    """Whether the folded word, with or without a clitic, is a listed country, region or city."""
    return _place(word) is not None


def _place(word: str) -> str | None:
    places = _places()
    options = (word, re.sub(r"^[وفبلك](?=\w{3})", "", word), re.sub(r"^لل", "ال", word))
    return next((places[option] for option in options if option in places), None)


@cache
def _nationalities() -> frozenset[str]:
    return frozenset(map(_adjective, _places()))


def _adjective(place: str) -> str:
    if place.endswith(("يا", "يه")):
        return place[:-1]  # روسيا, روسي; السعودية, السعودي
    return (place[:-1] if place[-1] in "اه" else place) + "ي"  # فرنسا, فرنسي


def nationality(word: str) -> str:
    """The adjective of a listed place that a folded word is, without ال and ending; else empty."""
    for option in (word.removeprefix("ال"), word):
        bare = PEOPLE.sub("ي", option)
        if bare in _nationalities():
            return bare.removeprefix("ال").replace("اميركي", "امريكي")
    return ""


def country_adjective(word: str) -> str:
    """The same for a folded word that is a place or its adjective (روسيا, روسي); else empty."""
    place = _place(word)
    return nationality(_adjective(place)) if place else nationality(word)


@lru_cache(maxsize=50_000)
def looks_like_name(word: str) -> bool:
    """Whether a folded Arabic word is a place or no known everyday word in any of its forms."""
    if len(word) < 3 or word in STOP_WORDS:
        return False
    return is_place(word) or not _is_common(word)


def _is_common(word: str) -> bool:
    common = _listed("common_words.txt")
    bare = _CLITICS.sub("", word)
    options = {word, bare, _VERB.sub("", word), _VERB.sub("ا", word)}
    options.add(f"ي{word[1:]}" if word[0] == "ا" else word)
    if word[0] in "وفبلك" and word[1:] in STOP_WORDS:
        return True
    for option in tuple(options):
        cut = _ENDINGS.sub("", option)
        options |= {cut, f"{cut}ه", cut[:-1] + "ه" if cut.endswith("ت") else cut}
        options |= {_ENDINGS.sub("", _VERB.sub(new, option)) for new in ("", "ا")}
        options.add(_HAMZA.sub("اء", option))
    return any(option in common or option in STOP_WORDS for option in options)


@lru_cache(maxsize=100_000)
def forms(word: str) -> frozenset[str]:
    """What a folded word may meet another one by: itself, its stem, without clitics or person."""
    found = {word, stem(word)}
    for cut in (_CLITICS.sub("", word), _VERB.sub("", word), word[1:] if word[0] in "وف" else word):
        for shorter in (cut, _PRONOUNS.sub("", cut), _VERB.sub("", cut)):
            if len(shorter) >= 3:
                found |= {shorter, stem(shorter)}
    return frozenset(form for form in found if len(form) >= 2)


@lru_cache(maxsize=200_000)
def same_word(one: str, other: str) -> bool:
    """Whether two folded words are forms of one: shared stem, or mostly the same letters."""
    if one == other or not forms(one).isdisjoint(forms(other)):
        return True
    if min(len(one), len(other)) < 5:
        return False
    ours, theirs = set(grams(one)), set(grams(other))
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) >= 0.5


@lru_cache(maxsize=200_000)
def same_name(one: str, other: str) -> bool:
    """Whether two folded words spell one name: روته and روت, ميرتس and ميرز, فرنسا and الفرنسي.

    Two listed places must be the same place; two known given names must be equal.
    """
    place, another = _place(one), _place(other)
    if place and another:
        return place == another
    ours, theirs = _shortest(one), _shortest(other)
    if one == other or ours == theirs or stem(one) == stem(other):
        return True
    if ours in _NATIVE and theirs in _NATIVE:
        return False
    return any(_variants(a, b) for a in _spellings(one) for b in _spellings(other))


def _shortest(word: str) -> str:
    bare = _CLITICS.sub("", word)
    return _ADJECTIVE.sub("", bare) if len(bare) > 4 else bare


def _spellings(word: str) -> set[str]:
    bare = re.sub(r"^(?:[وفبل]?ال|لل)(?=\w{3})", "", word)
    return {bare, _shortest(word), re.sub(r"^[وفبلك](?=\w{4})", "", bare)}


def _variants(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < 3 or one[0] != other[0]:
        return False
    alike = SequenceMatcher(None, one, other).ratio()
    ours, theirs = _skeleton(one), _skeleton(other)
    if len(ours) >= 2 and ours == theirs:
        return alike >= 0.65
    return alike >= 0.9 and min(len(one), len(other)) >= 7


def _skeleton(word: str) -> str:
    return _SIBILANTS.sub("س", word).translate(_ONE_SOUND).translate(_VOWELS)
