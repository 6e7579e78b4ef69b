"""What the press calls persons, countries and things instead of their names, put plainly.

"The old continent" shares no word with the sentences about Europe that would answer.
"""

from functools import cache, lru_cache
from itertools import product
from typing import Final

from index.text.arabic import fold
from rag.words.dialect import WORD
from rag.words.word_lists import told_by

_JOINED: Final = ("و", "ف", "ب", "ل", "ك")  # before a phrase's first word


@lru_cache(maxsize=1024)
def in_plain_words(question: str) -> str:
    """The question with such phrases replaced; itself where it has none."""
    said = question
    # From the end, so that what stands before keeps its place.
    for start, end, plain in reversed(_phrases(question)):
        said = said[:start] + plain + said[end:]
    return said


def _phrases(text: str) -> list[tuple[int, int, str]]:
    """Start, end and plain words of each; of two that overlap the first and longest."""
    found: list[tuple[int, int, str]] = []
    words = list(WORD.finditer(text))
    for at, size in product(range(len(words)), range(_longest(), 1, -1)):
        phrase = words[at : at + size]
        plain = _plain([fold(word.group()) for word in phrase])
        if plain and (not found or phrase[0].start() >= found[-1][1]):
            found.append((phrase[0].start(), phrase[-1].end(), plain))
    return found


def _plain(phrase: list[str]) -> str | None:
    """What a phrase is plainly, with whatever stands joined before it."""
    told = _epithets().get(" ".join(phrase))
    if told:
        return told
    joined, rest = phrase[0][:1], [phrase[0][1:], *phrase[1:]]
    if joined == "ل" and rest[0].startswith("ل"):  # للقارة is ل and القارة
        rest[0] = f"ا{rest[0]}"
    told = _epithets().get(" ".join(rest)) if joined in _JOINED else None
    if told and joined == "ل" and told.startswith("ال"):
        return f"لل{told[2:]}"
    return f"{joined}{told}" if told else None


@cache
def _longest() -> int:
    return max(len(phrase.split()) for phrase in _epithets())


@cache
def _epithets() -> dict[str, str]:
    return told_by("epithets.txt")
