"""How likely it is that the articles answer, told from what speaks for the best sentence."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rag.questions.asking import Asked
from rag.ranking.candidates import Candidate
from rag.ranking.features import NAMES, Asking, whole_passage
from rag.ranking.second_look import SecondLook
from rag.words.matching import Sought, spellings

# A question for one of these is answered by a sentence that holds one, or not at all.
_KINDS: Final = (Asked.WHEN, Asked.HOW_MANY, Asked.WHERE, Asked.WHO)

TRAITS: Final = (
    "always",
    "reader",
    "above",  # how far the reader puts the sentence above half of the candidates
    "alone",  # what the reader says of the sentence by itself
    "answer",
    "overlap",
    "telling",
    "around",
    "passage_overlap",
    "passage_score",
    "named",
    "named_here",
    "margin",  # of the best sentence's score over the second's
    "fits",  # holds the kind of thing asked for; 1 where the kind is no thing
    "counts",
    "rarest",
    "said",  # asks for somebody's words
    "said_named",  # and the sentence or the one before it holds the names
    "foreign",  # the question is in another language than the articles
    "foreign_reader",
    "foreign_lift",
    "introduces",
    "nearest",  # cosine of the nearest passage to the question, above that of unrelated sentences
    "headed",  # share of the question's words that head other passages and are not in this one
)
_NEAR: Final = 0.03  # from which it says no more: only what has to do with nothing lies below
_WIDEST_MARGIN: Final = 3.0
_FARTHEST: Final = -1.0  # fused score below the best passage's from which it says no more


def traits(
    asking: Asking, found: Sequence[Candidate], rows: NDArray[np.float64], look: SecondLook
) -> NDArray[np.float64]:
    """What the confidence in the best candidate is told by, one number for each of `TRAITS`.

    Args:
        asking: The question.
        found: The candidates, at least one.
        rows: Their features.
        look: The second look at them.
    """
    scores = look.scores
    order = np.argsort(-scores)
    of = dict(zip(NAMES, rows[order[0]].tolist(), strict=True))
    margin = float(scores[order[0]] - scores[order[1]]) if len(order) > 1 else _WIDEST_MARGIN
    foreign = float(asking.foreign)
    said = float(asking.kind is Asked.SAID)
    told = {
        **of,
        "always": 1.0,
        "above": of["reader"] - float(np.median(rows[:, NAMES.index("reader")])),
        "alone": float(look.alone[order[0]]),
        "margin": min(margin, _WIDEST_MARGIN),
        "passage_score": max(of["passage_score"], _FARTHEST),
        "said": said,
        "said_named": said * of["named_here"],
        "fits": of["fits"] if asking.kind in _KINDS else 1.0,
        "foreign": foreign,
        "foreign_reader": foreign * of["reader"],
        "foreign_lift": foreign * of["lift"],
        "nearest": min(float(rows[:, NAMES.index("lift")].max()), _NEAR),
        "headed": _headed(asking.sought, found, found[int(order[0])]),
    }
    return np.array([told[name] for name in TRAITS])


def _headed(sought: Sought, found: Sequence[Candidate], best: Candidate) -> float:
    """How much of the question stands in titles and nowhere in the best candidate's passage.

    What it asks about heads another article than the one that would answer.
    """
    if not sought.total:
        return 0.0
    titles = [spellings(title) for title in {one.passage.chunk.source.title for one in found}]
    here = whole_passage(best)
    return (
        sum(
            told
            for word, told in sought.weights.items()
            if not sought.likeness(word, here)
            and any(sought.likeness(word, each) for each in titles)
        )
        / sought.total
    )
