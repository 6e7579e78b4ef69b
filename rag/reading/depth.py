"""How many of a question's passages are read: the best, and more where none of these answers."""

from collections.abc import Sequence
from math import inf
from typing import Final

from index.article import Passage
from index.text.language import detect_language
from rag.reading.reader import Reading, Reads
from rag.reading.ways import read_both_ways, read_in_their_words

FIRST: Final = 6  # passages read for every question
_NEXT: Final = 12  # where no sentence of these seems to answer; of few, for another language too
# In few articles, mostly of one subject, the search can't tell passages apart by their words, and
# the reader has to. Among many it would take too long: docs/decisions/0007-reader.md.
_MOST: Final = 30
_FEW: Final = 400  # passages: of some forty articles
_ANSWERS: Final = 1.5  # the reader's log-odds of a sentence at which reading ends


def read_enough(
    question: str, passages: Sequence[Passage], reader: Reads, of: int
) -> list[list[Reading]]:
    """What the reader says of the best passages, of as many and as often as it takes.

    Args:
        question: As it is read.
        passages: The best first.
        reader: Reads them.
        of: Passages that were searched.

    Raises:
        ReaderUnavailable: If the reader's files are missing or damaged.
    """
    read = read_both_ways(question, passages[:FIRST], reader)
    few = of <= _FEW
    # Words looked up in another language rank passages worse.
    if _best(read) >= _ANSWERS and not (few and detect_language(question) != "ar"):
        return read
    read += read_both_ways(question, passages[FIRST:_NEXT], reader)
    if _best(read) < _ANSWERS and few:
        further = read_both_ways(question, passages[_NEXT:_MOST], reader)
        # What is not likelier an answer than what was read would only stand beside it.
        read += further if _best(further) > max(_best(read), 0.0) else []
    if _best(read) >= _ANSWERS:
        return read
    # In other words no more than the first are read: as many again find no more.
    again = read_in_their_words(question, passages[:FIRST], read[:FIRST], reader)
    return [*again, *read[FIRST:]]


def _best(read: Sequence[Sequence[Reading]]) -> float:
    """The log-odds of the sentence that answers most likely; of none, no likelihood at all."""
    return max((each.score for page in read for each in page), default=-inf)
