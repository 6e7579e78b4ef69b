"""Two questions in one message."""

import pytest

from rag.answer import Question
from rag.questions.compound import parts, without_preface


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("متى وأين تنعقد القمة؟", "متى تنعقد القمة؟", "أين تنعقد القمة؟"),
        ("كم دولة شاركت ومن ترأس القمة؟", "كم دولة شاركت", "ومن ترأس القمة؟"),
        ("ما اسم السائق في الحادث، وهل تم إيقافه؟", "ما اسم السائق في الحادث", "وهل تم إيقافه؟"),
        ("من اخترع المصباح الكهربائي ومتى؟", "من اخترع المصباح الكهربائي", "ومتى؟"),
        ("مين طلع رئيس البلاد وجاب كام صوت؟", "مين طلع رئيس البلاد", "جاب كام صوت؟"),
        ("مين هو روته وشو قال عن الفيتو؟", "مين هو روته", "وشو قال عن الفيتو؟"),
    ],
)
def test_are_taken_apart(text: str, first: str, second: str) -> None:
    assert parts(text) == (first, second)


@pytest.mark.parametrize(
    "text",
    [
        "ماذا قال ماكرون وستارمر عن الضمانات؟",
        "من حضر من فرنسا ومن بريطانيا؟",
        "ما الغاية من العقوبات ومن استعمال أموال البنك؟",
        "وماذا عن اليونان؟",
        "ومتى؟",
        "What did Rutte say and when?",
        "",
    ],
)
def test_one_question_stays_one(text: str) -> None:
    assert parts(text) is None


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("للتأكيد قبل رفع المذكرة للوزير: من يترأس القمة؟", "من يترأس القمة؟"),
        ("عندي امتحان بكرة وما فهمت الموضوع. متى تنعقد القمة؟", "متى تنعقد القمة؟"),
        ("بخصوص قمة باريس: من يترأسها؟", "بخصوص قمة باريس: من يترأسها؟"),
        ("ماكرون: ماذا قال عن الجنود؟", "ماكرون: ماذا قال عن الجنود؟"),
        ("متى تنعقد القمة؟", "متى تنعقد القمة؟"),
    ],
)
def test_what_is_said_before_a_question_is_left_out(typed: str, asked: str) -> None:
    assert without_preface(Question(typed)).text == asked


def test_a_question_may_lean_on_what_was_said_before_it() -> None:
    question = without_preface(Question("سؤال عن اجتماع الحلفاء: متى كان؟"))
    assert question.text == "متى كان؟"
    assert question.history == ("سؤال عن اجتماع الحلفاء",)
    kept = without_preface(Question("سؤال آخر يا جماعة: متى كان؟", ("من ترأس القمة؟",)))
    assert kept.history == ("من ترأس القمة؟",)
