"""The reader that comes with Sanad, on sentences it has never seen."""

from pathlib import Path

import pytest

from index.article import Chunk, Passage, Source
from rag.errors import ReaderUnavailable
from rag.reading.reader import Reader, Reading, bundled_reader

TITLE = "سفينة حاويات تسد القناة"
TEXT = (
    "جنحت سفينة الحاويات صباح الثلاثاء في المجرى الجنوبي للقناة. وقال رئيس الهيئة إن "
    "«التعويم سيستغرق يومين على الأقل». وتنتظر 150 سفينة عند المدخلين. ويعزو الخبراء الحادث إلى "
    "رياح بلغت سرعتها 74 كيلومترا في الساعة."
)


def passage(text: str = TEXT, title: str = TITLE) -> Passage:
    chunk = Chunk("a@0#0", Source("a", title=title), 0, len(text), text)
    return Passage(chunk, 1, 1.0, 0.8)


def read(question: str, text: str = TEXT) -> list[Reading]:
    (readings,) = bundled_reader().read(question, [passage(text)])
    return readings


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("كم سفينة تنتظر دخول القناة؟", 2, "150"),
        ("متى جنحت السفينة؟", 0, "الثلاثاء"),
        ("بكم بلغت سرعة الرياح؟", 3, "74"),
        ("ماذا قال رئيس الهيئة؟", 1, "يومين"),
        ("How many ships are waiting?", 2, "150"),
    ],
)
def test_sentence_and_words_that_answer(question: str, sentence: int, answer: str) -> None:
    readings = read(question)
    best = max(range(len(readings)), key=lambda at: readings[at].score)
    assert best == sentence
    assert readings[best].score > 0
    start, end = readings[best].answer or (0, 0)
    assert answer in TEXT[start:end]


def test_question_about_something_else_is_answered_by_none() -> None:
    assert max(reading.score for reading in read("من فاز بكأس العالم 2022؟")) < 0


def test_every_sentence_is_read_at_its_offsets() -> None:
    readings = read("كم سفينة تنتظر؟")
    sentences = [TEXT[reading.start : reading.end] for reading in readings]
    assert len(sentences) == 4
    assert " ".join(sentences) == TEXT
    for reading in readings:
        assert reading.answer
        assert reading.start <= reading.answer[0] < reading.answer[1] <= reading.end


def test_what_lies_beyond_the_window_is_never_chosen() -> None:
    long = " ".join(f"وصلت السفينة رقم {at} إلى ميناء السويس أمس." for at in range(60))
    readings = read("كم سفينة تنتظر؟", long)
    assert len(readings) == 60
    assert readings[-1].score == -20.0
    assert readings[-1].answer is None


def test_very_long_question_is_cut_not_refused() -> None:
    assert read("كم سفينة تنتظر؟ " * 100)


def test_no_passages_no_readings() -> None:
    assert Reader().read("متى؟", []) == []


def test_missing_network_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ReaderUnavailable, match="reinstall Sanad"):
        Reader(tmp_path).read("متى؟", [passage()])


def test_what_is_wrong_is_said_by_the_question_not_by_opening_ahead(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    reader.open_ahead()
    with pytest.raises(ReaderUnavailable, match="reinstall Sanad"):
        reader.read("متى؟", [passage()])


def test_damaged_network_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "reader.onnx").write_bytes(b"\x00" * 100)
    with pytest.raises(ReaderUnavailable, match="can't be read"):
        Reader(tmp_path).read("متى؟", [passage()])
