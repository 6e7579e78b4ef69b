"""Learns the sentence ranker from question-answer rows: `rag/ranker.json`.

    python -m training.ranker train.jsonl [--check dev.jsonl]

A row: {"title", "context", "question", "answers": [{"text", "start"}]} (ARCD's and TyDi's form,
.gz allowed). What ships was learnt on ARCD's training set alone (MIT).
"""

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Source
from index.library import Library
from index.options import IndexOptions
from index.search import Searcher
from rag.candidates import Candidate
from rag.extractive import consider
from rag.features import NAMES

OUT = Path(__file__).parent.parent / "rag" / "ranker.json"
_WORDLESS = [NAMES.index(name) for name in ("overlap", "telling", "around", "passage_overlap")]
Rows = NDArray[np.float64]
Row = dict[str, Any]  # a line of the file


@dataclass(frozen=True, slots=True)
class Lesson:
    """One question's candidates: features, which are right, and how much the words cover."""

    rows: Rows
    right: NDArray[np.bool_]
    coverage: float


def read_rows(path: Path) -> list[Row]:
    """The rows of a .jsonl or .jsonl.gz file that have an answer."""
    kept = path.read_bytes()
    text = (gzip.decompress(kept) if path.suffix == ".gz" else kept).decode("utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    return [row for row in rows if row["answers"]]


def lessons(rows: Sequence[Row]) -> list[Lesson]:
    """What the ranker sees of each question, over an index of all the rows' contexts."""
    titles = {row["context"]: row["title"] for row in rows}
    ids = {context: f"context-{at}" for at, context in enumerate(titles)}
    with tempfile.TemporaryDirectory() as folder:
        library = Library(IndexOptions(folder=Path(folder)))
        articles = (Article.of(Source(name, titles[text]), text) for text, name in ids.items())
        library.index_articles("training", articles)
        searcher = library.searcher()
        found = []
        for at, row in enumerate(rows):
            found.append(_lesson(searcher, row, ids[row["context"]]))
            if at % 100 == 0:
                sys.stderr.write(f"{at} of {len(rows)}\n")
        library.close()
    return [lesson for lesson in found if lesson is not None]


def _lesson(searcher: Searcher, row: Row, gold: str) -> Lesson | None:
    seen = consider(row["question"], (), searcher.search(row["question"]), searcher)
    if seen is None:
        return None
    right = np.array([c.article == gold and _holds(c, row) for c in seen.candidates])
    return Lesson(seen.rows, right, seen.asking.coverage)


def _holds(candidate: Candidate, row: Row) -> bool:
    spans = [(answer["start"], answer["start"] + len(answer["text"])) for answer in row["answers"]]
    return any(candidate.start <= start and end <= candidate.end for start, end in spans)


def learn(taught: Sequence[Lesson], *, steps: int = 400, rate: float = 0.1) -> Rows:
    """Weights that give the right sentences the largest softmax share; full-batch Adam.

    Columns are scaled by their spread within a question while learning, so that a cosine, which
    moves in the second digit, is learnt as fast as a share.
    """
    useful = [lesson for lesson in taught if lesson.right.any() and not lesson.right.all()]
    useful += [_wordless(lesson) for lesson in useful]
    spread = np.sqrt(np.mean([lesson.rows.var(0) for lesson in useful], axis=0)) + 1e-6
    scaled = [Lesson(le.rows / spread, le.right, le.coverage) for le in useful]
    weights = np.zeros(len(NAMES))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = np.mean([_slope(lesson, weights) for lesson in scaled], axis=0) + 1e-3 * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return np.asarray(weights / spread)


def _wordless(lesson: Lesson) -> Lesson:
    """The same question as if it were in a language whose words the articles don't hold."""
    rows = lesson.rows.copy()
    rows[:, _WORDLESS] = 0.0
    for crossed, of in (("cross", "cosine"), ("fits_cross", "fits")):
        rows[:, NAMES.index(crossed)] = rows[:, NAMES.index(of)]
    return Lesson(rows, lesson.right, 0.0)


def _slope(lesson: Lesson, weights: Rows) -> Rows:
    scores = lesson.rows @ weights
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    wanted = np.where(lesson.right, shares, 0.0)
    wanted /= wanted.sum()
    return np.asarray((shares - wanted) @ lesson.rows)


def accuracy(taught: Sequence[Lesson], weights: Rows) -> tuple[float, float]:
    """Share of questions whose best sentence is right: over all, and where it was found at all."""
    right = [bool(lesson.right[int(np.argmax(lesson.rows @ weights))]) for lesson in taught]
    found = [hit for hit, lesson in zip(right, taught, strict=True) if lesson.right.any()]
    return float(np.mean(right)), float(np.mean(found))


def main() -> None:
    """Learns, checks and writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("train", type=Path)
    parser.add_argument("--check", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    rows = read_rows(given.train)
    taught = lessons(rows)
    weights = learn(taught)
    kept = {"weights": dict(zip(NAMES, np.round(weights, 4).tolist(), strict=True))}
    given.out.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    sys.stdout.write(json.dumps(kept, indent=1) + f"\ntrain {accuracy(taught, weights)}\n")
    if given.check:
        dev = read_rows(given.check)
        seen = lessons(dev)
        sys.stdout.write(f"check {len(dev)} {accuracy(seen, weights)}\n")


if __name__ == "__main__":
    main()
