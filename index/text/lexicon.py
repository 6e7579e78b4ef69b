"""Words of questions as the stems that Arabic articles would hold, from whatever language.

The tables were learnt from parallel texts and taken from open dictionaries by
`training/lexicon.py`, that of Arabic written by hand (`training/other_words.py`);
`index/lexicon/README.md` names them and their licences.
"""

import gzip
import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from index.text.arabic import fold, stem

Translations = tuple[tuple[str, float], ...]  # (Arabic stem, weight 0 to 1), likeliest first

NAMES: Final = "names"  # the table of names in Latin letters
OTHER_WORDS: Final = "ar"  # the table of what else an Arabic word may be called
_STEMMERS: Final = {
    "en": "english",
    "fr": "french",
    "tr": "turkish",
    "fa": "persian",
    "es": "spanish",
    "de": "german",
    "ru": "russian",
}
_LATIN: Final = frozenset(["en", "fr", "tr", "es", "de"])
_INFLECTED: Final = re.compile(r"س(?P<will>[يتنا]\w{3,})|(?P<they>\w{3,})وا")
_SAME_VERB: Final = 0.9
_SHARED_SCRIPT: Final = 0.6  # weight of a Persian word that Arabic may share, as it stands


def translations(word: str, language: str) -> Translations:
    """What a word of a question may be in Arabic; empty where the tables don't say.

    Args:
        word: As typed.
        language: ISO 639-1 code of the question's language, not Arabic.
    """
    found = dict(_looked_up(language, headword(word, language)))
    if language == "fa":
        found.setdefault(stem(fold(word)), _SHARED_SCRIPT)
    if language in _LATIN and (word[:1].isupper() or not found):
        for name, weight in _looked_up(NAMES, fold(word)):
            found[name] = max(weight, found.get(name, 0.0))
    return tuple(found.items())


def other_words(stemmed: str) -> Translations:
    """The stems of what else may be said for an Arabic word; empty where the table has none.

    Args:
        stemmed: The word's own stem, which is not among them.
    """
    found = _looked_up(OTHER_WORDS, stemmed)
    # Its stem keeps the letter that puts a verb into the future, and those of "they" in the past.
    inflected = None if found else _INFLECTED.fullmatch(stemmed)
    if inflected is None:
        return found
    verb = inflected.group("will") or inflected.group("they")
    return ((verb, _SAME_VERB), *_looked_up(OTHER_WORDS, verb))


@lru_cache(maxsize=50_000)
def headword(word: str, language: str) -> str:
    """What a word is looked up by: its stem (Snowball's, by language), folded."""
    lowered = word.replace("İ", "i").lower()
    stemmer = _stemmer(language)
    return fold(stemmer.stemWord(lowered) if stemmer else lowered)


@cache
def _stemmer(language: str) -> Any:  # noqa: ANN401 - snowballstemmer has no types
    import snowballstemmer

    name = _STEMMERS.get(language)
    return snowballstemmer.stemmer(name) if name else None


@lru_cache(maxsize=50_000)
def _looked_up(name: str, word: str) -> Translations:
    told = _table(name).get(word, "")
    options = (each.partition(":") for each in told.split(" ") if each)
    return tuple((option, int(weight) / 100) for option, _, weight in options)


@cache
def _table(name: str) -> dict[str, str]:
    """Each headword's options as they are listed: few of the many are ever looked up."""
    source = files("index").joinpath("lexicon", f"{name}.tsv.gz")
    if not source.is_file():
        return {}
    lines = gzip.decompress(source.read_bytes()).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)
