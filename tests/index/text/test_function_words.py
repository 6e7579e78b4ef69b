"""Words of a question that say nothing of what it asks about."""

import pytest

from index.search.query import content_words, telling_words
from index.text.function_words import says_nothing


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("بماذا", "ar"),
        ("اللذان", "ar"),
        ("وماذا", "ar"),
        ("ومتى", "ar"),
        ("فمن", "ar"),
        ("وإلى", "ar"),
        ("Worauf", "de"),
        ("konusunda", "tr"),
        ("qu", "fr"),
        ("какую", "ru"),
        ("چیست", "fa"),
    ],
)
def test_function_words_say_nothing(word: str, language: str) -> None:
    assert says_nothing(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("والي", "ar"),  # a governor; "and to" is spelt with other letters
        ("فلم", "ar"),  # a film
        ("فهم", "ar"),  # understanding
        ("وعد", "ar"),  # a promise
        ("WHO", "en"),
        ("US", "en"),
        ("worauf", "ar"),
    ],
)
def test_others_say_something(word: str, language: str) -> None:
    assert not says_nothing(word, language)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("لماذا تُعد قمة الثلاثاء مختلفة؟", ["تُعد", "قمة", "الثلاثاء", "مختلفة"]),
        ("وماذا يفضل الكرملين؟", ["يفضل", "الكرملين"]),
        ("بماذا توعّد بوتين لو فشلت التسوية؟", ["توعّد", "بوتين", "فشلت", "التسوية"]),
        ("Worauf soll sich das Treffen konzentrieren?", ["Treffen", "konzentrieren"]),
    ],
)
def test_what_is_left_of_a_question(question: str, told: list[str]) -> None:
    assert telling_words(question) == told


def test_a_question_of_nothing_else_keeps_them() -> None:
    assert content_words("وإلى أين؟") == ["والي", "اين"]
