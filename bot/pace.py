"""How fast one person may ask, so that nobody keeps the others waiting."""

from collections import OrderedDict, deque
from collections.abc import Hashable
from datetime import datetime


class Pace:
    """A sliding window over the times at which each person's questions were sent.

    The times are Telegram's, so questions that waited while the bot was down count as spread out
    as they were.

    Args:
        questions: Allowed in a window.
        seconds: Length of the window.
        people: How many persons are remembered.
    """

    def __init__(self, *, questions: int = 12, seconds: int = 60, people: int = 5000) -> None:
        self._questions = questions
        self._seconds = seconds
        self._people = people
        self._asked: OrderedDict[Hashable, deque[float]] = OrderedDict()

    def wait(self, person: Hashable, sent: datetime) -> int:
        """Seconds the person should wait; 0 if the question is within the pace, and counted."""
        now = sent.timestamp()
        asked = self._asked.setdefault(person, deque())
        self._asked.move_to_end(person)
        while asked and asked[0] <= now - self._seconds:
            asked.popleft()
        if len(asked) >= self._questions:
            return max(1, round(asked[0] + self._seconds - now))
        asked.append(now)
        if len(self._asked) > self._people:
            self._asked.popitem(last=False)
        return 0
