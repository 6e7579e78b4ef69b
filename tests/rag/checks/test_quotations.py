"""Where a text stands inside marks that were opened before it."""

import pytest

from rag.checks.quotations import within_quotation


@pytest.mark.parametrize(
    ("body", "inside"),
    [
        ("قال: «الباب مفتوح. | وسنرى».", True),
        ("قال: “الباب مفتوح. | وسنرى”.", True),
        ('قال: "الباب مفتوح. | وسنرى".', True),
        ("قال: «الباب مفتوح». | وسنرى.", False),
        ('قال: "الباب مفتوح". | وسنرى.', False),
        ("| «الباب مفتوح».", False),
    ],
)
def test_place_within_marks(body: str, inside: bool) -> None:
    assert within_quotation(body.replace("|", ""), body.index("|")) is inside
