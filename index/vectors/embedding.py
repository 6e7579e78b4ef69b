"""Vectors follow the words: computed in batches, kept, placed in Chroma; resumable at any point."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from filelock import FileLock

from index.vectors.chroma import SLICE, VectorStore
from index.vectors.embedder import Embedder
from index.vectors.vector_table import VectorTable

BATCH = 64  # texts embedded between two commits: a kill loses a second or two of work
_READ = 2048  # texts read at once, so that those of like length can be packed together

Progress = Callable[[str, int, int], None]  # stage, done, total


class VectorWork:
    """What is to be done about vectors; one process at a time computes."""

    def __init__(
        self,
        folder: Path,
        table: VectorTable,
        store: VectorStore,
        embedder: Embedder,
        progress: Progress,
    ) -> None:
        self._lock = FileLock(folder / "vectors.lock")
        self._table = table
        self._store = store
        self._embedder = embedder
        self._progress = progress

    def run(self) -> None:
        """Computes what is missing, places what is not in Chroma yet, removes what is past.

        Waits while another process does the same; what that one left is done here.
        """
        with self._lock:
            self._embed()
            self._place()
            self._sweep()

    def _embed(self) -> None:
        total = self._table.count_missing()
        done = 0
        for batch in _batches(self._table.missing(_READ)):
            keys = [key for key, _ in batch]
            self._table.save(keys, self._embedder.passages([text for _, text in batch]))
            done += len(keys)
            if done % SLICE < BATCH:
                self._place()
            self._progress("vectors", done, max(total, done))

    def _place(self) -> None:
        while True:
            keys, vectors = self._table.unplaced(SLICE)
            if not keys:
                return
            self._store.add(keys, vectors)
            self._table.mark_placed(keys)

    def _sweep(self) -> None:
        while keys := self._table.stale(SLICE):
            self._store.delete(keys)
            self._table.forget(keys)
        self._place()


def _batches(read: Iterable[list[tuple[str, str]]]) -> Iterator[list[tuple[str, str]]]:
    for texts in read:
        texts.sort(key=lambda item: len(item[1]))
        for at in range(0, len(texts), BATCH):
            yield texts[at : at + BATCH]
