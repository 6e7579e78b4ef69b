"""Whose words a sentence doesn't tell: of whom it only says that they were met, and of other lands.

"The president, who met Xi, warned": Xi warned of nothing. "Russia insists": no demand of China's.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from index.text.arabic import fold
from rag.words.countries import told_countries
from rag.words.governments import mentions
from rag.words.names import same_name, same_word

_NEAR: Final = 6  # words between a meeting and the name of who is met: titles, other names
_TOKEN: Final = re.compile(r"[^\W\d_]+|[.!?\n؛:،,«»\"“”]")
# Behind these the one met is named. Who meets may stand right behind a verb, but not in a clause
# that tells of somebody: "the president, who met Xi".
_OF_SOMEBODY: Final = frozenset(("الذي", "التي", "اللذان", "اللذين", "الذين"))
_MEETS: Final = re.compile(r"(?:س?ي|س?ت)?(?:لتقي|لتقون|ستقبل|قابل)|التق[يت]\w?|استقبل\w?|قابل\w?")
_MEETING: Final = re.compile(
    r"[وفبلك]?(?:لقاي|اجتماع|محادثات|مباحثات|مشاورات|اتصال|مكالمت)(?:ه|ها|هم|هما)"
)
_WITH: Final = frozenset(("مع", "برفقه"))
_SAYS: Final = re.compile(
    r"[وفك]?(?:قال|اعلن|صرح|اكد|اضاف|اوضح|ذكر|شدد|حذر|اعتبر|دع|تعهد|اصر|طالب|طلب|رفض|نف|هدد|اقترح|راي|ر)(?:ت|وا)?"
    r"|[وف]?س?[يت](?:قول|علن|وكد|وضح|ذكر|شدد|حذر|عتبر|دعو|تعهد|صر|طالب|طلب|رفض|نفي|هدد|قترح|ري)"
)
# An interview is with whoever speaks.
_INTERVIEW: Final = re.compile(r"[وفبلك]?(?:ال)?(?:مقابل[هت]|حوار|حديث|لقاء)(?:ا|ين)?")


def only_met(sentence: str, names: Iterable[str], *, beside: bool = True) -> bool:
    """Whether a sentence names somebody, and each time as whom another meets or is with.

    Args:
        sentence: Of an article.
        names: Folded words that name one person, without titles.
        beside: Whether to be with somebody is enough.
    """
    asked = list(names)
    tokens = _TOKEN.findall(fold(sentence))
    named = [at for at, word in enumerate(tokens) if _is_one(word, asked)]
    return bool(named) and all(_met(tokens, at, beside=beside) for at in named)


def _is_one(word: str, asked: Sequence[str]) -> bool:
    return word.isalpha() and any(same_name(one, word) or same_word(one, word) for one in asked)


def _met(tokens: Sequence[str], at: int, *, beside: bool) -> bool:
    """Whether what stands before a name, back to the last mark, tells of a meeting with it."""
    for back in range(at - 1, max(-1, at - 1 - _NEAR), -1):
        word, before = tokens[back], tokens[back - 1] if back else ""
        if not word.isalpha():
            return False
        if word in _WITH:
            return beside and _INTERVIEW.fullmatch(before) is None
        if _MEETING.fullmatch(word) or (_MEETS.fullmatch(word) and before in _OF_SOMEBODY):
            return True
    return False


def only_others_speak(sentence: str, theirs: frozenset[str]) -> bool:
    """Whether the first that a sentence tells as said or wanted is another country's.

    The rest is that one's too, as far as no other is named: "Moscow affirmed that it refuses".

    Args:
        sentence: Of an article.
        theirs: The adjectives of the countries whose words are asked for.
    """
    folded = fold(sentence)
    if theirs & told_countries(sentence):
        return False
    said = (found.end() for found in _TOKEN.finditer(folded) if _SAYS.fullmatch(found.group()))
    subjects = {one.start - 1 for one in mentions(folded) if not one.placed and not one.joined}
    return next(said, -1) in subjects
