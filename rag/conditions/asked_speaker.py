"""Whose words an Arabic question asks for, and according to whom, by where it names them."""

import re
from functools import lru_cache
from typing import Final

from index.text.arabic import STOP_WORDS, fold
from rag.questions.asking import Asked
from rag.ranking.features import Asking
from rag.words.countries import meant_country
from rag.words.names import is_given_name, is_place, looks_like_name

_VERB: Final = (
    r"(?:قال|صرح|اعلن|اكد|اضاف|طلب|طالب|اقترح|ذكر|اوضح|حذر|علق|رد|وصف|حكي|كال|راي|اعتبر|دعا|تعهد|"
    r"يقول|تقول|يري|تري|يعتقد|تعتقد|يطلب|تطلب|يريد|تريد|موقف|تعليق|تصريحا?|تصريحات)(?:ت|وا)?"
)
_ENDS: Final = (
    r"عن|حول|بشان|بخصوص|في|علي|من|بعد|عقب|اثر|ضمن|قبل|خلال|ان|انه|انها|تجاه|ازاء|الي|عند|لدي|امس|اليوم|كيف|اذا|"
    r"لل\w+"
)
_ATTACHED: Final = r"(?:لل|بال)\w+"  # no bare ب or ل, as names begin so: بوتين, لافروف
_SPEAKER: Final = re.compile(
    rf"\b{_VERB}\s+((?!(?:{_ENDS})\b)\w+\s*(?:(?!(?:{_ENDS}|{_ATTACHED})\b)\w+\s*){{0,5}})"
)
_ADJECTIVE: Final = re.compile(r"ال\w{2,}(?:ي|يه)")
# Whoever is named first: "ستارمر بماذا وصف القوة؟", where the verb's object follows it.
_NAMED_FIRST: Final = re.compile(
    rf"((?:\w+ ){{1,5}}?)(?:ماذا|بماذا|بم|كيف|شو|ايش|وش|اش|شنو|شن|ايه) {_VERB}\b"
)
_WHEN_SAID: Final = re.compile(  # "when did Starmer say that"
    r"^(?:متي|امتي|اين|وين|فين) (?:قال|صرح|اعلن|اكد|تعهد)ت? ((?!ال|ان)\w{3,})"
)
_ACCORDING_TO: Final = re.compile(
    r"\b(?:و?ب?حسب|و?(?:وفق|طبق)ا?|نقلا عن|علي (?:لسان|حد قول)|كما (?:قال|ذكر|اكد|اعلن|صرح|اوضح)ت?)"
    r" (?:(?:كلام|قول|اقوال|تصريح|تصريحات|راي|روايه|ما \w+) )?((?!ال)\w{3,}(?: و\w{4,})?)"
)
# The same in English, French, Spanish, German, Russian, Persian and, behind the name, Turkish.
_FOREIGN_SOURCE: Final = re.compile(
    r"\b(?:according to|selon|d['’]apres|segun|laut|по словам|به گفته) (?:\w+ )?(\w{3,})|"
    r"\b(\w{3,})['’][ea] gore\b"
)
# The same with the question word behind: "كوشنر صرح للصحفيين بايه".
_TELLS_WHAT: Final = re.compile(
    r"((?:\w+ ){1,5}?)(?:قد )?(?:حكي|صرح|علق|قال)ت? .*\b(?:شو|ايش|ب?ايه|اش|وش)\b"
)
_IN_THE_VIEW: Final = re.compile(r"(?:براي|في راي|في نظر|من وجهه نظر) ((?:\w+\s?){1,4})")


@lru_cache(maxsize=4096)
def asked_speaker(question: str) -> tuple[str, ...]:
    """The folded words that name whose words an Arabic question asks for; none where unclear."""
    folded = " ".join(fold(question).split())
    forms = (_NAMED_FIRST, _IN_THE_VIEW, _TELLS_WHAT)
    found = next((form for form in (each.match(folded) for each in forms) if form), None)
    named = _words_of(found)
    return named if any(map(looks_like_name, named)) else _words_of(_SPEAKER.search(folded))


def _words_of(found: re.Match[str] | None) -> tuple[str, ...]:
    return tuple(w for w in found.group(1).split() if w not in STOP_WORDS) if found else ()


def speaker_names(asking: Asking) -> list[str]:
    """The names among the speaker's words; in other languages all names of the question."""
    if asking.kind is not Asked.SAID:
        return []
    if asking.foreign:
        return sorted(asking.sought.names)
    speaker = asked_speaker(asking.text)
    return [
        word
        for before, word in zip(("", *speaker), speaker, strict=False)
        if looks_like_name(word) and not _describes(word, before)
    ]


@lru_cache(maxsize=4096)
def asked_source(question: str) -> tuple[str, ...]:
    """Who is to have told what an Arabic question asks for: روته in "كم سترسل حسب روته؟".

    And in "متى قال روته ذلك؟", where not the words are asked for but the occasion.
    Offices, places and papers, which articles call by many names, are left out.
    """
    folded = " ".join(fold(question).split())
    found = _WHEN_SAID.match(folded) or _ACCORDING_TO.search(folded)
    named = found.group(1).split() if found else []
    return tuple(word for word in named if looks_like_name(word) and not is_place(word))


def source_names(asking: Asking) -> tuple[str, ...]:
    """The same for a question in whatever language, in its own words."""
    if not asking.foreign:
        return asked_source(asking.text)
    found = _FOREIGN_SOURCE.search(" ".join(fold(asking.text).split()))
    named = next(filter(None, found.groups()), "") if found else ""
    place = meant_country(stem for stem, _ in asking.sought.meanings.get(named, ()))
    return (named,) if named in asking.sought.names and not place else ()


def _describes(word: str, before: str) -> bool:
    """Whether a word says what the one before it is: the Iranian minister, not Ayman Safadi."""
    named = not before or looks_like_name(before) or is_given_name(before)
    return not named and _ADJECTIVE.fullmatch(word) is not None
