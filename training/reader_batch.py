"""Lessons as token ids, and many of them as the tensors of one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from index.chunks import embedded_text
from index.vectors.bundled import FOLDER, PASSAGE_PREFIX, QUESTION_PREFIX
from rag.reading.reader import QUESTION_TOKENS, TOKENS
from training.lessons import Lesson

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PADDING: Final = 1  # the ids of <pad> and </s>
_END: Final = 2


@dataclass(frozen=True, slots=True)
class Encoded:
    """A lesson as token ids.

    Attributes:
        sentence: Of each token, the number of its sentence, or -1.
        answer: Of each token, 1 where it is one of the words that answer.
    """

    ids: list[int]
    sentence: NDArray[np.int64]
    answer: NDArray[np.float32]
    sentences: int
    right: frozenset[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Questions, each with the passages read for it; tokens are counted over all rows of `ids`.

    Attributes:
        ids: (passages, tokens).
        tokens: Places of the tokens that are in a sentence.
        sentence: Of each of these, its sentence, counted over the batch.
        passage: Of each sentence, its passage.
        question: Of each sentence, its question.
        right: Of each sentence, whether it answers.
        passages: Of each passage, whether it holds a sentence that does.
        questions: Of each question, whether a passage does.
        marked: Places of the tokens of the sentences whose words that answer are known.
        answer: Of each of these, 1 where it is one of those words.
        share: Of each of these, one over the tokens of its sentence.
    """

    ids: Tensor
    tokens: Tensor
    sentence: Tensor
    passage: Tensor
    question: Tensor
    right: Tensor
    passages: Tensor
    questions: Tensor
    marked: Tensor
    answer: Tensor
    share: Tensor

    def to(self, device: str) -> "Batch":
        """The same on another device."""
        moved = (getattr(self, name).to(device, non_blocking=True) for name in self.__slots__)
        return Batch(*moved)


def tokenizer() -> "Tokenizer":
    """The bundled encoder's own."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(FOLDER / "tokenizer.json"))


def encode(tokens: "Tokenizer", lesson: Lesson) -> Encoded:
    """As `rag.reading.reader` reads: `<s> query: … </s></s> passage: title, text </s>`."""
    asked = tokens.encode(QUESTION_PREFIX + lesson.question).ids
    if len(asked) > QUESTION_TOKENS:
        asked = [*asked[: QUESTION_TOKENS - 1], _END]
    head = PASSAGE_PREFIX + embedded_text(lesson.title, "")
    told = tokens.encode(head + lesson.text)
    ids = [*asked, _END, *told.ids[1:]][:TOKENS]
    sentence = np.full(len(ids), -1, np.int64)
    answer = np.zeros(len(ids), np.float32)
    for at, (start, end) in enumerate(told.offsets[1:-1], start=len(asked) + 1):
        start, end = start - len(head), end - len(head)
        if at >= len(ids) or end <= 0:
            continue
        inside = [n for n, span in enumerate(lesson.spans) if end > span[0] and start < span[1]]
        sentence[at] = inside[0] if inside else -1
        if lesson.answer and end > lesson.answer[0] and start < lesson.answer[1]:
            answer[at] = 1.0
    read = frozenset(sentence.tolist())
    return Encoded(ids, sentence, answer, len(lesson.spans), lesson.right & read)


def padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """Token ids (n, tokens of the longest, rounded up to eight)."""
    longest = -(-max(map(len, rows)) // 8) * 8
    ids = np.full((len(rows), longest), PADDING, np.int64)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = row
    return torch.from_numpy(ids)


def batch(questions: Sequence[Sequence[Encoded]]) -> Batch:
    """The tensors of one step."""
    lessons = [lesson for each in questions for lesson in each]
    owner = [at for at, each in enumerate(questions) for _ in each]
    ids = padded([lesson.ids for lesson in lessons])
    first = np.cumsum([0, *(lesson.sentences for lesson in lessons)])
    inside = [np.flatnonzero(lesson.sentence >= 0) for lesson in lessons]
    known = [(at, _answering(lesson)) for at, lesson in enumerate(lessons) if lesson.answer.any()]
    counts = torch.tensor([lesson.sentences for lesson in lessons])
    return Batch(
        ids=ids,
        tokens=_joined([at * ids.shape[1] + own for at, own in enumerate(inside)]),
        sentence=_joined(
            [lesson.sentence[own] + first[at]
             for at, (lesson, own) in enumerate(zip(lessons, inside, strict=True))]
        ),
        passage=torch.repeat_interleave(torch.arange(len(lessons)), counts),
        question=torch.repeat_interleave(torch.tensor(owner), counts),
        right=torch.tensor([n in one.right for one in lessons for n in range(one.sentences)]),
        passages=torch.tensor([bool(lesson.right) for lesson in lessons]),
        questions=torch.tensor([any(lesson.right for lesson in each) for each in questions]),
        marked=_joined([at * ids.shape[1] + own for at, own in known]),
        answer=_joined([lessons[at].answer[own] for at, own in known], torch.float32),
        share=_joined([np.full(len(own), 1 / len(own)) for _, own in known], torch.float32),
    )  # fmt: skip


def _answering(lesson: Encoded) -> NDArray[np.int64]:
    """The tokens of the sentence that the words that answer stand in."""
    return np.flatnonzero(lesson.sentence == lesson.sentence[int(lesson.answer.argmax())])


def _joined(parts: Sequence[NDArray[np.generic]], kind: torch.dtype = torch.int64) -> Tensor:
    return torch.from_numpy(np.concatenate(parts)).to(kind) if parts else torch.zeros(0, dtype=kind)
