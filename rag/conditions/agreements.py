"""What persons agreed on: no sentence tells it that only says that they met."""

import re
from collections.abc import Iterable
from typing import Final

from index.text.arabic import fold
from rag.checks.encounters import only_met

_WORD: Final = re.compile(r"[^\W\d_]+")
_AGREED: Final = re.compile(
    r"[وفب]?س?[يت]?(?:ال)?(?:اتفق|اتفقت|اتفقا|اتفقوا|تفق|توافق|توافقا|تفاهم|تفاهما|وقع|وقعت|وقعا|وقعوا|وقعها|"
    r"وقعاها|وقعه|توقيع)|توصل(?:ا|ت|وا)?"  # "hopes of reaching one" are none
)
_ASKED_WITHIN: Final = 4  # words: "what is it that they agreed on"


def asks_what_was_agreed(question: str) -> bool:
    """Whether an Arabic question asks what persons agreed on or signed, not what if they don't."""
    return any(_AGREED.fullmatch(word) for word in _WORD.findall(fold(question))[:_ASKED_WITHIN])


def tells_of_agreeing(sentence: str) -> bool:
    """Whether a sentence has a word for agreeing or signing."""
    return any(_AGREED.fullmatch(word) for word in _WORD.findall(fold(sentence)))


def met_without_agreeing(sentence: str, names: Iterable[str]) -> bool:
    """Whether a sentence tells that one of several persons was met, and of nothing agreed on.

    Args:
        sentence: Of an article.
        names: Folded words, each of the name of one of them.
    """
    if tells_of_agreeing(sentence):
        return False
    return any(only_met(sentence, [name]) for name in names)
