"""Questions typed as people speak."""

import pytest

from rag.answer import Question
from rag.dialect import in_written_arabic
from rag.follow_up import reading_text, standing_text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("شحال من واحد مات فزلزال الحوز؟", "كم من واحد مات فزلزال الحوز؟"),
        ("وش قالت المانيا عن القوة؟", "ماذا قالت المانيا عن القوة؟"),
        ("شكون ربح الماتش ديال البارح؟", "من ربح المباراة أمس؟"),
        ("وش المدن اللي تستضيف البطولة؟", "ما المدن الذي تستضيف البطولة؟"),
        ("شو سبب الحريق؟", "ما سبب الحريق؟"),
        ("وقتاش تلعب فالماتش؟", "متى تلعب في المباراة؟"),
        ("مين طلع رئيس في السنغال؟", "من خرج رئيس في السنغال؟"),
        ("هو المتحف اتكلف كام؟", "هو المتحف اتكلف كم؟"),
    ],
)
def test_spoken_words_are_put_into_written_ones(typed: str, written: str) -> None:
    assert in_written_arabic(typed) == written


@pytest.mark.parametrize(
    "typed",
    [
        "ماذا قال روته عن حق النقض الروسي؟",
        "بماذا جُرح الشرطي؟",
        "من يدير مكتب الرئيس؟",
        "متى طلع الرئيس  على الصحفيين ؟",
        "من أنهى عضوية النائب في اللجنة؟",
        "What did Rutte say?",
    ],
)
def test_written_arabic_is_left_as_typed(typed: str) -> None:
    assert in_written_arabic(typed) == typed


def test_read_as_written_but_searched_for_as_typed() -> None:
    question = Question("شو حكى ماكرون عن القوات؟")
    assert reading_text(question) == "ماذا قال ماكرون عن القوات؟"
    assert standing_text(question) == question.text
    follow_up = Question("وقديش كلفت؟", history=("متى افتتح المتحف؟",))
    assert reading_text(follow_up).startswith("وكم كلفت (")
    persian = Question("مین رئیس جمهور شد؟", language="fa")
    assert reading_text(persian) == persian.text
