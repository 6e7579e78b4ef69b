"""Misspelt words of a question, read as the passages spell them."""

import pytest

from rag.questions.spelling import as_spelt
from tests.rag.passages import passage

TEXT = (
    "أشاد وزير الدفاع البريطاني جون هيلي بجهود الرئيس ترامب في باريس. وقال زيلينسكي إن "
    "المحادثات مع ويتكوف كانت سرية، وإن الكرملين يفضل الخطة."
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("من هو وزير الدفاغ البريطني", "من هو وزير الدفاع البريطاني"),
        ("ماذا قال زلينسكي عن المحادتات", "ماذا قال زيلينسكي عن المحادثات"),
        ("الكرملن شو بيفضل", "الكرملين شو بيفضل"),
    ],
)
def test_a_misspelt_word_is_read_as_it_stands_in_the_passages(typed: str, meant: str) -> None:
    assert as_spelt(typed, [passage(TEXT)]) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "هل التقى زيلينسكي وويتكوف؟",  # joined to the word before
        "كم جنديا فرنسيا سترسل باريس؟",  # an ending
        "ماذا قال ماكرون؟",  # somebody else
        "متى فازت برشلونة؟",  # nothing near it
        "كم مرة قال ذلك؟",  # everyday words
        "What did Zelenski say?",
        "",
    ],
)
def test_other_words_are_left_as_they_are(typed: str) -> None:
    assert as_spelt(typed, [passage(TEXT)]) == typed


def test_without_passages_nothing_is_known() -> None:
    assert as_spelt("من هو وزير الدفاغ", []) == "من هو وزير الدفاغ"
