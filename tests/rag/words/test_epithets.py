"""What the press calls persons and countries instead of their names."""

import pytest

from rag.answer import Question
from rag.questions.follow_up import reading_text, standing_text
from rag.words.epithets import in_plain_words


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("ماذا يرى سيد الإليزيه؟", "ماذا يرى الرئيس الفرنسي؟"),
        ("كيف ردّت القارّة العجوز؟", "كيف ردّت أوروبا؟"),
        ("ماذا قيل للقارة السمراء وللساكن؟", "ماذا قيل لأفريقيا وللساكن؟"),
        ("ماذا قال لساكن البيت الأبيض؟", "ماذا قال للرئيس الأمريكي؟"),
        ("أين الحبر الأعظم وخادم الحرمين الشريفين؟", "أين البابا وملك السعودية؟"),
        ("من هم أعضاء التحالف؟", "من يضم التحالف؟"),
        ("من هم القادة الثلاثة الذين يترأسون القمة؟", "من يترأسون القمة؟"),
        ("ما أكبر عقبة أمام المحادثات؟", "ما العقبة الرئيسية أمام المحادثات؟"),
        ("كم من أعضاء الوفد حضر؟", "كم من أعضاء الوفد حضر؟"),
        ("ماذا قال روته؟", "ماذا قال روته؟"),
        ("What did Rutte say?", "What did Rutte say?"),
    ],
)
def test_epithets_are_put_plainly(typed: str, plain: str) -> None:
    assert in_plain_words(typed) == plain


def test_a_question_is_searched_and_read_in_plain_words() -> None:
    asked = Question("ومتى؟", ("ماذا طلب سيد الكرملين؟",))
    assert standing_text(asked) == "ماذا طلب الرئيس الروسي؟ ومتى؟"
    assert reading_text(asked) == "ومتى (طلب الرئيس الروسي)؟"
