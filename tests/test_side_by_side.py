"""The bot, an indexer killed again and again, and questions in a loop, on one data folder."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.telegram_server import TelegramServer

ROOT = Path(__file__).parent.parent
ARTICLES = 300
KILLS = 5
BETWEEN_KILLS = 4.0  # seconds: some vectors are made, most are still to come
QUESTION = "ماذا قال مارك روته عن حق النقض الروسي؟"
RUTTE = "قال مارك روته إن روسيا لا تملك حق النقض في شأن نشر قوات في أوكرانيا."


@pytest.fixture
def server() -> Iterator[TelegramServer]:
    with TelegramServer().serving() as serving:
        yield serving


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[str]]]:
    """Every process of a test, ended with it."""
    processes: list[subprocess.Popen[str]] = []
    yield processes
    for process in processes:
        process.kill()
        process.communicate()


def start(folder: Path, *arguments: str, **settings: str) -> subprocess.Popen[str]:
    # A corrupted store once grew to 78 GB: no file of these processes may.
    limited = ["bash", "-c", 'ulimit -f 1000000; exec "$@"', "-"]
    environment = os.environ | {"SANAD_DATA_DIR": str(folder / "data"), "PYTHONPATH": str(ROOT)}
    with (folder / f"{arguments[0]}.log").open("a") as log:
        return subprocess.Popen(
            [*limited, sys.executable, "-m", "bot.cli", *arguments],
            env=environment | settings,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )


def write_articles(folder: Path, count: int) -> None:
    for at in range(count):
        text = (
            f"أعلنت بلدية المدينة رقم {at} افتتاح {at + 3} مدارس جديدة في حي النور رقم {at * 7}. "
            f"وقال رئيس البلدية إن الكلفة بلغت {at * 11 + 5} ألف دينار، "
            f"وإن العمل استمر {at + 2} يوما."
        )
        # Long enough that the vectors of all are never done between two kills.
        text = "\n".join(f"{text} وهذه هي المرحلة {part} من المشروع {at}." for part in range(6))
        (folder / f"school-{at:03}.txt").write_text(text, "utf-8")
    last = "دشن وزير الثقافة متحف السفن الخشبية في مدينة تيزنيت بكلفة 3294 ألف دينار."
    (folder / "zz-last.txt").write_text(last, "utf-8")


@pytest.mark.slow
def test_bot_indexer_and_questions_share_a_folder_through_kills(
    tmp_path: Path, server: TelegramServer, started: list[subprocess.Popen[str]]
) -> None:
    account = server.open_account()

    def run(*arguments: str, **settings: str) -> subprocess.Popen[str]:
        started.append(start(tmp_path, *arguments, **settings))
        return started[-1]

    def output(process: subprocess.Popen[str], code: int = 0) -> str:
        out, _ = process.communicate(timeout=600)
        assert process.returncode == code, out
        return out

    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "rutte.txt").write_text(RUTTE, "utf-8")
    output(run("index", str(articles)))
    bot = run("bot", TELEGRAM_BOT_TOKEN=account.token, TELEGRAM_API_URL=server.url)
    write_articles(articles, ARTICLES)
    asked = 0
    for _ in range(KILLS):
        indexer = run("index", str(articles))
        until = time.monotonic() + BETWEEN_KILLS
        while time.monotonic() < until and indexer.poll() is None:
            account.write(QUESTION)
            asked += 1
            answer = json.loads(output(run("ask", QUESTION, "--json")))
            assert answer["citations"][0]["article"] == "rutte"
        assert indexer.poll() is None, "killed in the middle of its work"
        indexer.send_signal(signal.SIGKILL)
        indexer.wait()
    assert json.loads(output(run("index", str(articles), "--json")))["chunks"] >= ARTICLES + 2
    output(run("doctor"))
    account.write("كم بلغت كلفة متحف السفن في تيزنيت؟")
    assert account.wait_for(lambda: len(account.sent()) == asked + 1, 60)
    answers = [message["seen"] for message in account.sent()]
    assert all("حق النقض" in answer for answer in answers[:-1])
    assert "3294" in answers[-1]
    bot.send_signal(signal.SIGTERM)
    output(bot)
    logs = [(tmp_path / f"{name}.log").read_text("utf-8") for name in ("bot", "ask", "index")]
    assert not any("Traceback" in log or "words alone" in log for log in logs)
    assert not any(account.token in log for log in logs)
