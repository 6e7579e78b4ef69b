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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.arabic import fold
from index.article import Article, Source
from index.language import detect_language
from index.library import Library
from index.options import IndexOptions
from index.search import Searcher
from rag.answer import Question
from rag.candidates import Candidate
from rag.confidence import TRAITS, traits
from rag.considering import Considered, consider
from rag.features import NAMES, features
from training.descent import Rows, listwise, logistic
from training.questions import Asked, Told, read_articles, read_questions

_TAKEN_OUT: Final = 4  # one in so many is also asked with its article taken out
_FEWEST_LEFT: Final = 6  # sentences
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


def learn_judge(taught: Sequence[Lesson], ranker: Rows) -> Rows:
    """Weights for whether a question has an answer, by the traits of its best sentence.

    Questions whose answer was not found among ten thousand articles are left out: whether it
    could have been is not for the reader to tell. Near misses ask for numbers more often than
    others do; they are weighed so that what is asked for tells nothing.
    """
    used = [lesson for lesson in taught if lesson.right.any() or not lesson.asked.sentences]
    told = [traits(one.seen.asking, one.seen.rows, one.seen.rows @ ranker) for one in used]
    answerable = np.array([bool(lesson.asked.sentences) for lesson in used])
    kinds = np.array([str(lesson.seen.asking.kind) for lesson in used])
    counted = np.ones(len(used))
    for kind in set(kinds.tolist()):
        for held in (True, False):
            same = (kinds == kind) & (answerable == held)
            among = np.mean(answerable[kinds == kind] == held)
            counted[same] = np.mean(answerable == held) / among if same.any() else 1.0
    return logistic(np.array(told), answerable, counted)


def taken_out(lesson: Lesson, told: Mapping[str, Told]) -> Lesson | None:
    """The same question as if its article, and whatever holds its answer, were not there.

    So it has no answer, yet all that is near it; None where too little is left.
    """
    asked = lesson.asked
    if asked.answer is None:
        return None
    start, end = asked.answer
    answer = fold(told[asked.article].text[start:end]).strip()
    kept = [
        one
        for one in lesson.seen.candidates
        if one.article != asked.article and answer not in fold(one.passage.chunk.text)
    ]
    if len(kept) < _FEWEST_LEFT:
        return None
    seen = replace(lesson.seen, candidates=kept, rows=features(lesson.seen.asking, kept))
    return Lesson(replace(asked, sentences=()), seen, np.zeros(len(kept), bool))


def open_index(folder: Path, told: Iterable[Told]) -> Library:
    """An index of the articles the questions may be about."""
    library = Library(IndexOptions(folder=folder))
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
    articles = read_articles(given.data)
    with tempfile.TemporaryDirectory() as folder:
        library = open_index(given.index or Path(folder), articles.values())
        asked = [question for question in read_questions() if question.held]
        taught = lessons(library.searcher(), asked)
        library.close()
    ranker = learn_ranker(taught)
    found = [lesson for lesson in taught if lesson.right.any()]
    out = [taken_out(lesson, articles) for lesson in found[::_TAKEN_OUT]]
    judge = learn_judge([*taught, *(lesson for lesson in out if lesson)], ranker)
    kept = {
        "ranker": dict(zip(NAMES, np.round(ranker, 4).tolist(), strict=True)),
        "judge": dict(zip(TRAITS, np.round(judge, 4).tolist(), strict=True)),
    }
    OUT.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    best = [lesson.right[int((lesson.seen.rows @ ranker).argmax())] for lesson in taught]
    sys.stdout.write(f"{len(taught)} questions, best sentence right in {np.mean(best):.3f}\n")


if __name__ == "__main__":
    main()
