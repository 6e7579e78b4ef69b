"""What persons agreed on."""

import pytest

from rag.conditions.agreements import asks_what_was_agreed


@pytest.mark.parametrize(
    ("question", "agreed"),
    [
        ("علام اتفق بوتين وشي جين بينغ؟", True),
        ("ما الاتفاقيات التي وقعها بوتين؟", True),
        ("على ايش اتفق بوتين مع الرئيس الصيني؟", True),
        ("بماذا هدد بوتين إذا لم يتم التوصل إلى اتفاق؟", False),
        ("ما الموعد الذي كانت إدارة ترامب تريد التوصل فيه إلى اتفاق؟", False),
    ],
)
def test_questions_for_what_was_agreed_are_known(question: str, agreed: bool) -> None:
    assert asks_what_was_agreed(question) is agreed
