"""Questions for when, and sentences that tell that no time is set."""

import pytest

from rag.reading.reader import bundled_reader
from rag.reading.unset import TimesUnset, tells_unset
from tests.rag.passages import passage

TALKS = "قال الوزير إن مؤتمر الحوار سيعقد في العاصمة. ولم يحدد بعد موعد المؤتمر."


@pytest.mark.parametrize(
    ("sentence", "unset"),
    [
        ("تنتظر القضايا لقاء الرئيسين، والذي لم يتم الإعلان عنه بعد.", True),
        ("ولم يحدد بعد موعد المؤتمر.", True),
        ("أعلن الرئيس إجراء الانتخابات دون تحديد موعد لها.", True),
        ("ولم يتحدد تاريخ الجلسة.", True),
        ("لم تعلن الحكومة أسماء الضحايا.", False),
        ("حدد الرئيس موعد الانتخابات.", False),
    ],
)
def test_sentences_that_tell_of_no_time_are_known(sentence: str, unset: bool) -> None:
    assert tells_unset(sentence) is unset


def test_when_is_answered_by_that_no_time_is_set() -> None:
    reader, asked = bundled_reader(), "متى يعقد مؤتمر الحوار؟"
    assert reader.read(asked, [passage(TALKS)])[0][1].score < 0
    told, unset = TimesUnset(reader).read(asked, [passage(TALKS)])[0]
    assert unset.score > 1.5
    assert told == reader.read(asked, [passage(TALKS)])[0][0]


@pytest.mark.parametrize("asked", ["متى عقد مؤتمر الحوار؟", "أين يعقد مؤتمر الحوار؟"])
def test_other_questions_are_read_as_they_are(asked: str) -> None:
    reader = bundled_reader()
    assert TimesUnset(reader).read(asked, [passage(TALKS)]) == reader.read(asked, [passage(TALKS)])
