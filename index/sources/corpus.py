"""A folder of articles: which files are read, and what identifies each."""

import os
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import SourceMissing

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".jsonl")
_ALLOWED = "a folder, or a file ending in " + " ".join(SUFFIXES)


@dataclass(frozen=True, slots=True)
class Rejection:
    """What could not be used, and why.

    Attributes:
        where: The file, `file:line` or address.
        why: One line: what was found and what to do.
    """

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """One file of a corpus.

    Attributes:
        path: Where it is.
        id: Path below the corpus root, without suffix, `/` between folders, in NFC.
        stamp: Size and time of last change; the same stamp means unchanged.
        problem: Why it can't be read, known from listing; `read_file` then gives a rejection.
            A folder that can't be opened is listed so, with an id that ends in `/`: what was
            once read from it isn't gone.
    """

    path: Path
    id: str
    stamp: str
    problem: str = ""


def list_files(root: Path) -> Iterator[CorpusFile]:
    """The readable files below a folder, sorted by folder and name; or the one file given.

    Hidden files and folders and editors' backups are skipped; linked folders are followed once.
    Of two files that differ in their suffix only, the second carries a `problem`.

    Raises:
        SourceMissing: If the root isn't there, can't be opened, or is no kind of file read here.
    """
    try:
        if not stat.S_ISDIR(root.stat().st_mode):
            return iter((_single(root),))
        os.scandir(root).close()
    except OSError as exc:
        why = exc.strerror or type(exc).__name__
        raise SourceMissing(f"{root} can't be opened ({why}); give {_ALLOWED}") from exc
    return _walk(root)


def _single(path: Path) -> CorpusFile:
    if path.suffix.lower() not in SUFFIXES:
        raise SourceMissing(f"{path} is no kind of file read here; give {_ALLOWED}")
    return _listed(path, _printable(path.stem))


def _walk(root: Path) -> Iterator[CorpusFile]:
    unreadable: list[CorpusFile] = []

    def note(error: OSError) -> None:
        folder = Path(error.filename)
        name = _printable(folder.relative_to(root).as_posix()) + "/"
        unreadable.append(CorpusFile(folder, name, "", f"can't be opened ({error.strerror})"))

    visited = {os.path.realpath(root)}
    for folder, folders, names in os.walk(root, onerror=note, followlinks=True):
        kept = []
        for name in sorted(folders):
            real = os.path.realpath(os.path.join(folder, name))
            if not name.startswith(".") and real not in visited:
                visited.add(real)
                kept.append(name)
        folders[:] = kept
        yield from unreadable
        unreadable.clear()
        yield from _files_in(Path(folder), names, root)
    yield from unreadable


def _files_in(folder: Path, names: list[str], root: Path) -> Iterator[CorpusFile]:
    taken: dict[str, str] = {}
    for name in sorted(names):
        path = folder / name
        if name.startswith((".", "~", "#")) or path.suffix.lower() not in SUFFIXES:
            continue
        file_id = _printable(path.relative_to(root).with_suffix("").as_posix())
        first = taken.setdefault(file_id, name)
        if first == name:
            yield _listed(path, file_id)
        else:
            problem = f"{first} beside it has the same id ({file_id}); rename one of the two"
            yield CorpusFile(path, file_id + path.suffix, "", problem)


def _listed(path: Path, file_id: str) -> CorpusFile:
    try:
        found = path.stat()
    except OSError as exc:
        return CorpusFile(path, file_id, "", f"can't be opened ({exc.strerror})")
    if not stat.S_ISREG(found.st_mode):
        return CorpusFile(path, file_id, "", "is no plain file")
    return CorpusFile(path, file_id, f"{found.st_size}-{found.st_mtime_ns}")


def _printable(name: str) -> str:
    """The name in NFC (macOS stores NFD), with bytes that are no UTF-8 replaced."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))
