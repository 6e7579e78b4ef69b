import multiprocessing
import os
import resource
import signal
import time
from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged, StorageFailed
from index.vectors.chroma import VectorStore

WIDTH = 32


def vectors(count: int, seed: int = 0) -> np.ndarray:
    made = np.random.default_rng(seed).normal(size=(count, WIDTH)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


def test_nearest_gives_cosines_best_first(tmp_path: Path) -> None:
    store, made = VectorStore(tmp_path, "test"), vectors(20)
    store.add([f"k{i}" for i in range(20)], made)
    found = store.nearest(made[7], 3)
    assert found is not None
    assert found[0] == ("k7", pytest.approx(1.0, abs=1e-4))
    assert found[0][1] > found[1][1] > found[2][1]


def test_adding_a_key_again_overwrites_it(tmp_path: Path) -> None:
    store, made = VectorStore(tmp_path, "test"), vectors(2)
    store.add(["k"], made[:1])
    store.add(["k"], made[1:])
    found = store.nearest(made[1], 1)
    assert store.count() == 1
    assert found == [("k", pytest.approx(1.0, abs=1e-4))]


def test_deleted_vectors_are_not_found(tmp_path: Path) -> None:
    store, made = VectorStore(tmp_path, "test"), vectors(3)
    store.add(["a", "b", "c"], made)
    store.delete(["b", "unknown"])
    assert {key for key, _ in store.nearest(made[1], 3) or ()} == {"a", "c"}


def test_reader_sees_what_another_handle_added(tmp_path: Path) -> None:
    reader, writer, made = VectorStore(tmp_path, "one"), VectorStore(tmp_path, "one"), vectors(2)
    writer.add(["a"], made[:1])
    assert reader.nearest(made[0], 5) == [("a", pytest.approx(1.0, abs=1e-4))]
    writer.add(["b"], made[1:])
    assert len(reader.nearest(made[0], 5) or ()) == 2


def test_empty_store_has_no_neighbours(tmp_path: Path) -> None:
    assert VectorStore(tmp_path, "test").nearest(vectors(1)[0], 5) == []


def test_damaged_store_names_the_repair(tmp_path: Path) -> None:
    (tmp_path / "test").mkdir()
    (tmp_path / "test" / "chroma.sqlite3").write_bytes(b"no database" * 1000)
    with pytest.raises(IndexDamaged, match="sanad doctor --repair"):
        VectorStore(tmp_path, "test").nearest(vectors(1)[0], 5)


def test_absent_server_is_named(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="SANAD_CHROMA_URL"):
        VectorStore(tmp_path, "test", url="http://127.0.0.1:9").count()


def _write(folder: Path, name: str, rounds: int) -> None:
    # A corrupted store once grew to 78 GB: no file of this process may.
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000_000, 500_000_000))
    store = VectorStore(folder, "test")
    for at in range(rounds):
        keys = [f"{name}-{at}-{i}" for i in range(20)]
        store.add(keys, vectors(20, seed=at))
        with (folder / f"{name}.acknowledged").open("a") as note:
            note.write("\n".join(keys) + "\n")


def test_two_writers_killed_at_random_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    steady = context.Process(target=_write, args=(tmp_path, "steady", 25))
    steady.start()
    reader = VectorStore(tmp_path, "test")
    for kill in range(2):
        victim = context.Process(target=_write, args=(tmp_path, f"victim{kill}", 10_000))
        victim.start()
        note = tmp_path / f"victim{kill}.acknowledged"
        deadline = time.monotonic() + 60
        while not note.exists() and time.monotonic() < deadline:
            reader.nearest(vectors(1)[0], 5)
            time.sleep(0.05)
        assert victim.pid is not None
        os.kill(victim.pid, signal.SIGKILL)
        victim.join()
    steady.join(60)
    acknowledged = {
        key for note in tmp_path.glob("*.acknowledged") for key in note.read_text().split()
    }
    assert steady.exitcode == 0
    assert len(acknowledged) >= 25 * 20
    reader.close()
    assert acknowledged <= set(VectorStore(tmp_path, "test").keys())
