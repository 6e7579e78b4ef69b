"""One folder of tantivy's: numbered documents, found by the terms of their fields, ranked by BM25.

The only module that opens tantivy. Documents of different kinds have a folder each: BM25 measures
a document's length against the mean of all of them.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from index.errors import IndexDamaged, StorageFailed
from index.text.analysis import View
from index.text.lexicon import Translations

_TOKENIZER: Final = "ws"
_HEAP_BYTES: Final = 48_000_000  # one writer thread; tantivy asks for 15 MB at least
_NUMBER: Final = "number"

Documents = Iterable[tuple[int, Mapping[View, str]]]  # number; space-joined terms of each field


class Shelf:
    """A folder, opened on first use.

    One writer at a time across processes (the caller holds the lock); any number of readers.

    Args:
        fields: The names of the fields that documents have.
    """

    def __init__(self, folder: Path, fields: Sequence[View]) -> None:
        self._folder = folder
        self._fields = fields
        self._index: Any = None

    def _open(self) -> Any:  # noqa: ANN401 - tantivy has no types
        import tantivy

        if self._index is None:
            builder = tantivy.SchemaBuilder()
            builder.add_unsigned_field(_NUMBER, indexed=True, fast=True)
            for field in self._fields:
                builder.add_text_field(field, tokenizer_name=_TOKENIZER, index_option="freq")
            with _storage(self._folder):
                self._folder.mkdir(parents=True, exist_ok=True)
                index = tantivy.Index(builder.build(), path=str(self._folder))
            whitespace = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
            index.register_tokenizer(_TOKENIZER, whitespace)
            self._index = index
        return self._index

    def write(self, added: Documents, removed: Iterable[int]) -> None:
        """Commits new documents and the removal of old ones, durably, in one step.

        Args:
            added: Documents with numbers that were never used.
            removed: Numbers; unknown ones are ignored.
        """
        import tantivy

        index = self._open()
        with _storage(self._folder):
            writer = index.writer(_HEAP_BYTES, 1)
            if gone := list(removed):
                # By query: delete_documents_by_term takes the number as a signed one, which
                # matches nothing here (tantivy 0.27).
                query = tantivy.Query.term_set_query(index.schema, _NUMBER, gone)
                writer.delete_documents_by_query(query)
            for number, terms in added:
                document = tantivy.Document()
                document.add_unsigned(_NUMBER, number)
                for field, joined in terms.items():
                    document.add_text(field, joined)
                writer.add_document(document)
            writer.commit()
            writer.wait_merging_threads()
            index.reload()

    def reload(self) -> None:
        """Makes commits of other processes visible."""
        with _storage(self._folder):
            self._open().reload()

    def search(self, field: View, sought: Sequence[Translations], limit: int) -> dict[int, float]:
        """The best documents for groups of weighted terms of one field.

        Args:
            field: One of those the documents have.
            sought: Of each group the term that scores best counts.
            limit: Documents at most.

        Returns:
            Number to score, best first.
        """
        import tantivy

        if not sought:
            return {}
        index = self._open()
        clauses = [
            (tantivy.Occur.Should, self._either(index.schema, field, group)) for group in sought
        ]
        with _storage(self._folder):
            searcher = index.searcher()
            found = searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False)
            numbers = searcher.fast_field_values(_NUMBER, [address for _, address in found.hits])
        return dict(zip(numbers, (score for score, _ in found.hits), strict=True))

    @classmethod
    def _either(cls, schema: Any, field: View, group: Translations) -> Any:  # noqa: ANN401
        import tantivy

        terms = [cls._clause(schema, field, term, weight) for term, weight in group]
        return terms[0] if len(terms) == 1 else tantivy.Query.disjunction_max_query(terms)

    @staticmethod
    def _clause(schema: Any, field: View, term: str, weight: float) -> Any:  # noqa: ANN401
        import tantivy

        query = tantivy.Query.term_query(schema, field, term)
        return query if weight == 1.0 else tantivy.Query.boost_query(query, weight)

    def frequency(self, field: View, term: str) -> int:
        """Number of documents that hold the term; removed ones may still be counted."""
        return int(self._open().searcher().doc_freq(field, term))

    def holds(self, numbers: Sequence[int]) -> set[int]:
        """Those of the numbers that are there."""
        import tantivy

        index = self._open()
        with _storage(self._folder):
            index.reload()
            searcher = index.searcher()
            query = tantivy.Query.term_set_query(index.schema, _NUMBER, list(numbers))
            found = searcher.search(query, max(1, len(numbers)), count=False)
            return set(searcher.fast_field_values(_NUMBER, [at for _, at in found.hits]))

    def clear(self) -> None:
        """Deletes the files; the next write begins anew."""
        self._index = None
        with _storage(self._folder):
            shutil.rmtree(self._folder, ignore_errors=True)

    def count(self) -> int:
        """Number of documents."""
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
