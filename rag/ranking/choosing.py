"""One sentence or two: which of the ranked candidates make the answer."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rag.questions.asking import Asked
from rag.ranking.candidates import Candidate
from rag.ranking.features import Asking, names_held
from rag.ranking.fitting import has_quotation
from rag.ranking.second_look import SecondLook
from rag.words.matching import spellings
from rag.words.names import looks_like_name

_NEAR: Final = 3.0  # of the ranker's score: a second sentence must come this near the first one
_LIKELY: Final = -3.0  # the reader's log-odds from which a second sentence may answer too
# Where the latest is asked for, the newest comes first of those this near that may well answer.
_LATEST_NEAR: Final = 2.0
_LATEST_LIKELY: Final = -1.5
_FEWER_NAMES: Final = 0.5  # share of the question's names a second passage may lack of the first's
_SURELY: Final = 1.0  # log-odds, by itself, from which it may call them otherwise
_SAME: Final = 0.7  # share of words from which two sentences say the same
_FOLLOWS: Final = 2.0  # of it, what the sentence right after the first one is given
_LOOKED_AT: Final = 4  # candidates a second sentence is taken from
_GAP: Final = 3  # characters between a sentence and the next
_UNDATED: Final = datetime.min.replace(tzinfo=UTC)


def choose(
    asking: Asking,
    found: Sequence[Candidate],
    look: SecondLook,
    *,
    latest: bool = False,
) -> list[Candidate]:
    """The best sentence, with the words spoken beside it or a second account.

    Args:
        asking: The question.
        found: The candidates.
        look: The second look at them.
        latest: Whether the newest of what answers is wanted.
    """
    scores = look.scores
    order = np.argsort(-scores)
    if latest:
        order = _newest_first(found, scores, order)
    best = found[order[0]]
    if asking.kind is Asked.SAID and not has_quotation(best.text):
        for other in found:
            spoken = has_quotation(other.text) and _same_speaker(asking, best, other)
            if spoken and _stand_together(best, other):
                return sorted((best, other), key=lambda candidate: candidate.start)
    worth = {int(at): float(scores[at]) + _FOLLOWS * _goes_on(best, found[at]) for at in order[1:]}
    floor = float(scores[order[0]]) - _NEAR
    for at in sorted(worth, key=worth.__getitem__, reverse=True)[:_LOOKED_AT]:
        other = found[at]
        near = worth[at] >= floor and other.score >= _LIKELY
        named = look.alone[at] > _SURELY or _same_subject(asking, best, other)
        if near and named and _adds(best, other):
            return [best, other]
    return [best]


def _newest_first(
    found: Sequence[Candidate], scores: NDArray[np.float64], order: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Those that come near the best and may answer, newest first; then the others."""
    floor = float(scores[order[0]]) - _LATEST_NEAR
    near = [at for at in order if scores[at] >= floor and found[at].score >= _LATEST_LIKELY]
    near.sort(key=lambda at: found[at].passage.chunk.source.published or _UNDATED, reverse=True)
    return np.array([*near, *(at for at in order if at not in near)])


def _same_speaker(asking: Asking, best: Candidate, other: Candidate) -> bool:
    """Whether the names asked about that the one sentence holds stand in the other too."""
    here, there = spellings(best.text), spellings(other.text)
    names = [w for w in asking.sought.weights if looks_like_name(w) and here.likeness(w)]
    return bool(names) and all(there.likeness(name) for name in names)


def _goes_on(best: Candidate, other: Candidate) -> bool:
    """Whether a sentence is the next one of the same article."""
    return _stand_together(best, other) and best.end <= other.start


def _stand_together(one: Candidate, other: Candidate) -> bool:
    first, second = sorted((one, other), key=lambda candidate: candidate.start)
    return one.article == other.article and 0 < second.start - first.end <= _GAP


def _same_subject(asking: Asking, best: Candidate, other: Candidate) -> bool:
    """Whether the second passage names about as much of what the question names as the first."""
    lacks = names_held(asking.sought, best) - names_held(asking.sought, other)
    return lacks <= _FEWER_NAMES


def _adds(best: Candidate, other: Candidate) -> bool:
    one, two = spellings(best.text).stems, spellings(other.text).stems
    return len(one & two) / max(1, min(len(one), len(two))) < _SAME
