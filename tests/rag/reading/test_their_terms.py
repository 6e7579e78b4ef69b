"""Governments called as a text calls them, and the bundled reader asked so."""

import pytest

from rag.reading.reader import bundled_reader
from rag.reading.their_terms import TheirTerms, in_terms_of
from tests.rag.passages import passage

HOPE = "وتأمل أوكرانيا في استمرار الدعم الجوي من جانب الولايات المتحدة."


@pytest.mark.parametrize(
    ("question", "text", "called"),
    [
        ("ماذا تأمل كييف من واشنطن؟", HOPE, "ماذا تأمل أوكرانيا من الولايات المتحدة؟"),
        ("ماذا قيل لأمريكا؟", HOPE, "ماذا قيل للولايات المتحدة؟"),
        ("ولكييفَ ماذا بقي؟", HOPE, "ولأوكرانيا ماذا بقي؟"),
        ("هل تقبل روسيا؟", "قال الكرملين إنه لا يقبل.", "هل تقبل الكرملين؟"),
        ("هل تقبل موسكو؟", "قال الكرملين إن روسيا لا تقبل.", "هل تقبل روسيا؟"),
    ],
)
def test_a_government_is_called_as_the_text_calls_it(question: str, text: str, called: str) -> None:
    assert in_terms_of(question, text) == called


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("ماذا تأمل كييف؟", "تأمل كييف، وأوكرانيا معها، في الدعم."),  # it calls it so too
        ("من وصل إلى كييف؟", HOPE),  # the city
        ("ماذا حدث بواشنطن؟", HOPE),
        ("ما نتائج قمة باريس؟", "رحبت فرنسا بالنتائج."),  # the event
        ("ماذا تريد فرنسا؟", "اجتمع القادة في باريس."),  # the text's city
        ("ماذا تريد أمريكا اللاتينية؟", HOPE),
        ("ما علاقة هذا بالأمريكيين؟", HOPE),
        ("What does Kyiv hope for?", HOPE),
        ("ماذا تريد برلين؟", HOPE),
    ],
)
def test_what_is_no_government_or_is_called_so_stays(question: str, text: str) -> None:
    assert in_terms_of(question, text) == question


def test_each_passage_is_read_for_the_question_in_its_terms() -> None:
    other = passage("غادر الوفد العاصمة مساء الخميس.")
    asked = "ماذا تأمل كييف أن تواصل واشنطن تقديمه لها؟"
    reader = bundled_reader()
    as_typed = reader.read(asked, [other, passage(HOPE)])
    read = TheirTerms(reader).read(asked, [other, passage(HOPE)])
    assert read[0][0].score == pytest.approx(as_typed[0][0].score, abs=0.05)
    assert read[1][0].score > as_typed[1][0].score + 1
    assert read[1][0].score > 1.5
