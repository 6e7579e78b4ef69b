"""The lexical leg: exact forms, light stems and character n-grams side by side, on tantivy.

The index on disk is derived from the catalog: it knows chunks by number and nothing else of them.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Any

from index.arabic import fold, folded_words, grams, stem
from index.errors import IndexDamaged, StorageFailed

_TOKENIZER = "ws"
_HEAP_BYTES = 48_000_000  # one writer thread; tantivy asks for 15 MB at least


class View(StrEnum):
    """The ways a text's words are looked at."""

    EXACT = "exact"
    STEMS = "stems"
    GRAMS = "grams"


def terms(view: View, folded: Sequence[str]) -> list[str]:
    """The terms of a view for folded words, in order, repeats kept."""
    if view is View.EXACT:
        return list(folded)
    if view is View.STEMS:
        return [stem(word) for word in folded]
    return [gram for word in folded for gram in grams(word)]


class LexicalIndex:
    """A folder of tantivy's, opened on first use.

    One writer at a time across processes (the caller holds the lock); any number of readers.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index: Any = None
        self._revision: int | None = None

    def _open(self) -> Any:  # noqa: ANN401 - tantivy has no types
        import tantivy

        if self._index is None:
            builder = tantivy.SchemaBuilder()
            builder.add_unsigned_field("chunk", indexed=True, fast=True)
            for view in View:
                builder.add_text_field(view.value, tokenizer_name=_TOKENIZER, index_option="freq")
            with _storage(self._folder):
                self._folder.mkdir(parents=True, exist_ok=True)
                index = tantivy.Index(builder.build(), path=str(self._folder))
            whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
            index.register_tokenizer(_TOKENIZER, whitespace)
            self._index = index
        return self._index

    def write(self, added: Iterable[tuple[int, str]], removed: Iterable[int]) -> None:
        """Commits the words of new chunks and the removal of old ones, durably, in one step.

        Args:
            added: Chunk number and the text whose words are looked for.
            removed: Chunk numbers; unknown ones are ignored.
        """
        import tantivy

        index = self._open()
        with _storage(self._folder):
            writer = index.writer(_HEAP_BYTES, 1)
            if gone := list(removed):
                # By query: delete_documents_by_term takes the number as a signed one, which
                # matches nothing here (tantivy 0.27).
                query = tantivy.Query.term_set_query(index.schema, "chunk", gone)
                writer.delete_documents_by_query(query)
            for chunk, text in added:
                folded = folded_words(fold(text))
                document = tantivy.Document()
                document.add_unsigned("chunk", chunk)
                for view in View:
                    document.add_text(view.value, " ".join(terms(view, folded)))
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
            index.reload()

    def refresh(self, revision: int) -> None:
        """Makes commits of other processes visible; cheap when the revision has not moved."""
        if revision != self._revision:
            with _storage(self._folder):
                self._open().reload()
            self._revision = revision

    def search(self, view: View, weights: Mapping[str, float], limit: int) -> dict[int, float]:
        """The best chunks for weighted terms of one view.

        Returns:
            Chunk number to BM25 score, best first.
        """
        import tantivy

        if not weights:
            return {}
        index = self._open()
        clauses = [
            (tantivy.Occur.Should, self._clause(index.schema, view, term, weight))
            for term, weight in weights.items()
        ]
        with _storage(self._folder):
            searcher = index.searcher()
            found = searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False)
            chunks = searcher.fast_field_values("chunk", [address for _, address in found.hits])
        return dict(zip(chunks, (score for score, _ in found.hits), strict=True))

    @staticmethod
    def _clause(schema: Any, view: View, term: str, weight: float) -> Any:  # noqa: ANN401
        import tantivy

        query = tantivy.Query.term_query(schema, view.value, term)
        return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)

    def frequency(self, view: View, term: str) -> int:
        """Number of chunks that hold the term; removed ones may still be counted."""
        return int(self._open().searcher().doc_freq(view.value, term))

    def holds(self, numbers: Sequence[int]) -> set[int]:
        """Those of the chunk numbers whose words are indexed."""
        import tantivy

        index = self._open()
        with _storage(self._folder):
            index.reload()
            searcher = index.searcher()
            query = tantivy.Query.term_set_query(index.schema, "chunk", list(numbers))
            found = searcher.search(query, max(1, len(numbers)), count=False)
            return set(searcher.fast_field_values("chunk", [at for _, at in found.hits]))

    def clear(self) -> None:
        """Deletes the index's files; the next write begins a new one."""
        self._index = self._revision = None
        with _storage(self._folder):
            shutil.rmtree(self._folder, ignore_errors=True)

    def count(self) -> int:
        """Number of chunks whose words are indexed."""
        return int(self._open().searcher().num_docs)


@contextmanager
def _storage(folder: Path) -> Iterator[None]:
    """Turns tantivy's and the system's errors into ours."""
    try:
        yield
    except OSError as exc:
        raise StorageFailed(
            f"the words index in {folder} can't be written or read ({exc.strerror or exc}); "
            "free some space or make the folder writable, then run the command again"
        ) from exc
    except ValueError as exc:
        text = str(exc)
        if "No space" in text or "Read-only" in text or "PermissionDenied" in text:
            raise StorageFailed(
                f"the words index in {folder} can't be written ({text[:120]}); free some space "
                "or make the folder writable, then run the command again"
            ) from exc
        raise IndexDamaged(
            f"the words index in {folder} is damaged ({text[:120]}); type: sanad doctor --repair"
        ) from exc
