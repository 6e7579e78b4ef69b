"""What happens to each message: a greeting, an answer, or one polite sentence."""

import asyncio
import logging
import secrets
import time
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeAlias

from telegram import Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, CallbackContext, CommandHandler, MessageHandler, filters

from bot.addressing import asked_text, command_text, conversation_of
from bot.conversations import Conversations
from bot.delivery import send_pages, send_text, typing
from bot.inbox import Inbox
from bot.messages import Message, message
from bot.pace import Pace
from bot.telegram_html import render
from index.errors import IndexMissing
from rag.answer import Answer, Outcome, Question

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

QUESTION_LIMIT = 2000  # characters

_log = logging.getLogger(__name__)
Context: TypeAlias = CallbackContext[Any, Any, Any, Any]
Handler: TypeAlias = Callable[[Update, Context], Coroutine[Any, Any, None]]
BotApplication: TypeAlias = Application[Any, Any, Any, Any, Any, Any]


class Desk:
    """Takes questions in, has them answered and sends the answers back.

    Args:
        chain: From a Question to an Answer; called in threads.
        inbox: Told what must be tried again at the next start.
        concurrency: Answers worked out at the same time.
        owner_ids: Whose pace isn't limited.
        detect: Language of a text as ISO 639-1; None for `index.text.language.detect_language`.
        conversations: Memory of earlier questions.
    """

    def __init__(
        self,
        chain: "Runnable[Question, Answer]",
        inbox: Inbox,
        *,
        concurrency: int = 2,
        owner_ids: frozenset[int] = frozenset(),
        detect: Callable[[str], str] | None = None,
        conversations: Conversations | None = None,
    ) -> None:
        self._chain = chain
        self._inbox = inbox
        self._seats = asyncio.Semaphore(concurrency)
        self._owners = owner_ids
        self._detect = detect or _detected
        self._conversations = conversations or Conversations()
        self._pace = Pace()

    def register(self, application: BotApplication) -> None:
        """Have the application bring its updates here. Edited messages are not answered again."""
        fresh = filters.UpdateType.MESSAGE
        private = fresh & filters.ChatType.PRIVATE
        application.add_handler(CommandHandler("start", self._saying(Message.START), fresh))
        application.add_handler(CommandHandler("help", self._saying(Message.HELP), fresh))
        application.add_handler(CommandHandler("ask", self.ask, fresh))
        application.add_handler(
            MessageHandler(private & filters.COMMAND, self._saying(Message.UNKNOWN_COMMAND))
        )
        worded = (filters.TEXT | filters.CAPTION) & ~filters.COMMAND
        application.add_handler(MessageHandler(fresh & worded, self.question))
        other = private & ~filters.StatusUpdate.ALL
        application.add_handler(MessageHandler(other, self._saying(Message.TEXT_ONLY)))
        application.add_error_handler(self.failed)

    async def ask(self, update: Update, context: Context) -> None:
        """Answer what follows /ask, in any chat."""
        if received := update.effective_message:
            text = command_text(received)
            if text:
                await self._take(update, context, text)
            else:
                await self._say(update, context, Message.ASK_USAGE)

    async def question(self, update: Update, context: Context) -> None:
        """Answer a message, in a group only when it is meant for the bot."""
        if received := update.effective_message:
            text = asked_text(received, context.bot)
            if text is not None:
                await self._take(update, context, text)

    async def failed(self, update: object, context: Context) -> None:
        """Log an error under an id, and tell the person asking that id and nothing else."""
        error = context.error
        if not isinstance(update, Update) or update.effective_message is None:
            _log.warning("fetching messages failed, trying again: %s", error)
        elif isinstance(error, Forbidden):
            _log.info("update %d: the bot was blocked or removed", update.update_id)
        elif isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest):
            self._inbox.postpone(update.update_id)
            _log.error("update %d kept for the next start: %s", update.update_id, error)
        else:
            await self._apologise(update, context, error)

    async def _take(self, update: Update, context: Context, text: str) -> None:
        """Answer a question, or say why it can't be taken."""
        received, person = update.effective_message, update.effective_user
        assert received is not None  # both handlers above have seen it
        if not any(character.isalnum() for character in text):
            await self._say(update, context, Message.EMPTY)
            return
        language = self._detect(text)
        if len(text) > QUESTION_LIMIT:
            found, limit = len(text), QUESTION_LIMIT
            await self._say(
                update, context, Message.TOO_LONG, language=language, found=found, limit=limit
            )
            return
        limited = person is not None and person.id not in self._owners
        seconds = self._pace.wait(person.id, received.date) if person and limited else 0
        if seconds:
            await self._say(update, context, Message.SLOW_DOWN, language=language, seconds=seconds)
            return
        await self._answer(update, context, text, language)

    async def _answer(self, update: Update, context: Context, text: str, language: str) -> None:
        received = update.effective_message
        assert received is not None
        conversation = conversation_of(received)
        question = Question(
            text=text,
            history=self._conversations.earlier(conversation),
            asked_at=received.date,
            language=language,
        )
        started = time.monotonic()
        async with typing(received):
            try:
                async with self._seats:
                    answer = await asyncio.to_thread(self._chain.invoke, question)
            except IndexMissing:
                _log.error("update %d: nothing is indexed yet", update.update_id)
                await self._say(update, context, Message.NOT_READY, language=language)
                return
        if answer.outcome is not Outcome.DECLINED:
            self._conversations.add(conversation, text)
        pages = render(answer)
        await send_pages(received, pages, lambda: context.application.running)
        _log.info(
            "update %d: %s, %d citations, %d pages, %.2f s",
            update.update_id,
            answer.outcome,
            len(answer.citations),
            len(pages),
            time.monotonic() - started,
        )

    async def _apologise(self, update: Update, context: Context, error: Exception | None) -> None:
        number = secrets.token_hex(4)
        _log.error("[%s] update %d failed", number, update.update_id, exc_info=error)
        received = update.effective_message
        text = (received and (received.text or received.caption)) or ""
        language = self._detect(text) if text else None
        try:
            await self._say(update, context, Message.FAILED, language=language, id=number)
        except TelegramError as exc:
            _log.warning("[%s] the apology couldn't be sent either: %s", number, exc)

    def _saying(self, key: Message) -> Handler:
        async def say(update: Update, context: Context) -> None:
            await self._say(update, context, key)

        return say

    async def _say(
        self,
        update: Update,
        context: Context,
        key: Message,
        *,
        language: str | None = None,
        **values: object,
    ) -> None:
        """Send a sentence of the bot's own, in the language given or else the person's."""
        if received := update.effective_message:
            person = update.effective_user
            spoken = language or (person and person.language_code) or "ar"
            text = message(key, spoken, **values)
            await send_text(received, text, lambda: context.application.running)


def _detected(text: str) -> str:
    from index.text.language import detect_language

    return detect_language(text)
