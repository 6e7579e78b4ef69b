import time
from itertools import pairwise

import pytest

from index.text.sentences import LONGEST, sentence_spans


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["اجتمع القادة في جنيف.", "وقال الوزير إن الاجتماع ناجح!", "هل يكفي ذلك؟", "ربما"],
        ["بلغ النمو 2.5 بالمئة ونحو ٢٫٥ مليار و28.000 وظيفة.", "وارتفع السعر."],
        ["كتب ج. د. سالينجر إلى د. أحمد وم. علي وأ.د. سمير.", "ولم يردوا."],
        ["بني عام 300 ق.م. في مصر القديمة."],
        ["بلغ عام 2015 م.", "وقالت المصادر ذلك."],
        ["زوروا example.com أو news@example.org أو ملف report.pdf الآن.", "وشكراً."],
        ["Mr. Smith met Dr. Jones in the U.S. capital, e.g. on Monday.", "He paid $2.5 million."],
        ["He lives in the U.S.", "The deal is done."],
        ["J. D. Vance spoke at 5 p.m. on No. 10 street.", "Yahoo! shares rose."],
        ['"Go." he said.', '"Now!"', "She left."],
        ["إعادة تنظيم؛ ثم توقف، ثم عودة.", "انتهى."],
        ["انتهى الاجتماع.", "وقال الرجل ذلك."],
        ["1. مقدمة قصيرة عن الأمر.", "نص المقدمة."],
        ["قالت إي. إس. إي. تي وقالت بي. بي. سي ذلك.", "ثم انتهى الأمر."],
        ["بلغت النسبة 86.4٪ و96. 13٪ منهم لا يمانعون.", "وقال آخرون غير ذلك."],
        ["وقع ذلك عام 2016.", "13 شخصا قتلوا."],
    ],
)
def test_sentences_end_where_a_reader_would_end_them(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_sentence_ends_at_a_stop_without_a_space_after_it() -> None:
    assert split("انتهى الاجتماع.وقال الرجل ذلك.") == ["انتهى الاجتماع.", "وقال الرجل ذلك."]


def test_line_break_always_ends_a_sentence() -> None:
    assert split("عنوان فرعي\nنص الفقرة\r\n\nآخر") == ["عنوان فرعي", "نص الفقرة", "آخر"]


@pytest.mark.parametrize("dots", ["..", "...", "…"])
def test_dots_inside_a_line_do_not_end_a_sentence(dots: str) -> None:
    assert len(split(f"الوفد يغادر جنيف{dots} مفاوضات بلا نتيجة{dots}")) == 1


def test_short_quotation_stays_whole_with_its_speaker() -> None:
    spoken = "قال الوزير: «لن نوقع اليوم. سنعود غداً. هذا وعد»."
    assert split(f"{spoken} وغادر القاعة.") == [spoken, "وغادر القاعة."]


def test_footnote_marks_stay_with_the_sentence_they_follow() -> None:
    text = "تهاجر اللقالق جنوبا.[40] وتقضي شتاءها هناك.[5][51]في مارس تعود. انظر [2] الصفحة."
    assert [text[a:b] for a, b in sentence_spans(text)] == [
        "تهاجر اللقالق جنوبا.[40]",
        "وتقضي شتاءها هناك.[5][51]",
        "في مارس تعود.",
        "انظر [2] الصفحة.",
    ]


def test_long_quotation_is_cut_at_its_own_stops() -> None:
    inner = ["لن نوقع على هذا النص " + "مهما طال النقاش بيننا " * 6 + "أبداً."] * 3
    parts = split(f"قال الوزير: «{' '.join(inner)}»")
    assert len(parts) == 3
    assert all(len(part) <= 300 for part in parts)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("قال إنه «سينجز الأمر.» وأضاف أنه واثق.", 2),
        ("قال إنه «سينجز الأمر.» في إشارة إلى الاتفاق.", 1),
        ("نظمت الجامعة ندوة بعنوان «هل تنتهي الأزمة؟» حضرها طلاب.", 1),
        ("سأل الوزير: «من المسؤول؟» الرجل صمت.", 2),
        ("قال: « لن نعود. » وخرج من القاعة.", 2),
        ("وصفوه بأنه “خطأ كبير.” وأكدوا أنهم “لن يعودوا.”", 2),
        ("قال »كلام. آخر« ثم ذهب.", 1),
    ],
)
def test_stop_before_a_closing_quote_ends_only_when_a_new_sentence_follows(
    text: str, count: int
) -> None:
    assert len(split(text)) == count


@pytest.mark.parametrize(
    "text",
    ["كلمة " * 500, "ب" * 2000, "كلمة، " * 400, '"«“( ' * 50, '... نعم. "', "؟", " \n\t ", ""],
)
def test_spans_cover_all_that_is_not_space_and_stay_short(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(text[a:b] == text[a:b].strip() and 0 < b - a <= LONGEST for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_run_without_an_end_is_cut_after_a_comma() -> None:
    parts = split("ذهب الرجل إلى السوق واشترى، " * 60)
    assert len(parts) > 1
    assert all(part.endswith("،") for part in parts)


def test_time_grows_with_the_length_only() -> None:
    def seconds(times: int) -> float:
        text = "وقال الرئيس إن «الأمر. انتهى.» وأكد 2.5 ذلك. " * times
        took = []
        for _ in range(3):
            began = time.perf_counter()
            sentence_spans(text)
            took.append(time.perf_counter() - began)
        return min(took)

    seconds(100)
    assert seconds(8_000) < 12 * max(seconds(2_000), 0.01)  # 16 were it quadratic
