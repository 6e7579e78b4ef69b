"""A question with a phrase that says the same in place of one that a text does not have.

"Will they stand at the front?" is answered by a text on the front lines; word by word (the lexicon
of other words) it is not.
"""

import re
from functools import cache, lru_cache
from typing import Final

from index.text.arabic import fold_with_offsets
from rag.words.word_lists import listed

_ALONE: Final = "(?! ال)"  # of a word by itself: الجبهة الشعبية is a party
_JOINED: Final = r"(?<!\w)[وف]?(?:[بكلع](?=ال))?"  # spoken ع is "on"


def in_phrases_of(question: str, text: str) -> str:
    """The question with such phrases as the text has them, where it does not have the question's.

    Args:
        question: Arabic, or it stays as it is.
        text: Of an article.
    """
    pattern, senses = _known()
    folded, origins = _folded(question)
    for found in reversed(list(pattern.finditer(folded))):
        asked = found.group("phrase")
        told = (_as_told(phrase, text) for phrase in senses[asked] if not _as_told(asked, text))
        if put := next(filter(None, told), ""):
            start, end = origins[found.start("phrase")], origins[found.end()]
            question = question[:start] + put + question[end:]
    return question


@lru_cache(maxsize=4096)
def _as_told(phrase: str, text: str) -> str:
    """A phrase as a text spells it, whatever is joined before it; empty where it does not."""
    folded, origins = _folded(text)
    if phrase not in folded:  # far quicker than the pattern, and mostly so
        return ""
    found = re.search(rf"(?<!\w)[وف]?[بكل]?(?P<phrase>{_whole(phrase)})", folded)
    return text[origins[found.start("phrase")] : origins[found.end()]] if found else ""


@lru_cache(maxsize=64)
def _folded(text: str) -> tuple[str, list[int]]:
    folded, origins = fold_with_offsets(text)
    return folded, [*origins, len(text)]


@cache
def _known() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    lines = [line.split("\t") for line in listed("phrases.txt")]
    senses = {phrase: line for line in lines for phrase in line}
    longest = "|".join(map(_whole, sorted(senses, key=len, reverse=True)))
    return re.compile(rf"{_JOINED}(?P<phrase>{longest})"), senses


def _whole(phrase: str) -> str:
    return rf"{phrase}(?!\w)" if " " in phrase else rf"{phrase}(?!\w){_ALONE}"
