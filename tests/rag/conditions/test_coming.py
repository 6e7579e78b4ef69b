"""The next of its kind."""

from rag.conditions.coming import asks_for_the_next, tells_ahead


def test_the_next_is_told_of_as_something_ahead() -> None:
    assert asks_for_the_next("أين ستعقد القمة القادمة لتحالف الراغبين؟")
    assert asks_for_the_next("أين سيعقد مؤتمر المناخ التالي؟")
    assert asks_for_the_next("القمة الجاية معادها إمتى")
    assert asks_for_the_next("التحالف بيجتمع مرة ثانية متى؟")
    assert not asks_for_the_next("أين عُقدت القمة؟")
    assert tells_ahead("وتستضيف باكو، عاصمة أذربيجان، مؤتمر العام المقبل.")
    assert tells_ahead("وسيعقد الاجتماع في برلين.")
    assert not tells_ahead("القمة تعقد في قصر الإليزيه تحت رئاسة الرئيس الفرنسي.")
    assert not tells_ahead("ترأسها ستارمر سنوات، وسياسة ستوكهولم معروفة.")
    assert tells_ahead("وستترأس فرنسا المجموعة.")
