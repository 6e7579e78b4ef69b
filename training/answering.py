"""Learns which sentence to choose and when to answer: `rag/weights.json`.

    python -m training.answering --data FOLDER [--index FOLDER]

Asks the questions of `training.questions` whose articles the reader was not taught, over an index
of all those articles (made in `--index` first, which takes the encoder some minutes), and fits a
listwise softmax over the sentences and a logistic judge of the best one.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Source
from index.language import detect_language
from index.library import Library
from index.options import IndexOptions
from index.search import Searcher
from rag.answer import Question
from rag.candidates import Candidate
from rag.confidence import TRAITS, traits
from rag.considering import Considered, consider
from rag.features import NAMES
from training.descent import Rows, listwise, logistic
from training.questions import Asked, held_out, read_articles, read_questions

OUT: Final = Path(__file__).parent.parent / "rag" / "weights.json"


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was considered for one question, and which candidates are right."""

    asked: Asked
    seen: Considered
    right: NDArray[np.bool_]


def lessons(searcher: Searcher, asked: Sequence[Asked]) -> list[Lesson]:
    """Every question as an answerer sees it."""
    found = []
    for at, one in enumerate(asked):
        question = Question(one.text, language=detect_language(one.text))
        seen = consider(question, searcher.search(one.text, 30), searcher)
        if seen is not None:
            right = np.array([_right(one, candidate) for candidate in seen.candidates])
            found.append(Lesson(one, seen, right))
        if at % 100 == 0:
            sys.stderr.write(f"{at} of {len(asked)}\n")
    return found


def _right(asked: Asked, candidate: Candidate) -> bool:
    """Whether a candidate is one of the sentences that answer."""
    here = candidate.start, candidate.end
    return candidate.article == asked.article and any(
        start < here[1] and here[0] < end for start, end in asked.sentences
    )


def learn_ranker(taught: Sequence[Lesson]) -> Rows:
    """Weights that give the right sentences the largest softmax share."""
    useful = [lesson for lesson in taught if lesson.right.any() and not lesson.right.all()]
    spread = np.sqrt(np.mean([lesson.seen.rows.var(0) for lesson in useful], axis=0)) + 1e-6
    lists = [(each.seen.rows / spread, each.right) for each in useful]
    return np.asarray(listwise(lists) / spread)


def judged(taught: Sequence[Lesson], ranker: Rows) -> tuple[Rows, NDArray[np.bool_]]:
    """The traits of each question's best sentence, and whether it is right."""
    told, right = [], []
    for lesson in taught:
        scores = lesson.seen.rows @ ranker
        told.append(traits(lesson.seen.asking, lesson.seen.rows, scores))
        right.append(bool(lesson.right[int(scores.argmax())]))
    return np.array(told), np.array(right)


def open_index(folder: Path, data: Path) -> Library:
    """An index of every article the questions may be about."""
    library = Library(IndexOptions(folder=folder))
    told = read_articles(data).values()
    library.index_articles(
        "training", (Article.of(Source(one.id, one.title), one.text) for one in told)
    )
    return library


def main() -> None:
    """Learns, reports and writes."""
    parser = argparse.ArgumentParser(prog="python -m training.answering", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path, help="kept and used again")
    given = parser.parse_args()
    questions = read_questions()
    held = held_out(questions)
    with tempfile.TemporaryDirectory() as folder:
        library = open_index(given.index or Path(folder), given.data)
        asked = [question for question in questions if question.article in held]
        taught = lessons(library.searcher(), asked)
        library.close()
    ranker = learn_ranker(taught)
    told, right = judged(taught, ranker)
    judge = logistic(told, right)
    kept = {
        "ranker": dict(zip(NAMES, np.round(ranker, 4).tolist(), strict=True)),
        "judge": dict(zip(TRAITS, np.round(judge, 4).tolist(), strict=True)),
    }
    OUT.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    sys.stdout.write(f"{len(taught)} questions, best sentence right {right.mean():.3f}\n")


if __name__ == "__main__":
    main()
