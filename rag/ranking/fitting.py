"""Whether a sentence holds the kind of thing a question asks for, beyond what the question says."""

import re
from functools import lru_cache
from typing import Final

from index.text.arabic import STOP_WORDS, fold, folded_words, stem
from rag.questions.asking import Asked
from rag.reading.unset import tells_unset
from rag.words.names import is_place, looks_like_name
from rag.words.numbers import Figure, figures
from rag.words.word_kinds import is_role

_SPEECH = re.compile(
    r"\b[وف]?(قال|قالت|يقول|تقول|صرح|صرحت|اكد|اكدت|اضاف|اضافت|اعلن|اعلنت|اوضح|اوضحت|ذكر|ذكرت|"
    r"اشار|اشارت|شدد|شددت|اعتبر|اعتبرت|راي|رات|حذر|حذرت|دعا|دعت|اعرب|وصف|وصفت|كتب|علق|رد|"
    r"ابلغ|زعم|يدعي|اشاد|طالب|طالبت|اصر|نفي|نفت)\b|\bقول[هم]"
)
# What tells of somebody's words beside these: "adding that", "the saying of", "refuses".
_TELLING = re.compile(
    r"\bم(?:وكد|شير|وضح|عتبر|حذر|ضيف|شدد|بين|علن|طالب|عرب|نوه|تعهد|نتقد|عقب|علق|لمح|توقع|تهم)\w?ا?\b|"
    r"\b(?:لافتا|واصفا|داعيا|قايلا|تغريده|منصه|مقابله|بيان)\b|"
    r"\b[وف]?(?:رد|كتب|علق|اصر|اشاد|اقر|لمح|انتقد|رفض|طلب|تعهد|نوه|عبر|اجاب|سال|كشف|لفت|عقب|قول|تصريح|"
    r"تعليق|حسب|بحسب|وفق|افاد|تابع|اردف|اعترف|توعد|هدد|شكر|رحب|ندد|ادان|استنكر|تحدث|توقع|رجح|استبعد|اتهم|"
    r"حث|جدد|ابدي|هنا|نشر|نقل|لوح|هاجم|اثني|روي|ناشد|تساءل|اخبر|وعد|ايد)\w{0,3}\b|"
    r"\b[وف]?بين\w? (?:\w+ ){0,4}ان|"
    r"\b[وف]?س?[يت](?:قول|علن|صرح|وكد|ضيف|وضح|شير|ذكر|شدد|حذر|عتبر|ري|ريد|رفض|امل|دعو|طالب|نفي|زعم|توقع|"
    r"تحدث|نتقد|تهم)\b"
)
_QUOTED = re.compile(r'"[^"]{8,}"')
_BECAUSE = re.compile(
    r"\b[وف]?(بسبب|لان|لانه|لانها|نتيجه|اثر|جراء|بعدما|بفضل|لكي|كي|نظرا|سبب|اسباب|بهدف|بغيه|"
    r"تهدف|يهدف|سعيا|ادت|ادي|عزا|عزت|عازيا|يعزو|تعزو|علل|عللت|يعلل|تعلل|معللا|السبب|بدعوي|بحجه|بذريعه|"
    r"خشي|خشيت|يخشي|تخشي|خشيه|خوفا|تجنبا|كيلا|حتي لا)\b"
)
_PLACE = re.compile(
    r"\b(?:في|الي|من|ب)\s?\w{3,}|\b(?:مدينه|قصر|ملعب|عاصمه|العاصمه|منطقه|اقليم|قاعه|مقر)\b"
)
_TIME_WORD = re.compile(r"\b(?:عام|سنه|يوم|شهر|اليوم|امس|غدا|مساء|صباح|فجر|الماضي|المقبل)\b")
# A year by what stands beside it, as far years are written (622م); some metres are taken for one.
_YEAR: Final = re.compile(
    r"\b(?:عام|سنه|القرن)\s+\w+|\bال(?:عام|سنه)\s+\d|"
    r"\b\d{1,4}\s?(?:م|ه|ق\.?\s?م|(?:ال)?(?:ميلادي|هجري)ه?)\b"
)
# "كم سفينة": what is counted stands right after the word that asks for the number.
_COUNTED = re.compile(
    r"\b(?:كم|كام|قديش|شحال|(?:كم|ما|هو|بلغ) عدد|عدد)\s+(?:من\s+)?(?:بلغ\w*\s+)?(?:عدد\s+)?(\w{3,})"
)


@lru_cache(maxsize=4096)
def _figures(text: str) -> tuple[Figure, ...]:
    return tuple(figures(text))


def fits(kind: Asked, question: str, sentence: str) -> float:
    """How well a sentence holds what is asked for, 0 to 1; 0.5 where the kind says nothing.

    Names, dates and numbers that stand in the question already don't count.
    """
    folded = fold(sentence)
    if kind is Asked.SAID:
        return 0.6 * bool(_SPEECH.search(folded)) + 0.4 * bool(_QUOTED.search(folded))
    if kind is Asked.WHY:
        return float(bool(_BECAUSE.search(folded)))
    new = {stem(w) for w in folded_words(folded)} - {stem(w) for w in folded_words(fold(question))}
    if kind is Asked.WHO:
        told = [w for w in folded_words(folded) if stem(w) in new]
        return float(any(map(looks_like_name, told))) or 0.5 * any(map(is_role, told))
    if kind is Asked.WHERE:
        if any(is_place(w) for w in folded_words(folded) if stem(w) in new):
            return 1.0
        return 0.4 * bool(_PLACE.search(folded))
    if kind in (Asked.WHEN, Asked.HOW_MANY):
        return _new_figure(kind, question, sentence)
    return 0.5


def holds_time(text: str) -> bool:
    """Whether a text names a day, a month, a year or another time."""
    named = any(f.kind in ("month", "weekday") or _is_year(f) for f in _figures(text))
    return named or any(told.search(fold(text)) for told in (_YEAR, _TIME_WORD))


def holds_speech(sentence: str) -> bool:
    """Whether a sentence holds or reports words of anybody, as far as its verbs and marks tell."""
    folded = fold(sentence)
    return any(told.search(folded) for told in (_SPEECH, _TELLING, _QUOTED))


def has_quotation(sentence: str) -> bool:
    """Whether a sentence holds words spoken by somebody."""
    return bool(_QUOTED.search(fold(sentence)))


def _new_figure(kind: Asked, question: str, sentence: str) -> float:
    asked = {(figure.kind, figure.value) for figure in _figures(question)}
    new = [f for f in _figures(sentence) if (f.kind, f.value) not in asked]
    if kind is Asked.WHEN:
        if any(f.kind in ("month", "weekday") or _is_year(f) for f in new):
            return 1.0
        if tells_unset(sentence):
            return 1.0
        if set(_YEAR.findall(fold(sentence))) - set(_YEAR.findall(fold(question))):
            return 1.0
        return 0.5 * bool(_TIME_WORD.search(fold(sentence)))
    return float(any(f.kind in ("amount", "percent") and not _is_year(f) for f in new))


def _is_year(figure: Figure) -> bool:
    return figure.kind == "amount" and 1800 <= figure.value <= 2100 and not figure.counted


def counts(kind: Asked, question: str, sentence: str) -> float:
    """1 where a number of the sentence counts just what a how-many question counts."""
    if kind is not Asked.HOW_MANY:
        return 0.0
    asked = _COUNTED.search(fold(question))
    if not asked or asked.group(1) in STOP_WORDS:
        return 0.0
    wanted = stem(asked.group(1))
    counted = (stem(f.counted) for f in _figures(sentence) if f.counted)
    return float(any(c == wanted or c[:4] == wanted[:4] for c in counted if c))
