"""Questions for a share, and what tells one."""

import pytest

from rag.conditions.shares import asks_for_a_share, tells_a_share


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("ما نسبة المشاركة في الانتخابات؟", True),
        ("جاب كام في المية؟", True),
        ("كم بالمئة من الأصوات نال؟", True),
        ("what percentage of votes did he get?", True),
        ("كم دولة في المياه الإقليمية؟", False),
        ("ماذا قال بالنسبة إلى أوكرانيا؟", False),
        ("كم دولة شاركت؟", False),
    ],
)
def test_asks(question: str, asks: bool) -> None:
    assert asks_for_a_share(question) is asks


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("فاز بنسبة 54.28 في المئة من الأصوات.", True),
        ("نال ثلثي الأصوات.", True),
        ("ليصبح في الرابعة والأربعين أصغر رئيس.", False),
    ],
)
def test_tells(text: str, tells: bool) -> None:
    assert tells_a_share(text) is tells
