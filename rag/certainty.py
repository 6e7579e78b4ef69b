"""How sure one may be of the best sentence: what the judge says, less where it can't answer."""

from typing import Final

import numpy as np

from rag.considering import Considered
from rag.questions.asking import Asked
from rag.ranking.absent import tells_of_who_acts
from rag.ranking.candidates import Candidate
from rag.ranking.confidence import traits
from rag.ranking.fitting import fits
from rag.ranking.weights import load_weights

REFUSE_BELOW: Final = 0.22  # confidence; docs/decisions/0005 has its trade-off
SURE: Final = 0.5  # confidence below which an answer says that it is not
_DOUBTED: Final = 0.49
_REFUSED: Final = 0.2
_NO_ANSWER: Final = -2.0  # the reader's log-odds


def certainty(seen: Considered) -> float:
    """How likely it is that the articles answer, 0 to 1.

    Below `SURE` where the best sentence has no word of whoever the question has act; below
    `REFUSE_BELOW` where a reason is asked for, and it has no word for one and the reader sees none.
    """
    best = int(np.argmax(seen.look.scores))
    one, alone = seen.candidates[best], float(seen.look.alone[best])
    sure = load_weights().confidence(traits(seen.asking, seen.candidates, seen.rows, seen.look))
    if _gives_no_reason(seen, one, alone):
        return min(sure, _REFUSED)
    return sure if tells_of_who_acts(seen.asking.text, one) else min(sure, _DOUBTED)


def _gives_no_reason(seen: Considered, one: Candidate, alone: float) -> bool:
    if seen.asking.kind is not Asked.WHY or fits(Asked.WHY, seen.asking.text, one.text):
        return False
    return max(one.score, alone) < _NO_ANSWER
