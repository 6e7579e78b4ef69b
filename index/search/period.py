"""A time asked for in passing ("yesterday", "last week"), as days in which articles told of it.

Counted back from today where an article found was published then, else from the newest article
found: an archive of last year is asked "what did he say yesterday?" too.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.text.arabic import fold

_WEIGHT: Final = 0.8  # of an article of these days, in standard deviations of the fused scores

# First and last day counted back; what happens on a day is told on the next one too.
_DAYS: Final = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), first, last)
    for pattern, first, last in (
        (
            r"(?:اول|قبل)\s+امس|اول\s+امبارح|day before yesterday|avant-hier|anteayer|vorgestern"
            r"|evvelsi gun|позавчера|پريروز",
            2,
            1,
        ),
        (r"امس|البارحه|امبارح|مبارح|yesterday|hier|dun|ayer|gestern|вчера|ديروز", 1, 0),
        (
            r"(?:هذا|ها?)\s*(?:ال)?اسبوع|this week|cette semaine|bu hafta|esta semana|diese woche"
            r"|на этой неделе|اين هفته",
            6,
            0,
        ),
        (
            r"(?:ال)?اسبوع\s+(?:الماضي|اللي فات|الفائت|المنصرم)|last week|la semaine derniere"
            r"|semaine derniere|gecen hafta|la semana pasada|letzte woche|на прошлой неделе"
            r"|هفته گذشته",
            13,
            5,
        ),
        (
            r"(?:ال)?شهر\s+(?:الماضي|اللي فات|الفائت|المنصرم)|last month|le mois dernier|gecen ay"
            r"|el mes pasado|letzten monat|в прошлом месяце|ماه گذشته",
            61,
            20,
        ),
        (r"اليوم|النهارده|today|aujourd.?hui|bugun|hoy|heute|сегодня|امروز", 0, 0),
    )
)


def asked_days(question: str, reference: date) -> tuple[date, date] | None:
    """First and last day of publication meant by a question, or None if it names no such time."""
    folded = " ".join(fold(question).split())
    for pattern, first, last in _DAYS:
        if pattern.search(folded):
            return reference - timedelta(days=first), reference - timedelta(days=last)
    return None


def of_period(
    question: str, published: Sequence[datetime | None], today: date
) -> NDArray[np.float64]:
    """What to add to each candidate's score: something for those of the days asked for."""
    days = [moment.date() if moment else None for moment in published]
    known = [day for day in days if day is not None]
    for reference in (today, max(known, default=today)):
        asked = asked_days(question, reference)
        if asked is None:
            break
        inside = np.array([day is not None and asked[0] <= day <= asked[1] for day in days], bool)
        if inside.any():
            return _WEIGHT * inside
    return np.zeros(len(days))
