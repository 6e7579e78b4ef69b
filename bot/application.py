"""The Telegram bot put together, and run until it is told to stop."""

import json
import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from telegram import BotCommand, Update
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder

from bot.handlers import BotApplication, Context, Desk
from bot.inbox import Inbox
from bot.messages import LANGUAGES, Message, message
from bot.redaction import PLACEHOLDER, token_hidden
from bot.telegram_options import TelegramFailed, TelegramOptions
from bot.traffic import AnswersFirst, ChatOrder, InboxQueue, PollingRequest

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from rag.answer import Answer, Question

FLOOD_RETRIES = 5
CONFLICTS_ALLOWED = 3
NEWCOMER_SECONDS = 60.0  # of two bots with one token the one that came last gives way

_log = logging.getLogger(__name__)


class Polling:
    """Notices what ends a bot's polling: a refused token, or another bot with the same one.

    Telegram tells both of two such bots "Conflict" in turn. The one that came last gives way; one
    that has run longer only says so in the log.

    Attributes:
        failure: Why the bot stopped, if it wasn't told to.
    """

    def __init__(self, server: str) -> None:
        self._server = server
        self._began = time.monotonic()
        self._conflicts = 0
        self._stop: Callable[[], None] = lambda: None
        self.failure: TelegramFailed | None = None

    def watch(self, application: BotApplication) -> None:
        """Stop this application when its polling has ended for good."""
        self._stop = application.stop_running
        application.add_error_handler(self._failed)

    def refused(self) -> None:
        """The server doesn't know the token. Said again while the bot stops, it changes nothing."""
        if self.failure:
            return
        self.failure = TelegramFailed(
            f"{self._server} refuses TELEGRAM_BOT_TOKEN; compare it with the one @BotFather shows "
            "under /mybots"
        )
        self._stop()

    async def _failed(self, update: object, context: Context) -> None:
        if not isinstance(context.error, Conflict):
            return
        self._conflicts += 1
        newcomer = time.monotonic() - self._began <= NEWCOMER_SECONDS
        if newcomer and self._conflicts >= CONFLICTS_ALLOWED:
            self.failure = TelegramFailed(
                "another process is answering with the same TELEGRAM_BOT_TOKEN; "
                "stop that one first, or ask @BotFather for a second bot"
            )
            self._stop()


def build_application(
    options: TelegramOptions,
    chain: "Runnable[Question, Answer]",
    *,
    detect: Callable[[str], str] | None = None,
    polling: Polling | None = None,
) -> BotApplication:
    """The bot, ready to run: what was left unanswered comes first.

    Args:
        options: Token, server, owners.
        chain: From a Question to an Answer.
        detect: Language of a text; None for `index.text.language.detect_language`.
        polling: Told what ends the polling.

    Raises:
        StorageFailed: If the inbox can't be written.
    """
    inbox = Inbox(options.folder, bot=options.bot_id)
    queue = InboxQueue(inbox)
    polling = polling or Polling(options.server)

    async def open_up(application: BotApplication) -> None:
        for text in inbox.waiting():
            queue.put_nowait(Update.de_json(json.loads(text), application.bot))
        await _set_menu(application)

    application: BotApplication = (
        ApplicationBuilder()
        .token(options.token.get_secret_value())
        .base_url(f"{options.server}/bot")
        .get_updates_request(PollingRequest(polling.refused))
        .rate_limiter(AnswersFirst(max_retries=FLOOD_RETRIES))
        .update_queue(queue)
        .concurrent_updates(ChatOrder(inbox, lambda: application.running))
        .post_init(open_up)
        .build()
    )
    desk = Desk(
        chain,
        inbox,
        concurrency=options.concurrency,
        owner_ids=options.owner_ids,
        detect=detect,
    )
    desk.register(application)
    polling.watch(application)
    return application


async def _set_menu(application: BotApplication) -> None:
    """Name the commands in Telegram's menu; the bot runs without it too."""
    try:
        for language in (None, *LANGUAGES):
            spoken = language or "en"
            ask, help_ = message(Message.MENU_ASK, spoken), message(Message.MENU_HELP, spoken)
            commands = [BotCommand("ask", ask), BotCommand("help", help_)]
            await application.bot.set_my_commands(commands, language_code=language)
    except TelegramError as exc:
        _log.warning("the menu of commands couldn't be set: %s", exc)


def run_bot(
    options: TelegramOptions,
    chain: "Runnable[Question, Answer]",
    *,
    detect: Callable[[str], str] | None = None,
) -> None:
    """Answer until SIGINT or SIGTERM.

    Raises:
        TelegramFailed: If the token is refused, Telegram can't be reached at the start, or
            another process polls with the same token.
        StorageFailed: If the inbox can't be written.
    """
    token = options.token.get_secret_value()
    polling = Polling(options.server)
    with token_hidden(token):
        application = build_application(options, chain, detect=detect, polling=polling)
        try:
            application.run_polling(allowed_updates=[Update.MESSAGE], bootstrap_retries=1)
        except InvalidToken:
            polling.refused()
        except TelegramError as exc:
            found = str(exc).replace(token, PLACEHOLDER)
            raise TelegramFailed(
                f"can't reach {options.server} ({found}); check the connection, "
                "or TELEGRAM_API_URL if you set it"
            ) from exc
    if polling.failure:
        raise polling.failure
