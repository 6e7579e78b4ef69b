from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from index.text.dates import parse_published

DAY = datetime(2025, 9, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    [
        "2025-09-04", "2025/09/04", "20250904", date(2025, 9, 4), datetime(2025, 9, 4), 1756944000,
        1756944000000, "1756944000", "4 سبتمبر 2025", "٤ أيلول ٢٠٢٥", "4 أيلول/سبتمبر 2025",
        "الخميس، 4 أيلول (سبتمبر) 2025", "4 شتنبر 2025", "September 4, 2025", "4 septembre 2025",
        "4th Sept. 2025",
    ],
)  # fmt: skip
def test_one_day_is_read_however_it_is_written(value: object) -> None:
    assert parse_published(value) == DAY


@pytest.mark.parametrize(
    ("value", "month"),
    [("كانون الثاني", 1), ("فيفري", 2), ("آذار", 3), ("أفريل", 4), ("أيار", 5), ("جوان", 6),
     ("جويلية", 7), ("أوت", 8), ("تشرين الأول", 10), ("تشرين الثاني", 11), ("كانون الأول", 12)],
)  # fmt: skip
def test_months_of_the_levant_and_the_maghreb_are_known(value: str, month: int) -> None:
    assert parse_published(f"12 {value} 2024") == datetime(2024, month, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "value",
    ["2025-09-04T13:30:00+03:00", "2025-09-04 10:30", "Thu, 04 Sep 2025 10:30:00 GMT",
     "2025-09-04T10:30:00.000Z", "Thu, 04 Sep 2025 12:30:00 +0200", "4 سبتمبر 2025 - 10:30 ص"],
)  # fmt: skip
def test_time_of_day_and_zone_are_kept(value: str) -> None:
    found = parse_published(value)
    assert found == DAY + timedelta(hours=10, minutes=30)
    assert found.tzinfo is not None


def test_aware_datetime_comes_back_as_it_is() -> None:
    moment = datetime(2025, 9, 4, 9, tzinfo=timezone(timedelta(hours=3)))
    assert parse_published(moment) is moment


@pytest.mark.parametrize(
    "value",
    [None, True, "", "أمس", "03/04/2025", "2025-13-45", "3 ربيع الأول 1447", float("nan"), 10**400,
     "4 آذار/أبريل 2025", "31 شباط 2024", "9" * 5000, {"day": 4}],
)  # fmt: skip
def test_date_that_cannot_be_read_is_none(value: object) -> None:
    assert parse_published(value) is None
