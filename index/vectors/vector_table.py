"""Which vectors there are, which are missing and which must go: the catalog's side of them."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog
from index.chunks import embedded_text

Vectors = NDArray[np.float32]
_STORED = np.dtype("<f2")  # float16 moves a cosine by less than 0.001 and halves the file


class VectorTable:
    """Vectors by key (what was embedded), and whether each stands in Chroma yet."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def count_missing(self) -> int:
        """Number of texts whose vector is still to be computed."""
        return self._catalog.number(
            "SELECT COUNT(DISTINCT key) FROM chunks c "
            "WHERE NOT EXISTS (SELECT 1 FROM vectors v WHERE v.key = c.key)"
        )

    def missing(self, size: int) -> Iterator[list[tuple[str, str]]]:
        """Batches of (key, text to embed), in the order of the chunks."""
        last = 0
        while True:
            rows = self._catalog.rows(
                "SELECT c.id, c.key, a.title, c.text FROM chunks c "
                "JOIN articles a ON a.id = c.article WHERE c.id > ? "
                "AND NOT EXISTS (SELECT 1 FROM vectors v WHERE v.key = c.key) "
                "ORDER BY c.id LIMIT ?",
                (last, size),
            )
            if not rows:
                return
            last = int(str(rows[-1][0]))
            texts = {str(key): embedded_text(str(title), str(text)) for _, key, title, text in rows}
            yield list(texts.items())

    def save(self, keys: Sequence[str], vectors: Vectors) -> None:
        """Keeps new vectors; those whose chunk has gone meanwhile are dropped."""
        blobs = vectors.astype(_STORED)
        with self._catalog.transaction() as db:
            db.executemany(
                "INSERT OR IGNORE INTO vectors SELECT ?1, ?2, 0 "
                "WHERE EXISTS (SELECT 1 FROM chunks WHERE key = ?1)",
                ((key, row.tobytes()) for key, row in zip(keys, blobs, strict=True)),
            )

    def vectors(self, keys: Iterable[str]) -> dict[str, Vectors]:
        """The vectors there are for these keys, float32."""
        rows = self._catalog.rows_in("SELECT key, vector FROM vectors WHERE key IN (?)", keys)
        return {str(key): _vector(blob) for key, blob in rows}

    def unplaced(self, size: int) -> tuple[list[str], Vectors]:
        """Some vectors that don't stand in Chroma yet: keys and an (n, dimension) array."""
        rows = self._catalog.rows(
            "SELECT key, vector FROM vectors WHERE placed = 0 LIMIT ?", (size,)
        )
        if not rows:
            return [], np.zeros((0, 0), dtype=np.float32)
        return [str(key) for key, _ in rows], np.stack([_vector(blob) for _, blob in rows])

    def mark_placed(self, keys: Iterable[str]) -> None:
        """Notes that these stand in Chroma."""
        with self._catalog.transaction() as db:
            db.executemany("UPDATE vectors SET placed = 1 WHERE key = ?", ((k,) for k in keys))

    def unplace_all(self) -> None:
        """Notes that none stands in Chroma: it is new or was lost."""
        with self._catalog.transaction() as db:
            db.execute("UPDATE vectors SET placed = 0 WHERE placed = 1")

    def count_placed(self) -> int:
        """Number of vectors that should stand in Chroma."""
        return self._catalog.number("SELECT COUNT(*) FROM vectors WHERE placed = 1")

    def stale(self, size: int) -> list[str]:
        """Some keys noted as having lost their last chunk."""
        rows = self._catalog.rows("SELECT key FROM stale_vectors LIMIT ?", (size,))
        return [str(row[0]) for row in rows]

    def forget(self, keys: Sequence[str]) -> None:
        """Settles stale keys, after Chroma let go of them.

        A key that a chunk uses again keeps its vector, to be placed anew.
        """
        used = "EXISTS (SELECT 1 FROM chunks c WHERE c.key = vectors.key)"
        with self._catalog.transaction() as db:
            for key in keys:
                db.execute(f"DELETE FROM vectors WHERE key = ? AND NOT {used}", (key,))
                db.execute("UPDATE vectors SET placed = 0 WHERE key = ?", (key,))
                db.execute("DELETE FROM stale_vectors WHERE key = ?", (key,))


def _vector(blob: object) -> Vectors:
    assert isinstance(blob, bytes)
    return np.frombuffer(blob, dtype=_STORED).astype(np.float32)
