"""Questions with the sentence that answers and the sentences around it that do not.

Reads, out of one folder, the open sets below; a file that is missing is an error, since the
shares are part of the recipe.
"""

import gzip
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from index.arabic import STOP_WORDS, stem, words
from index.sentences import sentence_spans

HELD_OUT: Final = 150  # ARCD questions, at least, whose contexts are never trained on
ARCD: Final = "qa/arcd_train.jsonl.gz"
SQUAD: Final = "qa/squad_sentence_question_en.tsv.gz"
NEWS: Final = "parallel/ntrex_news_8way_train.jsonl.gz"
# How often a list is drawn from each file. Arabic is a twentieth of the rows and a quarter of
# the lists; the parallel news only keeps the languages together.
SHARES: Final = {
    SQUAD: 0.36,
    "qa/tydiqa_goldp_train_en.jsonl.gz": 0.22,
    "qa/tydiqa_goldp_dev_en.jsonl.gz": 0.03,
    "qa/tydiqa_goldp_dev_ru.jsonl.gz": 0.09,
    ARCD: 0.22,
    NEWS: 0.08,
}
_NEIGHBOURS: Final = 10  # rows before and after, where no paragraph is marked
_LANGUAGES: Final = ("ar", "en", "fr", "tr", "fa", "es", "de", "ru")
_HARDNESS: Final = 4.0  # how much sooner a sentence sharing all the question's words is drawn

Row = dict[str, Any]  # a line of a file


@dataclass(frozen=True, slots=True)
class Lesson:
    """A question, a sentence that answers it and sentences that do not.

    `likeness` is the share of the question's words in each wrong sentence, 0 to 1.
    """

    question: str
    right: str
    wrong: tuple[str, ...]
    likeness: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A question over the sentences of its paragraph, for measuring."""

    question: str
    sentences: tuple[str, ...]
    right: frozenset[int]


def likeness(question: str, sentence: str) -> float:
    """Share of the question's stems, stop words aside, that the sentence holds."""
    sought = {stem(word) for word in words(question) if word not in STOP_WORDS}
    held = {stem(word) for word in words(sentence)}
    return len(sought & held) / max(1, len(sought))


def read_rows(path: Path) -> list[Row]:
    """The rows of a .jsonl.gz file."""
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def paragraphs(rows: Sequence[Row]) -> list[Paragraph]:
    """The answerable rows of which some but not every sentence holds an answer whole."""
    found = []
    for row in rows:
        spans = sentence_spans(row["context"])
        answers = [(a["start"], a["start"] + len(a["text"])) for a in row["answers"]]
        right = {
            at
            for at, (start, end) in enumerate(spans)
            if any(start <= first and last <= end for first, last in answers)
        }
        if right and len(right) < len(spans):
            sentences = tuple(row["context"][start:end] for start, end in spans)
            found.append(Paragraph(row["question"], sentences, frozenset(right)))
    return found


def arcd_parts(folder: Path) -> tuple[list[Row], list[Row]]:
    """ARCD's training rows and at least 150 held-out ones, no context in both."""
    rows = read_rows(folder / ARCD)
    contexts = list(dict.fromkeys(row["context"] for row in rows))
    held: set[str] = set()
    count = 0
    for at in np.random.default_rng(0).permutation(len(contexts)):
        if count >= HELD_OUT:
            break
        held.add(contexts[at])
        count += sum(row["context"] == contexts[at] for row in rows)
    kept = [row for row in rows if row["context"] not in held]
    return kept, [row for row in rows if row["context"] in held]


def lessons(folder: Path) -> dict[str, list[Lesson]]:
    """Every file's lessons, under its name in `SHARES`."""
    found = {}
    for name in SHARES:
        if name == SQUAD:
            found[name] = _from_pairs(folder / name)
        elif name == NEWS:
            found[name] = _from_translations(read_rows(folder / name))
        else:
            rows = arcd_parts(folder)[0] if name == ARCD else read_rows(folder / name)
            found[name] = list(_from_paragraphs(paragraphs(rows)))
    return found


def _from_paragraphs(read: Sequence[Paragraph]) -> Iterator[Lesson]:
    for paragraph in read:
        right = [paragraph.sentences[at] for at in sorted(paragraph.right)]
        wrong = [s for at, s in enumerate(paragraph.sentences) if at not in paragraph.right]
        yield _lesson(paragraph.question, right[0], wrong)


def _from_pairs(path: Path) -> list[Lesson]:
    text = gzip.decompress(path.read_bytes()).decode("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]

    def around(at: int) -> list[str]:
        near = rows[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1]
        return [sentence for sentence, _ in near]

    return [_lesson(row[1], row[0], around(at)) for at, row in enumerate(rows)]


def _from_translations(rows: Sequence[Row]) -> list[Lesson]:
    """A sentence in one language, its translation among the translation's neighbours."""
    found = []
    chance = np.random.default_rng(0)
    for at, row in enumerate(rows):
        asked, told = chance.permutation(len(_LANGUAGES))[:2]
        if chance.random() < 0.6:  # towards Arabic
            asked, told = (asked or told), 0
        near = rows[max(0, at - 4) : at + 5]
        wrong = [other[_LANGUAGES[told]] for other in near]
        found.append(_lesson(row[_LANGUAGES[asked]], row[_LANGUAGES[told]], wrong))
    return found


def _lesson(question: str, right: str, wrong: Sequence[str]) -> Lesson:
    others = tuple(dict.fromkeys(sentence for sentence in wrong if sentence != right))
    alike = np.array([likeness(question, sentence) for sentence in others])
    return Lesson(question, right, others, alike)


def drawer(
    found: dict[str, list[Lesson]], wrong: int, chance: np.random.Generator
) -> Callable[[], list[tuple[str, str]]]:
    """What draws one list: (question, sentence) pairs, the right one first, then `wrong` others.

    Wrong sentences that share words with the question come sooner; where a paragraph has too
    few, those of another fill up.
    """
    names = list(SHARES)
    shares = np.array([SHARES[name] for name in names])

    def draw() -> list[tuple[str, str]]:
        among = found[names[chance.choice(len(names), p=shares / shares.sum())]]
        lesson = among[chance.integers(len(among))]
        odds = np.exp(_HARDNESS * lesson.likeness)
        count = min(wrong, len(lesson.wrong))
        picked = chance.choice(len(odds), count, replace=False, p=odds / odds.sum())
        sentences = [lesson.right, *(lesson.wrong[at] for at in picked)]
        while len(sentences) <= wrong:
            sentences.append(among[chance.integers(len(among))].right)
        return [(lesson.question, sentence) for sentence in sentences]

    return draw
