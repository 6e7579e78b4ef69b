"""The question inside a long message."""

import pytest

from rag.questions.wordy import questions_within


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (
            "I'm putting together a radio segment in Manchester tonight and need to know "
            "what kind of missiles the coalition decided to supply.",
            "what kind of missiles the coalition decided to supply.",
        ),
        (
            "Je suis prof d'histoire à Lyon et mes élèves préparent un exposé : "
            "combien de pays étaient représentés au sommet ?",
            "combien de pays étaient représentés au sommet",
        ),
        (
            "خويه آني سايق تكسي بالبصرة والراكب يمي يحلف، زين منو أوفد ويتكوف للتوسط بالمحادثات؟",
            "زين منو أوفد ويتكوف للتوسط بالمحادثات",
        ),
        (
            "Ankara'da bir kuruluşta stajyerim, müdürüm yarına not istiyor; kara birliği "
            "gönderilmesine karşı çıkan ülkeleri bana yazar mısın",
            "kara birliği gönderilmesine karşı çıkan ülkeleri bana yazar mısın",
        ),
    ],
)
def test_is_among_what_it_may_ask(message: str, asked: str) -> None:
    assert asked in questions_within(message)


@pytest.mark.parametrize(
    "text",
    [
        "ماذا قال روته، الأمين العام للناتو، عن حق النقض؟",
        "what is the plan?",
        "",
    ],
)
def test_short_message_is_one_question(text: str) -> None:
    assert questions_within(text) == []


def test_question_is_not_looked_for_in_itself() -> None:
    whole = (
        "ما الذي سيركز عليه الاجتماع المقبل بحسب المذكرة المرسلة إلى كل الوفود المدعوة إلى باريس"
    )
    assert questions_within(f"{whole}؟") == []
