"""What people read, and what the log holds, when an answer fails."""

import logging
import re

import pytest

from bot.wording import ARABIC
from index.errors import IndexMissing, SanadError
from rag.answer import Answer, Question
from tests.bot.bench import Bench


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
