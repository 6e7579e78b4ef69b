"""Words typed without the space between them: "علىهامش القمه", "التعهداتالعسكريه".

Two letters stand only where a word ends; else a word that nobody knows is taken apart where both
parts are known. Names that happen to hold a short word (فيدان) are too short for that.
"""

import re
from functools import lru_cache
from typing import Final

from index.text.arabic import STOP_WORDS, fold
from index.text.language import detect_language
from rag.words.dialect import WORD
from rag.words.names import forms, is_everyday, is_place, nationality
from rag.words.word_kinds import is_given

_ENDED: Final = re.compile(r"[^\W\d_]+[ةى](?=[^\W\d_\u064b-\u0652]{2})")
_LONG_REST: Final = re.compile(r"[^\W\d_]{3}")
_ASKING: Final = frozenset("ماذا متي اين لماذا كيف هل من ماهي ماهو ماهم ماهما مين".split())
_LINKS: Final = frozenset(("في", "من", "عن", "مع"))
_SHORTEST: Final = 4  # letters of a word beside another
_ARTICLE: Final = "ال"
_IN: Final = "في"
_WHAT: Final = frozenset(
    ("مااسم", "ماسبب", "ماعدد", "ماموعد", "ماموقف", "ماراي", "ماالذي", "ماتاريخ")
)


def taken_apart(question: str) -> str:
    """An Arabic question with such words apart; itself where it has none."""
    if detect_language(question) != "ar":
        return question
    return WORD.sub(lambda found: _apart(found.group()), _ENDED.sub(_ended, question))


def _ended(found: re.Match[str]) -> str:
    """A word with a space behind it; one in ى must be known, as many type that for ي (علىها)."""
    first, rest = found.group(), found.string[found.end() :]
    whole = first.endswith("ة") or (_known(fold(first)) and _LONG_REST.match(rest) is not None)
    return f"{first} " if whole else first


@lru_cache(maxsize=4096)
def _apart(word: str) -> str:
    folded = fold(word)
    if len(folded) != len(word):
        return word
    if folded in _WHAT:
        return f"{word[:2]} {word[2:]}"
    if folded.startswith(_IN) and is_place(folded[len(_IN) :]):  # no form of the place's name
        return f"{word[: len(_IN)]} {word[len(_IN) :]}"
    if any(map(_known, forms(folded))):
        return word
    for at in range(2, len(word) - 1):
        if _two_words(folded[:at], folded[at:]):
            return f"{word[:at]} {word[at:]}"
    return word


def _two_words(first: str, second: str) -> bool:
    noun = len(second) > _SHORTEST and second.startswith(_ARTICLE) and _known(second)
    if first in _LINKS:
        return second in _ASKING or noun or is_place(second)
    if first in _ASKING:
        return noun
    if len(first) < _SHORTEST or not _known(first):
        return False
    return noun or (second in _LINKS and not first.startswith(_ARTICLE))


def _known(word: str) -> bool:
    """Whether a folded word is one of the news, of a place, its people or a given name."""
    bare = word.removeprefix(_ARTICLE)
    named = is_place(word) or is_given(word) or bool(nationality(word))
    return named or is_everyday(word) or is_everyday(bare) or word in STOP_WORDS | _ASKING
