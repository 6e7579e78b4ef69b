"""The lexical leg: every view of the words of chunks, and of whole articles.

The index on disk is derived from the catalog: it knows chunks by number and nothing else of them.
A whole article is known by the number of its first chunk.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from index.search.shelf import Shelf
from index.text.analysis import CHUNK_VIEWS, Analyst, View
from index.text.lexicon import Translations


class LexicalIndex:
    """Two shelves in a folder, chunks and articles.

    One writer at a time across processes (the caller holds the lock); any number of readers.
    """

    def __init__(self, folder: Path) -> None:
        self._chunks = Shelf(folder / "chunks", CHUNK_VIEWS)
        self._articles = Shelf(folder / "articles", (View.WHOLE,))
        self._revision: int | None = None
        self._analyst = Analyst()

    def write(
        self,
        added: Iterable[tuple[int, str]],
        removed: Sequence[int] = (),
        articles: Iterable[tuple[int, str]] = (),
    ) -> None:
        """Commits the words of new chunks and the removal of old ones, durably.

        Args:
            added: Chunk number and the text whose words are looked for.
            removed: Chunk numbers; unknown ones are ignored.
            articles: Number of an article's first chunk and the whole article's text.
        """
        analyst = self._analyst
        wholes = ((number, {View.WHOLE: analyst.stems(text)}) for number, text in articles)
        self._articles.write(wholes, removed)
        self._chunks.write(((number, analyst.analysed(text)) for number, text in added), removed)

    def refresh(self, revision: int) -> None:
        """Makes commits of other processes visible; cheap when the revision has not moved."""
        if revision != self._revision:
            self._chunks.reload()
            self._articles.reload()
            self._revision = revision

    def search(self, view: View, sought: Sequence[Translations], limit: int) -> dict[int, float]:
        """The best chunks for weighted terms of one view; of `WHOLE` the best articles.

        Args:
            view: Which words are looked at.
            sought: Groups of terms with weights; of each group the best that is found counts.
            limit: Results at most.

        Returns:
            Chunk number (of an article, its first chunk's) to BM25 score, best first.
        """
        shelf = self._articles if view is View.WHOLE else self._chunks
        return shelf.search(view, sought, limit)

    def frequency(self, view: View, term: str) -> int:
        """Number of chunks that hold the term; removed ones may still be counted."""
        return self._chunks.frequency(view, term)

    def holds(self, numbers: Sequence[int]) -> set[int]:
        """Those of the chunk numbers whose words are indexed."""
        return self._chunks.holds(numbers)

    def clear(self) -> None:
        """Deletes the index's files; the next write begins a new one."""
        self._revision = None
        self._chunks.clear()
        self._articles.clear()

    def count(self) -> int:
        """Number of chunks whose words are indexed."""
        return self._chunks.count()
