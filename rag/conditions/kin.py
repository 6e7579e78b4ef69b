"""Kinship: how two people are related is told by a word for kin, or not at all."""

import re
from typing import Final

from index.text.arabic import fold

_ASKED: Final = re.compile(r"\b(?:صله (?:ال)?(?:قرابه|رحم)|(?:ال)?قرابه)\b")
_TOLD: Final = re.compile(
    r"\b[وفبلك]?(?:ال)?(?:صهر|ابن|ابنه|ابنت|زوج|زوجه|زوجت|شقيق|شقيقه|شقيقت|والد|والده|والدت|نجل|كريم[هت]|"
    r"حفيد|حفيده|حفيدت|نسيب|قريب|قريبه|اقارب|خطيب[هت]|ارمل[هت]|اخوه|اخته|عمه|خاله)(?:ه|ها|هم|ي)?\b"
)


def asks_for_kinship(question: str) -> bool:
    """Whether an Arabic question asks how people are related."""
    return _ASKED.search(fold(question)) is not None


def tells_of_kin(text: str) -> bool:
    """Whether an Arabic text holds a word for a relative."""
    return _TOLD.search(fold(text)) is not None
