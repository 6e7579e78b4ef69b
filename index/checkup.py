"""Checking the index against the catalog, and repairing what is derived from it."""

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.chunks import embedded_text
from index.errors import IndexDamaged, IndexMismatch, SanadError
from index.library import Library
from index.options import IndexOptions

_PART = 1000  # chunks looked up or written at once
_LEAST_FREE = 200_000_000  # bytes

INDEX_AGAIN = "sanad index FOLDER"
REBUILD = "sanad index --rebuild"
REPAIR = "sanad doctor --repair"


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found.

    Attributes:
        repair: What to type when it isn't well; empty when it is.
    """

    check: str
    well: bool
    found: str
    repair: str = ""


def examine(options: IndexOptions, open_library: Callable[[], Library]) -> Iterator[Finding]:
    """One finding after another, from the folder up to the vectors."""
    yield _space(options.folder)
    if not (options.folder / "catalog.sqlite3").exists():
        yield Finding("catalog", False, f"nothing is indexed in {options.folder}", INDEX_AGAIN)
        return
    try:
        library = open_library()
    except SanadError as exc:
        yield Finding("catalog", False, str(exc), REPAIR if isinstance(exc, IndexDamaged) else "")
        return
    try:
        for check, name in ((_catalog, "catalog"), (_model, "model"), (_words, "words")):
            yield _guarded(name, check, library)
        yield _guarded("vectors", _vectors, library)
    finally:
        library.close()


def _guarded(name: str, check: Callable[[Library], Finding], library: Library) -> Finding:
    try:
        return check(library)
    except IndexMismatch as exc:
        return Finding(name, False, str(exc), REBUILD)
    except SanadError as exc:
        return Finding(name, False, str(exc), REPAIR)


def _space(folder: Path) -> Finding:
    at = folder
    while not at.exists():
        at = at.parent
    free = shutil.disk_usage(at).free
    found = f"{free / 1e9:.1f} GB free for {folder}"
    return Finding("disk", free >= _LEAST_FREE, found, "" if free >= _LEAST_FREE else "free space")


def _catalog(library: Library) -> Finding:
    catalog = library.catalog
    verdict = str(catalog.rows("PRAGMA quick_check(1)")[0][0])
    if verdict != "ok":
        return Finding("catalog", False, f"{catalog.path} is damaged ({verdict})", REPAIR)
    library.check_identity()
    articles = catalog.number("SELECT COUNT(*) FROM articles")
    chunks = catalog.number("SELECT COUNT(*) FROM chunks")
    return Finding("catalog", True, f"{articles:,} articles in {chunks:,} chunks")


def _model(library: Library) -> Finding:
    library.embedder.questions(["سند"])
    return Finding("model", True, library.embedder.identity)


def _words(library: Library) -> Finding:
    missing = 0
    for numbers in _numbers(library):
        missing += len(numbers) - len(library.lexical.holds(numbers))
    if missing:
        return Finding("words", False, f"{missing:,} chunks can't be found by words", REPAIR)
    return Finding("words", True, f"{library.lexical.count():,} chunks in the words index")


def _vectors(library: Library) -> Finding:
    if missing := library.table.count_missing():
        return Finding("vectors", False, f"{missing:,} texts have no vector yet", INDEX_AGAIN)
    placed, held = library.table.count_placed(), library.store().count()
    unplaced = len(library.table.unplaced(1)[0])
    if placed != held or unplaced:
        found = f"{held:,} vectors in Chroma, {placed:,} expected"
        return Finding("vectors", False, found, REPAIR)
    library.store().nearest(library.embedder.questions(["سند"])[0], 1)
    return Finding("vectors", True, f"{held:,} vectors in Chroma")


def repair(options: IndexOptions, open_library: Callable[[], Library]) -> list[str]:
    """Makes the derived parts anew from the catalog; gives what was done.

    A damaged catalog is put aside, since there is nothing to make it from but the articles.
    """
    try:
        library = open_library()
        if library.catalog.rows("PRAGMA quick_check(1)") != [("ok",)]:
            library.close()
            raise IndexDamaged("")
    except IndexDamaged:
        return [_put_aside(options.folder)]
    done = []
    try:
        if not _guarded("words", _words, library).well:
            _rewrite_words(library)
            done.append("the words index was written anew from the catalog")
        if not _guarded("vectors", _vectors, library).well:
            library.renew_store()
            library.embed()
            done.append("the vectors were placed anew from the catalog")
    finally:
        library.close()
    return done


def _put_aside(folder: Path) -> str:
    aside = folder / f"damaged-{time.strftime('%Y%m%d-%H%M%S')}"
    aside.mkdir()
    for path in folder.iterdir():
        if path.name.startswith(("catalog.sqlite3", "words", "vectors")):
            path.rename(aside / path.name)
    return f"the damaged index was put aside in {aside}; now type: {INDEX_AGAIN}"


def _rewrite_words(library: Library) -> None:
    library.lexical.clear()
    for numbers in _numbers(library):
        library.lexical.write(library.catalog.texts(numbers))
    articles = library.catalog.rows(
        "SELECT c.id, a.id, a.title FROM articles a JOIN chunks c ON c.article = a.id "
        "WHERE c.ordinal = 0 ORDER BY c.id"
    )
    for at in range(0, len(articles), _PART):
        wholes = (
            (int(str(number)), embedded_text(str(title), library.catalog.body(str(article)) or ""))
            for number, article, title in articles[at : at + _PART]
        )
        library.lexical.write((), articles=wholes)


def _numbers(library: Library) -> Iterator[list[int]]:
    last = 0
    while rows := library.catalog.rows(
        "SELECT id FROM chunks WHERE id > ? ORDER BY id LIMIT ?", (last, _PART)
    ):
        last = int(str(rows[-1][0]))
        yield [int(str(row[0])) for row in rows]
