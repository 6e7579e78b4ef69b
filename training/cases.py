"""The questions that the reader is taught, each with its passages, set by set.

Reads, out of one folder, the open sets named in `SHARES`, and the questions of
`training.questions`.
"""

import gzip
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from index.text.sentences import sentence_spans
from training.lessons import Case, Lesson, case, likeness, passages
from training.questions import (
    ARCD,
    HEAVY,
    ON_PARAGRAPHS,
    ON_REAL_NEWS,
    ON_WRITTEN_NEWS,
    Asked,
    Row,
    Told,
    held_out,
    read_articles,
    read_paragraphs,
    read_questions,
    read_rows,
    read_translated,
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
WRITTEN: Final = "written news"
REAL: Final = "real news"
FOREIGN: Final = "in other languages"
# How often a question is drawn from each set.
SHARES: Final = {SQUAD: 3.0, "qa/tydiqa": 4.0, ARCD: 1.5, OURS: 20.0, ENCYCLOPEDIC: 5.0}
# The same where those are drawn too that share few words with what answers.
HEAVY_SHARES: Final = {
    SQUAD: 1.5, "qa/tydiqa": 5.0, ARCD: 1.5, OURS: 18.0, ENCYCLOPEDIC: 5.0,
    PARAPHRASED: 9.0, WRITTEN: 26.0, REAL: 20.0, FOREIGN: 8.0,
}  # fmt: skip
_HARD: Final = ("para", "near")  # styles of the first rounds that are drawn twice as often
_LATER: Final = 26  # round from which on questions are drawn four times as often as others
_WINDOW: Final = (250, 450)  # characters of a passage made of single sentences


def read_cases(data: Path, *, heavy: bool = False) -> dict[str, list[Case]]:
    """The cases of every set, under its name in `SHARES`, or if asked for in `HEAVY_SHARES`."""
    ours = read_questions()
    taught = [asked for asked in ours if not asked.held and asked.style != "far"]
    articles = read_texts(data)
    kept = {articles[name].text for name in held_out(ours)}
    tydi = [row for name in TYDI for row in read_rows(data / name)]
    arcd = [row for row in read_rows(data / ARCD) if row["context"] not in kept]
    cases = {
        SQUAD: list(_from_sentences(data / SQUAD)),
        "qa/tydiqa": list(_from_rows(tydi)),
        ARCD: list(_from_rows(arcd)),
    }
    asked_for = {
        OURS: [asked for asked in taught for _ in range(_times(asked))],
        ENCYCLOPEDIC: _taught(ON_PARAGRAPHS),
    }
    if heavy:
        reworded = _taught(HEAVY)
        foreign = [asked for asked in (*taught, *reworded) if asked.language != "ar"]
        asked_for |= {
            PARAPHRASED: reworded,
            WRITTEN: _taught(ON_WRITTEN_NEWS),
            REAL: _taught(ON_REAL_NEWS),
            FOREIGN: foreign,
        }
    made = {name: [of_ours(one, articles) for one in those] for name, those in asked_for.items()}
    return cases | made


def read_texts(data: Path) -> dict[str, Told]:
    """All that questions of ours are asked about, by id."""
    return {**read_articles(data), **read_translated(data), **read_paragraphs()}


def _taught(file: Path) -> list[Asked]:
    return [asked for asked in read_questions(file) if not asked.held]


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
