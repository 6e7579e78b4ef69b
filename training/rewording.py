"""Rewords the questions the reader is taught: other words, other spellings, spoken Arabic.

`synonyms.tsv.gz` was written for this project: a word of the news, what a reader might say instead,
and "both" where the first three of these may also be told by the word. What comes out is clumsy at
times; it keeps the reader from learning questions by heart.
"""

import gzip
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from index.text.arabic import STOP_WORDS, fold
from index.text.language import detect_language
from rag.words.dialect import known_words

_FILE: Final = Path(__file__).with_name("synonyms.tsv.gz")
_PIECES: Final = re.compile(r"\w+|\W+")
_JOINED: Final = ("وبال", "وال", "بال", "فال", "كال", "لل", "ال", "ول", "وب", "و", "ب", "ل", "ف")
_LETTERS: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_MIXED_UP: Final = (
    ("ة", "ه"), ("ى", "ي"), ("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ئ", "ى"), ("ؤ", "و"),
    ("ظ", "ض"), ("ض", "ظ"), ("ذ", "د"), ("ث", "ت"), ("ي", "ى"), ("ه", "ة"),
)  # fmt: skip
# How many of a question's words are replaced, misspelt or said as they are spoken, and how often.
_SYNONYMS: Final = ((0.0, 0.25, 0.4, 0.6), (0.2, 0.35, 0.35, 0.1))
_TYPOS: Final = ((0.0, 0.08, 0.25), (0.6, 0.25, 0.15))
_SPOKEN: Final = ((0.0, 0.7), (0.75, 0.25))
_FOREIGN_TYPOS: Final = 0.04
_NO_MARK: Final = 0.3  # how often the question mark is left out


def reword(question: str, chance: np.random.Generator) -> str:
    """The question as somebody else might type it."""
    arabic = detect_language(question) == "ar"
    drawn = (_SYNONYMS, _TYPOS, _SPOKEN)
    odds = [float(chance.choice(shares, p=often)) for shares, often in drawn]
    pieces = _PIECES.findall(question)
    if arabic:
        said = "".join(_reworded(piece, odds, chance) for piece in pieces)
    else:
        said = "".join(p if chance.random() >= _FOREIGN_TYPOS else _slip(p, chance) for p in pieces)
    return said.rstrip("؟? ") if chance.random() < _NO_MARK else said


def _reworded(piece: str, odds: Sequence[float], chance: np.random.Generator) -> str:
    if not piece[0].isalpha():
        return piece
    synonyms, typos, spoken = odds
    if spoken and chance.random() < spoken:
        said = _spoken().get(fold(piece))
        if said:
            return _one(said, chance)
    if chance.random() < synonyms:
        piece = _synonym(piece, chance) or piece
    return _misspelt(piece, chance) if chance.random() < typos else piece


def _synonym(word: str, chance: np.random.Generator) -> str | None:
    folded = fold(word)
    if folded in STOP_WORDS or word in STOP_WORDS or len(folded) < 3:
        return None
    if folded in _synonyms():
        return _one(_synonyms()[folded], chance)
    for before in _JOINED:
        rest = folded.removeprefix(before)
        if 2 < len(rest) < len(folded) and rest in _synonyms():
            told = _one(_synonyms()[rest], chance)
            return before + (told.removeprefix("ال") if before.endswith(("ال", "لل")) else told)
    return None


def _misspelt(word: str, chance: np.random.Generator) -> str:
    if len(word) < 4:
        return word
    mixed = [pair for pair in _MIXED_UP if pair[0] in word]
    if mixed and chance.random() < 0.5:
        right, wrong = mixed[int(chance.integers(len(mixed)))]
        return word.replace(right, wrong)
    if chance.random() < 0.2:
        at = int(chance.integers(1, len(word) - 1))
        return word[:at] + _LETTERS[int(chance.integers(len(_LETTERS)))] + word[at + 1 :]
    return _slip(word, chance)


def _slip(word: str, chance: np.random.Generator) -> str:
    """A letter left out, or changed with the next."""
    if len(word) < 4 or not word[0].isalpha():
        return word
    at = int(chance.integers(1, len(word) - 2))
    if chance.random() < 0.5:
        return word[:at] + word[at + 1 :]
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _one(options: Sequence[str], chance: np.random.Generator) -> str:
    return options[int(chance.integers(len(options)))]


@cache
def _spoken() -> dict[str, list[str]]:
    """How the spoken Arabics say a folded word."""
    found: dict[str, list[str]] = {}
    for table in known_words():
        for said, written in table.items():
            if written and " " not in written:
                found.setdefault(fold(written), []).append(said)
    return found


@cache
def _synonyms() -> dict[str, list[str]]:
    """What may be said instead of a folded word, with and without its article."""
    found: dict[str, list[str]] = {}
    for line in gzip.decompress(_FILE.read_bytes()).decode("utf-8").splitlines():
        word, told, ways = line.split("\t")
        others = told.split(", ")
        for form in {fold(word), fold(word).removeprefix("ال")}:
            found.setdefault(form, []).extend(others)
        for other in others[:3] if ways == "both" else ():
            if len(other) > 2:
                found.setdefault(fold(other), []).append(word.removeprefix("ال"))
    return found
