"""What may be the question of a long message that tells of other things too.

"I am a trainee in Kazan, and for my seminar I need one thing: until when will the campaign go on":
read as a whole such a message is like no sentence of an article, in whatever language.
"""

import re
from typing import Final

from index.search.query import content_words
from index.text.arabic import fold_with_offsets
from rag.questions.courtesies import ASKS
from rag.questions.request_words import speaks_of
from rag.words.question_words import DOUBTFUL

_LONG: Final = 12  # words, of a message that is looked into, and of a clause that is
_FEWEST: Final = 3  # words that tell something, of a question
_MOST: Final = 2  # clauses looked at
_DOUBTFUL: Final = frozenset(DOUBTFUL.split("|"))
_STOPS: Final = re.compile(r"[؛;:؟?!\n—–]+|\.(?=\s)")
_BREAK: Final = re.compile(rf"{_STOPS.pattern}|[،,()]+")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")


def questions_within(text: str) -> list[str]:
    """The clauses of a long message that ask something, likeliest first; of a short one none.

    A clause that asks late is given from its question word on as well. Where none asks, the
    longest.
    """
    if len(text.split()) < _LONG:
        return []
    clauses = [clause for clause in _clauses(text) if len(content_words(clause)) >= _FEWEST]
    asking = [clause for clause in clauses if _asks(clause)]
    if not asking:
        asking = sorted(clauses, key=len)[-1:]
    later = [rest for clause in asking if (rest := _from_its_question_word(clause))]
    found = dict.fromkeys([*later, *reversed(asking)])
    return [each for each in found if _WORD.findall(each) != _WORD.findall(text)][:_MOST]


def _clauses(text: str) -> list[str]:
    """Its sentences, then their parts."""
    parts = [clause.strip() for mark in (_STOPS, _BREAK) for clause in mark.split(text)]
    return list(dict.fromkeys(parts))


def _asks(clause: str) -> bool:
    folded, _ = fold_with_offsets(clause)
    return bool(_question_words(folded)) or any(speaks_of(w, "begs") for w in folded.split())


def _question_words(folded: str) -> list[int]:
    """Where they stand; من, ما and اي only where a clause begins with them."""
    words = _WORD.finditer(folded)
    found = [m for m in words if ASKS.match(folded, m.start())]
    return [m.start() for m in found if not m.start() or m.group() not in _DOUBTFUL]


def _from_its_question_word(clause: str) -> str:
    """The end of a long clause, from its question word on, where that is a question; else empty."""
    if len(clause.split()) < _LONG:
        return ""
    folded, origins = fold_with_offsets(clause)
    for start in _question_words(folded)[:2]:
        rest = clause[origins[start] :]
        if start and len(content_words(rest)) >= _FEWEST:
            return rest
    return ""
