"""What folded words are, as far as lists tell: given names, what people are, what things are."""

import re
from functools import cache, lru_cache
from typing import Final

from rag.words.names import is_given_name
from rag.words.word_lists import listed

_CLITIC: Final = re.compile(r"^[وفبلك](?=ال|لل)|^(?:لل|[بلك]?ال)(?=\w{2})|^[وفبلك](?=\w{4})")
_ENDING: Final = re.compile(r"(?<=\w{3})(?:تين|تان|تها|ته|تا|نا|ين|ون|ان|ات|ه|ا|ي|و|هم|ها)$")


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(listed(name))


def is_given(word: str) -> bool:
    """Whether a folded word is a given name, though it may be an everyday word too."""
    return word in _list("given_names.txt") or is_given_name(word)


@lru_cache(maxsize=50_000)
def is_role(word: str) -> bool:
    """Whether a folded word says what somebody is: an office, a profession, kin."""
    bare = {cut for form in _without_clitics(word) for cut in (form, _ENDING.sub("", form))}
    return not _list("roles.txt").isdisjoint(bare)


def is_plural_role(word: str) -> bool:
    """Whether a folded word says so of several people: envoys, not the secretary (الأمين)."""
    alone = not _list("roles.txt").isdisjoint(_without_clitics(word))
    return word.endswith(("ين", "ون")) and not alone and is_role(word)


@lru_cache(maxsize=50_000)
def is_kind(word: str) -> bool:
    """Whether a folded word says what something is: a body, a work, a law, a place."""
    bare = {
        cut for form in _without_clitics(word) for cut in (form, re.sub("تها?$|ته$", "ه", form))
    }
    return not _list("kinds.txt").isdisjoint(bare)


def _without_clitics(word: str) -> set[str]:
    """A folded word as it stands and without what is written together with it."""
    once = _CLITIC.sub("", word)
    return {word, once, _CLITIC.sub("", once)}
