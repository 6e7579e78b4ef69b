"""The year a question names: an article of another year that does not tell of it can't answer.

Only where another article does, and only by the day it was published: who won a prize in 2023 is
not answered by the news of 2024's prize.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from index.text.arabic import fold
from rag.ranking.candidates import Candidate

_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_STILL: Final = 3  # months into a year in which the year before is still told of


def of_the_year(question: str, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates without those of articles that are of another year than the one asked about.

    Args:
        question: All candidates are kept where it names no year, or more than one.
        found: Candidates; an article tells of a year in those of its passages they come from.
    """
    asked = _years(question)
    if len(asked) != 1:
        return found
    (year,) = asked
    of_then = [one for one in found if _is_of(one, year)]
    if of_then:
        return [one for one in found if _is_of(one, year) or _tells(one, year)]
    telling = {one.article for one in found if year in _years(_passage(one))}
    if not telling:
        return found
    return [one for one in found if one.article in telling or _published(one) is None]


def _is_of(candidate: Candidate, year: int) -> bool:
    """Whether its article was published in the year or soon after."""
    published = _published(candidate)
    if published is None:
        return False
    return (year, 0) <= (published.year, published.month) <= (year + 1, _STILL)


def _tells(candidate: Candidate, year: int) -> bool:
    """Whether the sentence, the one before it or the title names the year, or no day is known."""
    here = f"{candidate.passage.chunk.source.title} {candidate.before} {candidate.text}"
    return year in _years(here) or _published(candidate) is None


def _passage(candidate: Candidate) -> str:
    chunk = candidate.passage.chunk
    return f"{chunk.source.title} {chunk.text}"


def _published(candidate: Candidate) -> datetime | None:
    return candidate.passage.chunk.source.published


def _years(text: str) -> frozenset[int]:
    return frozenset(map(int, _YEAR.findall(fold(text))))
