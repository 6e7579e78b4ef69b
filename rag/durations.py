"""How long something took: told by a number of hours, days or years, and not by "hours later"."""

import re
from typing import Final

from index.arabic import fold
from rag.dialect import in_written_arabic
from rag.numbers import figures

_ONE: Final = r"(?:ساعه|دقيقه|يوما?|شهرا?|سنه|عاما?|اسبوعا?|ثانيه|قرنا?|عقدا?)"
_UNIT: Final = (
    r"(?:ساعه|ساعات|دقيقه|دقايق|يوما?|ايام|شهرا?|اشهر|شهور|سنه|سنوات|سنين|عاما?|اعوام|اسبوعا?|اسابيع|"
    r"ثانيه|ثواني|قرنا?|قرون|عقدا?|عقود)"
)
_LASTS: Final = r"(?:دام|استمر|استغرق|س?[يت]دوم|س?[يت]ستمر|س?[يت]ستغرق)(?:ت|وا)?"
_HOW_LONG: Final = re.compile(
    rf"\bكم\s+(?:من\s+)?(?:{_UNIT}|{_LASTS}|الوقت|وقتا?|مده)\b|"
    r"^(?:ما |ماهي |ما هي |عن |ب)?(?:ال)?مده (?!ولايه)|\bالمده التي\b"
)
_DURATION: Final = re.compile(
    rf"\b(?:نصف|ربع|بضعه?|عده)\s+(?:ال)?{_UNIT}\b|"
    rf"\b(?:طوال|طيله|خلال|منذ|حتي|الي|لمده)\s+(?:ال)?{_ONE}\b|\b(?:ال)?{_UNIT}\s+طويله\b"
    rf"|\b(?:ال)?{_UNIT}\s+(?:واحده?|كامله?)\b|\b{_UNIT}\D{{0,6}}\d|"
    r"\b[وبل]?(?:ال)?(?:ساعت|دقيقت|يوم|شهر|سنت|عام|اسبوع|ثانيت|قرن|عقد)(?:ين|ان)\b"
)
_IN_HOURS: Final = re.compile(r"\bكم\s+(?:من\s+)?(?:ال)?(?:ساع|دقي?قا?[يه]|ثاني|ثوان)\w*")
_HOURS: Final = re.compile(
    r"\b\w{0,3}(?:ساع(?:ه|ات|تين|تان)|دقيق|دقايق|ثاني[هت]|ثوان|يوم|ايام)\w{0,3}\b"
)
_COUNTED: Final = re.compile(rf"(?:ال)?{_UNIT}")


def asks_how_long(question: str) -> bool:
    """Whether an Arabic question asks for a number of hours, days, years."""
    return bool(_HOW_LONG.search(fold(in_written_arabic(question))))


def tells_how_long(question: str, text: str) -> bool:
    """Whether a text tells a length of time, and none of months or years where hours are asked for.

    Both Arabic.
    """
    in_hours = _IN_HOURS.search(fold(in_written_arabic(question)))
    return holds_duration(text) and (not in_hours or bool(_HOURS.search(fold(text))))


def holds_duration(text: str) -> bool:
    """Whether an Arabic text tells a length of time: three hours, two days, half a year."""
    counted = (figure.counted for figure in figures(text) if figure.kind == "amount")
    return any(map(_COUNTED.fullmatch, counted)) or bool(_DURATION.search(fold(text)))
