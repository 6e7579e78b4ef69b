"""The index as a whole: its files opened together, its identity checked, its parts handed out."""

import json
import uuid
from collections.abc import Callable, Iterable
from pathlib import Path

from index.article import Article
from index.catalog import SCHEMA_VERSION, Catalog
from index.errors import IndexMismatch, IndexMissing
from index.ingest import Ingest, IngestReport
from index.intake import WEB, Intake
from index.options import IndexOptions
from index.search.lexical import LexicalIndex
from index.search.searcher import Searcher
from index.sources.readers import Rejection
from index.text.arabic import FOLDING_VERSION
from index.vectors.chroma import VectorStore
from index.vectors.cohort import keep_cohort
from index.vectors.embedder import Embedder, open_embedder
from index.vectors.embedding import VectorWork
from index.vectors.vector_table import VectorTable

Progress = Callable[[str, int, int], None]
Take = Callable[[Ingest], None]


def silent(stage: str, done: int, total: int) -> None:
    """Progress for nobody."""


class Library:
    """The articles of one data folder.

    Args:
        options: Where the index lives and how it is made.
        embedder: In place of the one the options name.
    """

    def __init__(self, options: IndexOptions, embedder: Embedder | None = None) -> None:
        self.options = options
        self.catalog = Catalog(options.folder / "catalog.sqlite3")
        self.lexical = LexicalIndex(options.folder / "words")
        self.table = VectorTable(self.catalog)
        self.embedder = embedder or open_embedder(options.embedding_model)
        self._store: VectorStore | None = None

    def close(self) -> None:
        """Lets go of every file."""
        if self._store is not None:
            self._store.close()
        self.catalog.close()

    @property
    def identity(self) -> dict[str, str]:
        """What an index made now would be made with."""
        return {
            "embedding": self.embedder.identity,
            "dimension": str(self.embedder.dimension),
            "chunking": self.options.chunking.identity,
            "folding": FOLDING_VERSION,
            "schema": str(SCHEMA_VERSION),
        }

    def searcher(self) -> Searcher:
        """The way to search, after the identity was checked.

        Raises:
            IndexMissing: If nothing was ever indexed.
            IndexMismatch: If the index was made with something else.
        """
        if not self.catalog.identity or not self.catalog.number("SELECT 1 FROM chunks LIMIT 1"):
            raise IndexMissing(
                f"nothing is indexed in {self.options.folder} yet; type: sanad index FOLDER"
            )
        self.check_identity()
        keep_cohort(self.catalog, self.embedder)
        return Searcher(self.catalog, self.lexical, self.store, self.embedder, self.options.search)

    def index(self, take: Take, progress: Progress = silent) -> IngestReport:
        """Takes articles in, then computes their vectors.

        Args:
            take: Gives an Ingest its folders and articles.
            progress: Told the stage, how much is done and how much there is.
        """
        self.check_identity()
        self.catalog.note_once("identity", json.dumps(self.identity))
        intake = Intake(self.options.folder, self.catalog, self.lexical, self.options.chunking)
        ingest = Ingest(self.catalog, intake, progress)
        take(ingest)
        keep_cohort(self.catalog, self.embedder)
        self.embed(progress)
        return ingest.report()

    def index_folder(self, root: Path, progress: Progress = silent) -> IngestReport:
        """Indexes one folder or file."""
        return self.index(lambda ingest: ingest.folder(root), progress)

    def index_articles(self, address: str, found: Iterable[Article | Rejection]) -> IngestReport:
        """Indexes articles that came from an address."""
        return self.index(lambda ingest: ingest.articles(address, found))

    def embed(self, progress: Progress = silent) -> None:
        """Computes and places what vectors are missing."""
        store = self.store()
        if self.table.count_placed() and not store.count():
            self.table.unplace_all()
        VectorWork(self.options.folder, self.table, store, self.embedder, progress).run()

    def store(self) -> VectorStore:
        """The vectors' store; another one after a rebuild gave it a new name."""
        name = self.catalog.note_once("collection", _store_name())
        if self._store is None or self._store.name != name:
            if self._store is not None:
                self._store.close()
            self._store = VectorStore(
                self.options.folder / "vectors", name, self.options.chroma_url
            )
        return self._store

    def renew_store(self) -> None:
        """Starts an empty store under a new name; the vectors kept in the catalog fill it."""
        self.store().remove()
        self.catalog.set_note("collection", _store_name())
        self.table.unplace_all()

    def places(self) -> list[str]:
        """The folders and addresses that articles were taken from."""
        rows = self.catalog.rows(
            "SELECT DISTINCT corpus, CASE corpus WHEN ? THEN file END FROM articles", (WEB,)
        )
        return sorted(str(address or corpus) for corpus, address in rows)

    def clear(self) -> None:
        """Empties the index, for it to be made anew."""
        self.store().remove()
        self.lexical.clear()
        self.catalog.clear()
        if self._store is not None:
            self._store.close()
            self._store = None

    def check_identity(self) -> None:
        """Refuses to mix what was made with different models, cuts or foldings.

        Raises:
            IndexMismatch: Naming what differs and the command that fixes it.
        """
        found = self.catalog.identity
        for key, wanted in self.identity.items():
            if found and found.get(key) != wanted:
                raise IndexMismatch(
                    f"the index in {self.options.folder} was made with {key} {found.get(key)}, "
                    f"the settings ask for {wanted}; put the setting back, or index anew: "
                    "sanad index --rebuild"
                )


def _store_name() -> str:
    return f"chunks-{uuid.uuid4().hex[:8]}"
