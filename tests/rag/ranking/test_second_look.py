"""The best sentences read by themselves, with the reader that comes with Sanad."""

from collections.abc import Sequence

import numpy as np
import pytest

from rag.ranking.candidates import Candidate, candidates
from rag.ranking.features import WIDEST
from rag.ranking.second_look import (
    LOOKED_AT,
    Eyes,
    Scores,
    Worth,
    by_themselves,
    contenders,
    second_look,
)
from rag.reading.reader import bundled_reader
from tests.rag.passages import passage

QUESTION = "كم سفينة تنتظر دخول القناة؟"
TEXT = (
    "جنحت سفينة الحاويات صباح الثلاثاء في القناة. وتنتظر 150 سفينة عند المدخلين. "
    "وقال رئيس الهيئة إن التعويم سيستغرق يومين. ويعزو الخبراء الحادث إلى رياح قوية."
)


def near_none(texts: Sequence[str]) -> Scores:
    return np.zeros(len(texts))


EYES = Eyes(QUESTION, bundled_reader(), near_none)
WORTH = Worth(alone=0.33, near=12.0)


@pytest.fixture(scope="module")
def found() -> list[Candidate]:
    page = passage(TEXT, title="سفينة تسد القناة")
    return candidates([page], bundled_reader().read(QUESTION, [page]))


def test_sentence_that_answers_by_itself_gains_most(found: list[Candidate]) -> None:
    told = by_themselves(QUESTION, found, bundled_reader())
    assert told.argmax() == 1
    assert told[1] > 0 > told[0]


def test_wrong_first_place_is_mended(found: list[Candidate]) -> None:
    scores = np.array([1.0, 0.8, 0.2, 0.1])
    look = second_look(found, scores, WORTH, EYES)
    assert look.scores.argmax() == 1
    assert look.alone.argmax() == 1


def test_those_not_looked_at_pass_none_that_were(found: list[Candidate]) -> None:
    scores = np.array([1.0, 0.1, 0.9, 0.8])  # the one that answers is the last of four
    assert LOOKED_AT == 3
    look = second_look(found, scores, WORTH, EYES)
    again = look.scores
    assert look.alone[1] == -WIDEST
    assert again[1] < min(again[0], again[2], again[3])


def test_single_candidate_is_read_by_itself_too(found: list[Candidate]) -> None:
    look = second_look(found[1:2], np.array([0.5]), WORTH, EYES)
    assert look.alone[0] > 0
    assert look.scores[0] == pytest.approx(0.5 + 0.33 * look.alone[0])


def test_of_two_alike_the_one_nearer_to_the_question_gains(found: list[Candidate]) -> None:
    def near_the_last(texts: Sequence[str]) -> Scores:
        return np.array([0.1 if "يعزو" in text else 0.0 for text in texts])

    eyes = Eyes(QUESTION, bundled_reader(), near_the_last)
    scores = np.array([-9.0, -9.0, 1.0, 0.9])
    look = second_look(found, scores, Worth(alone=0.0, near=12.0), eyes)
    assert look.scores.argmax() == 3
    assert look.near.tolist() == [0.0, 0.0, 0.0, 0.1]


def test_one_far_ahead_is_looked_at_alone() -> None:
    assert contenders(np.array([0.0, 5.0, 2.0])).tolist() == [1]
    assert contenders(np.array([4.0, 5.0, 3.5, 3.4])).tolist() == [1, 0, 2]


def test_sentence_in_other_words_is_read_for_the_question_in_these_too() -> None:
    asked = "من كتب مسودة القانون؟"
    page = passage("صاغ مسودة القانون ثلاثة خبراء في الخفاء.", title="")
    found = candidates([page], bundled_reader().read(asked, [page]))
    typed, put = (
        bundled_reader().read(text, [page])[0][0].score for text in (asked, "من صاغ مسودة القانون؟")
    )
    assert put > typed
    assert by_themselves(asked, found, bundled_reader())[0] == pytest.approx((typed + put) / 2)
