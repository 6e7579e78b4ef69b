"""One call of a chat model: the whole reply within a time, or one error of ours."""

import contextvars
import logging
import re
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING

from rag.errors import ChatModelError, ChatModelUnavailable, ReplyUnusable

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

_LOG = logging.getLogger(__name__)

SECONDS = 60.0  # question to last word; a reader has gone by then
# What providers call the end of a whole reply. Anything else, or nothing, is a cut one: a
# connection that breaks half way ends the stream without an error and without a reason.
_WHOLE = frozenset(
    ["stop", "end_turn", "stop_sequence", "complete", "completed", "eos", "eos_token", "finish"]
)
_REASONS = ("finish_reason", "stop_reason", "done_reason", "stopReason", "status")
_THINKING = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)

# By name, so that no provider's package is imported to be asked; LangChain's own come first.
# A class without such a name (ollama's) carries the HTTP status.
_NO_SERVICE: tuple[tuple[str, str], ...] = (
    ("RateLimit|ResourceExhausted|TooManyRequests|429", "is over its quota; wait or raise it"),
    ("Authentication|PermissionDenied|401|403", "refused the key; check it in .env"),
    ("NotFound|404", "does not know the model; check SANAD_CHAT_MODEL"),
    ("Timeout|DeadlineExceeded", "did not answer in time; try again later"),
    ("Connect", "can't be reached; check SANAD_CHAT_BASE_URL and the network"),
    ("ContextOverflow", "can't take that much text; choose a model with a longer context"),
)


@dataclass(frozen=True, slots=True)
class Reply:
    """What a chat model wrote.

    Attributes:
        finished: False where it was cut: at a length limit, by a filter or by a lost connection.
    """

    text: str
    finished: bool


def reply(
    model: "BaseChatModel",
    messages: "Sequence[tuple[str, str] | BaseMessage]",
    *,
    seconds: float = SECONDS,
) -> Reply:
    """The model's reply, streamed so that a cut one is noticed.

    Args:
        model: From `open_chat_model`, or any other of LangChain's.
        messages: (role, text) pairs or LangChain messages.
        seconds: For everything, retries included.

    Raises:
        ChatModelUnavailable: Provider down, over quota, refusing the key, or too slow.
        ReplyUnusable: What came is empty or unreadable.
    """
    pieces: list[str] = []
    reason = ""
    for text, ended in _Stream(model, messages).within(seconds):
        pieces.append(text)
        reason = ended or reason
    written = _THINKING.sub("", "".join(pieces)).strip()
    if not written:
        raise ReplyUnusable("the chat model's reply is empty; try again or choose another model")
    return Reply(written, reason.casefold() in _WHOLE)


class _Stream:
    """A model's stream read by a thread of its own, so that a stall can be walked away from."""

    def __init__(
        self, model: "BaseChatModel", messages: "Sequence[tuple[str, str] | BaseMessage]"
    ) -> None:
        self._model = model
        self._messages = list(messages)
        self._received: SimpleQueue[tuple[str, str] | ChatModelError | None] = SimpleQueue()
        self._left = threading.Event()

    def within(self, seconds: float) -> Iterator[tuple[str, str]]:
        """Text and reason of ending (or empty) of each chunk, until the time is up."""
        deadline = time.monotonic() + seconds
        # The caller's context goes along: LangChain's callbacks and tracing live in it.
        run = contextvars.copy_context().run
        threading.Thread(target=run, args=(self._read,), daemon=True).start()
        try:
            while (item := self._next(deadline - time.monotonic(), seconds)) is not None:
                yield item
        finally:
            self._left.set()

    def _next(self, left: float, seconds: float) -> tuple[str, str] | None:
        try:
            item = self._received.get(timeout=max(0.0, left))
        except Empty:
            raise ChatModelUnavailable(
                f"the chat model did not finish within {seconds:g} s; try again later"
            ) from None
        if isinstance(item, ChatModelError):
            raise item
        return item

    def _read(self) -> None:
        try:
            with _Calling():
                for chunk in self._model.stream(self._messages):
                    if self._left.is_set():
                        return
                    self._received.put((str(chunk.text), _ending(chunk.response_metadata)))
        except ChatModelError as exc:
            self._received.put(exc)
        else:
            self._received.put(None)


def _ending(metadata: dict[str, object]) -> str:
    return next((str(metadata[key]) for key in _REASONS if metadata.get(key)), "")


class _Calling:
    """Turns whatever a provider's package raises during a call into one line of ours."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, exc: BaseException | None, trace: object) -> None:
        if isinstance(exc, Exception):
            _LOG.info("chat model failed: %s", type(exc).__name__)
            raise explained(exc) from exc


def explained(exc: Exception) -> ChatModelError:
    """A provider's exception as one of ours.

    Known by the names along its class's ancestry; a plain Python error (ValueError, IndexError,
    JSONDecodeError) comes from a body that the provider's package could not read.
    """
    names = [kind.__name__ for kind in type(exc).__mro__]
    status = str(getattr(exc, "status_code", ""))
    for pattern, says in _NO_SERVICE:
        if any(re.search(pattern, name) for name in (*names, status)):
            return ChatModelUnavailable(f"the chat model's provider {says}")
    if isinstance(exc, (ValueError, LookupError, TypeError, AttributeError)):
        return ReplyUnusable(
            f"the chat model's reply can't be read ({names[0]}); check SANAD_CHAT_BASE_URL"
        )
    return ChatModelUnavailable(f"the chat model's provider failed ({names[0]}); try again later")
