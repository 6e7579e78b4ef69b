"""Sending that doesn't lose an answer.

It waits where Telegram can't be reached, and writes plainly where Telegram won't take the markup.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from itertools import repeat
from typing import TYPE_CHECKING

from bot.telegram_pages import cut, plain_pages

if TYPE_CHECKING:
    from telegram import Message

TYPING_SECONDS = 4.0  # Telegram shows "typing…" for 5 seconds at most
# Seconds between attempts when the network or Telegram fails: about eight minutes in all.
PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, *repeat(15.0, 30))
_MARKUP_REFUSALS = ("can't parse", "entit", "tag", "too long")

_log = logging.getLogger(__name__)
StillRunning = Callable[[], bool]


async def send_pages(message: "Message", pages: Sequence[str], running: StillRunning) -> None:
    """Send HTML pages as a reply to a message, in order.

    A page whose markup Telegram refuses is sent again as plain text.

    Args:
        message: What is replied to.
        pages: As `render` gave them.
        running: Whether the bot still runs; when it stops, a failing send isn't tried again.

    Raises:
        TelegramError: If Telegram refuses for another reason, or stayed out of reach.
    """
    from telegram.constants import ParseMode
    from telegram.error import BadRequest

    for number, page in enumerate(pages):
        quoting = number == 0
        try:
            await _send(message, page, running, quoting=quoting, parse_mode=ParseMode.HTML)
        except BadRequest as exc:
            if not any(words in exc.message.casefold() for words in _MARKUP_REFUSALS):
                raise
            _log.warning("page %d refused (%s), sent again as plain text", number + 1, exc.message)
            for plain in plain_pages(page):
                await _send(message, plain, running, quoting=quoting)


async def send_text(message: "Message", text: str, running: StillRunning) -> None:
    """Send a plain text as a reply to a message; as `send_pages` otherwise."""
    for piece in cut(text):
        await _send(message, piece, running, quoting=True)


async def _send(
    message: "Message",
    text: str,
    running: StillRunning,
    *,
    quoting: bool,
    parse_mode: str | None = None,
) -> None:
    from telegram import LinkPreviewOptions

    async def send() -> object:
        return await message.reply_text(
            text,
            parse_mode=parse_mode,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            do_quote=quoting,
            allow_sending_without_reply=True,
        )

    await _patiently(send, running)


async def _patiently(send: Callable[[], Awaitable[object]], running: StillRunning) -> None:
    from telegram.error import BadRequest, NetworkError

    for pause in PAUSES:
        try:
            await send()
            return
        except BadRequest:  # a NetworkError by name only: trying again won't help
            raise
        except NetworkError as exc:
            if not running():
                raise
            _log.warning("sending failed (%s), trying again in %.1f s", exc, pause)
        await asyncio.sleep(pause)
    await send()


@asynccontextmanager
async def typing(message: "Message", seconds: float = TYPING_SECONDS) -> AsyncIterator[None]:
    """While it lasts, the chat shows that the bot is typing; whether it does is never an error."""
    task = asyncio.create_task(_keep_typing(message, seconds))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _keep_typing(message: "Message", seconds: float) -> None:
    from telegram.constants import ChatAction
    from telegram.error import TelegramError

    while True:
        try:
            await message.reply_chat_action(ChatAction.TYPING)
        except TelegramError as exc:
            _log.debug("typing not shown: %s", exc)
        await asyncio.sleep(seconds)
