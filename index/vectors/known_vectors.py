"""LangChain's face for vectors that are computed already."""

from collections.abc import Mapping

import numpy as np
from langchain_core.embeddings import Embeddings
from numpy.typing import NDArray


class KnownVectors(Embeddings):
    """Looks vectors up by key, so that langchain's Chroma stores what was embedded before.

    Args:
        vectors: Key to vector; asking for another key raises KeyError.
    """

    def __init__(self, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        self._vectors = vectors

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of these keys."""
        return [self._vectors[key].tolist() for key in texts]

    def embed_query(self, text: str) -> list[float]:
        """Not for questions: they are embedded before they come here."""
        raise KeyError(text)
