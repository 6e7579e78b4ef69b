"""What speaks for a sentence as the answer to a question, as numbers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.asking import Asked
from rag.candidates import Candidate
from rag.fitting import counts, fits
from rag.matching import Sought, spellings

NAMES = (
    "overlap",  # share of the question's words in the sentence
    "telling",  # the same, by the words that tell this sentence from the other candidates
    "around",  # share in the sentence, the one before it and the title
    "passage_overlap",  # share in the whole passage and the title
    "cosine",  # of the sentence to the question
    "passage_cosine",
    "passage_score",  # fused score, relative to the best passage's
    "fits",  # holds the kind of thing that is asked for, new to the question
    "counts",  # how-many questions: a number of just what is counted
    "length",  # log of its words
    "cross",  # cosine again, where the words can tell nothing
    "fits_cross",  # the same of "fits"
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as the features see it.

    Attributes:
        text: As typed.
        kind: What it asks for.
        sought: Its words.
        coverage: 0 to 1, the share of its words that any passage holds.
    """

    text: str
    kind: Asked
    sought: Sought
    coverage: float


def features(
    asking: Asking, found: Sequence[Candidate], cosines: Sequence[float], level: float
) -> NDArray[np.float64]:
    """One row for each candidate, one column for each of `NAMES`.

    Args:
        asking: The question.
        found: The candidates.
        cosines: Of each to the question.
        level: The cosine of texts that have nothing to do with it; cosines count from there.
    """
    best = max((c.passage.score for c in found), default=0.0)
    telling = Sought(_telling(asking.sought.weights, found))
    rows = [_row(asking, telling, c, cos, best) for c, cos in zip(found, cosines, strict=True)]
    table = np.array(rows).reshape(len(found), len(NAMES))
    table[:, [NAMES.index("cosine"), NAMES.index("passage_cosine")]] -= level
    for crossed, of in (("cross", "cosine"), ("fits_cross", "fits")):
        table[:, NAMES.index(crossed)] = table[:, NAMES.index(of)] * (1.0 - asking.coverage)
    return table


def _telling(weights: Mapping[str, float], found: Sequence[Candidate]) -> dict[str, float]:
    """The question's words weighed by how few of the candidates hold them.

    All candidates are about the question's subject: the words of the subject tell them apart
    no more, the rest of the question does.
    """
    spelt = [spellings(candidate.text) for candidate in found]
    held = {word: sum(s.likeness(word) > 0 for s in spelt) for word in weights}
    return {w: math.log(1 + len(found) / (1 + held[w])) if held[w] else 0.0 for w in weights}


def _row(
    asking: Asking, telling: Sought, candidate: Candidate, cosine: float, best: float
) -> list[float]:
    passage = candidate.passage
    here = spellings(candidate.text)
    title = spellings(passage.chunk.source.title)
    around = here.union(title).union(spellings(candidate.before))
    fit = fits(asking.kind, asking.text, candidate.text)
    return [
        asking.sought.found_among(here),
        telling.found_among(here),
        asking.sought.found_among(around),
        asking.sought.found_among(title.union(spellings(passage.chunk.text))),
        cosine,
        cosine if passage.similarity is None else passage.similarity,
        passage.score - best,
        fit,
        counts(asking.kind, asking.text, candidate.text),
        math.log1p(len(here.words)),
        0.0,  # cross and fits_cross are filled in for the whole table
        0.0,
    ]
