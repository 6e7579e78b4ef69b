"""Indexing a folder, file or address: what is new or changed goes in, what is gone goes out."""

import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from index.article import Article
from index.catalog import Catalog
from index.intake import WEB, Incoming, Intake, Tally
from index.sources.readers import CorpusFile, Rejection, list_files, read_file

BATCH_CHARACTERS = 150_000  # articles committed together: about 450 chunks, well under a second
_REMOVED_AT_ONCE = 500

Progress = Callable[[str, int, int], None]  # stage, done, total (0: not known)


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What a run did.

    Attributes:
        rejected: What could not be used, and why.
        chunks: Chunks in the index now.
        seconds: Wall time.
    """

    added: int
    changed: int
    unchanged: int
    removed: int
    rejected: tuple[Rejection, ...]
    chunks: int
    seconds: float


@dataclass(slots=True)
class _ReadFile:
    """A file read to its end, to be settled once its articles are in the catalog."""

    corpus: str
    file: str
    stamp: str
    seen: set[str] = field(default_factory=set)
    clean: bool = True


class Ingest:
    """Brings the words and the catalog up to date; vectors follow elsewhere."""

    def __init__(self, catalog: Catalog, intake: Intake, progress: Progress) -> None:
        self._catalog = catalog
        self._intake = intake
        self._progress = progress
        self._tally = Tally()
        self._batch: list[Incoming] = []
        self._size = 0
        self._unsettled: list[_ReadFile] = []
        self._started = time.monotonic()

    def folder(self, root: Path) -> None:
        """Takes in a folder or one file of it; removes what the folder no longer holds.

        Raises:
            SourceMissing: If it isn't there or can't be read.
        """
        base = root.parent if root.is_file() else root
        corpus = str(base.resolve())
        present: set[str] = set()
        files = list(list_files(root))
        for done, file in enumerate(files, start=1):
            name = _name(file, base)
            present.add(name)
            self._file(file, corpus, name)
            self._progress("words", done, len(files))
        self._flush()
        if not root.is_file():
            self._remove_gone(corpus, present)

    def articles(self, address: str, found: Iterable[Article | Rejection]) -> None:
        """Takes in what an address gave; nothing is removed, since a feed forgets."""
        for item in found:
            self._take(item, WEB, address)
        self._flush()

    def report(self) -> IngestReport:
        """Sweeps what earlier runs left behind and gives the account of this one."""
        self._intake.sweep()
        tally = self._tally
        return IngestReport(
            added=tally.added,
            changed=tally.changed,
            unchanged=tally.unchanged,
            removed=tally.removed,
            rejected=tuple(tally.rejected),
            chunks=self._catalog.number("SELECT COUNT(*) FROM chunks"),
            seconds=round(time.monotonic() - self._started, 3),
        )

    def _file(self, file: CorpusFile, corpus: str, name: str) -> None:
        where = (corpus, name)
        stamp = self._catalog.rows("SELECT stamp FROM files WHERE corpus = ? AND file = ?", where)
        if file.stamp and stamp and stamp[0][0] == file.stamp:
            self._tally.unchanged += self._catalog.number(
                "SELECT COUNT(*) FROM articles WHERE corpus = ? AND file = ?", where
            )
            return
        read = _ReadFile(corpus, name, file.stamp)
        for item in read_file(file):
            if isinstance(item, Article):
                read.seen.add(item.source.id)
            else:
                read.clean = False
            self._take(item, corpus, name)
        self._unsettled.append(read)

    def _take(self, item: Article | Rejection, corpus: str, file: str) -> None:
        if isinstance(item, Rejection):
            self._tally.rejected.append(item)
            return
        self._batch.append(Incoming(item, corpus, file))
        self._size += len(item.body)
        if self._size > BATCH_CHARACTERS:
            self._flush()

    def _flush(self) -> None:
        batch, self._batch, self._size = self._batch, [], 0
        refused = self._intake.take(batch, self._tally) if batch else set()
        settled, self._unsettled = self._unsettled, []
        for read in settled:
            self._settle(read, clean=read.clean and (read.corpus, read.file) not in refused)

    def _settle(self, read: _ReadFile, *, clean: bool) -> None:
        if not clean:
            # Nothing is taken out until the file reads cleanly; without a stamp it is read, and
            # its faults named, again next time.
            return
        where = (read.corpus, read.file)
        rows = self._catalog.rows("SELECT id FROM articles WHERE corpus = ? AND file = ?", where)
        self._intake.remove([str(row[0]) for row in rows if row[0] not in read.seen], self._tally)
        with self._catalog.transaction() as db:
            db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (*where, read.stamp))

    def _remove_gone(self, corpus: str, present: set[str]) -> None:
        # A folder that can't be opened now is named with a slash: what is below it isn't gone.
        closed = tuple(name for name in present if name.endswith("/"))
        articles = self._catalog.rows("SELECT id, file FROM articles WHERE corpus = ?", (corpus,))
        gone = [
            str(article)
            for article, file in articles
            if file not in present and not str(file).startswith(closed)
        ]
        for at in range(0, len(gone), _REMOVED_AT_ONCE):
            self._intake.remove(gone[at : at + _REMOVED_AT_ONCE], self._tally)
        files = self._catalog.rows("SELECT file FROM files WHERE corpus = ?", (corpus,))
        known = {str(row[0]) for row in files}
        if absent := {file for file in known - present if not file.startswith(closed)}:
            with self._catalog.transaction() as db:
                db.executemany(
                    "DELETE FROM files WHERE corpus = ? AND file = ?", ((corpus, f) for f in absent)
                )


def _name(file: CorpusFile, base: Path) -> str:
    """The file's name in the catalog; not resolved, since a link may point out of the folder."""
    name = os.fsencode(file.path.relative_to(base).as_posix()).decode("utf-8", "replace")
    return f"{name}/" if file.id.endswith("/") else name
