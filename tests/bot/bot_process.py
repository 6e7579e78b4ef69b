"""A bot as a process of its own, to be killed.

`python -m tests.bot.bot_process FOLDER S URL TOKEN [URL TOKEN ...]` takes S seconds for each
answer; when one bot ends, the next begins. Logs everything, at DEBUG, to stderr.
"""

import asyncio
import logging
import sys
import time
from pathlib import Path

from pydantic import SecretStr

from bot.application import run_bot
from bot.telegram_options import TelegramOptions
from index.errors import SanadError
from rag.answer import Answer, Question
from tests.bot.sample_answers import answered


class SlowChain:
    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def invoke(self, question: Question) -> Answer:
        time.sleep(self.seconds)
        return answered(f"جواب «{question.text}» [1]")


def main(folder: str, seconds: str, *bots: str) -> int:
    logging.basicConfig(level=logging.DEBUG)
    code = 0
    for url, token in zip(bots[::2], bots[1::2], strict=True):
        asyncio.set_event_loop(asyncio.new_event_loop())  # a bot closes the one it ran in
        try:
            options = TelegramOptions(SecretStr(token), url, folder=Path(folder))
            run_bot(options, SlowChain(float(seconds)), detect=lambda _: "ar")  # type: ignore[arg-type]
        except SanadError as exc:
            sys.stderr.write(f"sanad: {exc}\n")
            code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
