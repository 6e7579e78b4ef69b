"""Who holds which office, told by the articles, and texts with the names put in."""

import pytest

from rag.reading.holders import Holders, Office, holders, spoken_of, with_names
from rag.reading.reader import bundled_reader
from rag.reading.resolving import Resolving
from tests.rag.passages import passage

NEWS = (
    "استقبل الرئيس الروسي فلاديمير بوتين الوفد. وقال رئيس الوزراء البريطاني سير كير ستارمر إن "
    "الموقف واضح، فيما امتنع وزير الخارجية الفرنسي عن التعليق. ووصل وزير الخارجية الأمريكي ماركو "
    "روبيو مساء."
)
RUSSIA = Office("head", "روسي")


def test_offices_are_held_by_whoever_is_named_behind_them() -> None:
    assert holders([NEWS]) == {
        RUSSIA: "بوتين",
        Office("government", "بريطاني"): "ستارمر",
        Office("الخارجيه", "امريكي"): "روبيو",
    }


@pytest.mark.parametrize(
    "texts",
    [
        ["الرئيس الفرنسي جاك شيراك", "الرئيس الفرنسي نيكولا ساركوزي"],  # two of one office
        ["الرئيس الأمريكي السابق باراك أوباما"],
        ["الرئيس الأمريكي الأسبق باراك أوباما"],
        ["قال الرئيس الروسي خلال اللقاء"],
        ["رجل أعمال فرنسي"],
        ["الرئيس الروسي بوتين"],  # in full nowhere: it may be another word
    ],
)
def test_offices_are_held_by_nobody(texts: list[str]) -> None:
    assert holders(texts) == {}


@pytest.mark.parametrize(
    ("question", "whom"),
    [
        ("بماذا هدد بوتين؟", {RUSSIA: "بوتين"}),
        ("بماذا هدد الرئيس الروسي؟", {RUSSIA: "بوتين"}),
        ("من التقى ببوتين؟", {RUSSIA: "بوتين"}),
        ("متى القمة؟", {}),
        ("ماذا قال رئيس الوزراء الفرنسي؟", {}),
    ],
)
def test_only_whom_the_question_speaks_of_is_put_in(question: str, whom: Holders) -> None:
    told = {RUSSIA: "بوتين", Office("head", "فرنسي"): "ماكرون"}
    assert spoken_of(question, told) == whom


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("حذر قائد الكرملين من الحرب", "حذر قائد الكرملين بوتين من الحرب"),
        ("ماذا قال الرئيس الروسي؟", "ماذا قال الرئيس الروسي بوتين؟"),
        ("رفض زعيم روسيا الخطة", "رفض زعيم روسيا بوتين الخطة"),
    ],
)
def test_names_are_put_behind_offices(text: str, told: str) -> None:
    put, places = with_names(text, {RUSSIA: "بوتين"})
    assert put == told
    assert [put[start:end] for start, end in places] == [" بوتين"]


@pytest.mark.parametrize(
    "text",
    [
        "الرئيس الروسي فلاديمير بوتين",
        "قال بوتين بعد لقائه إن الرئيس الروسي لا يخطئ",  # named close by
        "رئيس الوزراء الروسي",
        "وزير الدفاع الروسي",
        "الرئيس الأوكراني",
        "السفير الروسي",
        "الرئيس الروسي السابق",
        "ساكن الكرملين الجديد",
    ],
)
def test_texts_that_stay(text: str) -> None:
    assert with_names(text, {RUSSIA: "بوتين"}) == (text, [])


def test_white_house_is_an_office_and_a_white_ship_is_none() -> None:
    told = {Office("head", "امريكي"): "ترامب"}
    assert with_names("وصل سيد البيت الأبيض اليوم", told)[0] == "وصل سيد البيت الأبيض ترامب اليوم"
    assert with_names("وصل سيد البيت الكبير اليوم", told)[1] == []


def test_reader_finds_what_somebody_said_where_only_his_office_is_named() -> None:
    text = "اجتمع القادة مساء الخميس. وحذر قائد الكرملين من أن بلاده ستقاتل حتى النهاية."
    page = passage(text, title="قمة السلام")
    asked = "مم حذر بوتين؟"
    bare = bundled_reader().read(asked, [page])[0]
    resolved = Resolving(bundled_reader(), {RUSSIA: "بوتين"}).read(asked, [page])[0]
    assert resolved[1].score > bare[1].score + 0.5
    assert [(one.start, one.end) for one in resolved] == [(one.start, one.end) for one in bare]
    assert resolved[1].answer is not None
    start, end = resolved[1].answer
    assert text[start:end] in text[bare[1].start :]
    assert text[end - 1 : end].strip()


def test_passages_without_an_office_are_read_as_they_are() -> None:
    page = passage("تنتظر 150 سفينة عند المدخلين.", title="")
    asked = "كم سفينة تنتظر؟"
    told = Resolving(bundled_reader(), {RUSSIA: "بوتين"}).read(asked, [page])
    assert told == bundled_reader().read(asked, [page])


def test_names_that_would_break_a_sentence_are_not_put_in() -> None:
    page = passage("حذر قائد الكرملين من الحرب. وعاد الوفد.", title="")
    told = Resolving(bundled_reader(), {RUSSIA: "بوتين. وقال"}).read("بماذا هدد بوتين؟", [page])
    assert [(one.start, one.end) for one in told[0]] == [(0, 27), (28, 39)]
