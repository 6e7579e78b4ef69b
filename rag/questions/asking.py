"""What a question asks for: a person, a time, a place, a number, somebody's words."""

import re
from enum import StrEnum

from index.text.arabic import fold
from index.text.language import detect_language
from rag.words.dialect import in_written_arabic
from rag.words.names import is_given_name, looks_like_name


class Asked(StrEnum):
    """The kind of thing that would answer."""

    WHO = "who"
    WHEN = "when"
    WHERE = "where"
    HOW_MANY = "how_many"
    SAID = "said"
    WHY = "why"
    WHAT = "what"


# In this order: "كم قال" asks for a number, "ماذا قال ... عن موعد" for words.
_PATTERNS: tuple[tuple[Asked, str], ...] = (
    (
        Asked.HOW_MANY,
        r"\b(كم|بكم|قديش|قداش|شحال|اشحال|شكد|شقد|ما عدد|ماهو عدد|ما هو عدد|ما حجم|ما قيمه|ما نسبه|"
        r"كام|عدد كام|how (many|much|long|old|far|big|large|high|tall)|combien|kac|ne kadar|"
        r"cuant[oa]s?|wie ?viele?|сколько)\b",
    ),
    (
        Asked.SAID,
        r"\b(ماذا (قال|صرح|اعلن|اكد|اضاف|طلب|اقترح|ذكر|يقول|تقول)\w*|ما الذي (قال|صرح|اكد)\w*|"
        r"(بماذا|بم|مم) (صرح|علق|رد|وصف|هدد|توعد|حذر|وعد|تعهد|طالب|نصح)|"
        r"كيف (وصف|علق|رد)\w*|ما (موقف|راي|رد|تعليق)|"
        r"(شو|ايش|ايه|اش|وش) (قال|حكي|صرح|علق|قالت)|و?قال ايه|و?قال شو|ما قاله|"
        r"(حكي|صرح|علق|^قال)ت? (\w+ ){0,6}(شو|ايش|ب?ايه|اش|وش)|what did .+ (say|tell)\b|"
        r"what (was|is) .+ (position|view|reaction)|qu.?a dit|que (dit|disait)|a declare|"
        r"ne dedi|ne soyledi|que dijo|was sagte|was hat .+ gesagt|что сказал\w*)\b",
    ),
    (
        Asked.WHEN,
        r"\b(متي|امتي|ايمتي|متين|امته|وقتاش|(في )?اي (يوم|عام|سنه|شهر|تاريخ)|"
        r"ما (تاريخ|موعد)|what (day|date|year|time)|which (day|year|month)|when|quand|"
        r"quel(le)? (date|jour|annee)|ne zaman|hangi (gun|yil|tarih)\w*|cuando|wann|когда|"
        r"в каком году)\b",
    ),
    (
        Asked.WHERE,
        r"\b(اين|فين|وين|فاين|"
        r"(في|من|علي|الي|ب)? ?اي (مدينه|بلد|مكان|قصر|ملعب|منطقه|عاصمه|موقع)|"
        r"ما (مكان|عاصمه)|where|"
        r"in (what|which) (city|country|place|stadium)|ou (se|est|a|ont|s)|dans quel\w*|"
        r"nerede\w*|hangi (sehir|ulke)\w*|donde|wo|где)\b",
    ),
    (
        Asked.WHO,
        r"\b(اي (لاعب|رئيس|شخص|وزير|كاتب|عالم|رائد|مدرب|مسوول)\w*|"
        r"من (هو|هي|هم|الذي|التي|الذين|كان|كانت|فاز|تراس|يراس|حضر|قال|اعلن|شارك|سجل|قاد|وقع|"
        r"حصل|نال|مثل|استضاف|انتخب)|مين|منو|شكون|من|who|whom|whose|qui|kim|kimler|quien\w*|"
        r"wer|wen|wem|wessen|кто|кого|кому|кем)\b",
    ),
    (
        Asked.WHY,
        r"\b(لماذا|ليش|ليه|علاش|ما (سبب|اسباب)|"
        r"why|what reasons?|pourquoi|neden|nicin|por que|warum|почему)\b",
    ),
    (
        Asked.SAID,
        r"^(?:براي|في راي|في نظر|من وجهه نظر|"
        r"(?:نص )?(?:موقف|راي|تعليق|رد فعل|تصريحا?|تصريحات|كلام)) \w",
    ),
    # Without a question word: "عدد القتلى في الزلزال".
    (Asked.HOW_MANY, r"^(?:ال)?(?:عدد|كميه|مجموع|نسبه|سعر|مبلغ|قيمه)\b"),
    (Asked.WHO, r"^(?:ال)?(?:اسم|اسما|اسماء|هويه)\b"),
    (Asked.WHEN, r"^(?:ال)?(?:تاريخ|موعد|توقيت)\b"),
    (Asked.WHERE, r"^(?:ال)?(?:مكان|موقع|مقر)\b"),
    (Asked.WHY, r"^(?:ال)?(?:سبب|اسباب)\b"),
)
_COMPILED = tuple((asked, re.compile(pattern)) for asked, pattern in _PATTERNS)
# Persian has patterns of its own, folded like the question: its این is "this", its من "I".
_PERSIAN = tuple(
    (asked, re.compile(rf"\b(?:{fold(pattern)})\b"))
    for asked, pattern in (
        (Asked.HOW_MANY, r"چند|چه\s?قدر|چه\s?(?:تعداد|مقدار|مبلغ|میزان)ی?"),
        (
            Asked.SAID,
            r"چه (?:گفت|گفته|گفتند|می\s?گوید|اعلام کرد|نظری|موضعی|واکنشی)|"
            r"(?:نظر|موضع|واکنش) .+ (?:چیست|چه بود)",
        ),
        (
            Asked.WHEN,
            r"چه\s?(?:زمان|زمانی|وقت|موقع|روزی|سالی|ماهی|تاریخی)|کدام (?:روز|سال|ماه)|کی",
        ),
        (Asked.WHERE, r"کجا|کجاست|(?:کدام|چه) (?:شهر|شهری|کشور|کشوری|مکان|مکانی|محل|محلی)"),
        (Asked.WHO, r"چه\s?(?:کسی|کسانی|کس|شخصی|اشخاصی)|کیست|که بود|کدام (?:وزیر|رهبر|رئیس)"),
        (Asked.WHY, r"چرا|به چه دلیل|(?:علت|دلیل) .+ (?:چیست|چه بود)"),
    )
)
# من is "who" only where a question begins with it; elsewhere it is "from".
_FROM = re.compile(r"(?<!^)(?<!^و)\bمن\b(?! (هو|هي|هم|الذي|التي|الذين)\b)")
# "Who is" before a name asks what that person is; before an office it asks for the person.
_IDENTITY = re.compile(
    r"^(?:و|طيب )?(?:من|مين|منو|شكون) (?:هو|هي|هم|كان|كانت) (?:(?:ابن|ابو|ام|عبد) )?"
    r"(\w+)(?: \w+){0,3}$"
)
_FOREIGN_IDENTITY = re.compile(
    r"^(?:Who (?:is|was)|Qui (?:est|était)|Quién (?:es|fue|era)|Wer (?:ist|war)|Кто так(?:ой|ая))"
    r"(?: [A-ZÀ-ÞА-Я]\w+(?:-\w+)*){1,4}\s*\??$"
)
_CALLINGS = frozenset(("مكتشف", "مكتشفه", "نحات", "ملاكم", "قيصر"))  # that look like names


def asked_for(question: str) -> Asked:
    """The kind of thing a question asks for, as typed or else in written Arabic; else WHAT."""
    asked = _asked_for(question)
    return _asked_for(in_written_arabic(question)) if asked is Asked.WHAT else asked


def _asked_for(question: str) -> Asked:
    if _asks_what_somebody_is(question):
        return Asked.WHAT
    if detect_language(question) == "fa":
        folded = " ".join(fold(question).split())
        return next((asked for asked, found in _PERSIAN if found.search(folded)), Asked.WHAT)
    folded = _FROM.sub(" ", " ".join(fold(question).split()).lstrip("؟? "))
    folded = re.sub(r"\bو(?=(متي|اين|كم|من|ماذا|لماذا|كيف|ما)\b)", "", folded)
    for asked, pattern in _COMPILED:
        if pattern.search(folded):
            return asked
    return Asked.WHAT


def _asks_what_somebody_is(question: str) -> bool:
    if _FOREIGN_IDENTITY.search(question.strip()):
        return True
    named = _IDENTITY.search(" ".join(fold(question).split()).rstrip("؟? ."))
    if not named or named.group(1) in _CALLINGS:
        return False
    return looks_like_name(named.group(1)) or is_given_name(named.group(1))
