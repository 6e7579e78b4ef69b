"""Makes the table of `index/lexicon` for Arabic: `python -m training.other_words`.

From lists written for this project: `other_words.tsv.gz` (a word of the news, what a journalist
could put in its place, what it is looser told by), `synonyms.tsv.gz`, which the reader's questions
are reworded with, and `seats.tsv.gz`, the cities and palaces that governments are named after. What
one word says the other says too, so each pair counts both ways. Takes a second;
docs/decisions/0012-other-words.md has what it brings.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from index.text.arabic import STOP_WORDS, fold, stem
from index.text.lexicon import OTHER_WORDS
from training.lexicon import Data, Lexicon, add, write

_CLOSE, _REWORDED, _LOOSE = 0.8, 0.65, 0.5  # of the weight of the word itself
_MOST: Final = 32
_SHORTEST: Final = 3  # letters of a word; what is shorter stems to next to nothing


def main() -> None:
    """Writes the table."""
    lexicon: Lexicon = {}
    for one, other, weight in pairs():
        for word, told in ((one, other), (other, one)):
            if stem(word) != stem(told):
                add(lexicon, stem(word), stem(told), weight)
    write(lexicon, OTHER_WORDS, _MOST)


def pairs() -> Iterator[tuple[str, str, float]]:
    """Folded words that may be said for each other, with how well."""
    lists = Data(Path(__file__).parent)
    for word, close, loose in lists.columns("other_words"):
        yield from _told(word, close, _CLOSE)
        yield from _told(word, loose, _LOOSE)
    for word, others, _ in lists.columns("synonyms"):
        yield from _told(word, others, _REWORDED)
    for seat, country in lists.columns("seats"):
        yield from _told(seat, country, _LOOSE)


def _told(word: str, others: str, weight: float) -> Iterator[tuple[str, str, float]]:
    for other in others.split(", "):
        if _usable(fold(word)) and _usable(fold(other)):
            yield fold(word), fold(other), weight


def _usable(word: str) -> bool:
    return word.isalpha() and len(word) >= _SHORTEST and word not in STOP_WORDS


if __name__ == "__main__":
    main()
