"""A question as it is read: as typed, and in written Arabic too where it is in a spoken one."""

from collections.abc import Sequence
from dataclasses import replace

from index.article import Passage
from rag.dialect import in_written_arabic
from rag.reader import Reader, Reading


def read_both_ways(
    question: str, passages: Sequence[Passage], reader: Reader
) -> list[list[Reading]]:
    """What the reader says of every sentence; of a question in dialect, the mean of two readings.

    Which words answer is taken from the reading that is surer of them.

    Raises:
        ReaderUnavailable: If the reader's files are missing or damaged.
    """
    typed = reader.read(question, passages)
    written = in_written_arabic(question)
    if written == question:
        return typed
    again = reader.read(written, passages)
    return [
        [_mean(one, other) for one, other in zip(page, same, strict=True)]
        for page, same in zip(typed, again, strict=True)
    ]


def _mean(one: Reading, other: Reading) -> Reading:
    surer = max(one, other, key=lambda each: (each.answer is not None, each.sure))
    return replace(surer, score=(one.score + other.score) / 2)
