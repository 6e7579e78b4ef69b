"""The catalog: the only truth about what is indexed, in one SQLite file.

The words (tantivy) and the placed vectors (Chroma) are derived from it. Writes happen in few,
whole transactions, so a kill leaves the state before or after, never between.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from index.article import Article, Chunk, Source
from index.chunks import embedded_text, vector_key
from index.errors import IndexDamaged, StorageFailed

SCHEMA_VERSION = 1
_BUSY_MS = 30_000  # how long a writer waits for another process's transaction
_VARIABLES = 500  # bound parameters per statement, under SQLite's oldest limit of 999

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS files (
    corpus TEXT NOT NULL, file TEXT NOT NULL, stamp TEXT NOT NULL,
    PRIMARY KEY (corpus, file));
CREATE TABLE IF NOT EXISTS articles (
    id TEXT PRIMARY KEY, digest TEXT NOT NULL, title TEXT NOT NULL, publisher TEXT, url TEXT,
    published TEXT, corpus TEXT NOT NULL, file TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS articles_by_file ON articles (corpus, file);
CREATE INDEX IF NOT EXISTS articles_by_date ON articles (published);
CREATE TABLE IF NOT EXISTS chunks (
    id INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (id),
    ordinal INTEGER NOT NULL, start INTEGER NOT NULL, text TEXT NOT NULL,
    key TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS chunks_by_article ON chunks (article, ordinal);
CREATE INDEX IF NOT EXISTS chunks_by_key ON chunks (key);
-- Vectors by what was embedded: kept here as float16, so that Chroma can be rebuilt from them.
CREATE TABLE IF NOT EXISTS vectors (
    key TEXT PRIMARY KEY, vector BLOB NOT NULL, placed INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS vectors_unplaced ON vectors (key) WHERE placed = 0;
-- Chunk numbers whose words must not be in the words index: past chunks, and those written
-- before a kill and never made current.
CREATE TABLE IF NOT EXISTS stale_words (id INTEGER PRIMARY KEY);
-- Keys that lost their last chunk: their vectors go at the next sweep.
CREATE TABLE IF NOT EXISTS stale_vectors (key TEXT PRIMARY KEY);
"""


@dataclass(frozen=True, slots=True)
class NumberedChunk:
    """A current chunk with its number in the words index and the key of its vector."""

    number: int
    key: str
    chunk: Chunk


class Catalog:
    """One SQLite file in write-ahead mode; safe to use from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.RLock()
        with stored(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=_BUSY_MS / 1000, isolation_level=None, check_same_thread=False
            )
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute("PRAGMA foreign_keys = ON")
            if not self._connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                self._connection.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}COMMIT;")

    def close(self) -> None:
        """Lets go of the file."""
        with self._lock:
            self._connection.close()

    def clear(self) -> None:
        """Empties every table; chunk numbers go on from where they were."""
        with self.transaction() as db:
            for table in ("chunks", "articles", "files", "vectors", "stale_words", "stale_vectors"):
                db.execute(f"DELETE FROM {table}")
            db.execute("DELETE FROM meta WHERE key IN ('identity', 'collection', 'cohort')")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One write transaction: all of it or nothing of it."""
        with self._lock, stored(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        """The rows of one read."""
        with self._lock, stored(self.path):
            return self._connection.execute(statement, values).fetchall()

    def rows_in(self, statement: str, values: Iterable[object]) -> Iterator[tuple[object, ...]]:
        """The rows of a statement whose `(?)` stands for many values."""
        pending = list(values)
        for at in range(0, len(pending), _VARIABLES):
            part = pending[at : at + _VARIABLES]
            yield from self.rows(statement.replace("(?)", f"({','.join('?' * len(part))})"), part)

    def number(self, statement: str, values: Sequence[object] = ()) -> int:
        """The one number a statement gives; 0 for none."""
        found = self.rows(statement, values)
        return int(str(found[0][0])) if found and found[0][0] is not None else 0

    # -- meta ---------------------------------------------------------------------------------

    def note(self, key: str) -> str | None:
        """A value noted about the index, or None."""
        found = self.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return str(found[0][0]) if found else None

    def set_note(self, key: str, value: str) -> None:
        """Notes a value about the index."""
        with self.transaction() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))

    def note_once(self, key: str, value: str) -> str:
        """Notes a value unless there is one; gives the one that stands."""
        found = self.note(key)
        if found is None:
            with self.transaction() as db:
                db.execute("INSERT OR IGNORE INTO meta VALUES (?, ?)", (key, value))
            found = self.note(key)
        assert found is not None
        return found

    @property
    def identity(self) -> dict[str, str]:
        """What the index was made with; empty before the first run."""
        return dict(json.loads(self.note("identity") or "{}"))

    @property
    def revision(self) -> int:
        """Moves with every change of the articles."""
        return int(self.note("revision") or 0)

    # -- reading ------------------------------------------------------------------------------

    _CHUNK = """
        SELECT c.id, c.key, c.ordinal, c.start, c.text, a.id, a.digest, a.title, a.publisher,
               a.url, a.published
        FROM chunks c JOIN articles a ON a.id = c.article """

    def chunks_numbered(self, numbers: Iterable[int]) -> list[NumberedChunk]:
        """The current chunks among these numbers; past ones are left out."""
        return [_chunk(row) for row in self.rows_in(self._CHUNK + "WHERE c.id IN (?)", numbers)]

    def chunks_keyed(self, keys: Iterable[str]) -> list[NumberedChunk]:
        """The current chunks whose vector has one of these keys."""
        return [_chunk(row) for row in self.rows_in(self._CHUNK + "WHERE c.key IN (?)", keys)]

    def articles_numbered(self, numbers: Iterable[int]) -> dict[int, str]:
        """The article of each of these chunk numbers; past ones are left out."""
        rows = self.rows_in("SELECT id, article FROM chunks WHERE id IN (?)", numbers)
        return {int(str(number)): str(article) for number, article in rows}

    def texts(self, numbers: Iterable[int]) -> list[tuple[int, str]]:
        """Chunk numbers with the text whose words are indexed: title and chunk."""
        found = self.chunks_numbered(numbers)
        return [(c.number, embedded_text(c.chunk.source.title, c.chunk.text)) for c in found]

    def chunks_of(self, article: str) -> list[NumberedChunk]:
        """An article's chunks in order."""
        rows = self.rows(self._CHUNK + "WHERE c.article = ? ORDER BY c.ordinal", (article,))
        return [_chunk(row) for row in rows]

    def body(self, article: str) -> str | None:
        """An article's body, or None if it isn't indexed.

        Every sentence stands at its own offset; the white space between chunks is spaces.
        """
        body = ""
        for numbered in self.chunks_of(article):
            body = body.ljust(numbered.chunk.start) + numbered.chunk.text
        return body or None


def _chunk(row: tuple[object, ...]) -> NumberedChunk:
    number, key, ordinal, start, text, article, digest, title, publisher, url, published = row
    source = Source(
        id=str(article),
        title=str(title),
        publisher=None if publisher is None else str(publisher),
        url=None if url is None else str(url),
        published=None if published is None else datetime.fromisoformat(str(published)),
    )
    first, body = int(str(start)), str(text)
    chunk = Chunk(f"{article}@{digest}#{ordinal}", source, first, first + len(body), body)
    return NumberedChunk(int(str(number)), str(key), chunk)


@contextmanager
def stored(path: Path) -> Iterator[None]:
    """Turns SQLite's and the system's errors into ours, with what to do about them."""
    try:
        yield
    except sqlite3.OperationalError as exc:
        if "malformed" in str(exc):
            raise _damaged(path, exc) from exc
        raise StorageFailed(
            f"the catalog {path} can't be written or read ({exc}); free some space, make the "
            "folder writable, or set SANAD_DATA_DIR to another folder"
        ) from exc
    except sqlite3.DatabaseError as exc:
        raise _damaged(path, exc) from exc
    except OSError as exc:
        raise StorageFailed(
            f"the data folder {path.parent} can't be used ({exc.strerror or exc}); "
            "set SANAD_DATA_DIR to a folder you can write to"
        ) from exc


def _damaged(path: Path, exc: Exception) -> IndexDamaged:
    return IndexDamaged(f"the catalog {path} is damaged ({exc}); type: sanad doctor --repair")


def article_row(article: Article, corpus: str, file: str) -> tuple[object, ...]:
    """The values of an article's row."""
    source = article.source
    published = source.published.isoformat() if source.published else None
    return (
        source.id, article.digest, source.title, source.publisher, source.url, published,
        corpus, file,
    )  # fmt: skip


def chunk_row(number: int, ordinal: int, chunk: Chunk) -> tuple[object, ...]:
    """The values of a chunk's row."""
    key = vector_key(chunk.source.title, chunk.text)
    return (number, chunk.source.id, ordinal, chunk.start, chunk.text, key)
