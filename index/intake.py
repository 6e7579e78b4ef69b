"""Taking articles in: words first, then one catalog transaction that makes them current.

Between the two steps the new chunks are in the words index but no reader sees them, since every
hit is looked up in the catalog. Their numbers are noted as stale before they are written, so
that what a kill leaves behind is swept by the next run.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock

from index.article import Article, Chunk
from index.catalog import Catalog, article_row, chunk_row
from index.chunks import cut, embedded_text
from index.options import Chunking
from index.search.lexical import LexicalIndex
from index.sources.readers import Rejection

WEB = "web"  # the corpus that addresses belong to


@dataclass(frozen=True, slots=True)
class Incoming:
    """An article with the corpus and file it was read from."""

    article: Article
    corpus: str
    file: str


@dataclass(slots=True)
class Tally:
    """What happened to the articles of one run."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    rejected: list[Rejection] = field(default_factory=list)


class Intake:
    """The one writer of articles, across all processes on a data folder."""

    def __init__(
        self, folder: Path, catalog: Catalog, lexical: LexicalIndex, chunking: Chunking
    ) -> None:
        self._catalog = catalog
        self._lexical = lexical
        self._chunking = chunking
        self._lock = FileLock(folder / "intake.lock")

    def take(self, batch: Sequence[Incoming], tally: Tally) -> set[tuple[str, str]]:
        """Makes a batch searchable by its words, all in one step.

        Returns:
            The (corpus, file) of articles refused because another file holds their id.
        """
        refused: set[tuple[str, str]] = set()
        with self._lock:
            fresh: dict[str, Incoming] = {}
            for incoming in batch:
                if why := self._clash(incoming, fresh):
                    tally.rejected.append(Rejection(f"{incoming.corpus}/{incoming.file}", why))
                    refused.add((incoming.corpus, incoming.file))
                elif self._is_new(incoming, tally):
                    fresh[incoming.article.source.id] = incoming
            if fresh:
                self._exchange(list(fresh.values()), gone=())
        return refused

    def remove(self, articles: Sequence[str], tally: Tally) -> None:
        """Takes articles out."""
        if articles:
            with self._lock:
                self._exchange((), gone=articles)
            tally.removed += len(articles)

    def sweep(self) -> None:
        """Removes from the words index what is past or was never made current."""
        with self._lock:
            stale = [int(str(row[0])) for row in self._catalog.rows("SELECT id FROM stale_words")]
            if stale:
                self._lexical.write((), removed=stale)
                with self._catalog.transaction() as db:
                    db.executemany("DELETE FROM stale_words WHERE id = ?", ((i,) for i in stale))

    def _clash(self, incoming: Incoming, fresh: Mapping[str, Incoming]) -> str:
        """Why the article's id can't be used, or an empty text."""
        article = incoming.article.source.id
        if holder := fresh.get(article):
            corpus, file = holder.corpus, holder.file
        else:
            found = self._catalog.rows("SELECT corpus, file FROM articles WHERE id = ?", (article,))
            if not found:
                return ""
            corpus, file = str(found[0][0]), str(found[0][1])
        moved = corpus == incoming.corpus and not (Path(corpus) / file).exists()
        if (
            (corpus, file) == (incoming.corpus, incoming.file)
            or moved
            or corpus == incoming.corpus == WEB
        ):
            return ""
        return f"the id {article!r} is taken by {file} of {corpus}; rename one of the two"

    def _is_new(self, incoming: Incoming, tally: Tally) -> bool:
        found = self._catalog.rows(
            "SELECT digest, file FROM articles WHERE id = ?", (incoming.article.source.id,)
        )
        if not found:
            tally.added += 1
            return True
        if found[0] == (incoming.article.digest, incoming.file):
            tally.unchanged += 1
            return False
        tally.changed += 1
        return True

    def _exchange(self, fresh: Sequence[Incoming], gone: Sequence[str]) -> None:
        """Old chunks out, new ones in: words committed first, then the catalog."""
        cuts = [(incoming, cut(incoming.article, self._chunking)) for incoming in fresh]
        first = self._reserve(sum(len(chunks) for _, chunks in cuts))
        rows: list[tuple[Incoming, int, int, Chunk]] = []
        wholes: list[tuple[int, str]] = []
        for incoming, chunks in cuts:
            wholes.append((first + len(rows), _whole(incoming.article)))
            for ordinal, chunk in enumerate(chunks):
                rows.append((incoming, first + len(rows), ordinal, chunk))
        if rows:
            words = ((number, embedded_text(c.source.title, c.text)) for _, number, _, c in rows)
            self._lexical.write(words, articles=wholes)
        with self._catalog.transaction() as db:
            _drop(db, [*gone, *(incoming.article.source.id for incoming in fresh)])
            for incoming in fresh:
                row = article_row(incoming.article, incoming.corpus, incoming.file)
                db.execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            for _, number, ordinal, chunk in rows:
                db.execute(
                    "INSERT INTO chunks VALUES (?, ?, ?, ?, ?, ?)",
                    chunk_row(number, ordinal, chunk),
                )
                db.execute("DELETE FROM stale_words WHERE id = ?", (number,))
            db.execute(
                "DELETE FROM stale_vectors WHERE key IN (SELECT key FROM chunks WHERE id >= ?)",
                (first,),
            )
            _count_up(db, "revision", 1)

    def _reserve(self, count: int) -> int:
        """The first of `count` chunk numbers that were never used, noted as stale for now."""
        with self._catalog.transaction() as db:
            first = _count_up(db, "chunk_numbers", count) + 1
            numbers = ((number,) for number in range(first, first + count))
            db.executemany("INSERT INTO stale_words VALUES (?)", numbers)
        return first


def _whole(article: Article) -> str:
    return embedded_text(article.source.title, article.body)


def _drop(db: sqlite3.Connection, articles: Sequence[str]) -> None:
    for article in articles:
        one = (article,)
        db.execute(
            "INSERT OR IGNORE INTO stale_vectors SELECT key FROM chunks WHERE article = ?", one
        )
        db.execute("INSERT INTO stale_words SELECT id FROM chunks WHERE article = ?", one)
        db.execute("DELETE FROM chunks WHERE article = ?", one)
        db.execute("DELETE FROM articles WHERE id = ?", one)


def _count_up(db: sqlite3.Connection, key: str, by: int) -> int:
    """Adds to a counter; gives its value before."""
    found = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    before = int(found[0]) if found else 0
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, str(before + by)))
    return before
