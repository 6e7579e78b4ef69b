"""Comparison with an older report, question by question, and floors that a run must hold."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from index.errors import SanadError
from rag.evaluation.intervals import Estimate, difference
from rag.evaluation.result import Result
from rag.evaluation.run import Evaluation
from rag.evaluation.scoring import LESS_IS_BETTER, METRICS, STATISTICS, scores

_KEYS = ("outcome", "text", "citations", "retrieved", "correct", "seconds")


class ReportInvalid(SanadError):
    """A baseline report can't be read or compared."""


class FloorInvalid(SanadError):
    """A --fail-under value is not METRIC=VALUE."""


@dataclass(frozen=True, slots=True)
class Change:
    """One metric, then and now.

    Attributes:
        old: Over the shared items; None where there is nothing to measure.
        difference: New minus old with its paired 95% interval, over the items both count.
    """

    metric: str
    old: float | None
    new: float | None
    difference: Estimate

    @property
    def sure(self) -> bool:
        """Whether the interval leaves out zero."""
        low, high = self.difference.low, self.difference.high
        return low is not None and high is not None and not low <= 0 <= high


@dataclass(frozen=True, slots=True)
class Floor:
    """A value that a metric must reach; where less is better, must not pass."""

    metric: str
    value: float

    def holds(self, found: Estimate) -> bool:
        """Whether the figure is good enough; nothing measured is not."""
        if found.value is None:
            return False
        if self.metric in LESS_IS_BETTER:
            return found.value <= self.value
        return found.value >= self.value


def load_report(path: Path) -> dict[str, dict[str, Any]]:
    """The items of an older report, by id.

    Raises:
        ReportInvalid: If the file is no report of ours.
    """
    try:
        rows = json.loads(path.read_text("utf-8"))["items"]
        found = {str(row["id"]): row for row in rows}
    except OSError as exc:
        reason = exc.strerror or "it can't be read"
        raise ReportInvalid(f"baseline {path}: {reason}; give a report made with --json") from exc
    except (ValueError, TypeError, KeyError, RecursionError) as exc:
        raise ReportInvalid(
            f"{path} is no report; give a file that `sanad evaluate --json OUT` wrote"
        ) from exc
    for name, row in found.items():
        missing = [key for key in _KEYS if key not in row]
        if missing:
            raise ReportInvalid(f"{path}: item {name!r} has no {missing[0]!r}; make it again")
    return found


def compare(evaluation: Evaluation, old: dict[str, dict[str, Any]]) -> list[Change]:
    """How every metric changed over the questions both runs have, resampled in pairs.

    quote_verbatim is not in a report's items, so it is never compared.

    Raises:
        ReportInvalid: If no question is shared, or an old row can't be read.
    """
    shared = [result for result in evaluation.results if result.item.id in old]
    if not shared:
        raise ReportInvalid("the baseline shares no question with this run; use the same gold file")
    pairs = [(_old_scores(old, result), scores(result)) for result in shared]
    return [_change(name, pairs) for name in METRICS if name != "quote_verbatim"]


def _old_scores(old: dict[str, dict[str, Any]], result: Result) -> dict[str, float]:
    try:
        return scores(Result.of_row(old[result.item.id], result.item))
    except (KeyError, TypeError, ValueError) as exc:
        raise ReportInvalid(
            f"baseline item {result.item.id!r} can't be read ({exc}); make the baseline again"
        ) from exc


def _change(name: str, pairs: Sequence[tuple[dict[str, float], dict[str, float]]]) -> Change:
    both = [(then[name], now[name]) for then, now in pairs if name in then and name in now]
    old, new = [then for then, _ in both], [now for _, now in both]
    found = difference(old, new, STATISTICS[name])
    zero = difference([0.0] * len(old), old, STATISTICS[name]).value
    now = None if zero is None or found.value is None else zero + found.value
    return Change(name, zero, now, found)


def parse_floor(text: str) -> Floor:
    """A floor from `METRIC=VALUE`, such as answer_correct=0.9.

    For answer_words, hallucination_rate, error_rate and the seconds, where less is better, the
    value is a ceiling: the run fails when the figure is above it.

    Raises:
        FloorInvalid: If it is not of that form or there is no such metric.
    """
    name, _, value = (part.strip() for part in text.partition("="))
    if name not in METRICS:
        near = get_close_matches(name, METRICS, n=1, cutoff=0.4)
        hint = f"did you mean {near[0]!r}?" if near else f"allowed: {', '.join(METRICS)}"
        raise FloorInvalid(f"unknown metric {name!r} in {text!r}; {hint}")
    try:
        number = float(value)
    except ValueError as exc:
        raise FloorInvalid(f"{text!r} has no number; write {name}=0.9, say") from exc
    if number != number:
        raise FloorInvalid(f"{text!r} has no number; write {name}=0.9, say")
    return Floor(name, number)


def missed(evaluation: Evaluation, floors: Sequence[Floor]) -> list[str]:
    """One line for each floor that the run does not hold; empty when it holds all."""
    lines = []
    for floor in floors:
        found = evaluation.metrics[floor.metric]
        if not floor.holds(found):
            side = "at most" if floor.metric in LESS_IS_BETTER else "at least"
            was = "nothing to measure" if found.value is None else f"{found.value:.4g}"
            lines.append(f"{floor.metric} is {was}; {side} {floor.value:g} was asked for")
    return lines


def comparison_table(changes: Sequence[Change]) -> str:
    """Plain text: old, new and difference with its paired interval; * where it leaves out zero."""
    lines = [f"{'metric':<20}{'old':>9}{'new':>9}{'change':>9}   {'95% interval':<20}{'n':>5}"]
    for change in changes:
        found = change.difference
        if found.value is None or change.old is None or change.new is None:
            lines.append(f"{change.metric:<20}{'–':>9}{'–':>9}{'–':>9}   {'':<20}{0:>5}")
            continue
        interval = f"[{found.low:+.3f}, {found.high:+.3f}]{' *' if change.sure else ''}"
        lines.append(
            f"{change.metric:<20}{change.old:>9.3f}{change.new:>9.3f}{found.value:>+9.3f}   "
            f"{interval:<20}{found.n:>5}"
        )
    return "\n".join(lines)
