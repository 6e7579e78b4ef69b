"""Passages read for a question in their own words, with the reader that comes with Sanad."""

import pytest

from rag.reading.reader import bundled_reader
from rag.reading.ways import read_both_ways, read_in_their_words
from tests.rag.passages import passage

ASKED = "من كتب مسودة القانون؟"
OTHERWISE = passage("صاغ مسودة القانون ثلاثة خبراء في الخفاء.", title="")
NOTHING = passage("غادر الوفد العاصمة مساء الخميس.", title="")


def test_passage_in_other_words_is_read_for_these_too_and_others_are_not() -> None:
    reader, pages = bundled_reader(), [OTHERWISE, NOTHING]
    read = read_both_ways(ASKED, pages, reader)
    put = reader.read("من صاغ مسودة القانون؟", [OTHERWISE])[0][0]
    first, second = read_in_their_words(ASKED, pages, read, reader)
    assert put.score > 0 > read[0][0].score
    assert first[0].score == pytest.approx((read[0][0].score + put.score) / 2)
    assert second is read[1]


def test_spoken_question_is_put_into_written_words_first() -> None:
    reader = bundled_reader()
    read = read_both_ways("مين كتب مسودة القانون؟", [OTHERWISE], reader)
    again = read_in_their_words("مين كتب مسودة القانون؟", [OTHERWISE], read, reader)
    assert again[0][0].score > read[0][0].score
