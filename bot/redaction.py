"""The bot's token kept out of every log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

PLACEHOLDER = "<token>"


@contextmanager
def token_hidden(token: str) -> Iterator[None]:
    """While it lasts, no log record of any logger holds the token, whatever its level or handler.

    Records are cleaned as they are made, messages and tracebacks alike, so a handler added later
    can't leak either. httpx and httpcore, which log every URL with the token in it, are also set
    to WARNING.
    """
    made_before = logging.getLogRecordFactory()
    levels = {name: logging.getLogger(name).level for name in ("httpx", "httpcore")}

    def make(*args: Any, **kwargs: Any) -> logging.LogRecord:  # noqa: ANN401
        return _cleaned(made_before(*args, **kwargs), token)

    logging.setLogRecordFactory(make)
    for name in levels:
        logging.getLogger(name).setLevel(logging.WARNING)
    try:
        yield
    finally:
        logging.setLogRecordFactory(made_before)
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


def _cleaned(record: logging.LogRecord, token: str) -> logging.LogRecord:
    text = record.getMessage()
    if token in text:
        record.msg, record.args = text.replace(token, PLACEHOLDER), None
    if record.exc_info:
        traceback = logging.Formatter().formatException(record.exc_info)
        if token in traceback:
            # The text alone is kept: whoever formatted the exception again would leak it.
            record.exc_text, record.exc_info = traceback.replace(token, PLACEHOLDER), None
    return record
