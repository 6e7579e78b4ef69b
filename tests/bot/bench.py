"""A running bot in front of a local server that speaks the Bot API."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from langchain_core.runnables import RunnableLambda
from pydantic import SecretStr

from bot.application import build_application
from bot.redaction import token_hidden
from bot.telegram_options import TelegramOptions
from rag.answer import Answer, Question
from tests.bot.sample_answers import answered
from tests.bot.telegram_server import Account, TelegramServer


def echo(question: Question) -> Answer:
    return answered(f"جواب «{question.text}» [1]", asked=question.text)


def arabic_or_english(text: str) -> str:
    return "ar" if re.search("[؀-ۿ]", text) else "en"


class Bench:
    """A running bot, with the account it answers for."""

    def __init__(self, telegram: TelegramServer, account: Account) -> None:
        self.telegram, self.account = telegram, account

    @asynccontextmanager
    async def answering(
        self,
        chain: Callable[[Question], Answer] = echo,
        **options: Any,  # noqa: ANN401
    ) -> AsyncIterator[Account]:
        token = SecretStr(self.account.token)
        settings = TelegramOptions(token, self.telegram.url, **options)
        with token_hidden(self.account.token):
            application = build_application(
                settings, RunnableLambda(chain), detect=arabic_or_english
            )
            await application.initialize()
            assert application.post_init
            assert application.updater
            await application.post_init(application)
            await application.updater.start_polling(allowed_updates=["message"])
            await application.start()
            try:
                yield self.account
            finally:
                await application.updater.stop()
                await application.stop()
                await application.shutdown()

    async def sent(self, count: int, seconds: float = 30.0) -> list[str]:
        """What people read, once `count` messages have come and no more follow at once."""

        def enough() -> bool:
            return len(self.account.sent()) >= count

        assert await asyncio.to_thread(self.account.wait_for, enough, seconds)
        await asyncio.sleep(0.05)
        hidden = dict.fromkeys(map(ord, "\u2068\u2069\u200f"))
        return [call["seen"].translate(hidden) for call in self.account.sent()]
