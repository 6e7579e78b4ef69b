"""Shares: whether a question asks for one, and whether a text tells any."""

import re
from functools import lru_cache
from typing import Final

from index.text.arabic import fold
from rag.words.numbers import figures

_ASKED: Final = re.compile(
    r"^(?:كم |ما |ماهي |ما هي )?(?:ال)?نسبه\b|"
    r"\b(?:كم|كام|قديش|قداش|شحال) (?:في |ب)ال(?:ميه|مايه)\b|"
    r"\b(?:what|which) (?:percent|percentage|share)\b|\bquel pourcentage\b|"
    r"\bwie ?viel prozent\b|\byuzde kac\w*"
)
_PARTS: Final = re.compile(
    r"\b[وفبل]?(?:ال)?(?:نصف|ثلث|ثلثي|ثلثا|ربع|خمس|ارباع|اخماس|اغلبيه|غالبيه|معظم|مجمل)\b"
)


def asks_for_a_share(question: str) -> bool:
    """Whether a question asks how large a part of something is."""
    return _ASKED.search(" ".join(fold(question).split())) is not None


@lru_cache(maxsize=4096)
def tells_a_share(text: str) -> bool:
    """Whether a text tells a percentage or a part: half, most."""
    told = any(figure.kind == "percent" for figure in figures(text))
    return told or _PARTS.search(fold(text)) is not None
