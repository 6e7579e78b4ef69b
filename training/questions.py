"""Questions written for this project over open articles: `questions.jsonl.gz`.

A row: {"id", "article", "lang", "kind", "style", "question", "sentences": [[start, end], ...],
"answer": [start, end] or null}, all offsets in characters of the article's text. Rows of style
"near" and "far" have no answer in their article. The articles are the ANT corpus's (`ant-N`)
and the contexts of ARCD's training set (`arcd-ID`).
"""

import gzip
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).with_name("questions.jsonl.gz")
NEWS: Final = "news/ant_corpus_jawhara_2015_2017.jsonl.gz"
ARCD: Final = "qa/arcd_train.jsonl.gz"
_HELD_SHARE, _HELD_SEED = 0.12, 9

Row = dict[str, Any]  # a line of a .jsonl.gz file
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question.

    Attributes:
        sentences: Spans of the sentences that answer, best first; empty: nothing answers.
        answer: Span of the words that answer, within the first of them.
    """

    id: str
    article: str
    language: str
    kind: str
    style: str
    text: str
    sentences: tuple[Span, ...]
    answer: Span | None


@dataclass(frozen=True, slots=True)
class Told:
    """An article as the questions see it."""

    id: str
    title: str
    text: str


def read_rows(path: Path) -> list[Row]:
    """The rows of a .jsonl.gz file."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def read_questions(path: Path = FILE) -> list[Asked]:
    """Every question, in the file's order."""
    return [
        Asked(
            id=row["id"],
            article=row["article"],
            language=row["lang"],
            kind=row["kind"],
            style=row["style"],
            text=row["question"],
            sentences=tuple((start, end) for start, end in row["sentences"]),
            answer=tuple(row["answer"]) if row["answer"] else None,
        )
        for row in read_rows(path)
    ]


def read_articles(data: Path) -> dict[str, Told]:
    """The articles the questions are about, by id.

    Args:
        data: Folder with `news/` and `qa/`.
    """
    found = {
        row["id"]: Told(row["id"], " ".join(row["title"].split()), row["text"])
        for row in read_rows(data / NEWS)
        if row["text"].strip()
    }
    for row in read_rows(data / ARCD):
        name = f"arcd-{row['id']}"
        found[name] = Told(name, row["title"], row["context"])
    return found


def held_out(questions: Sequence[Asked]) -> frozenset[str]:
    """The articles whose questions the reader is not taught: one in eight, always the same."""
    articles = sorted({question.article for question in questions})
    random.Random(_HELD_SEED).shuffle(articles)
    return frozenset(articles[: int(len(articles) * _HELD_SHARE)])
