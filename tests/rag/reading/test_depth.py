"""How many passages are read, with a reader that says what it is told to say."""

from collections.abc import Sequence

import pytest

from index.article import Passage
from rag.reading.depth import read_enough
from rag.reading.reader import Reading
from tests.rag.passages import passage

ASKED = "من غادر العاصمة؟"
FEW, MANY = 400, 401


class Says:
    """Gives each passage the log-odds that stand in it, and keeps count of what it read."""

    def __init__(self) -> None:
        self.read_texts: list[str] = []

    def read(self, question: str, passages: Sequence[Passage]) -> list[list[Reading]]:
        texts = [page.chunk.text for page in passages]
        self.read_texts += texts
        return [[Reading(0, len(text), float(text), None, 0.0)] for text in texts]


def pages(*best: tuple[int, float]) -> list[Passage]:
    """Forty passages; at the places given they say how surely they answer, the others don't."""
    told = dict(best)
    return [passage(str(told.get(n, -5.0)), title="") for n in range(40)]


@pytest.mark.parametrize(
    ("best", "of", "read"),
    [
        ([(0, 1.5)], MANY, 6),
        ([(0, 1.4)], MANY, 12),
        ([(8, 1.5)], FEW, 12),
        ([(25, 6.0)], MANY, 12),
        ([(25, 6.0)], FEW, 30),
        ([(25, 0.1)], FEW, 30),
        ([(25, -0.1)], FEW, 12),  # read, and left out: it answers no more likely than not
        ([(0, 1.4), (25, 1.3)], FEW, 12),
        ([(0, 1.4), (25, 1.5)], FEW, 30),
        ([(35, 6.0)], FEW, 12),
    ],
)
def test_more_is_read_where_nothing_answers_and_most_among_few(
    best: list[tuple[int, float]], of: int, read: int
) -> None:
    assert len(read_enough(ASKED, pages(*best), Says(), of)) == read


@pytest.mark.parametrize(("of", "read"), [(FEW, 12), (MANY, 6)])
def test_for_another_language_twelve_of_few_are_read(of: int, read: int) -> None:
    assert len(read_enough("Who left the capital?", pages((0, 6.0)), Says(), of)) == read


def test_an_answer_far_behind_keeps_its_place() -> None:
    read = read_enough(ASKED, pages((25, 6.0)), Says(), FEW)
    assert [page[0].score for page in read].index(6.0) == 25


@pytest.mark.parametrize("of", [FEW, MANY])
def test_what_answers_at_once_ends_the_reading(of: int) -> None:
    reader = Says()
    read_enough(ASKED, pages((3, 2.0)), reader, of)
    assert len(reader.read_texts) == 6


def test_fewer_passages_than_that_are_all_read_once() -> None:
    reader = Says()
    assert len(read_enough(ASKED, pages((8, 6.0))[:9], reader, FEW)) == 9
    assert len(reader.read_texts) == 9


def test_nothing_to_read_is_nothing_read() -> None:
    assert read_enough(ASKED, [], Says(), FEW) == []
