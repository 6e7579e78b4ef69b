"""What the press calls persons, countries and things instead of their names, put plainly.

"The old continent" shares no word with the sentences about Europe that would answer.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from index.arabic import fold

_WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0640])*")
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
    found: list[tuple[int, int, str]] = []
    words = [(match.start(), match.end(), fold(match.group())) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        for size in range(_longest(), 1, -1):
            phrase = [word for _, _, word in words[at : at + size]]
            plain = _plain(phrase) if len(phrase) == size else None
            if plain:
                found.append((words[at][0], words[at + size - 1][1], plain))
                at += size - 1
                break
        at += 1
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
    text = files("rag").joinpath("epithets.txt").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return dict(rows)
