"""What every test shares: the network shut, a clean environment, the bundled model loaded once."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from index.library import Library
from index.options import IndexOptions
from index.vectors.embedder import Embedder, open_embedder
from tests.fakes import WordEmbedder

# Child processes that tests start inherit this; a hub is then refused at once.
os.environ["HF_HUB_OFFLINE"] = "1"
_LOCAL = ("127.0.0.1", "::1", "localhost")


class NetworkShut(OSError):
    """A test tried to leave this machine."""


@pytest.fixture(scope="session", autouse=True)
def _network_shut() -> Iterator[None]:
    """Lets sockets reach this machine only: any other address raises NetworkShut."""
    connect, connect_ex = socket.socket.connect, socket.socket.connect_ex

    def guarded(self: socket.socket, address: Any) -> None:  # noqa: ANN401
        _refuse(self, address)
        connect(self, address)

    def guarded_ex(self: socket.socket, address: Any) -> int:  # noqa: ANN401
        _refuse(self, address)
        return connect_ex(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]
    socket.socket.connect_ex = guarded_ex  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]
    socket.socket.connect_ex = connect_ex  # type: ignore[method-assign]


def _refuse(of: socket.socket, address: Any) -> None:  # noqa: ANN401
    if of.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in _LOCAL:
        raise NetworkShut(f"tests may not reach {address}")


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith(("SANAD_", "TELEGRAM_", "OPENAI_")):
            monkeypatch.delenv(name)


@pytest.fixture(scope="session")
def bundled() -> Embedder:
    """The model that comes with Sanad."""
    return open_embedder(None)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty index in a folder of its own, with vectors that follow the words."""
    opened = Library(IndexOptions(folder=tmp_path / "data"), embedder=WordEmbedder())
    yield opened
    opened.close()
