"""Candidates that lose by what their passage does not speak of."""

import pytest

from rag.questions.asking import Asked
from rag.ranking.absent import behind
from rag.ranking.candidates import Candidate, candidates
from rag.ranking.features import Asking
from rag.reading.reader import Reading
from rag.words.matching import Sought
from tests.rag.passages import passage

TEXTS = ("تتردد ألمانيا في إرسال جنود.", "يتردد المستشار الألماني.", "يصر الحلفاء على الردع.")


def found(*texts: str, title: str = "") -> list[Candidate]:
    pages = [passage(text, f"a{at}", title=title) for at, text in enumerate(texts)]
    return candidates(pages, [[Reading(0, len(text), 0.0, None, 0.0)] for text in texts])


def asking(text: str) -> Asking:
    return Asking(text, Asked.WHY, Sought({}))


@pytest.mark.parametrize(
    ("question", "lost"),
    [
        ("لماذا تتردد برلين؟", [False, False, True]),
        ("لماذا تتردد ألمانيا؟", [False, False, True]),
        ("لماذا يتردد الحلفاء؟", [False, False, False]),
        ("ماذا حدث في برلين؟", [False, False, False]),  # the city
        ("لماذا تتردد روما؟", [False, False, False]),  # none speaks of it
        ("Why does Berlin hesitate?", [False, False, False]),
    ],
)
def test_what_does_not_speak_of_the_government_comes_behind(
    question: str, lost: list[bool]
) -> None:
    assert [loss > 0 for loss in behind(asking(question), found(*TEXTS))] == lost


def test_a_title_speaks_for_its_passages() -> None:
    told = found(TEXTS[2], title="برلين تتردد") + found(TEXTS[2])
    assert [loss > 0 for loss in behind(asking("لماذا تتردد برلين؟"), told)] == [False, True]
