"""Which countries a question names and a text speaks of."""

import pytest

from index.arabic import fold
from rag.countries import country, named_countries, told_countries


@pytest.mark.parametrize(
    ("word", "adjective"),
    [
        ("واشنطن", "امريكي"),
        ("الأميركية", "امريكي"),
        ("وبالولايات", "امريكي"),
        ("الصينيون", "صيني"),
        ("وموسكو", "روسي"),
        ("الكرملين", "روسي"),
        ("جورجيا", "جورجي"),
        ("القمة", ""),
    ],
)
def test_country_by_name_people_or_capital(word: str, adjective: str) -> None:
    assert country(fold(word)) == adjective


@pytest.mark.parametrize(
    ("question", "countries"),
    [
        ("ماذا قال روته عن عضوية جورجيا في الناتو؟", {"جورجي"}),
        ("لماذا تصر باريس ولندن على وجودهما؟", {"فرنسي", "بريطاني"}),
        ("ماذا قال روته عن حق النقض الروسي؟", set()),
        ("ما أكبر دولة في آسيا؟", set()),
        ("متى سقطت الأمطار على عمان؟", set()),
    ],
)
def test_countries_a_question_names(question: str, countries: set[str]) -> None:
    assert named_countries(question) == countries


def test_countries_a_text_speaks_of() -> None:
    text = "قالت فرنسا والمملكة المتحدة إن الكرملين يرفض، وأيد ذلك الأتراك."
    assert told_countries(text) == {"فرنسي", "بريطاني", "روسي", "تركي"}
