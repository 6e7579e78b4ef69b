"""Misspelt words of a question as the passages spell them, so that it is read as it was meant.

The search finds "الدفاغ" by its letters; the reader, and the rules that look for words, do not.
Only words that are none of every day and stand in no passage are taken for misspelt.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from index.article import Passage
from index.text.arabic import STOP_WORDS, fold, stem
from rag.words.dialect import WORD
from rag.words.names import is_place, looks_like_name, nationality
from rag.words.word_kinds import is_given

_SHORTEST: Final = 5  # letters; of four, only a missing one is found
_LONG: Final = 9  # letters from which two may be wrong
_JOINED: Final = "وفبلك"  # written together with the word that follows


def as_spelt(question: str, passages: Sequence[Passage]) -> str:
    """An Arabic question with its misspelt words as the passages have them.

    Args:
        question: As typed.
        passages: That the search found.
    """
    doubtful = [found for found in WORD.finditer(question) if _doubtful(fold(found.group()))]
    if not doubtful:
        return question
    written = _written(passages)
    stems = {stem(word) for word in written}
    for found in reversed(doubtful):
        word = fold(found.group())
        meant = None if _stands(word, written, stems) else _meant(word, written)
        if meant:
            question = question[: found.start()] + meant + question[found.end() :]
    return question


def _stands(word: str, written: dict[str, str], stems: set[str]) -> bool:
    """Whether a word is written so, by itself, joined to another or with an ending."""
    if word in written or stem(word) in stems:
        return True
    return word[0] in _JOINED and (word[1:] in written or stem(word[1:]) in stems)


def _doubtful(word: str) -> bool:
    """Whether a folded word is unknown; given names are told apart letter by letter."""
    if len(word) < _SHORTEST - 1 or not word.isalpha() or word.isascii() or word in STOP_WORDS:
        return False
    # فرنسيا is French, in the accusative.
    known = is_place(word) or is_given(word) or nationality(word.removesuffix("ا"))
    return looks_like_name(word) and not known


def _written(passages: Sequence[Passage]) -> dict[str, str]:
    """The folded words of passages and their titles as oftenest written, the oftenest first."""
    counted: Counter[str] = Counter()
    for passage in passages:
        text = f"{passage.chunk.source.title} {passage.chunk.text}"
        counted.update(found.group() for found in WORD.finditer(text))
    written: dict[str, str] = {}
    for word, _ in counted.most_common():
        written.setdefault(fold(word), word)
    return written


def _meant(word: str, written: dict[str, str]) -> str | None:
    """The nearest of the written words, where it is near enough; the oftener written first."""
    best, least = None, (2 if len(word) >= _LONG else 1) + 1
    for other in written:
        if abs(len(other) - len(word)) >= least or other[0] != word[0] or word.startswith(other):
            continue
        if len(word) < _SHORTEST and len(other) <= len(word):
            continue
        away = _edits(word, other, least)
        if 0 < away < least:
            best, least = other, away
    return written[best] if best else None


def _edits(one: str, other: str, most: int) -> int:
    """Letters put in, left out, changed or swapped with the next; at least `most` where more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        new = [i]
        for j, told in enumerate(other, start=1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != told))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == told:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) >= most:
            return most
        before, row = row, new
    return row[-1]
