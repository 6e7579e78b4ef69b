"""What was asked before in a conversation, so that a follow-up can be understood."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable


class Conversations:
    """The last questions of each conversation, in memory.

    Bounded in turns, in conversations (the one silent longest goes first) and in time: after a
    silence the next question starts afresh.

    Args:
        turns: Questions kept of a conversation.
        conversations: Conversations kept.
        silence: Seconds after which a conversation is over.
        clock: Seconds that only ever grow.
    """

    def __init__(
        self,
        *,
        turns: int = 4,
        conversations: int = 2000,
        silence: float = 30 * 60,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._turns = turns
        self._conversations = conversations
        self._silence = silence
        self._clock = clock
        self._asked: OrderedDict[Hashable, tuple[float, tuple[str, ...]]] = OrderedDict()

    def earlier(self, conversation: Hashable) -> tuple[str, ...]:
        """The earlier questions of the conversation, oldest first."""
        last, questions = self._asked.get(conversation, (0.0, ()))
        return questions if self._clock() - last <= self._silence else ()

    def add(self, conversation: Hashable, question: str) -> None:
        """Remember a question as the latest of its conversation."""
        questions = (*self.earlier(conversation), question)[-self._turns :]
        self._asked[conversation] = (self._clock(), questions)
        self._asked.move_to_end(conversation)
        while len(self._asked) > self._conversations:
            self._asked.popitem(last=False)

    def __len__(self) -> int:
        return len(self._asked)
