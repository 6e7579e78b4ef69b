"""The bot as a process: killed, stopped, refused."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.bot.telegram_server import Account, TelegramServer

ROOT = Path(__file__).parents[2]


def begin(folder: Path, *bots: tuple[str, str], seconds: float = 0) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.bot.bot_process", str(folder), str(seconds)]
    return subprocess.Popen(
        [*command, *(part for bot in bots for part in bot)],
        cwd=ROOT,
        env=os.environ | {"NO_PROXY": "127.0.0.1"},
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> str:
    """What it wrote until it ended by itself; killed if it doesn't."""
    try:
        return process.communicate(timeout=60)[1]
    finally:
        process.kill()


def test_kill_in_the_middle_of_an_answer_loses_and_repeats_nothing(
    telegram: TelegramServer, account: Account, tmp_path: Path
) -> None:
    first = begin(tmp_path, (telegram.url, account.token), seconds=60)
    account.write("ماذا قال روته؟")
    account.write("ومتى؟")
    assert account.wait_for(lambda: bool(account.called("sendChatAction")), 60)
    # Telegram has forgotten both by now: the next poll came with a higher offset.
    assert account.wait_for(lambda: not account.updates, 20)
    first.send_signal(signal.SIGKILL)
    ended(first)
    assert not account.sent()

    second = begin(tmp_path, (telegram.url, account.token))
    assert account.wait_for(lambda: len(account.sent()) == 2, 60)
    account.write("وأين؟")
    assert account.wait_for(lambda: len(account.sent()) == 3, 20)
    second.send_signal(signal.SIGTERM)
    log = ended(second)
    assert second.returncode == 0
    assert account.token not in log
    answers = [call["seen"].split("»")[0].split("«")[1] for call in account.sent()]
    assert answers == ["ماذا قال روته؟", "ومتى؟", "وأين؟"]


def test_bot_that_can_not_go_on_ends_with_one_clear_line(
    telegram: TelegramServer, tmp_path: Path
) -> None:
    rival, revoked = telegram.open_account(), telegram.open_account()
    for _ in range(5):
        rival.refuse_next("getUpdates", 409, "Conflict: terminated by other getUpdates request")
    wrong = "99:wrong-secret"
    nowhere = "http://127.0.0.1:9"
    bots = [(telegram.url, wrong), (nowhere, wrong), (telegram.url, rival.token)]
    process = begin(tmp_path, *bots, (telegram.url, revoked.token))
    assert revoked.wait_for(lambda: revoked.polls > 0, 60)
    del telegram.accounts[revoked.token]
    revoked.write("سؤال؟")  # ends the poll under way
    log = ended(process)
    refused = f"sanad: {telegram.url} refuses TELEGRAM_BOT_TOKEN; compare it with"
    expected = [
        refused,
        f"sanad: can't reach {nowhere} (httpx.ConnectError",
        "sanad: another process is answering with the same TELEGRAM_BOT_TOKEN; stop",
        refused,
    ]
    lines = [line for line in log.splitlines() if line.startswith("sanad: ")]
    assert [line.startswith(start) for line, start in zip(lines, expected, strict=True)] == [
        True
    ] * 4
    assert process.returncode == 1
    assert not any(token in log for token in (wrong, rival.token, revoked.token))
