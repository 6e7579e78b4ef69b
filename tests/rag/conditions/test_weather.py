"""The weather."""

import pytest

from rag.conditions.weather import asks_for_the_weather, tells_of_weather


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("كيف الطقس بكرا بعمان", True),
        ("شو الطقس بكرا بباريس؟", True),
        ("هل ستمطر في عمّان نهاية هذا الأسبوع؟", True),
        ("What's the weather like in Dubai on Friday?", True),
        ("Какая погода завтра в Москве?", True),
        ("فردا هوای تهران چطور است؟", True),
        ("ما الهدف من القوة التي ستعمل في الجو والبحر؟", False),
        ("ما الذي قرره مؤتمر المناخ اليوم؟", False),
        ("¿Cuánto tiempo duró la reunión?", False),
    ],
)
def test_questions_for_the_weather_are_told(question: str, asks: bool) -> None:
    assert asks_for_the_weather(question) is asks


def test_air_and_sea_are_no_weather() -> None:
    assert not tells_of_weather("تهدف القوة إلى طمأنة أوكرانيا جواً وبحراً وبراً.")
    assert tells_of_weather("وتتوقع الأرصاد أمطارا غزيرة.")
    assert tells_of_weather("وبلغ متوسط الحرارة 17.16 درجة.")
