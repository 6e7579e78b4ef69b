"""How likely it is that the articles answer, told from what speaks for the best sentence."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from rag.asking import Asked
from rag.features import NAMES, Asking
from rag.second_look import SecondLook

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
)
_WIDEST_MARGIN: Final = 3.0
_FARTHEST: Final = -1.0  # fused score below the best passage's from which it says no more


def traits(asking: Asking, rows: NDArray[np.float64], look: SecondLook) -> NDArray[np.float64]:
    """What the confidence in the best candidate is told by, one number for each of `TRAITS`.

    Args:
        asking: The question.
        rows: The features of the candidates, at least one.
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
    }
    return np.array([told[name] for name in TRAITS])
