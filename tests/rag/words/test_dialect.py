"""Questions typed as people speak."""

from collections.abc import Sequence

import pytest

from index.article import Passage
from index.text.sentences import sentence_spans
from rag.reading.reader import Reader, Reading
from rag.reading.ways import read_both_ways
from rag.words.dialect import in_written_arabic
from tests.rag.passages import passage


class Scripted(Reader):
    """Says of the sentences what is written down for a question."""

    def __init__(self, scores: dict[str, tuple[float, ...]]) -> None:
        super().__init__()
        self._scores = scores
        self.asked: list[str] = []

    def read(self, question: str, passages: Sequence[Passage]) -> list[list[Reading]]:
        self.asked.append(question)
        return [
            [
                Reading(start, end, score, None, 0.0)
                for (start, end), score in zip(
                    sentence_spans(page.chunk.text), self._scores[question], strict=True
                )
            ]
            for page in passages
        ]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("شحال من واحد مات فزلزال الحوز؟", "كم من واحد مات فزلزال الحوز؟"),
        ("وش قالت المانيا عن القوة؟", "ماذا قالت المانيا عن القوة؟"),
        ("هي الحرب دي بقالها قد إيه؟", "هي الحرب منذ متى؟"),
        ("بقاله قد ايه في السجن", "منذ متى في السجن"),
        ("الحرب صارلها كام سنة؟", "الحرب منذ كم سنة؟"),
        ("شكون ربح الماتش ديال البارح؟", "من ربح المباراة أمس؟"),
        ("وش المدن اللي تستضيف البطولة؟", "ما المدن الذي تستضيف البطولة؟"),
        ("شو سبب الحريق؟", "ما سبب الحريق؟"),
        ("وقتاش تلعب فالماتش؟", "متى تلعب في المباراة؟"),
        ("مين طلع رئيس في السنغال؟", "من خرج رئيس في السنغال؟"),
        ("هو المتحف اتكلف كام؟", "هو المتحف كلف كم؟"),
        ("شكون فاز فالجمباز؟", "من فاز في الجمباز؟"),
        ("مين اتقتلوا عالحدود؟", "من قتل على الحدود؟"),
        ("شو نتيجة ماتش فالنسيا؟", "ما نتيجة مباراة فالنسيا؟"),
        ("شو قالوا بهالقمة وهالبيان؟", "ماذا قالوا بهالقمة وهالبيان؟"),
        ("وش سوى ماكرون مع من اتفق؟", "ماذا فعل ماكرون مع من اتفق؟"),
        ("مين هيحضر القمة؟", "من سيحضر القمة؟"),
        ("شو بيتوقع ماكرون؟", "ماذا يتوقع ماكرون؟"),
        ("شكون اللي ما بغاتش الحرب؟", "من الذي ما أرادت الحرب؟"),
        ("مين بنيامين نتنياهو؟", "من بنيامين نتنياهو؟"),
        ("شو قال بيان هنري؟", "ماذا قال بيان هنري؟"),
        ("شو القصة، ما النقاش؟", "ما القصة، ما النقاش؟"),
    ],
)
def test_spoken_words_are_put_into_written_ones(typed: str, written: str) -> None:
    assert in_written_arabic(typed) == written


@pytest.mark.parametrize(
    "typed",
    [
        "ماذا قال روته عن حق النقض الروسي؟",
        "بماذا جُرح الشرطي؟",
        "من يدير مكتب الرئيس؟",
        "متى طلع الرئيس  على الصحفيين ؟",
        "من أنهى عضوية النائب في اللجنة؟",
        "متى توفي جورج برنارد شو؟",
        "متى قتل محمود شوكت باشا؟",
        "ما موقف الدول الست من الاتفاق؟",
        "كم هدفا سجل هاري كاين؟",
        "What did Rutte say?",
        "کسری تراز تجاری تونس در ده ماه اول ۲۰۱۵ چند درصد کم شد؟",
    ],
)
def test_written_arabic_is_left_as_typed(typed: str) -> None:
    assert in_written_arabic(typed) == typed


def test_question_in_dialect_is_read_both_ways() -> None:
    passages = [passage("بلغت كلفة المتحف مليار دولار. افتتح المتحف في نوفمبر.")]
    reader = Scripted({"قديش كلف المتحف؟": (1.0, -1.0), "كم كلف المتحف؟": (3.0, -5.0)})
    (page,) = read_both_ways("قديش كلف المتحف؟", passages, reader)
    assert [reading.score for reading in page] == [2.0, -3.0]
    (page,) = read_both_ways("كم كلف المتحف؟", passages, reader)
    assert [reading.score for reading in page] == [3.0, -5.0]
    assert reader.asked == ["قديش كلف المتحف؟", "كم كلف المتحف؟", "كم كلف المتحف؟"]
