"""A question without the request it is wrapped in.

"نرجو إفادتنا بما صرح به ميرتس عن الخطة": people beg for an answer, and tell why they need it, in
words that no article holds; read with the question they hide what it asks for. What begs ends where
its object begins; what tells of an errand, where a question does.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from index.search.query import content_words
from index.text.arabic import fold_with_offsets
from index.text.language import detect_language
from rag.answer import Question
from rag.questions.compound import WHO_DOES
from rag.questions.request_words import BETWEEN, listed_as, of_requests, pairs, speaks_of
from rag.words.names import looks_like_name
from rag.words.question_words import DOUBTFUL, SURE

_TOKEN: Final = re.compile(r"\w+|[^\w\s]")
_ASKS: Final = re.compile(
    rf"و?(?:(?:{SURE})(?!\w)|من\s+{WHO_DOES}(?!\w)|"
    r"(?:ما|شو|وش|ايش) (?:هو|هي|اسم|سبب|اسباب|عدد|موعد|تاريخ|راي|موقف|الذي)(?!\w))"
)
# What links a plea and its object.
_LINK: Final = re.compile(r"[\s:،,]*(?:(?:عن|حول|بشان|بخصوص|الي|علي)(?!\w)\s*)?")
_WHETHER: Final = re.compile(
    r"(?:[بمع]?ما اذا|اذا ما|مما اذا|عما اذا|اذا|هل|ان كان(?:ت)?(?= )|من ان|ان|انه|بلي)(?!\w)\s*"
)
# Wherever a question begins so, and is no condition with a question behind it.
_IF: Final = re.compile(
    rf"(?:ما اذا|ان كانت?(?= )|اذا)(?!\w)\s*(?=[^،,]*$)(?!.*(?<!\w)ف?(?:{SURE}|{DOUBTFUL})(?!\w))"
)
_SAID: Final = "قال صرح ذكر اعلن اكد اضاف اوضح اقترح طلب كشف كتب نشر زعم تضمن قرر".split()
_TOLD: Final = re.compile(
    rf"(?:(?:كل|اهم|ابرز|اخر|جميع|خلاصه|ملخص|نص)\s+)?(?:[بل]?ما|عما|اللي)\s+"
    rf"(?P<verb>(?:{'|'.join(_SAID)})ت?)(?:ه|وه|\s+(?:به|عنه|منه))\s+(?=\w)"
)
_REPORTED: Final = re.compile(
    r"(?:(?:كل|اهم|ابرز|اخر|جميع)\s+)?[بل]?ما\s+(?P<verb>ورد|جاء|قيل|نشر|ذكر)\s+"
    r"(?=(?:في|عن|حول|بشان)\s)"
)
_TRUE: Final = re.compile(
    r"(?:(?:هل|هو|واش|من) )?(?:ال)?(?:صحيح|صح|ثبت|تاكد|بصح)(?: القول)? (?:ان|انه|بلي|اذا)\s+"
)
# What is asked for as a noun: "the number of states".
_NOUN: Final = re.compile(
    r"(?:اسم|اسماء|اسما|عدد|تاريخ|موعد|مكان|نسبه|سبب|اسباب|قيمه|نوع|مده|موقف|راي|رد فعل|تعليق|هدف|"
    r"شروط|دور)(?!\w)"
)
_DENIES: Final = frozenset("ما لا لم هل كم".split())
_ASIDE: Final = re.compile(r"(?P<about>[^،,؛;:.؟?!\n]{4,120})(?P<mark>[،,؛;:.!\n])\s*(?=\w)")
_QUESTION: Final = re.compile(rf"و?(?:{SURE}|{DOUBTFUL})(?!\w)")
_TAIL: Final = re.compile(r"[،,؟?.]\s*(?P<said>[^،,؟?.]+?)[\s.]*$")
_OF_IT: Final = re.compile(r"(?:ه|ها|هم)$")
# Her refusal, their plan: what leans on somebody named before.
_THEIRS: Final = re.compile(r"(?<!\w)\w{3,}(?:ها|هم|هما)(?!\w)")
_ERRAND: Final = re.compile(  # "I write a report on Germany and need ..."
    r"\s*(?:عن|حول|في|علي|بشان)\s+(?:\w+\s+){1,8}?"
    r"(?=[،,]?\s*و(?:اريد|احتاج|ابحث|ينقصني|اود|يلزمني|محتاج|بدي|عايز|عاوز)(?!\w))"
)
_TAKES_BA: Final = re.compile(
    r"(?<!\w)(?:ب?(?:تزويد|افاد|موافا)|زود|ا?خبر|عرف|افد|افيد)(?:تنا|تي|ني|نا|ونا|وني|ي)$"
)
_NEVER_ALONE: Final = frozenset("ممكن عرفنا احب نحب وضح".split())
_OR_PAST: Final = frozenset("حدد لخص استخرج".split())
_GLUE: Final = frozenset("الي علي في عن".split())
_FEWEST: Final = 2  # words that tell something, of what is left


class _Word(NamedTuple):
    folded: str
    start: int
    end: int


def without_request(question: Question) -> Question:
    """The question that a request is for; what is left may lean on the request's topic still.

    Args:
        question: In Arabic, else it stays as it is.
    """
    if detect_language(question.text) != "ar":
        return question
    text = _without_tail(question.text)
    folded, origins = fold_with_offsets(text)
    start = _where_it_ends(folded)
    told, begin = _as_asked(folded, start)
    if begin >= len(folded) or not (begin or told or text != question.text):
        return question
    asked = f"{told}{text[origins[begin] :]}"
    if len(content_words(asked)) < _FEWEST:
        return question
    topic = _topic(folded[:start])
    if topic and _THEIRS.search(folded, begin):
        asked = f"{asked.rstrip(' ؟?.')} ({topic[0]})؟"
    return replace(question, text=asked, history=question.history or topic)


def _topic(before: str) -> tuple[str, ...]:
    """What a request tells beside its own words: the report's subject."""
    told = [word for word in re.findall(r"\w{3,}", before) if not of_requests(word)]
    return (" ".join(told),) if told else ()


def _without_tail(text: str) -> str:
    """The text without a last clause that is only about who asks: "I need it for a table"."""
    folded, origins = fold_with_offsets(text)
    tail = _TAIL.search(folded)
    if tail is None or not tail.start():
        return text
    words = tail.group("said").split()
    mine = [_OF_IT.sub("", word) for word in words]
    known = all(map(of_requests, mine)) and any(
        speaks_of(w, "self") or speaks_of(w, "begs") for w in mine
    )
    return text[: origins[tail.start()] + 1].rstrip("،, ") if known else text


def _where_it_ends(folded: str) -> int:
    """Where what begs, or tells of an errand, ends; 0 where nothing does."""
    tokens = [_Word(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded)]
    cut = _aside(folded, tokens)
    at = sum(token.start < cut for token in tokens)
    about_them = cut > 0
    while at < len(tokens):
        word = tokens[at]
        denied = at and tokens[at - 1].folded in _DENIES
        if not denied and (begging := _begging(tokens, at)):
            at += begging
            cut, about_them = tokens[at - 1].end, True
        elif about_them and _ASKS.match(folded, word.start):
            return word.start
        elif not about_them and _QUESTION.match(folded, word.start):
            break
        elif not word.folded[0].isalnum():
            cut, at = (word.end if about_them else cut), at + 1
        elif speaks_of(word.folded, "self"):
            at, about_them = at + 1, True
        elif speaks_of(word.folded, "with") or word.folded in BETWEEN:
            at += 1
        elif about_them and (errand := _ERRAND.match(folded, tokens[at - 2].end)):
            at = next(n for n, each in enumerate(tokens) if each.start >= errand.end())
        else:
            break
    return cut


def _aside(folded: str, tokens: Sequence[_Word]) -> int:
    """Where a clause about who asks ends, with a question, a plea or a sentence behind it."""
    aside = _ASIDE.match(folded)
    if aside is None or _QUESTION.match(folded):
        return 0
    words = aside.group("about").split()
    if not any(speaks_of(word, "self") for word in words):
        return 0
    if words[0] != "انا" and any(map(looks_like_name, words)):
        return 0
    at = sum(token.start < aside.end() for token in tokens)
    asks = _QUESTION.match(folded, aside.end()) or _begging(tokens, at)
    return aside.end() if asks or aside.group("mark") in ".!؛;\n" else 0


def _begging(tokens: Sequence[_Word], at: int) -> int:
    """How many words from one on beg for what follows."""
    ahead = [token.folded for token in tokens[at:]]
    first = ahead[0].removeprefix("و") if at else ahead[0]
    many = 2 if (first, *ahead[1:2]) in pairs() else int(first in listed_as("begs"))
    alone = many == 1 and (first in _NEVER_ALONE or _tells(first, ahead[1:2]))
    more = listed_as("more") | listed_as("begs")
    while many and many < len(ahead):
        glued = ahead[many] in _GLUE
        if more.isdisjoint(ahead[many : many + 1 + glued]):
            break
        many, alone = many + 1, False
    if many > 1 and ahead[many - 1] == "ان":  # rather "whether", of what follows
        many -= 1
    return 0 if alone else many


def _tells(first: str, then: list[str]) -> bool:
    """Whether a word is the past of a verb: somebody set a date, not "name the date"."""
    return first in _OR_PAST and any(w.startswith("ال") or looks_like_name(w) for w in then)


def _as_asked(folded: str, start: int) -> tuple[str, int]:
    """The question word a request does without, and where what it begs for begins."""
    begin = start
    if true := _TRUE.match(folded, start):
        return "هل ", true.end()
    if start:
        link = _LINK.match(folded, start)
        begin = link.end() if link else start
        if _TAKES_BA.search(folded[:start]) and folded[begin : begin + 1] == "ب":
            begin += 1
        if _ASKS.match(folded, begin):
            return "", begin
    if told := (_TOLD.match(folded, begin) or _REPORTED.match(folded, begin)):
        return f"ماذا {told.group('verb')} ", told.end()
    if whether := (_WHETHER if start else _IF).match(folded, begin):
        return "هل ", whether.end()
    if noun := _NOUN.match(folded, begin):
        return ("كم " if noun.group() == "عدد" else "ما "), begin
    return "", begin
