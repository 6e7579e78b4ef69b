"""A reader that knows whom texts mean by an office: it reads them with the names put in.

The reader sees one passage at a time, and "the leader of the Kremlin warned" is no answer to what
Putin threatened in a passage that does not name him.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.article import Passage
from index.text.sentences import sentence_spans
from rag.reading.holders import Holders, with_names
from rag.reading.reader import Reading, Reads


class Resolving:
    """Reads questions and passages with the names of those who hold the offices they speak of.

    Args:
        reader: Reads them.
        told: Who holds which office, as the articles found tell it.
    """

    def __init__(self, reader: Reads, told: Holders) -> None:
        self._reader = reader
        self._told = told

    def read(self, question: str, passages: Sequence[Passage]) -> list[list[Reading]]:
        """For each passage, what is said of each of its sentences, placed as it is written.

        Raises:
            ReaderUnavailable: If the network's files are missing or damaged.
        """
        asked, _ = with_names(question, self._told)
        told = [_resolved(passage.chunk.text, self._told) for passage in passages]
        pages = [_with_text(page, text) for page, (text, _) in zip(passages, told, strict=True)]
        read = self._reader.read(asked, pages)
        return [
            _as_written(readings, passage, put)
            for readings, passage, (_, put) in zip(read, passages, told, strict=True)
        ]


def _resolved(text: str, told: Holders) -> tuple[str, list[tuple[int, int]]]:
    """The text with names put in, unless it would fall into other sentences by them."""
    resolved, put = with_names(text, told)
    if put and len(sentence_spans(resolved)) != len(sentence_spans(text)):
        return text, []
    return resolved, put


def _with_text(passage: Passage, text: str) -> Passage:
    if text == passage.chunk.text:
        return passage
    chunk = passage.chunk
    return replace(passage, chunk=replace(chunk, text=text, end=chunk.start + len(text)))


def _as_written(
    readings: Sequence[Reading], passage: Passage, put: Sequence[tuple[int, int]]
) -> list[Reading]:
    """The readings with their places as if no name had been put in."""
    if not put:
        return list(readings)
    spans = sentence_spans(passage.chunk.text)
    return [
        replace(one, start=start, end=end, answer=_answer(one, put))
        for one, (start, end) in zip(readings, spans, strict=True)
    ]


def _answer(reading: Reading, put: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    if reading.answer is None:
        return None
    start, end = (_back(place, put) for place in reading.answer)
    return (start, end) if end > start else None


def _back(place: int, put: Sequence[tuple[int, int]]) -> int:
    return place - sum(max(0, min(place, end) - start) for start, end in put)
