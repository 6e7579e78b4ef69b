"""Questions as an answerer sees them: what it considers, and which of it is right."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Source
from index.library import Library
from index.options import IndexOptions
from index.search.searcher import Searcher
from index.text.language import detect_language
from rag.answer import Question
from rag.considering import Considered, consider
from rag.ranking.candidates import Candidate
from training.questions import Asked, Told


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


def open_index(folder: Path, told: Iterable[Told]) -> Library:
    """An index of the articles the questions may be about."""
    library = Library(IndexOptions(folder=folder))
    library.index_articles(
        "training", (Article.of(Source(one.id, one.title), one.text) for one in told)
    )
    return library
