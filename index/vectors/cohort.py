"""How near a question is to sentences that have nothing to do with it.

The level of a cosine depends on the question: one in English is farther from every Arabic text,
a short one nearer to all. What tells is how far a cosine stands above that level. (Speaker
verification calls it cohort normalisation: Auckenthaler et al. 2000.)
"""

from collections.abc import Sequence
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from index.catalog import Catalog
from index.vectors.embedder import Embedder

_NEAREST = 10  # the level is their mean: of all of them it would be drowned in the farthest
_NOTE = "cohort"


def cohort_sentences() -> Sequence[str]:
    """Sentences on everyday news of every kind, written for this."""
    return files("index.vectors").joinpath("cohort.txt").read_text("utf-8").split("\n")[:-1]


def keep_cohort(catalog: Catalog, embedder: Embedder) -> None:
    """Embeds the sentences once for an index, so that a question needn't."""
    if catalog.note(_NOTE) is None:
        vectors = embedder.passages(cohort_sentences()).astype("<f2")
        catalog.note_once(_NOTE, vectors.tobytes().hex())


def level(catalog: Catalog, vector: NDArray[np.float32]) -> float:
    """The cosine that sentences on anything at all have to a question; 0 without a cohort."""
    kept = catalog.note(_NOTE)
    if kept is None:
        return 0.0
    vectors = np.frombuffer(bytes.fromhex(kept), "<f2").reshape(-1, len(vector))
    cosines = np.sort(vectors.astype(np.float32) @ vector)
    return float(cosines[-_NEAREST:].mean())
