"""Which countries a question names and a text speaks of."""

import pytest

from index.text.arabic import fold
from rag.words.countries import country, named_countries, speak_of, told_countries


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
        ("نيوزيلاندا", "نيوزيلندي"),
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
        ("لماذا تبدو السماء زرقاء؟", set()),
        ("ليش ماكرون مصر على ضمانات؟", set()),
        ("هل وافقت مصر على الاتفاق؟", {"مصري"}),
        ("من وضع الخطة التي كُتبت سرا؟", set()),
        ("من حضر مؤتمر ميونيخ؟", {"ميونيخي"}),
    ],
)
def test_countries_a_question_names(question: str, countries: set[str]) -> None:
    assert named_countries(question).keys() == countries


def test_countries_a_text_speaks_of() -> None:
    text = "قالت فرنسا والمملكة المتحدة إن الكرملين يرفض، وأيد ذلك الأتراك."
    assert told_countries(text) == {"فرنسي", "بريطاني", "روسي", "تركي"}


def test_country_is_spoken_of_however_it_is_spelt() -> None:
    asked = named_countries("كم سفينة وصلت إلى هونغ كونغ؟")
    assert speak_of(asked, ["رست السفن في هونج كونج."])
    assert not speak_of(asked, ["رست السفن في شنغهاي.", ""])
    assert speak_of(named_countries("ماذا حدث في أبو ظبي؟"), ["اجتمع الوفدان في أبوظبي."])
    assert speak_of({}, [])
