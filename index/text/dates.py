"""Dates of publication, as outlets write them."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from email.utils import parsedate_to_datetime

from index.text.arabic import fold

_YEARS = range(1800, 2101)  # outside: a number that is no year of a news article
_MILLISECONDS_FROM = 10**11  # as seconds that would be the year 5138

# Each month as newspapers from Baghdad to Rabat print it, then English and French.
_MONTHS = (
    "يناير|كانون الثاني|جانفي|january|jan|janvier",
    "فبراير|شباط|فيفري|february|feb|février",
    "مارس|آذار|march|mar|mars",
    "أبريل|إبريل|نيسان|أفريل|april|apr|avril",
    "مايو|أيار|ماي|may|mai",
    "يونيو|يونيه|حزيران|جوان|june|jun|juin",
    "يوليو|يوليه|تموز|جويلية|يوليوز|july|jul|juillet",
    "أغسطس|آب|أوت|غشت|august|aug|août",
    "سبتمبر|أيلول|شتنبر|september|sep|sept|septembre",
    "أكتوبر|تشرين الأول|october|oct|octobre",
    "نوفمبر|تشرين الثاني|نونبر|november|nov|novembre",
    "ديسمبر|كانون الأول|دجنبر|december|dec|décembre",
)
_MONTH_OF = {
    fold(name): number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")
}
_NAME = "|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))
_NAMES = rf"(?P<month>{_NAME})\.?(?:\s*[/(]\s*(?P<same>{_NAME})\)?)?"
_WRITTEN = (
    re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s*(?:of\s)?\s*{_NAMES}"
               r"\s*[,،]?\s*(?P<year>\d{4})(?!\d)"),
    re.compile(rf"\b{_NAMES}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s*[,،]?\s*(?P<year>\d{{4}})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>\d{4})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?!\d)"),
)  # fmt: skip
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(am|pm|ص|م|صباحا|مساء)?\b")


def parse_published(value: object) -> datetime | None:
    """When an article was published, as an aware datetime; None where it can't be read.

    Reads dates of YAML, ISO 8601, RFC 2822, seconds (or milliseconds) since 1970, and written
    dates in Arabic (Levantine, Egyptian and Maghrebi months, any digits), English and French. No
    time zone means UTC. A date that could be read two ways (03/04/2025) is not guessed at.
    """
    if isinstance(value, datetime):
        return _aware(value)
    if isinstance(value, date):
        return _aware(datetime.combine(value, time()))
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _from_epoch(value)
    if not isinstance(value, str):
        return None
    text = " ".join(fold(value).split())[:200]
    for read in (_from_digits, _from_iso, _from_rfc, _from_words, _from_numbers):
        found = read(text)
        if found is not None:
            return found
    return None


def _aware(moment: datetime) -> datetime | None:
    if moment.year not in _YEARS:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _attempt(read: Callable[[], datetime]) -> datetime | None:
    try:
        return _aware(read())
    except (ValueError, OverflowError, OSError, TypeError, IndexError):
        return None


def _from_epoch(seconds: float) -> datetime | None:
    scale = 1000 if abs(seconds) >= _MILLISECONDS_FROM else 1
    return _attempt(lambda: datetime.fromtimestamp(seconds / scale, UTC))


def _from_digits(text: str) -> datetime | None:
    if not re.fullmatch(r"\d{9,10}(?:\.\d+)?|\d{12,13}", text):
        return None
    return _from_epoch(float(text))


def _from_iso(text: str) -> datetime | None:
    # A bare year or "2025-09" is no day; Python would read neither, nor "… UTC".
    written = re.sub(r"\s*(?:utc|gmt)$", "z", text).upper()
    written = re.sub(r"\s+(?=[+-]\d{2}:?\d{2}$)", "", written)
    return _attempt(lambda: datetime.fromisoformat(written))


def _from_rfc(text: str) -> datetime | None:
    if not re.match(r"(?:[a-z]{3}, ?)?\d{1,2} [a-z]{3} \d{4} \d", text):
        return None
    return _attempt(lambda: parsedate_to_datetime(text))


def _from_words(text: str) -> datetime | None:
    for pattern in _WRITTEN:
        found = pattern.search(text)
        if found is None:
            continue
        parts = found.groupdict()
        month = _MONTH_OF.get(parts["month"]) or int(parts["month"])
        same = parts.get("same")
        if same and _MONTH_OF[same] != month:
            return None
        return _on_day(text, int(parts["year"]), month, int(parts["day"]))
    return None


def _from_numbers(text: str) -> datetime | None:
    found = _NUMBERS.search(text)
    if found is None:
        return None
    first, second, year = map(int, found.groups())
    if first <= 12 and second <= 12 and first != second:
        return None  # day first or month first: nobody can tell
    month, day = (first, second) if second > 12 else (second, first)
    return _on_day(text, year, month, day)


def _on_day(text: str, year: int, month: int, day: int) -> datetime | None:
    clock = _CLOCK.search(text)
    hour, minute, second = (int(part or 0) for part in clock.groups()[:3]) if clock else (0, 0, 0)
    half = clock.group(4) if clock else None
    if half in {"pm", "م", "مساء"} and hour < 12:
        hour += 12
    elif half in {"am", "ص", "صباحا"} and hour == 12:
        hour = 0
    return _attempt(lambda: datetime(year, month, day, hour, minute, second))
