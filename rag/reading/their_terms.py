"""A question with governments under the names that a text has for them, and in its phrases.

"What does Kyiv hope Washington goes on giving?" is answered by a text on Ukraine and the United
States, and to the reader, which sees one passage at a time, they are others.
"""

from collections.abc import Sequence

from index.article import Passage
from rag.reading.reader import Reading, Reads
from rag.words.governments import mentions
from rag.words.phrases import in_phrases_of


class TheirTerms:
    """Reads passages for a question that calls governments as each of them does, in its phrases.

    Args:
        reader: Reads them.
    """

    def __init__(self, reader: Reads) -> None:
        self._reader = reader

    def read(self, question: str, passages: Sequence[Passage]) -> list[list[Reading]]:
        """For each passage, what is said of each of its sentences, in order.

        Raises:
            ReaderUnavailable: If the network's files are missing or damaged.
        """
        asked: dict[str, list[int]] = {}
        for at, passage in enumerate(passages):
            terms = in_phrases_of(in_terms_of(question, passage.chunk.text), passage.chunk.text)
            asked.setdefault(terms, []).append(at)
        read: dict[int, list[Reading]] = {}
        for text, places in asked.items():
            pages = self._reader.read(text, [passages[at] for at in places])
            read.update(zip(places, pages, strict=True))
        return [read[at] for at in range(len(passages))]


def in_terms_of(question: str, text: str) -> str:
    """The question with governments called as the text calls them, where it does not so too.

    What names a place or an event in the question stays.
    """
    for one in reversed([each for each in mentions(question) if not each.placed]):
        same = [other for other in mentions(text) if other.government == one.government]
        called = [other for other in same if not other.placed]
        if not called or any(other.form == one.form for other in same):
            continue
        name = min(called, key=lambda other: other.rank)
        put = _joined(one.joined, text[name.start : name.end])
        question = question[: one.start - len(one.joined)] + put + question[one.end :]
    return question


def _joined(before: str, name: str) -> str:
    if before.endswith("ل") and name.startswith("ال"):
        return f"{before}ل{name[2:]}"
    return before + name
