"""Messages written down before Telegram forgets them, until they are answered.

Telegram forgets an update at the next poll, which comes before the answer. So each is kept here
first; what a kill left unanswered is answered at the next start. One that was answered is known
by its number and not answered again. Only a kill between sending and noting it down, a few
milliseconds, can repeat an answer; none can lose one.
"""

import logging
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from index.errors import StorageFailed

FILE_NAME = "inbox.sqlite3"
ATTEMPTS = 3  # a message that ends the process each time is given up, or it would never start
DAY = 24 * 60 * 60.0  # Telegram keeps updates for 24 hours; older questions no longer wait

_SCHEMA = """
CREATE TABLE IF NOT EXISTS updates (
    bot INTEGER NOT NULL,
    update_id INTEGER NOT NULL,
    json TEXT,
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    received_at REAL NOT NULL,
    answered_at REAL,
    PRIMARY KEY (bot, update_id)
)
"""
_log = logging.getLogger(__name__)


class Inbox:
    """The updates of one bot: waiting, answered or given up.

    Used by one process and one thread. What is answered leaves its number behind, not its text.

    Args:
        folder: Where `inbox.sqlite3` is kept; None keeps it in memory.
        bot: The bot's id: update numbers are each bot's own.
        clock: Seconds since 1970.

    Raises:
        StorageFailed: If the file can't be opened or written; from `receive` and `done` too.
    """

    def __init__(
        self, folder: Path | None, *, bot: int, clock: Callable[[], float] = time.time
    ) -> None:
        self._bot = bot
        self._clock = clock
        self._postponed: set[int] = set()
        self._path = folder / FILE_NAME if folder else None
        try:
            if self._path:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.touch(mode=0o600)  # people's messages are nobody else's
            self._database = sqlite3.connect(self._path or ":memory:", isolation_level=None)
            self._database.execute("PRAGMA journal_mode = WAL")
            self._database.execute("PRAGMA synchronous = FULL")
            self._database.execute(_SCHEMA)
        except (OSError, sqlite3.Error) as exc:
            raise self._failure(exc) from exc
        self._prune()

    def receive(self, update_id: int, text: str) -> bool:
        """Write an update down; False if it is known already, answered or not."""
        row = (self._bot, update_id, text, self._clock())
        insert = "INSERT OR IGNORE INTO updates (bot, update_id, json, received_at)"
        return self._write(f"{insert} VALUES (?, ?, ?, ?)", row) == 1

    def waiting(self) -> list[str]:
        """The updates still to answer, oldest first; asking counts as an attempt at each."""
        self._write(
            "UPDATE updates SET attempts = attempts + 1 WHERE bot = ? AND state = 'waiting'",
            (self._bot,),
        )
        given_up = self._write(
            "UPDATE updates SET state = 'given up', json = NULL"
            " WHERE bot = ? AND state = 'waiting' AND (attempts > ? OR received_at < ?)",
            (self._bot, ATTEMPTS, self._clock() - DAY),
        )
        if given_up:
            _log.warning("%d messages given up: too old, or tried %d times", given_up, ATTEMPTS)
        rows = self._database.execute(
            "SELECT json FROM updates WHERE bot = ? AND state = 'waiting' ORDER BY update_id",
            (self._bot,),
        )
        return [text for (text,) in rows]

    def postpone(self, update_id: int) -> None:
        """Leave an update waiting for the next start, though its handling has ended."""
        self._postponed.add(update_id)

    def done(self, update_id: int) -> None:
        """Note that an update has been dealt with, unless it was postponed."""
        if update_id in self._postponed:
            self._postponed.discard(update_id)
            return
        self._write(
            "UPDATE updates SET state = 'answered', json = NULL, answered_at = ?"
            " WHERE bot = ? AND update_id = ?",
            (self._clock(), self._bot, update_id),
        )

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def _prune(self) -> None:
        # A day more than Telegram would repeat an update.
        self._write(
            "DELETE FROM updates WHERE state != 'waiting' AND received_at < ?",
            (self._clock() - 2 * DAY,),
        )

    def _write(self, statement: str, values: tuple[object, ...]) -> int:
        try:
            return self._database.execute(statement, values).rowcount
        except sqlite3.Error as exc:
            raise self._failure(exc) from exc

    def _failure(self, exc: Exception) -> StorageFailed:
        if isinstance(exc, sqlite3.DatabaseError) and "not a database" in str(exc):
            return StorageFailed(f"{self._path} is damaged ({exc}); delete it and start again")
        return StorageFailed(
            f"can't write {self._path}: {exc}; free some space, or name another SANAD_DATA_DIR"
        )
