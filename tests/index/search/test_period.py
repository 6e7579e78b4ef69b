from datetime import UTC, date, datetime

import pytest

from index.search.period import asked_days, of_period

TODAY = date(2025, 9, 5)


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("ماذا قال روته أمس؟", date(2025, 9, 4), TODAY),
        ("شو صار امبارح بباريس؟", date(2025, 9, 4), TODAY),
        ("ماذا حدث أول أمس؟", date(2025, 9, 3), date(2025, 9, 4)),
        ("من زار القاهرة الأسبوع الماضي؟", date(2025, 8, 23), date(2025, 8, 31)),
        ("What did Rutte say yesterday?", date(2025, 9, 4), TODAY),
        ("روته دیروز چه گفت؟", date(2025, 9, 4), TODAY),
        ("پریروز چه گفت؟", date(2025, 9, 3), date(2025, 9, 4)),
        ("روته این هفته چه گفت؟", date(2025, 8, 30), TODAY),
        ("Qu'a dit Macron hier ?", date(2025, 9, 4), TODAY),
        ("Rutte dün ne dedi?", date(2025, 9, 4), TODAY),
    ],
)
def test_time_named_in_passing_is_days_before(question: str, first: date, last: date) -> None:
    assert asked_days(question, TODAY) == (first, last)


@pytest.mark.parametrize("question", ["متى وقع الزلزال؟", "ماذا قال روته عن روسيا؟", "hierarchy?"])
def test_other_questions_name_no_days(question: str) -> None:
    assert asked_days(question, TODAY) is None


def moment(day: int) -> datetime:
    return datetime(2025, 9, day, 8, tzinfo=UTC)


def test_articles_of_the_days_gain() -> None:
    gains = of_period("ماذا قال أمس؟", [moment(1), moment(4), moment(5), None], TODAY)
    assert (gains > 0).tolist() == [False, True, True, False]


def test_an_old_archive_is_asked_from_its_own_newest_day() -> None:
    published = [moment(1), moment(4), None]
    gains = of_period("ماذا قال أمس؟", published, date(2026, 11, 25))
    assert (gains > 0).tolist() == [False, True, False]
    assert not of_period("ماذا قال؟", published, TODAY).any()
    assert not of_period("ماذا قال أمس؟", [None], TODAY).any()
