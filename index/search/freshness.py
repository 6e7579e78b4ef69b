"""Freshness: the newest articles first, when a question asks for the latest and only then."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.text.arabic import fold

_WEIGHT: Final = 0.8  # of the newest article, in standard deviations of the fused scores

# آخر before a noun is "the last", after one it is "another": بلد آخر.
_LATEST: Final = re.compile(
    r"(?:^|\b(?:ما|هو|هي|عن|في|من|الي|علي|متي|اين|كم|شو|ايه|وش|ايش|هات|اعطني|اخبرني)\s+)"
    r"و?(?:اخر|احدث)\s+\w{3,}"
    r"|\b(?:احدث|موخرا|الاخير|الاخيره|حاليا|المستجدات|حتي الان|latest|newest|most recent|recently"
    r"|last (?:summit|meeting|statement|figures?)|dernier\w*|recemment|en son|son durum"
    r"|ultim[oa]s?|reciente\w*|neueste\w*|letzte\w*|zuletzt|последн\w*|недавн\w*|اخرين|تازه ترين)\b"
)


def asks_for_latest(question: str) -> bool:
    """Whether a question wants what is newest."""
    return bool(_LATEST.search(" ".join(fold(question).split())))


def recency(published: Sequence[datetime | None]) -> NDArray[np.float64]:
    """What to add to each candidate's score: most for the newest, nothing for the undated."""
    dates = sorted({date for date in published if date is not None})
    steps = {date: (at + 1) / len(dates) for at, date in enumerate(dates)}
    return np.array([_WEIGHT * steps[date] if date else 0.0 for date in published])
