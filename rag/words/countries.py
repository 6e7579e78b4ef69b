"""Which country a word speaks of: by its name, its people or its capital, as news does."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Final

from index.text.arabic import fold, folded_words, stem
from rag.words.names import (
    PEOPLE,
    country_adjective,
    is_everyday,
    is_place,
    looks_like_name,
    nationality,
    place_names,
    same_name,
)
from rag.words.word_lists import told_by

_BEFORE: Final = "ال لل و ف ب ل ك بال كال وال فال ولل وب ول وك فب فل وبال وكال".split()
# Regions of many countries; Amman, spelt like Oman.
_NO_COUNTRY: Final = frozenset("اسي افريقي اوروبي اروبي عماني".split())

# That are words of every day too (blue, iron, an unborn child, chickpeas, floods, sons) or names of
# people; Brussels, where several rule.
_EVERYDAY: Final = frozenset(
    "زرقاء حديده موصل جنين حمص مارب برن بنين تدمر وجده سيول بروكسل فنسنت غارسيا سانتياغو".split()
)
# Stems of other words too (sports and Riyadh, milk and Lebanon, a gazelle and Abu Dhabi), of
# people's names (Putin and Bhutan, Trabelsi and Tripoli) and of two countries.
_OF_OTHER_WORDS: Final = frozenset(
    "اب اسو او بحر بصر بك بوت بوتان تال جد جيز حلب رق رياض سبت سويس شيش شيل طايف طرابلس ظب عجم "
    "غاب قطر كامير لبن مجر مك".split()
)
# Cities whose names look like an adjective of people.
_CITIES: Final = frozenset(
    "القسطنطينيه الاسكندريه اللاذقيه السليمانيه الناصريه الاسماعيليه".split()
)
_INSISTING: Final = re.compile(r"\b(\w+) مصر(?= (?:علي|ان|انه)\b)")
_MUSCAT: Final = "مسقط"  # that tells which of the two is meant
_PERSON: Final = re.compile(r"جورجيا ميلوني|مسقط راس\w*")


@cache
def _called() -> dict[str, str]:
    return told_by("capitals.txt")


@lru_cache(maxsize=50_000)
def country(word: str) -> str:
    """The adjective of the country a folded word speaks of, without article; empty if of none.

    A city that is no capital, and a region, stand for themselves.
    """
    forms = (form for bare in _bare(word) for form in (bare, PEOPLE.sub("ي", bare)))
    found = next((_called()[form] for form in forms if form in _called()), "")
    return found or country_adjective(word)


def named_countries(text: str) -> dict[str, str]:
    """The countries and cities that an Arabic text names, with the word that names each.

    Not those of which it has adjectives.
    """
    named = {
        country(word): word
        for word in folded_words(_PERSON.sub(" ", _insisting(fold(text))))
        if word in _CITIES or (is_place(word) and not nationality(word) and not _everyday(word))
    }
    return {
        adjective: word
        for adjective, word in named.items()
        if adjective not in _NO_COUNTRY or word == _MUSCAT
    }


def meant_country(stems: Iterable[str]) -> dict[str, str]:
    """The country or city that a word of another language names; none where it may be no name.

    Args:
        stems: Of all that the word may mean in Arabic.
    """
    known = _by_stem()
    named = [known.get(one, "") for one in stems]
    return named_countries(" ".join(named)) if named and all(named) else {}


@cache
def _by_stem() -> dict[str, str]:
    """A place's name by its stem."""
    places = {stem(place): place for place in place_names()}
    return {each: place for each, place in places.items() if each not in _OF_OTHER_WORDS}


def _everyday(word: str) -> bool:
    # كتبت is "she wrote", not "like Tibet".
    named = word in place_names()
    return not _EVERYDAY.isdisjoint(_bare(word)) or (is_everyday(word) and not named)


def _insisting(folded: str) -> str:
    """The text without مصر where it is what somebody does: "why is Macron insisting on it"."""

    def told(found: re.Match[str]) -> str:
        before = found.group(1)  # a verb before her ends so: وافقت مصر على
        somebody = looks_like_name(before) and not before.endswith("ت")
        return f"{before} " if somebody else found.group()

    return _INSISTING.sub(told, folded)


def _bare(word: str) -> list[str]:
    """The word, and what is left of it without each thing that may stand joined before it."""
    return [word, *(word.removeprefix(before) for before in _BEFORE)]


@lru_cache(maxsize=4096)
def told_countries(text: str) -> frozenset[str]:
    """The countries and cities that an Arabic text speaks of in any way."""
    return frozenset(filter(None, map(country, folded_words(fold(text)))))


def speak_of(countries: Mapping[str, str], texts: Iterable[str]) -> bool:
    """Whether each of the countries is spoken of in one of the texts, however it is spelt."""
    held = list(texts)
    told = frozenset().union(*map(told_countries, held))
    missing = [word for adjective, word in countries.items() if adjective not in told]
    return all(any(_spelt(word, text) for text in held) for word in missing)


def _spelt(word: str, text: str) -> bool:
    # Words of every day are spelt like places: الغزو like بغزة.
    written = (other for other in folded_words(fold(text)) if not _everyday_word(other))
    return any(same_name(word, other) for other in written)


def _everyday_word(word: str) -> bool:
    bare = word.removeprefix("ال")
    return (is_everyday(word) or is_everyday(bare)) and not is_place(word)
