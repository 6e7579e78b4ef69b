"""The best sentences read by themselves, with the reader that comes with Sanad."""

import numpy as np
import pytest

from rag.candidates import Candidate, candidates
from rag.features import WIDEST
from rag.reader import bundled_reader
from rag.second_look import LOOKED_AT, by_themselves, second_look
from tests.rag.passages import passage

QUESTION = "كم سفينة تنتظر دخول القناة؟"
TEXT = (
    "جنحت سفينة الحاويات صباح الثلاثاء في القناة. وتنتظر 150 سفينة عند المدخلين. "
    "وقال رئيس الهيئة إن التعويم سيستغرق يومين. ويعزو الخبراء الحادث إلى رياح قوية."
)


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
    look = second_look(QUESTION, found, scores, 0.33, bundled_reader())
    assert look.scores.argmax() == 1
    assert look.alone.argmax() == 1


def test_those_not_looked_at_pass_none_that_were(found: list[Candidate]) -> None:
    scores = np.array([1.0, 0.1, 0.9, 0.8])  # the one that answers is the last of four
    assert LOOKED_AT == 3
    look = second_look(QUESTION, found, scores, 0.33, bundled_reader())
    again = look.scores
    assert look.alone[1] == -WIDEST
    assert again[1] < min(again[0], again[2], again[3])


def test_single_candidate_is_read_by_itself_too(found: list[Candidate]) -> None:
    look = second_look(QUESTION, found[1:2], np.array([0.5]), 0.33, bundled_reader())
    assert look.alone[0] > 0
    assert look.scores[0] == pytest.approx(0.5 + 0.33 * look.alone[0])
