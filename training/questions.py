"""Questions written for this project over open articles: `questions.jsonl.gz`.

A row: {"id", "article", "lang", "kind", "style", "question", "sentences": [[start, end], ...],
"answer": [start, end] or null, "held": true where the article is kept to measure with,
"elsewhere": [[article, start, end], ...]}, all offsets in characters of the article's text. Rows
of style "near" and "far" have no answer in their article. `elsewhere` are passages of other
articles that our search finds for the question and that lack the words that answer. The
articles are the ANT corpus's (`ant-N`) and the contexts of ARCD's training set (`arcd-ID`).
`paragraph_questions.jsonl.gz` has such rows over the texts of `paragraphs.jsonl.gz` (`enc-N`),
which were written for this project in the manner of encyclopedias and of news: the reader alone is
taught by them. `identity_questions.jsonl.gz` asks over both who somebody or what something is.
`heavy_questions.jsonl.gz` asks over 320 more articles of the ANT corpus in words that share hardly
one with them, four in ten of the questions for a yes or a no. `written_news.jsonl.gz` (`nw-N`) are
408 invented articles, written for this in the manner of agencies and newspapers, most on talks,
truces, troops and summits, up to eight on one affair; `written_news_questions.jsonl.gz` asks 20
questions over each of the first 312, 14 over each later one: half in words that share hardly one
with it or in other languages, a fifth that it does not answer; five times eight are held back.
`real_news_questions.jsonl.gz` asks in the same ways over more articles of the ANT corpus and over
news that NTREX has in professional translations (`ntrex-DOC`), three times 14 held back.
`everyday_questions.tsv` (language, question) is what people ask a bot for news in vain: recipes,
homework, the weather, prices, phones. No article of ours answers it; the judge learns from it.
"""

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

FILE: Final = Path(__file__).with_name("questions.jsonl.gz")
PARAGRAPHS: Final = Path(__file__).with_name("paragraphs.jsonl.gz")
ON_PARAGRAPHS: Final = Path(__file__).with_name("paragraph_questions.jsonl.gz")
ON_IDENTITY: Final = Path(__file__).with_name("identity_questions.jsonl.gz")
EVERYDAY: Final = Path(__file__).with_name("everyday_questions.tsv")
HEAVY: Final = Path(__file__).with_name("heavy_questions.jsonl.gz")
WRITTEN_NEWS: Final = Path(__file__).with_name("written_news.jsonl.gz")
ON_WRITTEN_NEWS: Final = Path(__file__).with_name("written_news_questions.jsonl.gz")
ON_REAL_NEWS: Final = Path(__file__).with_name("real_news_questions.jsonl.gz")
NEWS: Final = "news/ant_corpus_jawhara_2015_2017.jsonl.gz"
ARCD: Final = "qa/arcd_train.jsonl.gz"
NTREX: Final = "parallel/ntrex_news_8way_train.jsonl.gz"
_LONGEST: Final = 16  # sentences of NTREX's news that are read, after the first, which is the title
Row = dict[str, Any]  # a line of a .jsonl.gz file
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question.

    Attributes:
        sentences: Spans of the sentences that answer, best first; empty: nothing answers.
        answer: Span of the words that answer, within the first of them.
        held: Whether the reader is not taught its article.
        elsewhere: Passages of other articles that look as if they answered.
    """

    id: str
    article: str
    language: str
    kind: str
    style: str
    text: str
    sentences: tuple[Span, ...]
    answer: Span | None
    held: bool = False
    elsewhere: tuple[tuple[str, int, int], ...] = ()


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
            held=row.get("held", False),
            elsewhere=tuple((name, start, end) for name, start, end in row.get("elsewhere", ())),
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


def read_translated(data: Path) -> dict[str, Told]:
    """NTREX's news in Arabic by id, two sentences a paragraph.

    Args:
        data: Folder with `parallel/`.
    """
    documents: dict[str, list[str]] = {}
    for row in read_rows(data / NTREX):
        documents.setdefault(f"ntrex-{row['doc']}", []).append(" ".join(row["ar"].split()))
    found = {}
    for name, (title, *body) in documents.items():
        kept = body[:_LONGEST]
        pairs = (" ".join(kept[at : at + 2]) for at in range(0, len(kept), 2))
        found[name] = Told(name, title, "\n".join(pairs))
    return found


def read_paragraphs() -> dict[str, Told]:
    """The texts written for this, of `paragraphs.jsonl.gz` and `written_news.jsonl.gz`, by id."""
    rows = [*read_rows(PARAGRAPHS), *read_rows(WRITTEN_NEWS)]
    return {row["id"]: Told(row["id"], row["title"], row["text"]) for row in rows}


def held_out(questions: Sequence[Asked]) -> frozenset[str]:
    """The articles whose questions the reader is not taught, one in eight."""
    return frozenset(question.article for question in questions if question.held)


def read_everyday() -> list[Asked]:
    """Questions that no article answers."""
    rows = [line.split("\t") for line in EVERYDAY.read_text("utf-8").splitlines()]
    return [
        Asked(f"everyday-{at}", "", language, "", "everyday", text, (), None)
        for at, (language, text) in enumerate(rows)
    ]
