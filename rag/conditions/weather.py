"""The weather: asked of every bot, and told by few articles, which speak of air and seas."""

import re
from typing import Final

from index.text.arabic import fold
from rag.words.dialect import folded_in_written_arabic

_ASKED: Final = re.compile(
    r"\b(?:ال)?(?:طقس|طئس)\b|"
    r"\bكيف (?:حال(?:ه)? )?الجو\b|\b(?:حاله|توقعات) الجو\b|\b(?:هل )?س?تمطر\b|"
    r"\b(?:weather (?:in|like|today|tomorrow|forecast)|(?:will|does) it (?:rain|snow)|meteo|"
    r"hava (?:durumu|nasil)|wetter|que tiempo (?:hace|hara)|pronostico del tiempo|погода)\b|"
    r"\bاب و هوا|\bهوا(?:ی|ي) .* (?:چطور|چگونه)"
)
_TOLD: Final = re.compile(
    r"\b[وفبلك]*(?:ال)?(?:طقس|ارصاد|امطار|مطر\w*|ثلوج|ثلج|رياح|غيوم|غايم|عاصفه|عواصف|عاصف|اعصار|صقيع|"
    r"ضباب|رطوبه|حراره|مشمس\w*|ممطر\w*|سيول|فيضان\w*|جفاف|موجه حر)\b"
)


def asks_for_the_weather(question: str) -> bool:
    """Whether a question, in any of our languages, asks what the weather is or will be."""
    return _ASKED.search(folded_in_written_arabic(question)) is not None


def tells_of_weather(text: str) -> bool:
    """Whether an Arabic text speaks of weather."""
    return _TOLD.search(fold(text)) is not None
