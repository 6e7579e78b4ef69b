"""Answers on their way: long ones, refused markup, flood control, restarts."""

import asyncio
import re
import sqlite3
import time
from pathlib import Path

import pytest

from bot.inbox import FILE_NAME
from rag.answer import Answer, Question
from tests.bot.bench import Bench, echo
from tests.bot.sample_answers import answered, citation


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
