"""Progress on stderr: one line rewritten on a terminal, a line every ten seconds elsewhere."""

import sys
import time

import click

_STAGES = {"words": "words", "vectors": "vectors (what is here can be asked for already)"}
_EVERY_TERMINAL = 0.2  # seconds
_EVERY_ELSEWHERE = 10.0


class ProgressLine:
    """Shows how much is done and how long the rest will take."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._stage = ""
        self._started = 0.0
        self._shown = 0.0
        self._width = 0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Tells it that `done` of `total` of a stage are done."""
        now = time.monotonic()
        if stage != self._stage:
            self.end()
            self._stage, self._started, self._shown = stage, now, now
        every = _EVERY_TERMINAL if self._terminal else _EVERY_ELSEWHERE
        if now - self._shown < every and not (self._terminal and done == total):
            return
        self._shown = now
        self._show(f"{_STAGES.get(stage, stage)}: {done:,} of {total:,}{self._left(done, total)}")

    def end(self) -> None:
        """Ends the line that was being rewritten."""
        if self._terminal and self._width:
            click.echo(err=True)
        self._width = 0

    def _left(self, done: int, total: int) -> str:
        spent = time.monotonic() - self._started
        if done == 0 or done >= total or spent < 1:
            return ""
        return f", about {readable(spent / done * (total - done))} left"

    def _show(self, line: str) -> None:
        if self._terminal:
            click.echo("\r" + line.ljust(self._width), nl=False, err=True)
            self._width = len(line)
        else:
            click.echo(line, err=True)


def readable(seconds: float) -> str:
    """A length of time as people say it."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    if seconds < 90 * 60:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.1f} h"
