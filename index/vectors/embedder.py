"""What turns texts into vectors, and the one place that chooses which model does it."""

from collections.abc import Sequence
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

BUNDLED: Final = "bundled"


class Embedder(Protocol):
    """Texts to vectors of length one, so that a dot product is a cosine.

    Questions and passages are told apart because most retrieval models want them to be. A text
    in which the model knows nothing may give a row of zeros. Safe to call from several threads.
    """

    @property
    def identity(self) -> str:
        """Name and fingerprint: differs whenever the vectors of the same text could differ."""
        ...

    @property
    def dimension(self) -> int:
        """Columns of every result."""
        ...

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of questions, (n, dimension), in the order given; n may be 0."""
        ...

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of passages, (n, dimension), in the order given; n may be 0."""
        ...


def open_embedder(name: str | None = None) -> Embedder:
    """The bundled model, or any model that sentence-transformers can load.

    Cheap: weights are loaded when the first vector is wanted.

    Args:
        name: None or "bundled" for the bundled model; else the name of a model on a hub, or a
            folder holding one.

    Raises:
        ModelUnavailable: There is no such folder, or the name is neither cached nor reachable.
    """
    if name is None or name == BUNDLED:
        from index.vectors.bundled import BundledE5

        return BundledE5()
    from index.vectors.transformer import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder(name)
