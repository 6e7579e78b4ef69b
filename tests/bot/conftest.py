from collections.abc import Iterator

import pytest

from tests.bot.bench import Bench
from tests.bot.telegram_server import Account, TelegramServer


@pytest.fixture(scope="session")
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer().serving() as server:
        yield server


@pytest.fixture
def account(telegram: TelegramServer) -> Account:
    return telegram.open_account()


@pytest.fixture
def bench(telegram: TelegramServer, account: Account, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return Bench(telegram, account)
