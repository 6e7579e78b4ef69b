"""What people say around a question."""

import pytest

from rag.questions.courtesies import without_courtesies


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("يا بني ماكرون قال إيه عن السلام؟", "ماكرون قال إيه عن السلام؟"),
        ("من فضلك قل لي من هو روته", "من هو روته"),
        ("ممكن تقولي مين كوشنر", "مين كوشنر"),
        ("سؤال: متى القمة", "متى القمة"),
        ("لو سمحت، متى تنعقد القمة؟ شكرا", "متى تنعقد القمة؟"),
        ("السلام عليكم، أود أن أعرف لماذا ترفض روسيا القوات؟ وشكرا", "لماذا ترفض روسيا القوات؟"),
        ("ما شروط روسيا لو سمحت؟", "ما شروط روسيا"),
        ("hi! when is the summit? thanks", "when is the summit?"),
        ("Can you tell me who Mark Rutte is?", "who Mark Rutte is?"),
        ("s'il vous plaît, qui est Macron ?", "qui est Macron ?"),
        ("Скажите, пожалуйста, кто такой Макрон?", "кто такой Макрон?"),
    ],
)
def test_is_left_out(typed: str, asked: str) -> None:
    assert without_courtesies(typed) == asked


@pytest.mark.parametrize(
    "text",
    [
        "سلام عادل متى يتحقق؟",
        "ماذا قال ماكرون عن السلام",
        "ما هو السؤال؟",
        "هل تعرف ويتكوف؟",
        "ممكن روسيا توافق؟",
        "يا ماكرون وين رحت",
        "شكرا",
        "السلام عليكم",
        "؟",
        "",
    ],
)
def test_a_question_keeps_its_own_words(text: str) -> None:
    assert without_courtesies(text) == text
