"""The dense leg: vectors in Chroma, embedded (processes take turns) or on a server.

The only module that opens Chroma. A document's id and text are the key of its vector; texts and
sources stay in the catalog, where they cost a third of the time.
"""

import logging
import shutil
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from index.errors import IndexDamaged, StorageFailed
from index.vectors.turns import Turns

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from langchain_chroma import Chroma

Vectors = NDArray[np.float32]
SLICE = 500  # vectors written per turn: a few tenths of a second, then others get in
_QUERY_TURN = 5.0  # seconds a question waits for its turn before it is answered by words alone

log = logging.getLogger(__name__)


class VectorStore:
    """One collection of vectors, unit length, compared by cosine.

    Args:
        folder: Where the embedded store lives; also holds the turns.
        name: The collection's name; a new name is a new, empty store.
        url: A Chroma server's address instead of the embedded store.
    """

    def __init__(self, folder: Path, name: str, url: str | None = None) -> None:
        self.name = name
        self._folder = folder / name
        self._url = url
        self._turns = None if url else Turns(folder)
        self._opened_at: int | None = None
        self._client: ClientAPI | None = None
        self._store: Chroma | None = None
        # Closing a handle while another thread asks it would break that question.
        self._guard = threading.RLock()

    def nearest(self, vector: Vectors, k: int) -> list[tuple[str, float]] | None:
        """The nearest keys with their cosine, best first.

        Returns:
            None when other processes held the store too long: answer by words this time.

        Raises:
            IndexDamaged: If the store can't be read even when opened afresh.
        """
        with self._guard:
            for attempt in range(2):
                try:
                    with self._readable() as store:
                        return None if store is None else _ask(store, vector, k)
                except IndexDamaged:
                    self._close()
                    if attempt:
                        raise
            return None

    def add(self, keys: Sequence[str], vectors: Vectors) -> None:
        """Puts vectors in, a slice a turn; a key that is there is overwritten.

        Args:
            keys: One for each row.
            vectors: (n, dimension), unit rows.
        """
        for at in range(0, len(keys), SLICE):
            part = list(keys[at : at + SLICE])
            with self._writable(dict(zip(part, vectors[at : at + SLICE], strict=True))) as store:
                store.add_texts(texts=part, ids=part)

    def delete(self, keys: Sequence[str]) -> None:
        """Takes vectors out; unknown keys are ignored."""
        for at in range(0, len(keys), SLICE):
            with self._writable({}) as store:
                store.delete(ids=list(keys[at : at + SLICE]))

    def count(self) -> int:
        """Number of vectors in the store."""
        return len(self.keys())

    def keys(self) -> list[str]:
        """The key of every vector in the store."""
        with self._writable({}) as store:
            return [str(key) for key in store.get(include=[])["ids"]]

    def remove(self) -> None:
        """Deletes the embedded store's files; a server's collection."""
        with self._guard:
            if self._turns is None:
                with self._writable({}) as store:
                    store.delete_collection()
            else:
                with self._turns.turn(-1):
                    self._close()
                    shutil.rmtree(self._folder, ignore_errors=True)
                    self._turns.move()

    def close(self) -> None:
        """Lets go of the store."""
        with self._guard:
            self._close()

    @contextmanager
    def _readable(self) -> Iterator["Chroma | None"]:
        if self._store is not None and self._is_current():
            with _chroma_errors(self._folder):
                yield self._store
            return
        assert self._turns is not None or self._store is None
        with self._turn(_QUERY_TURN) as mine, _chroma_errors(self._folder):
            if not mine:
                # Old but whole: the catalog leaves out what is gone.
                yield self._store
                return
            self._close()
            yield self._open({})

    @contextmanager
    def _writable(self, vectors: Mapping[str, Vectors]) -> Iterator["Chroma"]:
        with self._guard, self._turn(-1), _chroma_errors(self._folder):
            if not self._is_current():
                self._close()
            store = self._open(vectors)
            if self._turns:
                self._turns.move()
            try:
                yield store
            finally:
                if self._turns:
                    self._opened_at = self._turns.move()
        # The lock is not fair: a breath lets a waiting process in between two slices.
        time.sleep(0.002)

    @contextmanager
    def _turn(self, timeout: float) -> Iterator[bool]:
        if self._turns is None:
            yield True
            return
        with self._turns.turn(timeout) as mine:
            yield mine

    def _is_current(self) -> bool:
        return self._turns is None or self._opened_at == self._turns.generation

    def _open(self, vectors: Mapping[str, Vectors]) -> "Chroma":
        from langchain_chroma import Chroma

        from index.vectors.known_vectors import KnownVectors

        if self._client is None:
            self._client = _client(self._folder, self._url)
        if self._store is None or vectors:
            self._store = Chroma(
                client=self._client,
                collection_name=self.name,
                embedding_function=KnownVectors(vectors),
                collection_configuration={"hnsw": {"space": "cosine"}},
            )
        if self._turns:
            self._opened_at = self._turns.generation
        return self._store

    def _close(self) -> None:
        client, self._client, self._store, self._opened_at = self._client, None, None, None
        if client is not None and self._turns is not None:
            client.close()  # type: ignore[attr-defined]


def _ask(store: "Chroma", vector: Vectors, k: int) -> list[tuple[str, float]]:
    found = store.similarity_search_by_vector_with_relevance_scores(vector.tolist(), k=k)
    return [(str(document.id), 1.0 - distance) for document, distance in found]


def _client(folder: Path, url: str | None) -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if url is None:
        folder.mkdir(parents=True, exist_ok=True)
        return chromadb.PersistentClient(str(folder), settings=settings)
    parts = urlsplit(url if "//" in url else f"//{url}")
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 8000)
    try:
        return chromadb.HttpClient(parts.hostname or url, port, ssl=secure, settings=settings)
    except ValueError as exc:
        raise _unreachable(url) from exc


def _unreachable(url: str) -> StorageFailed:
    return StorageFailed(
        f"no Chroma server answers at {url}; start it (chroma run --path FOLDER), correct "
        "SANAD_CHROMA_URL, or unset it for the embedded store"
    )


@contextmanager
def _chroma_errors(folder: Path) -> Iterator[None]:
    """Turns what Chroma may raise into ours."""
    import httpx
    from chromadb.errors import ChromaError

    try:
        yield
    except httpx.HTTPError as exc:
        raise StorageFailed(
            f"the Chroma server does not answer ({exc}); start it, or unset SANAD_CHROMA_URL"
        ) from exc
    except PermissionError as exc:
        raise StorageFailed(
            f"the vectors in {folder} can't be opened ({exc.strerror}); make the folder writable"
        ) from exc
    except (ChromaError, ValueError, RuntimeError, OSError, AttributeError) as exc:
        # AttributeError: what chromadb trips over when it gives up opening a broken folder.
        text = " ".join(str(exc).split())[:160]
        if "readonly" in text or "disk is full" in text or "No space" in text:
            raise StorageFailed(
                f"the vectors in {folder} can't be written ({text}); free some space or make "
                "the folder writable, then run the command again"
            ) from exc
        raise IndexDamaged(
            f"the vectors in {folder} are damaged ({text}); type: sanad doctor --repair"
        ) from exc
