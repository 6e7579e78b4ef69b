"""The flow of updates in and requests out: written down, kept in order, within Telegram's limits.

Imports telegram, as its classes are extended; only the running bot imports this module.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from http import HTTPStatus
from typing import Any
from weakref import WeakValueDictionary

from telegram import Update
from telegram.error import NetworkError
from telegram.ext import AIORateLimiter, BaseUpdateProcessor
from telegram.request import HTTPXRequest

from bot.inbox import Inbox
from index.errors import StorageFailed

UPDATES_AT_ONCE = 256  # most of them wait for their chat's turn or for a seat at the desk

_log = logging.getLogger(__name__)


class InboxQueue(asyncio.Queue[object]):
    """The application's queue, which writes each update down before it lets Telegram forget it."""

    def __init__(self, inbox: Inbox) -> None:
        super().__init__()
        self._inbox = inbox

    async def put(self, item: object) -> None:
        """Add an update unless it is known already; what isn't an update is added as it is."""
        if isinstance(item, Update):
            try:
                if not self._inbox.receive(item.update_id, item.to_json()):
                    return
            except StorageFailed as exc:
                # Only for an error of Telegram's kind is the same update asked for again.
                raise NetworkError(str(exc)) from exc
        await super().put(item)


class ChatOrder(BaseUpdateProcessor):
    """Chats side by side, the messages of one chat in order; notes down what was dealt with."""

    def __init__(self, inbox: Inbox, running: Callable[[], bool]) -> None:
        super().__init__(UPDATES_AT_ONCE)
        self._inbox = inbox
        self._running = running
        self._turns: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Wait for the chat's turn, handle the update, note it down as done."""
        if not isinstance(update, Update):
            await coroutine
            return
        chat = update.effective_chat.id if update.effective_chat else 0
        turn = self._turns.setdefault(chat, asyncio.Lock())
        async with turn:
            if not self._running():  # stopping: it waits in the inbox for the next start
                if asyncio.iscoroutine(coroutine):
                    coroutine.close()
                return
            await coroutine
        try:
            self._inbox.done(update.update_id)
        except StorageFailed as exc:
            _log.error("update %d may be answered twice: %s", update.update_id, exc)

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Close the inbox."""
        self._inbox.close()


class AnswersFirst(AIORateLimiter):
    """Waits out flood control; "typing…" neither waits nor uses up what answers may use."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,  # noqa: ANN401
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:  # noqa: ANN401
        """Send a request within Telegram's limits."""
        if endpoint == "sendChatAction":
            return await callback(*args, **kwargs)
        return await super().process_request(
            callback, args, kwargs, endpoint, data, rate_limit_args
        )


class PollingRequest(HTTPXRequest):
    """Fetches updates, and says when the token is refused: polling would end without a word.

    Args:
        refused: Called when it is.
    """

    def __init__(self, refused: Callable[[], None]) -> None:
        super().__init__(connection_pool_size=1)
        self._refused = refused

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        """Status code and body."""
        status, body = await super().do_request(*args, **kwargs)
        if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
            self._refused()
        return status, body
