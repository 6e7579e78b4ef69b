from datetime import UTC, datetime, timedelta

from bot.conversations import Conversations
from bot.pace import Pace

NOON = datetime(2025, 9, 4, 12, tzinfo=UTC)


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_earlier_questions_come_oldest_first_and_bounded() -> None:
    conversations = Conversations(turns=2)
    for question in ("أ", "ب", "ج"):
        conversations.add(7, question)
    assert conversations.earlier(7) == ("ب", "ج")


def test_conversations_do_not_mix() -> None:
    conversations = Conversations()
    conversations.add((1, 7), "أ")
    assert conversations.earlier((1, 8)) == ()


def test_silence_ends_a_conversation() -> None:
    clock = Clock()
    conversations = Conversations(silence=60, clock=clock)
    conversations.add(7, "أ")
    clock.now += 61
    assert conversations.earlier(7) == ()
    conversations.add(7, "ب")
    assert conversations.earlier(7) == ("ب",)


def test_the_conversation_silent_longest_is_forgotten_first() -> None:
    conversations = Conversations(conversations=2)
    for chat in (1, 2, 1, 3):
        conversations.add(chat, "أ")
    assert len(conversations) == 2
    assert conversations.earlier(2) == ()


def test_pace_counts_a_sliding_window_of_sending_times() -> None:
    pace = Pace(questions=2, seconds=60)
    assert [pace.wait(7, NOON + timedelta(seconds=s)) for s in (0, 10, 20, 61)] == [0, 0, 40, 0]


def test_pace_is_each_persons_own_and_forgets_the_quietest() -> None:
    pace = Pace(questions=1, people=1)
    assert [pace.wait(person, NOON) for person in (7, 8, 8, 7)] == [0, 0, 60, 0]
