"""An ONNX graph as it is written: nodes and weights, then the file."""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

OPSET: Final = 21
OURS: Final = "com.microsoft"  # onnxruntime's own operators


class Graph:
    """Nodes and weights collected so far. A node is called by what it gives."""

    def __init__(self) -> None:
        self._nodes: list[Any] = []
        self._weights: list[Any] = []

    def node(
        self,
        kind: str,
        inputs: list[str],
        output: str,
        *more: str,
        domain: str = "",
        **attributes: int | float,
    ) -> str:
        """Adds a node and gives the name of its first output."""
        from onnx import helper

        node = helper.make_node(kind, inputs, [output, *more], name=output, domain=domain)
        node.attribute.extend(
            helper.make_attribute(name, value) for name, value in sorted(attributes.items())
        )
        self._nodes.append(node)
        return output

    def weight(self, name: str, values: NDArray[Any]) -> str:
        """Adds a constant and gives its name."""
        from onnx import numpy_helper

        self._weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def half(self, name: str, values: NDArray[np.float32]) -> str:
        """A weight stored in float16, cast once when the model is loaded."""
        stored = self.weight(f"{name}.f16", values.astype(np.float16))
        return self.node("Cast", [stored], name, to=1)

    def serialised(self, name: str, width: int, output: str, *axes: str | int) -> bytes:
        """The model: `words` (texts, tokens, width) and `mask` in, one output of these axes."""
        from onnx import TensorProto, helper

        def typed(named: str, kind: int, *shape: str | int) -> Any:  # noqa: ANN401 - untyped
            return helper.make_tensor_value_info(named, kind, shape)

        graph = helper.make_graph(
            self._nodes,
            name,
            [
                typed("words", TensorProto.FLOAT, "texts", "tokens", width),
                typed("mask", TensorProto.INT64, "texts", "tokens"),
            ],
            [typed(output, TensorProto.FLOAT, *axes)],
            self._weights,
        )
        opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(OURS, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
        content: bytes = model.SerializeToString(deterministic=True)
        return content
