"""Fakes for the seams. Each does its job in a small way that means something."""

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.text.arabic import stem, words

CELLS = 256


class WordEmbedder:
    """A bag of stems hashed to cells: texts that share words are near, whatever their spelling.

    Args:
        name: Part of its identity, to play a change of model.
        fail_after: Raises KeyboardInterrupt once this many passages were embedded.
    """

    def __init__(self, name: str = "words", fail_after: int | None = None) -> None:
        self.name = name
        self.fail_after = fail_after
        self.embedded: list[str] = []

    @property
    def identity(self) -> str:
        return f"{self.name}@1"

    @property
    def dimension(self) -> int:
        return CELLS

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return self._vectors(texts)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self.fail_after is not None and len(self.embedded) + len(texts) > self.fail_after:
            raise KeyboardInterrupt
        self.embedded += texts
        return self._vectors(texts)

    @staticmethod
    def _vectors(texts: Sequence[str]) -> NDArray[np.float32]:
        vectors = np.zeros((len(texts), CELLS), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for word in words(text):
                cell = int(hashlib.md5(stem(word).encode()).hexdigest(), 16) % CELLS
                row[cell] += 1.0
            row /= max(float(np.linalg.norm(row)), 1e-9)
        return vectors
