"""What is yet to come: "the next summit" is answered by what tells of something ahead."""

import re
from typing import Final

from index.text.arabic import fold
from rag.words.dialect import folded_in_written_arabic

_NEXT: Final = re.compile(
    r"\bال(?:مقبل|قادم|تالي|جاي)ه?\b|"
    r"\bمتي\b.*\bمره (?:ثاني|تاني|اخر)[هي]\b|\bمره (?:ثاني|تاني|اخر)[هي]\b.*\bمتي\b"
)
# What begins like a verb of the future: policy, cars, Starmer, years.
_NO_FUTURE: Final = (
    r"ياس|يار|ياد|ياح|ياق|ياج|يطره|يطرت|يناء|يناريو|ينما|يرغي|يرال|يره|يوله|يلفا|يدات|يدني|يماء|"
    r"يمون|تارمر|توكهولم|تراسبورغ|تراتيج|تيف|تين|تون|نوات|نوي|نات|نغاف|ندات|نين"
)
_AHEAD: Final = re.compile(
    r"\b[وفبلك]*(?:ال)?(?:مقبل|قادم|تالي|لاحق|مرتقب|منتظر|مقرر|متوقع)(?:ه|ا|ين)?\b|"
    rf"\b[وف]?س(?!{_NO_FUTURE})[يتن]\w{{3,}}|\bسوف\b|"
    r"\b(?:غدا|قريبا|[يت]عتزم|[يت]نوي|[يت]ستعد|موعد|مستقبل\w*)\b"
)


def asks_for_the_next(question: str) -> bool:
    """Whether an Arabic question names something as the next one."""
    return bool(_NEXT.search(folded_in_written_arabic(question)))


def tells_ahead(text: str) -> bool:
    """Whether an Arabic text tells of anything that is yet to come."""
    return bool(_AHEAD.search(fold(text)))
