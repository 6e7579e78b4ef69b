"""Two questions in one message."""

import pytest

from rag.compound import parts


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
