"""What the reader is taught with: passages of sentences, and which of them answer a question.

Passages are cut as articles are cut for the index. `training.cases` makes them of the open sets.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.article import Article, Source
from index.chunks import cut
from index.options import Chunking
from index.text.arabic import STOP_WORDS, stem, words
from index.text.sentences import sentence_spans
from training.questions import Span


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
