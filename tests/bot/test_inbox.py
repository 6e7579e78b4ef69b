import stat
from pathlib import Path

import pytest

from bot.inbox import ATTEMPTS, DAY, FILE_NAME, Inbox
from index.errors import StorageFailed


class Clock:
    now = 1_757_000_000.0

    def __call__(self) -> float:
        return self.now


def test_unanswered_updates_are_there_after_a_restart_in_order(tmp_path: Path) -> None:
    first = Inbox(tmp_path, bot=1)
    for update in (12, 11, 13):
        assert first.receive(update, f"u{update}")
    first.done(11)
    # No close: the process was killed.
    assert Inbox(tmp_path, bot=1).waiting() == ["u12", "u13"]
    first.close()


def test_update_known_already_is_not_taken_twice_even_when_answered(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path, bot=1)
    inbox.receive(11, "u")
    assert not inbox.receive(11, "u")
    inbox.done(11)
    assert not inbox.receive(11, "u")
    inbox.close()


def test_numbers_are_each_bots_own(tmp_path: Path) -> None:
    one, two = Inbox(tmp_path, bot=1), Inbox(tmp_path, bot=2)
    assert one.receive(11, "a")
    assert two.receive(11, "b")
    assert two.waiting() == ["b"]
    one.close()
    two.close()


def test_postponed_update_waits_for_the_next_start(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path, bot=1)
    inbox.receive(11, "u")
    inbox.postpone(11)
    inbox.done(11)
    assert inbox.waiting() == ["u"]
    inbox.close()


def test_update_that_ends_every_run_is_given_up(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path, bot=1)
    inbox.receive(11, "u")
    assert [inbox.waiting() for _ in range(ATTEMPTS + 1)] == [["u"]] * ATTEMPTS + [[]]
    inbox.close()


def test_question_older_than_a_day_is_given_up_and_old_numbers_forgotten(tmp_path: Path) -> None:
    clock = Clock()
    inbox = Inbox(tmp_path, bot=1, clock=clock)
    inbox.receive(11, "u")
    clock.now += DAY + 1
    assert inbox.waiting() == []
    inbox.close()
    clock.now += 2 * DAY
    later = Inbox(tmp_path, bot=1, clock=clock)
    assert later.receive(11, "another message, numbers began anew")
    later.close()


def test_answered_text_does_not_stay_on_disk_and_the_file_is_private(tmp_path: Path) -> None:
    inbox = Inbox(tmp_path, bot=1)
    inbox.receive(11, "سؤال خاص")
    inbox.done(11)
    rows = inbox._database.execute("SELECT json, state FROM updates").fetchall()
    assert rows == [(None, "answered")]
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600
    inbox.close()


def test_damaged_file_is_named_with_the_repair(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database at all" * 100)
    with pytest.raises(StorageFailed, match=r"inbox\.sqlite3 is damaged .* delete it"):
        Inbox(tmp_path, bot=1)


def test_folder_that_can_not_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed, match="can't write"):
        Inbox(tmp_path / "file" / "data", bot=1)
