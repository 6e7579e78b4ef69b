"""What a how-many question measures or counts, and whether a text tells a number of that kind.

A price is told in money, a depth in metres; and a number of ships is not told by degrees, dollars
or kilometres.
"""

import re
from functools import lru_cache
from typing import Final

from index.text.arabic import fold
from rag.words.dialect import folded_in_written_arabic
from rag.words.numbers import figures

_METRES: Final = (
    r"(?:كيلو|سنتي|ملي)?متر\w*|امتار\w*|كلم|كم|سم|م|ميلا?|اميال|قدما?|اقدام|بوصه|فرسخ\w*|ضوييه"
)
_TONS: Final = r"طنا?|اطنان|(?:كيلو|ملي)?(?:غ|ج)رام\w*|كيلو|كغم?|كجم|رطلا?|ارطال"
_MONEY: Final = (
    r"دولارا?|دولارات|يورو\w*|جنيها?|جنيهات|ريالا?|ريالات|دينارا?|دنانير|درهما?|دراهم|ليره|ليرات|"
    r"روبيه|روبيات|روبلا?|كرونه|كرونات|ينا?|يوانا?|فرنكا?|سنتا?|قرشا?|بيزو|شيكلا?|استرلينيا?|"
    r"مليونا?|ملايين|مليارا?|مليارات"  # as often no currency is named
)
# A currency's own price, or gold's, is no sum of it: "210 billion euros" tells no rate.
_CURRENCY: Final = (
    r"(?:دولار|يورو|جنيه|ريال|دينار|درهم|ليره|روبيه|روبل|فرنك|ين|يوان|شيكل|استرليني|عملات?|"
    r"ذهب|فضه|دهب)"
)
_PRICED: Final = r"(?:ال)?(?:اسعار|سعر\w*|صرف|اونصه|اوقيه)|(?:مقابل|امام) (?:ال)?" + _CURRENCY
_HOURS: Final = r"ساعه|ساعات|دقيقه|دقايق|ثانيه|ثواني|سنه|سنوات|سنين|عاما?|اعوام|شهرا?|اشهر"
_SPACE: Final = (
    r"ك?ل?م ?[2²]?|هكتارا?\w*|فدانا?|دونما?|مربع\w*|(?:كيلو)?متر\w*|امتار|ميلا?|اميال|ملعب\w*|ملاعب"
)
_OTHERS: Final = r"درجه|درجات|ميويه|ربيعا|هكتارا?|فدانا?|لترا?|برميلا?"

# What is asked for, and what its number is counted in.
_ASKED: Final = (
    (r"عمق|ارتفاع|قطر|مسافه|[يت]بعد|(?:كيلو)?مترا?|كيلومترات|كلم", _METRES),
    ("طول", f"{_METRES}|{_HOURS}"),
    (r"وزن|كتله|[يت]زن|طنا?|كيلوغراما?|كيلوجراما?", _TONS),
    (r"ثمن|تكلفه|كلفه|ميزانيه|راتب|مرتب|ايجار|اجره|س?[يت]كلف|دولارا?|يورو", _MONEY),
    ("مساحه", _SPACE),
)
_HOW_MUCH: Final = r"(?:كم|كام|بكم|ماهي|ماهو|ما|قديش|قداش|شحال|علي اي|باي|كم [يت]?(?:بلغ|كان)ت?)"
_MEASURED: Final = tuple(
    (
        re.compile(rf"\b{_HOW_MUCH} (?:هي |هو )?(?:ال)?(?:{asked})(?:ها|ه)?\b"),
        re.compile(rf"\b[بول]?(?:{units})\b|[$€£]"),
    )
    for asked, units in _ASKED
)
_RATE: Final = re.compile(
    rf"(?:{_HOW_MUCH} |شكد )?(?:هو |هي |صار |بلغ |يبلغ )?(?:سعر|اسعار)(?: (?:ال)?صرف)?"
    rf"(?: (?:كيلو|غرام|جرام|اونصه))?(?: (?:ال)?{_CURRENCY})\b"
)
_TELLS_A_RATE: Final = re.compile(rf"\b[بول]?(?:{_PRICED})\b")
_UNITS: Final = re.compile("|".join((_METRES, _TONS, _MONEY, _HOURS, _OTHERS)))
# "كم سفينة", "كم جنديا": what is counted ends so; what is measured ("كم تساوي", "كم سعر") does not.
_COUNTED: Final = re.compile(
    r"\b(?:كم|كام|قديش|قداش|شحال)(?: من)? (\w{2,}[اه])\b|"
    r"\b(?:ما |كم )?(?:هو |بلغ |كان )?عدد (\w{3,})"
)
_NO_THING: Final = re.compile(
    r"[يت]\w+|كت\w+|هذا|كانا?|مضيا|"
    r"(?:قيم|نسب|مد|مساح|كلف|مساف|ميزاني|حص|قو|سرع|درج|حمول|فتر|فايد|مر)ه"
)
_VAGUELY: Final = re.compile(
    r"\b[وبل]?(?:ال)?(?:عشرات|ميات|الاف|ملايين|ملياري|مليوني|الفي|ميتي|واحده?|وحيده?|احد|جميع|كل|"
    r"غالبيه|معظم|نصف|ثلث|ربع)\b"
)


def tells_the_number(question: str, text: str) -> bool:
    """Whether a text tells a number of the kind that a question asks for; both Arabic.

    One in the unit asked for, or a count where things are to be counted: metres, dollars, days and
    shares are none, dozens, thousands and a dual are. True where the question tells no kind.
    """
    units, thing = _asked_units(question), _counted_thing(question)
    if units is not None:
        return units.search(fold(text)) is not None
    return not thing or _tells_a_count(thing, text)


@lru_cache(maxsize=4096)
def _asked_units(question: str) -> re.Pattern[str] | None:
    written = folded_in_written_arabic(question)
    if _RATE.match(written):
        return _TELLS_A_RATE
    return next((units for asked, units in _MEASURED if asked.search(written)), None)


def _tells_a_count(thing: str, text: str) -> bool:
    folded = fold(text)
    dual = rf"\b\w{{0,3}}{thing[:-1]}ت?(?:ين|ان)\b"
    if _VAGUELY.search(folded) or re.search(dual, folded):
        return True
    amounts = (figure for figure in figures(text) if figure.kind == "amount")
    return any(
        not one.counted.startswith("@") and not _UNITS.fullmatch(one.counted) for one in amounts
    )


@lru_cache(maxsize=4096)  # asked of every sentence
def _counted_thing(question: str) -> str:
    """The folded word for what a question asks the number of; empty where it is a unit."""
    asked = _COUNTED.search(folded_in_written_arabic(question))
    thing = (asked.group(1) or asked.group(2)) if asked else ""
    return "" if _UNITS.fullmatch(thing) or _NO_THING.fullmatch(thing) else thing
