"""A question as it is read: as typed, in written Arabic, and in the words of what is read."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Final

from index.article import Passage
from rag.reading.reader import Reading, Reads
from rag.reading.substitution import substituted
from rag.words.dialect import in_written_arabic

_AT_ONCE: Final = 2  # passages


def read_both_ways(
    question: str, passages: Sequence[Passage], reader: Reads
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
    return [_means(page, same) for page, same in zip(typed, again, strict=True)]


def read_in_their_words(
    question: str, passages: Sequence[Passage], read: Sequence[list[Reading]], reader: Reads
) -> list[list[Reading]]:
    """Passages that say some of the question's words in others, read for it in these as well.

    Args:
        question: As typed.
        passages: Read before.
        read: What the reader said of each.
        reader: Reads them again.

    Returns:
        The means of both readings; of other passages what was said before.
    """
    written = in_written_arabic(question)

    def again(passage: Passage, page: list[Reading]) -> list[Reading]:
        put = substituted(written, passage.chunk.text)
        return page if put == written else _means(page, reader.read(put, [passage])[0])

    # A network reads a lone text on one core.
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return list(pool.map(again, passages, read))


def _means(page: Sequence[Reading], same: Sequence[Reading]) -> list[Reading]:
    return [_mean(one, other) for one, other in zip(page, same, strict=True)]


def _mean(one: Reading, other: Reading) -> Reading:
    surer = max(one, other, key=lambda each: (each.answer is not None, each.sure))
    return replace(surer, score=(one.score + other.score) / 2)
