"""Reports of an evaluation: the JSON others read, and the table a terminal shows."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.errors import StorageFailed
from rag.evaluation.intervals import Estimate
from rag.evaluation.run import Evaluation
from rag.evaluation.scoring import METRICS

# Error and hallucination stand side by side: either alone is gamed by always refusing or never.
_BY_KIND = ("answer_correct", "hallucination_rate", "error_rate", "citation_precision",
            "citation_recall", "recall@5")  # fmt: skip
_HEADINGS = ("correct", "halluc.", "error", "cite-P", "cite-R", "recall@5")


def as_json(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation in the form of the contract; a metric without items is null with n = 0."""
    return {
        "n": len(evaluation.results),
        "identity": evaluation.identity,
        "metrics": _rounded(evaluation.metrics),
        "by_kind": {kind: _rounded(metrics) for kind, metrics in evaluation.by_kind.items()},
        "items": [result.row() for result in evaluation.results],
    }


def _rounded(metrics: Mapping[str, Estimate]) -> dict[str, dict[str, float | None]]:
    return {
        name: {
            key: round(value, 6) if isinstance(value, float) else value
            for key, value in asdict(found).items()
        }
        for name, found in metrics.items()
    }


def write_report(text: str, path: Path) -> None:
    """Writes a report as UTF-8.

    Raises:
        StorageFailed: If it can't be written there.
    """
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as exc:
        reason = exc.strerror or "it can't be written"
        raise StorageFailed(f"report {path}: {reason}; name a file in a folder you own") from exc


def json_text(evaluation: Evaluation) -> str:
    """The JSON of the contract as text, one indented object."""
    return json.dumps(as_json(evaluation), ensure_ascii=False, indent=1) + "\n"


def table(evaluation: Evaluation) -> str:
    """Plain text: every metric with its 95% interval and n, then the main ones by kind."""
    lines = [f"{'metric':<20}{'value':>8}   {'95% interval':<18}{'n':>5}"]
    lines += [_line(name, evaluation.metrics[name]) for name in METRICS]
    header = "".join(f"{heading:>10}" for heading in _HEADINGS)
    lines += ["", f"{'kind':<20}{'n':>5}{header}"]
    for kind, metrics in evaluation.by_kind.items():
        count = sum(result.item.kind == kind for result in evaluation.results)
        cells = "".join(f"{_number(metrics[name].value):>10}" for name in _BY_KIND)
        lines.append(f"{kind[:19]:<20}{count:>5}{cells}")
    failed = [result for result in evaluation.results if result.error]
    lines += [f"failed: {result.item.id}: {result.error}" for result in failed]
    return "\n".join(lines)


def _line(name: str, found: Estimate) -> str:
    interval = f"[{_number(found.low)}, {_number(found.high)}]" if found.n else ""
    return f"{name:<20}{_number(found.value):>8}   {interval:<18}{found.n:>5}"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"
