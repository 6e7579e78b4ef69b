"""What the reader is taught with: passages of sentences, and which of them answer a question.

Reads, out of one folder, the open sets named in `SHARES`, and the questions of
`training.questions`. Passages are cut as articles are cut for the index.
"""

import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from index.article import Article, Source
from index.chunks import cut
from index.options import Chunking
from index.text.arabic import STOP_WORDS, stem, words
from index.text.sentences import sentence_spans
from training.questions import (
    ARCD,
    HEAVY,
    ON_PARAGRAPHS,
    Asked,
    Row,
    Span,
    Told,
    held_out,
    read_articles,
    read_paragraphs,
    read_questions,
    read_rows,
)

SQUAD: Final = "qa/squad_sentence_question_en.tsv.gz"
TYDI: Final = (
    "qa/tydiqa_goldp_train_en.jsonl.gz",
    "qa/tydiqa_goldp_dev_en.jsonl.gz",
    "qa/tydiqa_goldp_dev_ru.jsonl.gz",
)
OURS: Final = "questions"
ENCYCLOPEDIC: Final = "paragraph questions"
PARAPHRASED: Final = "heavy paraphrases"
# How often a question is drawn from each set.
SHARES: Final = {
    SQUAD: 3.0, "qa/tydiqa": 4.0, ARCD: 1.5, OURS: 20.0, ENCYCLOPEDIC: 5.0, PARAPHRASED: 30.0
}  # fmt: skip
_HARD: Final = ("para", "near")  # styles of the first rounds that are drawn twice as often
_LATER: Final = 26  # round from which on questions are drawn four times as often as others
_WINDOW: Final = (250, 450)  # characters of a passage made of single sentences


@dataclass(frozen=True, slots=True)
class Lesson:
    """A passage read for a question.

    Attributes:
        spans: Of the passage's sentences.
        right: Which of them answer; none: nothing does.
        answer: Span of the words that answer, where it is known.
        likeness: Share of the question's words that the passage holds, 0 to 1.
    """

    question: str
    title: str
    text: str
    spans: tuple[Span, ...]
    right: frozenset[int] = frozenset()
    answer: Span | None = None
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Case:
    """A question with passages that answer it and passages that look as if they might.

    Attributes:
        answering: Of its article.
        others: Of its article.
        found: Of other articles.
    """

    answering: tuple[Lesson, ...]
    others: tuple[Lesson, ...]
    found: tuple[Lesson, ...] = ()


def likeness(question: str, text: str) -> float:
    """Share of the question's stems, stop words aside, that the text holds."""
    sought = {stem(word) for word in words(question) if word not in STOP_WORDS}
    held = {stem(word) for word in words(text)}
    return len(sought & held) / max(1, len(sought))


def passages(title: str, text: str) -> list[tuple[int, str, tuple[Span, ...]]]:
    """The chunks of a text: start, text and sentences of each."""
    article = Article.of(Source("lesson", title), text)
    return [(c.start, c.text, tuple(sentence_spans(c.text))) for c in cut(article, Chunking())]


def case(question: str, title: str, text: str, right: Sequence[Span], answer: Span | None) -> Case:
    """A question over one text.

    Args:
        question: As typed.
        title: Of the text; may be empty.
        text: What it is asked about.
        right: Spans that answer: of sentences, or of words within them.
        answer: Span of the words that answer.
    """
    answering, others = [], []
    for start, passage, spans in passages(title, text):
        holds = {
            at
            for at, (begin, end) in enumerate(spans)
            if any(start + begin <= first and last <= start + end for first, last in right)
        }
        lesson = Lesson(question, title, passage, spans)
        if holds:
            inside = answer and start <= answer[0] and answer[1] <= start + len(passage)
            place = (answer[0] - start, answer[1] - start) if answer and inside else None
            answering.append(replace(lesson, right=frozenset(holds), answer=place))
        elif not any(first < start + len(passage) and last > start for first, last in right):
            others.append(replace(lesson, likeness=likeness(question, passage)))
    return Case(tuple(answering), tuple(others))


def read_cases(data: Path, *, heavy: bool = False) -> dict[str, list[Case]]:
    """The cases of every set, under its name in `SHARES`; heavy paraphrases if asked for."""
    ours = read_questions()
    held = held_out(ours)
    articles = {**read_articles(data), **read_paragraphs()}
    kept = {articles[name].text for name in held}
    tydi = [row for name in TYDI for row in read_rows(data / name)]
    arcd = [row for row in read_rows(data / ARCD) if row["context"] not in kept]
    cases = {
        SQUAD: list(_from_sentences(data / SQUAD)),
        "qa/tydiqa": list(_from_rows(tydi)),
        ARCD: list(_from_rows(arcd)),
        OURS: [
            of_ours(asked, articles)
            for asked in ours
            if not asked.held and asked.style != "far"
            for _ in range(_times(asked))
        ],
        ENCYCLOPEDIC: [
            of_ours(asked, articles) for asked in read_questions(ON_PARAGRAPHS) if not asked.held
        ],
    }
    if heavy:
        asked_for = read_questions(HEAVY)
        cases[PARAPHRASED] = [of_ours(asked, articles) for asked in asked_for if not asked.held]
    return cases


def _times(asked: Asked) -> int:
    """How often a question is drawn in one pass over ours."""
    if int(asked.id[:2]) >= _LATER:
        return 4
    return 2 if asked.style in _HARD else 1


def of_ours(asked: Asked, articles: Mapping[str, Told]) -> Case:
    """One of our questions over its article and what the search finds elsewhere."""
    told = articles[asked.article]
    one = case(asked.text, told.title, told.text, asked.sentences, asked.answer)
    found = [
        Lesson(asked.text, articles[name].title, text, tuple(sentence_spans(text)))
        for name, start, end in asked.elsewhere
        for text in [articles[name].text[start:end]]
    ]
    return replace(one, found=tuple(found))


def _from_rows(rows: Sequence[Row]) -> Iterator[Case]:
    """Rows with a context; other contexts of the same title are passages that don't answer."""
    contexts = defaultdict(set)
    for row in rows:
        contexts[row["title"]].add(row["context"])
    for row in rows:
        spans = [(a["start"], a["start"] + len(a["text"])) for a in row["answers"]]
        shortest = min(spans, key=lambda span: span[1] - span[0], default=None)
        found = case(row["question"], row["title"], row["context"], spans, shortest)
        if not found.answering:
            continue
        wordings = [a["text"] for a in row["answers"]]
        more = [
            Lesson(row["question"], row["title"], text, sentences,
                   likeness=likeness(row["question"], text))
            for context in sorted(contexts[row["title"]] - {row["context"]})[:6]
            for _, text, sentences in passages(row["title"], context)
            if not any(wording in text for wording in wordings)
        ]  # fmt: skip
        yield Case(found.answering, (*found.others, *more))


def _from_sentences(path: Path) -> Iterator[Case]:
    """Sentences in the order of their articles, each with a question that it answers."""
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    sentences = list(dict.fromkeys(sentence for sentence, _ in rows))
    places = {sentence: at for at, sentence in enumerate(sentences)}
    chance = np.random.default_rng(0)
    for sentence, question in rows:
        at = places[sentence]
        near = [at + step * int(chance.integers(3, 7)) for step in (-3, -2, -1, 1, 2, 3)]
        windows = [_window(sentences, n, chance) for n in near if 0 <= n < len(sentences)]
        others = [_made(question, part) for part in windows if sentence not in part]
        own = _window(sentences, at, chance)
        right = replace(_made(question, own), right=frozenset([own.index(sentence)]))
        yield Case((right,), tuple(others))


def _window(sentences: Sequence[str], at: int, chance: np.random.Generator) -> list[str]:
    """The sentence and neighbours on either side, of about a passage's length."""
    first = last = at
    room = int(chance.integers(*_WINDOW)) - len(sentences[at])
    while True:
        options = [n for n in (first - 1, last + 1) if 0 <= n < len(sentences)]
        taken = options[int(chance.integers(len(options)))]
        room -= len(sentences[taken]) + 1
        if room < 0:
            return list(sentences[first : last + 1])
        first, last = min(first, taken), max(last, taken)


def _made(question: str, sentences: Sequence[str]) -> Lesson:
    spans, start = [], 0
    for sentence in sentences:
        spans.append((start, start + len(sentence)))
        start += len(sentence) + 1
    text = " ".join(sentences)
    return Lesson(question, "", text, tuple(spans), likeness=likeness(question, text))
