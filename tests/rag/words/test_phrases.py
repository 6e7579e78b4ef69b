"""Phrases that say the same, and a question asked in those of a text."""

import pytest

from rag.words.phrases import in_phrases_of
from rag.words.word_lists import listed

TOLD = "أكد أنهم “لم يخططوا أبدًا للوقوف في الخطوط الأمامية”، في اجتماع عُقد عبر الإنترنت."


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("هل سيقفون على الجبهة؟", "هل سيقفون على الخطوط الأمامية؟"),
        ("رح يوقفوا عالجبهة؟", "رح يوقفوا عالخطوط الأمامية؟"),
        ("من حضر الاجتماع الافتراضي؟", "من حضر الاجتماع عبر الإنترنت؟"),
        ("من في الخطوط الأمامية؟", "من في الخطوط الأمامية؟"),
        ("ماذا تريد الجبهة الشعبية؟", "ماذا تريد الجبهة الشعبية؟"),
        ("متى تنتهي الهدنة؟", "متى تنتهي الهدنة؟"),
        ("Who stands at the front?", "Who stands at the front?"),
    ],
)
def test_a_question_is_asked_in_the_phrases_of_a_text(question: str, asked: str) -> None:
    assert in_phrases_of(question, TOLD) == asked


def test_what_the_text_says_too_stays() -> None:
    assert in_phrases_of("ماذا على الجبهة؟", f"{TOLD} والجبهة هادئة.") == "ماذا على الجبهة؟"


def test_no_phrase_has_two_senses() -> None:
    phrases = [phrase for line in listed("phrases.txt") for phrase in line.split("\t")]
    assert len(phrases) == len(set(phrases))
