"""The real bot against a local server that speaks the Bot API."""

import json
import threading
import time

from bot.handlers import QUESTION_LIMIT
from bot.wording import ARABIC, ENGLISH
from rag.answer import Answer, Question
from rag.chain import LONGEST
from tests.bot.bench import Bench, echo
from tests.bot.sample_answers import RUTTE, refused
from tests.bot.telegram_server import BOT_NAME

GROUP = {"id": -100500, "type": "supergroup", "title": "أخبار"}
OURSELVES = {"id": 42, "is_bot": True, "first_name": "سند", "username": BOT_NAME}


async def test_question_gets_its_cited_answer_as_a_reply(bench: Bench) -> None:
    async with bench.answering() as account:
        number = account.write("  ماذا قال روته؟ ")
        (seen,) = await bench.sent(1)
    (call,) = account.sent()
    assert seen.startswith("جواب «ماذا قال روته؟» [1]\n\n[1] قمة باريس")
    assert RUTTE in seen
    assert json.loads(call["reply_parameters"])["message_id"] == number
    assert json.loads(call["link_preview_options"])["is_disabled"] is True


async def test_chat_shows_typing_while_the_answer_is_made(bench: Bench) -> None:
    shown: list[bool] = []

    def thinking(question: Question) -> Answer:
        shown.append(bench.account.wait_for(lambda: bool(bench.account.called("sendChatAction"))))
        return echo(question)

    async with bench.answering(thinking) as account:
        account.write("ماذا قال روته؟")
        await bench.sent(1)
    assert shown == [True]
    assert account.called("sendChatAction")[0]["action"] == "typing"


async def test_start_speaks_the_persons_language_and_help_explains(bench: Bench) -> None:
    async with bench.answering() as account:
        account.write("/start")
        account.write("/help", **{"from": {"id": 8, "is_bot": False, "first_name": "Ann"}})
        english = {"id": 9, "is_bot": False, "first_name": "Bob", "language_code": "en-GB"}
        account.write("/start", chat={"id": 9, "type": "private"}, **{"from": english})
        seen = await bench.sent(3)
    assert ENGLISH["start"] in seen
    assert sum("أهلًا بك في سند" in text for text in seen) == 1
    assert sum("أمثلة:" in text for text in seen) == 1


async def test_menu_is_set_and_failing_to_set_it_stops_nothing(bench: Bench) -> None:
    bench.account.refuse_next("setMyCommands", 400, "Bad Request: no menus today")
    async with bench.answering() as account:
        account.write("سؤال؟")
        assert len(await bench.sent(1)) == 1
    account.calls.clear()
    async with bench.answering():
        languages = [call.get("language_code") for call in account.called("setMyCommands")]
    assert languages == [None, "ar", "en", "fr", "tr"]


async def test_group_is_answered_only_when_the_bot_is_meant(bench: Bench) -> None:
    mention = [{"type": "mention", "offset": 0, "length": len(BOT_NAME) + 1}]
    other = [{"type": "mention", "offset": 0, "length": 6}]
    replied = {"message_id": 1, "date": 1, "chat": GROUP, "from": OURSELVES, "text": "جواب"}
    async with bench.answering() as account:
        account.write("من منكم شاهد الأخبار؟", chat=GROUP)
        account.write("@other ماذا حدث؟", chat=GROUP, entities=other)
        account.write(f"@{BOT_NAME} ماذا قال روته؟", chat=GROUP, entities=mention)
        account.write("ومتى؟", chat=GROUP, reply_to_message=replied)
        account.write(f"/ask@{BOT_NAME} أين؟", chat=GROUP)
        account.write("/ask", chat=GROUP)
        account.write("👍", chat=GROUP)
        seen = await bench.sent(4)
    starts = [text.split("\n")[0] for text in seen]
    assert starts[:3] == ["جواب «ماذا قال روته؟» [1]", "جواب «ومتى؟» [1]", "جواب «أين؟» [1]"]
    assert starts[3].startswith("اكتب السؤال بعد الأمر")
    assert len(seen) == 4


async def test_what_is_no_question_gets_one_polite_sentence(bench: Bench) -> None:
    async with bench.answering() as account:
        account.write("😀😀 ؟!")
        account.write(photo=[{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}])
        account.write("س" * (QUESTION_LIMIT + 1))
        account.write("/unknown")
        seen = await bench.sent(4)
    assert seen[0] == ARABIC["empty"]
    assert seen[1] == ARABIC["text_only"]
    assert "2001" in seen[2]
    assert seen[3].startswith("لا أعرف هذا الأمر")


def test_limit_said_in_telegram_is_the_one_the_answer_keeps() -> None:
    assert QUESTION_LIMIT == LONGEST


async def test_edited_message_and_service_message_are_left_alone(bench: Bench) -> None:
    async with bench.answering() as account:
        account.write("سؤال؟")
        await bench.sent(1)
        with account.changed:
            account.write(new_chat_title="عنوان")
            edited = account.updates[-1] | {"update_id": account.number + 1}
            edited["edited_message"] = edited.pop("message") | {"text": "سؤال معدّل؟"}
            account.number += 1
            account.updates.append(edited)
            account.changed.notify_all()
        account.write("آخر؟")
        seen = await bench.sent(2)
    assert [text.split("\n")[0] for text in seen] == ["جواب «سؤال؟» [1]", "جواب «آخر؟» [1]"]


async def test_questions_of_one_chat_are_answered_in_order_and_follow_each_other(
    bench: Bench,
) -> None:
    asked: list[Question] = []
    other_chat_answered = threading.Event()

    def slow_first(question: Question) -> Answer:
        if question.text == "الأول؟":
            other_chat_answered.wait(5)
        asked.append(question)
        if question.text == "غيري؟":
            other_chat_answered.set()
        return echo(question)

    async with bench.answering(slow_first) as account:
        account.write("الأول؟")
        account.write("الثاني؟")
        account.write("غيري؟", chat={"id": 8, "type": "private"})
        await bench.sent(3)
    assert [question.text for question in asked] == ["غيري؟", "الأول؟", "الثاني؟"]
    assert asked[2].history == ("الأول؟",)
    assert asked[0].history == ()


async def test_no_more_answers_are_worked_out_at_once_than_allowed(bench: Bench) -> None:
    busy, most, lock = 0, 0, threading.Lock()

    def counting(question: Question) -> Answer:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        time.sleep(0.05)
        with lock:
            busy -= 1
        return echo(question)

    async with bench.answering(counting, concurrency=2) as account:
        for chat in range(6):
            account.write("سؤال؟", chat={"id": 50 + chat, "type": "private"})
        assert len(await bench.sent(6)) == 6
    assert most == 2


async def test_refusal_is_sent_without_citations(bench: Bench) -> None:
    async with bench.answering(lambda question: refused("لم أجد جوابًا.")) as account:
        account.write("سؤال؟")
        assert await bench.sent(1) == ["لم أجد جوابًا."]


async def test_hasty_person_is_asked_to_wait_and_an_owner_is_not(bench: Bench) -> None:
    async with bench.answering(owner_ids=frozenset({1})) as account:
        for _ in range(13):
            account.write("سؤال؟")
        owner = {"id": 1, "is_bot": False, "first_name": "م"}
        for _ in range(13):
            account.write("سؤال؟", chat={"id": 1, "type": "private"}, **{"from": owner})
        seen = await bench.sent(26)
    assert sum("أسئلة كثيرة" in text for text in seen) == 1
