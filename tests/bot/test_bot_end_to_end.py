"""The real bot against a local server that speaks the Bot API."""

import asyncio
import json
import logging
import re
import sqlite3
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from langchain_core.runnables import RunnableLambda
from pydantic import SecretStr

from bot.application import build_application
from bot.handlers import QUESTION_LIMIT
from bot.inbox import FILE_NAME
from bot.redaction import token_hidden
from bot.telegram_options import TelegramOptions
from bot.wording import ARABIC, ENGLISH
from index.errors import IndexMissing, SanadError
from rag.answer import Answer, Question
from rag.chain import LONGEST
from tests.bot.sample_answers import RUTTE, answered, citation, refused
from tests.bot.telegram_server import BOT_NAME, Account, TelegramServer

GROUP = {"id": -100500, "type": "supergroup", "title": "أخبار"}
OURSELVES = {"id": 42, "is_bot": True, "first_name": "سند", "username": BOT_NAME}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


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


@pytest.fixture
def bench(telegram: TelegramServer, account: Account) -> Bench:
    return Bench(telegram, account)


async def test_question_gets_its_cited_answer_as_a_reply(bench: Bench) -> None:
    async with bench.answering() as account:
        number = account.write("  ماذا قال روته؟ ")
        (seen,) = await bench.sent(1)
    (call,) = account.sent()
    assert seen.startswith("جواب «ماذا قال روته؟» [1]\n\n[1] قمة باريس")
    assert RUTTE in seen
    assert json.loads(call["reply_parameters"])["message_id"] == number
    assert json.loads(call["link_preview_options"])["is_disabled"] is True
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


@pytest.mark.parametrize(
    "error", [ValueError("boom in /home/someone"), SanadError("can't read /home/someone/data")]
)
async def test_error_is_one_polite_sentence_with_an_id_found_in_the_log(
    bench: Bench, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(question: Question) -> Answer:
        raise error

    async with bench.answering(failing) as account:
        account.write("What now?")
        (seen,) = await bench.sent(1)
    number = re.search(r"\(Error ([0-9a-f]{8})\)$", seen)
    assert number
    assert "/home" not in seen
    (record,) = [record for record in caplog.records if number[1] in record.getMessage()]
    assert record.exc_info
    assert record.exc_info[1] is error


async def test_empty_index_is_said_without_an_error_id(bench: Bench) -> None:
    def nothing(question: Question) -> Answer:
        raise IndexMissing("no index in /data")

    async with bench.answering(nothing) as account:
        account.write("سؤال؟")
        assert await bench.sent(1) == [ARABIC["not_ready"]]


async def test_token_is_in_no_log(
    bench: Bench, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    def leaking(question: Question) -> Answer:
        raise ValueError(f"https://api.telegram.org/bot{bench.account.token}/getMe failed")

    caplog.set_level(logging.DEBUG)
    async with bench.answering(leaking) as account:
        logging.getLogger("httpx").setLevel(logging.INFO)  # what a careless user would do
        account.write("سؤال؟")
        await bench.sent(1)
    captured = capfd.readouterr()
    everything = caplog.text + captured.out + captured.err
    assert "HTTP Request" in everything
    assert "getMe failed" in everything
    assert account.token not in everything


async def test_question_is_not_in_the_log_at_info(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with bench.answering() as account:
        account.write("سرّي؟")
        await bench.sent(1)
    assert "answered, 1 citations, 1 pages" in caplog.text
    assert "سرّي" not in caplog.text


async def test_long_answer_comes_in_pages_in_order(bench: Bench) -> None:
    quotes = [f"الجملة {n} تقول إن الوزير زار المدينة وعاد منها في المساء." for n in range(200)]

    def long(question: Question) -> Answer:
        text = " ".join(f"{quote} [{n + 1}]" for n, quote in enumerate(quotes))
        return answered(text, *(citation(n + 1, quote) for n, quote in enumerate(quotes)))

    async with bench.answering(long) as account:
        account.write("سؤال؟")
        seen = await bench.sent(4)
    numbers = [int(n) for text in seen for n in re.findall(r"الجملة (\d+)", text)]
    assert numbers == list(range(200))
    assert all("reply_parameters" in call for call in account.sent()[:1])


async def test_page_whose_markup_is_refused_is_sent_again_plain(bench: Bench) -> None:
    bench.account.refuse_next("sendMessage", 400, "Bad Request: can't parse entities: odd tag")
    async with bench.answering() as account:
        account.write("سؤال؟")
        (seen,) = await bench.sent(1)
    assert "جواب «سؤال؟»" in seen
    assert "(https://example.org/a?b=1&c=2)" in seen
    assert "parse_mode" not in account.sent()[0]


@pytest.mark.filterwarnings("ignore:Deprecated since version v22.2")  # PTB's own, on any 429
async def test_flood_control_is_waited_out_and_never_answered_plainly(bench: Bench) -> None:
    bench.account.refuse_next("sendMessage", 429, "Too Many Requests: retry after 1", retry_after=1)
    async with bench.answering() as account:
        account.write("سؤال؟")
        assert len(await bench.sent(1)) == 1
    first, second = account.called("sendMessage")
    assert (first["parse_mode"], second["parse_mode"]) == ("HTML", "HTML")


async def test_server_error_is_tried_again(bench: Bench) -> None:
    bench.account.refuse_next("sendMessage", 500, "Internal Server Error")
    async with bench.answering() as account:
        account.write("سؤال؟")
        assert len(await bench.sent(1)) == 1


async def test_person_who_blocked_the_bot_disturbs_nobody(bench: Bench) -> None:
    bench.account.refuse_next("sendMessage", 403, "Forbidden: bot was blocked by the user")
    async with bench.answering() as account:
        account.write("سؤال؟")
        account.write("سؤال آخر؟")
        assert "سؤال آخر؟" in (await bench.sent(1))[0]


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


async def test_message_that_can_not_be_written_down_is_fetched_again(
    bench: Bench, tmp_path: Path
) -> None:
    async with bench.answering(folder=tmp_path) as account:
        blocker = sqlite3.connect(tmp_path / FILE_NAME, isolation_level=None)
        full = "BEGIN SELECT RAISE(FAIL, 'disk full'); END"
        blocker.execute(f"CREATE TRIGGER full BEFORE INSERT ON updates {full}")
        account.write("سؤال؟")
        polls = account.polls
        assert await asyncio.to_thread(account.wait_for, lambda: account.polls > polls, 20)
        assert not account.sent()
        blocker.execute("DROP TRIGGER full")
        blocker.close()
        assert len(await bench.sent(1)) == 1


async def test_stopping_leaves_what_was_not_begun_for_the_next_start(
    bench: Bench, tmp_path: Path
) -> None:
    def slow(question: Question) -> Answer:
        time.sleep(0.3)
        return echo(question)

    async with bench.answering(slow, folder=tmp_path) as account:
        account.write("الأول؟")
        account.write("الثاني؟")
        begun = lambda: bool(account.called("sendChatAction"))  # noqa: E731
        assert await asyncio.to_thread(account.wait_for, begun)
    assert len(await bench.sent(1)) == 1
    async with bench.answering(slow, folder=tmp_path):
        seen = await bench.sent(2)
    assert [text.split("\n")[0] for text in seen] == ["جواب «الأول؟» [1]", "جواب «الثاني؟» [1]"]


async def test_answer_telegram_would_not_take_is_sent_at_the_next_start(
    bench: Bench, tmp_path: Path
) -> None:
    for _ in range(9):
        bench.account.refuse_next("sendMessage", 502, "Bad Gateway")
    async with bench.answering(folder=tmp_path) as account:
        account.write("سؤال؟")
        tried = lambda: bool(account.called("sendMessage"))  # noqa: E731
        assert await asyncio.to_thread(account.wait_for, tried)
    assert not account.sent()
    account.faults.clear()
    async with bench.answering(folder=tmp_path):
        assert len(await bench.sent(1)) == 1
