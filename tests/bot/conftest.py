from collections.abc import Iterator

import pytest

from tests.bot.telegram_server import Account, TelegramServer


@pytest.fixture(scope="session")
def telegram() -> Iterator[TelegramServer]:
    with TelegramServer().serving() as server:
        yield server


@pytest.fixture
def account(telegram: TelegramServer) -> Account:
    return telegram.open_account()
