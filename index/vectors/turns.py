"""Turn-taking on the embedded Chroma folder: one lock, one generation number.

Embedded Chroma is corrupted by two processes that write, or by one that opens the folder while
another writes, and a process never sees what another added. So: open, and ask the first
question, under the lock; write under the lock in slices, moving the generation before and after
each; read without the lock while the generation stands where it was when the folder was opened.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class Turns:
    """The lock and the generation of one folder."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = FileLock(folder / "turns.lock")
        self._path = folder / "generation"

    @contextmanager
    def turn(self, timeout: float) -> Iterator[bool]:
        """Holds the lock, or gives False when others held it for `timeout` seconds (-1: ever)."""
        try:
            self._lock.acquire(timeout=timeout)
        except Timeout:
            yield False
            return
        try:
            yield True
        finally:
            self._lock.release()

    @property
    def generation(self) -> int:
        """Moves whenever a process writes."""
        try:
            return int(self._path.read_text("ascii") or 0)
        except (FileNotFoundError, ValueError):
            return 0

    def move(self) -> int:
        """Moves the generation to a value it never had; only under the lock."""
        # A time, not a count: a kill while writing may leave the file empty, and a count would
        # then start again at a value that some reader still holds.
        moved = max(time.time_ns(), self.generation + 1)
        self._path.write_text(str(moved), "ascii")
        return moved
