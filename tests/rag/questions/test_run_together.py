"""Words typed without the space between them."""

import pytest

from rag.questions.run_together import taken_apart


@pytest.mark.parametrize(
    ("typed", "apart"),
    [
        ("مع من سيلتقي علىهامش القمه", "مع من سيلتقي على هامش القمه"),
        ("كيف يريد مواصلةالضغط على موسكو؟", "كيف يريد مواصلة الضغط على موسكو؟"),
        ("كيف كانت التعهداتالعسكريه", "كيف كانت التعهدات العسكريه"),
        ("ماهيالدول الاعضاء", "ماهي الدول الاعضاء"),
        ("مااسم رئيس الاركان", "ما اسم رئيس الاركان"),
        ("معمن سيجتمع ماكرون", "مع من سيجتمع ماكرون"),
        ("ماذا حدث فياوكرانيا", "ماذا حدث في اوكرانيا"),
        ("ماكرون سيلتقيمن في القمة", "ماكرون سيلتقي من في القمة"),
    ],
)
def test_words_run_together_are_taken_apart(typed: str, apart: str) -> None:
    assert taken_apart(typed) == apart


@pytest.mark.parametrize(
    "question",
    [
        "ماذا قال فيدان في فيينا؟",
        "هل اتفقوا علىها مع الامرىكيين؟",
        "كم دبلوماسيا إيرانيا بقي؟",
        "من سيخلف وزير العدل المعفى؟",
        "بماذا ردت روضة القرافي؟",
        "هل بات معلوما من اشتراها؟",
        "كم يبعد نجم الشعرى اليمانية؟",
        "أيطالب مروان الفيلالي بذلك؟",
        "کجا علىهامش نشست دیدار کردند؟",
        "What did he say?",
    ],
)
def test_words_of_one_piece_stay(question: str) -> None:
    assert taken_apart(question) == question
