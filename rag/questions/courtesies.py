"""What people say around a question and mean nothing by: "please tell me", "my son, a question:".

Its words are in no article, and a question that begins with them is not told for what it asks.
"""

import re
from functools import cache
from typing import Final

from index.text.arabic import fold_with_offsets
from rag.questions.small_talk import greetings
from rag.words.question_words import DOUBTFUL, SURE
from rag.words.word_lists import listed

# Whom one calls: "O people", "my son".
_CALLED: Final = (
    r"يا (?:سند|بوت|ابني|بني|ولدي|ولد|بنتي|بنت|حبيبي|حبيبتي|اخي|اختي|اخ|اخت|اخوان|اخوتي|خوي|خويا|"
    r"جماعه|جماعتي|شباب|ناس|عالم|عزيزي|صديقي|صاحبي|زميلي|استاذ|استاذي|دكتور|باشا|بيه|عم|عمي|خال|"
    r"معلم|ريس|حاج|سيدي|سيد|غالي|طيب|كرام)"
)
# How questions begin, in the languages whose questions begin with their question word.
ASKS: Final = re.compile(
    rf"[وف]?(?:{SURE}|{DOUBTFUL}|ماهو|ماهي|اذا|ان كان|بم|لم|مع من|عن ماذا|الي اين|في اي|"
    r"who|whom|whose|what|when|where|why|how|which|if|whether|qui|que|quoi|quand|ou|comment|combien|"
    r"pourquoi|quel\w*|est ce|si|quien\w*|cuando|donde|como|cuant\w+|cual\w*|por que|"
    r"wer|wen|wem|was|wann|wo|wie|warum|welche\w*|ob|wieviele?|"
    r"кто|кого|кому|что|когда|где|куда|почему|как|какои|какая|какие|сколько|"
    r"kim\w*|ne|nerede|hangi|kac|kac\w*|neden|nasil|چه|چرا|کی|کجا|چند|چگونه|كي|كجا)\b"
)
_WORD: Final = re.compile(r"\w+")
_BETWEEN: Final = r"[\s،,:;.!؟?\-–—…]*"


def _phrases(*kinds: str) -> list[str]:
    rows = (line.split("\t") for line in listed("courtesies.txt"))
    listed_so = [text for told, text in rows if told in kinds]
    return [*listed_so, *(greetings() if "greet" in kinds else ())]


@cache
def _spoken(*kinds: str) -> str:
    phrases = sorted(_phrases(*kinds), key=len, reverse=True)
    any_of = "|".join(phrase.replace(" ", r"[\s'’\-]+") for phrase in phrases)
    return rf"(?:{any_of})(?!\w)"


# The patterns below take a tenth of a second to compile: most questions have none of these words.
@cache
def _first_words() -> frozenset[str]:
    """The words that courtesies before a question begin with."""
    return frozenset(("يا", *(phrase.split()[0] for phrase in _phrases("plea", "greet", "tell"))))


@cache
def _last_words() -> frozenset[str]:
    """The words that courtesies behind it end with."""
    return frozenset(phrase.split()[-1] for phrase in _phrases("plea", "greet"))


@cache
def _before() -> re.Pattern[str]:
    """A courtesy before a question: a plea, or another with a mark or a question behind it."""
    follows = rf"(?:{ASKS.pattern}|{_spoken('plea', 'greet', 'tell')})"
    greeting = rf"{_spoken('greet')}(?=[،,:;.!؟?\-–—…\n]|\s*{follows})"
    begging = rf"{_spoken('tell')}(?={_BETWEEN}{follows})"
    any_of = rf"{_CALLED}(?!\w)|{_spoken('plea')}|{greeting}|{begging}"
    return re.compile(rf"{_BETWEEN}(?:{any_of}){_BETWEEN}(?=\w)")


@cache
def _behind() -> re.Pattern[str]:
    """A courtesy behind it; the mark right behind the question is kept."""
    marked = rf"(?<=[،,;.!؟?\n])\s*{_spoken('plea', 'greet')}"
    return re.compile(rf"(?:{marked}|[\s،,;]+{_spoken('plea')}){_BETWEEN}$")


def _courtesy_before(folded: str, start: int) -> re.Match[str] | None:
    first = _WORD.search(folded, start)
    may_be = first is not None and first.group() in _first_words()
    return _before().match(folded, start) if may_be else None


def _courtesy_behind(folded: str, start: int) -> re.Match[str] | None:
    may_be = (_WORD.findall(folded, start) or [""])[-1] in _last_words()
    return _behind().search(folded, start + 1) if may_be else None


def without_courtesies(text: str) -> str:
    """A question as typed, without what is said around it; itself where nothing else is left."""
    folded, origins = fold_with_offsets(text)
    start, end = 0, len(folded)
    while found := _courtesy_before(folded, start):
        start = found.end()
    while found := _courtesy_behind(folded, start):
        folded = folded[: found.start()]
        end = found.start()
    if not any(map(str.isalnum, folded[start:end])):
        return text
    return text[origins[start] : origins[end - 1] + 1].strip(" ،,")
