"""How long something took: told by a number of hours, days or years, and not by "hours later"."""

import re
from typing import Final

from index.text.arabic import fold
from rag.words.dialect import folded_in_written_arabic
from rag.words.numbers import figures

_ONE: Final = r"(?:ساعه|دقيقه|يوما?|شهرا?|سنه|عاما?|اسبوعا?|ثانيه|قرنا?|عقدا?)"
_UNIT: Final = (
    r"(?:ساعه|ساعات|دقيقه|دقايق|يوما?|ايام|شهرا?|اشهر|شهور|سنه|سنوات|سنين|عاما?|اعوام|اسبوعا?|اسابيع|"
    r"ثانيه|ثواني|قرنا?|قرون|عقدا?|عقود)"
)
_LASTS: Final = r"(?:دام|استمر|استغرق|س?[يت]دوم|س?[يت]ستمر|س?[يت]ستغرق)(?:ت|وا)?"
_HOW_LONG: Final = re.compile(
    rf"\bو?كم\s+(?:من\s+)?(?:{_UNIT}|{_LASTS}|الوقت|وقتا?|مده)\b|"
    r"^(?:ما |ماهي |ما هي |عن |ب)?(?:ال)?مده (?!ولايه)|\bالمده التي\b"
)
_DURATION: Final = re.compile(
    rf"\b(?:نصف|ربع|بضعه?|عده)\s+(?:ال)?{_UNIT}\b|"
    rf"\b(?:طوال|طيله|خلال|منذ|حتي|الي|لمده)\s+(?:ال)?{_ONE}\b|\b(?:ال)?{_UNIT}\s+طويله\b"
    rf"|\b(?:ال)?{_UNIT}\s+(?:واحده?|كامله?)\b|\b{_UNIT}\D{{0,6}}\d|"
    r"\b[وبل]?(?:ال)?(?:ساعت|دقيقت|يوم|شهر|سنت|عام|اسبوع|ثانيت|قرن|عقد)(?:ين|ان)\b"
)
_IN_DAYS: Final = re.compile(r"\bو?كم\s+(?:من\s+)?(?:ال)?(?:يوم|ايام)\w*")
_OF_A_MEETING: Final = re.compile(  # which lasts no months
    rf"\b(?:{_LASTS}|مده) (?:ال)?"
    r"(?:اجتماع|لقا[ءو]|مكالم[هت]|اتصال|قم[هت]|جلس[هت]|خطاب|موتمر|زيار[هت]|مبارا[هت])"
)
_YEARS: Final = re.compile(r"(?:ال)?(?:سنه|سنوات|سنين|عاما?|اعوام|قرنا?|قرون|عقدا?|عقود)")
_MONTHS: Final = re.compile(rf"{_YEARS.pattern}|(?:ال)?(?:شهرا?|اشهر|شهور)")
_IN_HOURS: Final = re.compile(r"\bو?كم\s+(?:من\s+)?(?:ال)?(?:ساع|دقي?قا?[يه]|ثاني|ثوان)\w*")
_HOURS: Final = re.compile(
    r"\b\w{0,3}(?:ساع(?:ه|ات|تين|تان)|دقيق|دقايق|ثاني[هت]|ثوان|يوم|ايام)\w{0,3}\b"
)
_COUNTED: Final = re.compile(rf"(?:ال)?{_UNIT}")
# The same in the other languages, folded.
_FOREIGN_IN_HOURS: Final = re.compile(
    r"\bhow many (?:hours|minutes)\b|\bcombien (?:d.heures|de minutes)\b|\bkac (?:saat|dakika)\b|"
    r"\bcuant[oa]s (?:horas|minutos)\b|\bwie ?viele (?:stunden|minuten)\b|\bсколько (?:час|минут)|"
    r"\bچند (?:ساعت|دقيقه)"
)
_FOREIGN_IN_DAYS: Final = re.compile(
    r"\bhow many (?:days|weeks)\b|\bcombien de (?:jours|semaines)\b|\bkac (?:gun|hafta)\b|"
    r"\bcuant[oa]s (?:dias|semanas)\b|\bwie ?viele (?:tage|wochen)\b|\bсколько (?:дн|недел)|"
    r"\bچند (?:روز|هفته)"
)
_FOREIGN_HOW_LONG: Final = re.compile(
    r"\bhow many (?:months|years)\b|\bcombien (?:de mois|d.annees|d.ans)\b|\bkac (?:ay|yil)\b|"
    r"\bcuant[oa]s (?:meses|anos)\b|\bwie ?viele (?:monate|jahre)\b|\bсколько (?:месяцев|лет)\b|"
    r"\bچند (?:ماه|سال)\b|\bhow long (?:did|does|do|will|would|has|have|had)\b|"
    r"\bcombien de temps\b|\bne kadar sur|\bcuanto (?:tiempo|dur)|\bwie lange\b|"
    r"\bсколько (?:времени|дли|продолжа)|\bкак долго\b|\bچه ?مدت|\bچه ?قدر طول"
)
_FOREIGN_LASTED: Final = re.compile(
    r"\b(?:last|take|took|dure|sur|duro|dura|dauer|gedauert|длил|продолжа|طول)"
)
_FOREIGN_MEETING: Final = re.compile(
    r"\b(?:meeting|call|summit|session|speech|visit|match|reunion|rencontre|entretien|sommet|appel|"
    r"gorusme|toplanti|zirve|cumbre|llamada|encuentro|treffen|gipfel|gesprach|встреч|саммит|разговор|"
    r"ديدار|نشست|جلسه|تماس)"
)


def asks_how_long(question: str) -> bool:
    """Whether a question asks for a number of hours, days, years."""
    asked = folded_in_written_arabic(question)
    foreign = (_FOREIGN_HOW_LONG, _FOREIGN_IN_HOURS, _FOREIGN_IN_DAYS)
    return bool(_HOW_LONG.search(asked)) or any(form.search(asked) for form in foreign)


def tells_how_long(question: str, text: str) -> bool:
    """Whether an Arabic text tells a length of time such as is asked for.

    Where hours are asked for, months are none, nor years where days are, nor either of a meeting.
    """
    asked = folded_in_written_arabic(question)
    in_hours = _IN_HOURS.search(asked) or _FOREIGN_IN_HOURS.search(asked)
    if in_hours and not _HOURS.search(fold(text)):
        return False
    if _OF_A_MEETING.search(asked) or _of_a_meeting_abroad(asked):
        return holds_duration(text, but=_MONTHS)
    in_days = _IN_DAYS.search(asked) or _FOREIGN_IN_DAYS.search(asked)
    return holds_duration(text, but=_YEARS if in_days else None)


def _of_a_meeting_abroad(asked: str) -> bool:
    """Whether a question in another language asks how long a meeting or a call took."""
    return bool(_FOREIGN_LASTED.search(asked) and _FOREIGN_MEETING.search(asked))


def holds_duration(text: str, *, but: re.Pattern[str] | None = None) -> bool:
    """Whether an Arabic text tells a length of time: three hours, two days, half a year.

    Args:
        text: As published.
        but: Units that do not count.
    """
    told = [figure.counted for figure in figures(text) if figure.kind == "amount"]
    counted = [unit for unit in told if _COUNTED.fullmatch(unit)]
    if but and counted and all(map(but.fullmatch, counted)):
        return False
    return bool(counted) or bool(_DURATION.search(fold(text)))
