"""The words that requests are made of, from `rag/words/requests.txt`."""

from functools import cache
from typing import Final

from rag.words.word_lists import listed

_JOINED: Final = ("و", "ف", "ل", "ب", "لل", "وال", "بال")
BETWEEN: Final = frozenset("في من علي عن الي مع ان انه لا لم ما و او هو هي حول بخصوص بشان".split())
_KINDS: Final = ("begs", "more", "self", "with")


@cache
def listed_as(kind: str) -> frozenset[str]:
    """The folded words of one kind: "begs", "more", "self" or "with"."""
    rows = (line.split("\t") for line in listed("requests.txt"))
    return frozenset(word for told, words in rows if told == kind for word in words.split())


@cache
def pairs() -> frozenset[tuple[str, ...]]:
    """Those that beg two together: "tell me"."""
    rows = (line.split("\t") for line in listed("requests.txt"))
    return frozenset(tuple(words.split()) for told, words in rows if told == "pair")


def speaks_of(word: str, kind: str) -> bool:
    """Whether a folded word is of a kind, with whatever may stand joined before it."""
    known = listed_as(kind)
    return word in known or any(
        word.startswith(before) and word.removeprefix(before) in known for before in _JOINED
    )


def of_requests(word: str) -> bool:
    """Whether a folded word is any of theirs, and so tells nothing of their subject."""
    paired = any(word in pair for pair in pairs())
    return paired or word in BETWEEN or any(speaks_of(word, kind) for kind in _KINDS)
