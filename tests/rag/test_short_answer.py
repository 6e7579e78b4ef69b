"""The few words said before a sentence, and accounts that differ."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from index.article import Chunk, Passage, Source
from rag.disagreement import differ
from rag.questions.asking import Asked
from rag.ranking.candidates import Candidate
from rag.ranking.features import Asking
from rag.short_answer import short_answer
from rag.words.matching import Sought


def candidate(text: str, answer: str, article: str = "a", sure: float = 1.0) -> Candidate:
    chunk = Chunk(f"{article}@0#0", Source(article), 0, len(text), text)
    return Candidate(Passage(chunk, 1, 1.0, 0.8), text, 0, len(text), "", 2.0, answer, sure)


def published(one: Candidate, day: int | None) -> Candidate:
    dated = None if day is None else datetime(2026, 1, day, tzinfo=UTC)
    chunk = one.passage.chunk
    source = replace(chunk.source, published=dated)
    return replace(one, passage=replace(one.passage, chunk=replace(chunk, source=source)))


def said_first(kind: Asked, one: Candidate, question: str = "") -> str:
    return short_answer(Asking(question, kind, Sought({})), one)


@pytest.mark.parametrize(
    ("kind", "text", "read", "said"),
    [
        (Asked.HOW_MANY, "تشارك 35 دولة في الاجتماع الافتراضي.", "35", "35 دولة"),
        (Asked.HOW_MANY, "نال لقب الهداف في البطولة بثمانية أهداف.", "بثمانية", "بثمانية أهداف"),
        (Asked.HOW_MANY, "ارتفعت الأسعار بنسبة 12% هذا العام.", "12%", "12%"),
        (
            Asked.HOW_MANY,
            "يقع على بعد 1.5 مليون كيلومتر من الأرض.",
            "1.5 مليون كيلومتر من",
            "1.5 مليون كيلومتر",
        ),
        (Asked.WHEN, "ينعقد اللقاء يوم الخميس في باريس.", "يوم الخميس في", "يوم الخميس"),
        (Asked.WHEN, "جنحت سفينة الحاويات صباح الثلاثاء.", "اويات صباح الثلاثاء", "صباح الثلاثاء"),
        (Asked.WHERE, "ينعقد اللقاء المقبل في باريس نهاية الشهر.", "في باريس", "في باريس"),
        (Asked.WHO, "يقود المنتخب المدرب وليد الركراكي منذ عامين.", "وليد الركر", "وليد الركراكي"),
        (
            Asked.WHO,
            "افتتحت القمة برئاسة رئيس الوزراء البريطاني كير ستارمر أمس.",
            "البريطاني كير ستارمر",
            "كير ستارمر",
        ),
        (
            Asked.WHO,
            "يضم الوفد المفاوض الأمريكي وجاريد كوشنر معا.",
            "الأمريكي وجاريد كوشنر",
            "الأمريكي وجاريد كوشنر",
        ),
    ],
)
def test_words_that_answer_alone_are_said_first(
    kind: Asked, text: str, read: str, said: str
) -> None:
    assert said_first(kind, candidate(text, read)) == said


@pytest.mark.parametrize(
    ("kind", "text", "read"),
    [
        (Asked.SAID, "قال الوزير إن القرار صعب.", "القرار صعب"),
        (Asked.HOW_MANY, "تشارك دول كثيرة في الاجتماع.", "كثيرة"),
        (Asked.HOW_MANY, "أُرسلت المذكرة إلى الوفود الخمسة والثلاثين قبل أيام.", "والثلاثين"),
        (Asked.WHEN, "ينعقد اللقاء في باريس قريبا جدا.", "في باريس"),
        (Asked.WHERE, "تستضيف العاصمة الفرنسية قمة التحالف اليوم.", "الفرنسية"),
        (
            Asked.WHO,
            "منحت الجائزة لمنظمة «نيهون هيدانكيو» اليابانية أمس.",
            "لمنظمة «نيهون هيدانكيو",
        ),
        (Asked.WHO, "فاز المنتخب في المباراة الأخيرة.", ""),
        (Asked.WHO, "التقى زيلينسكي وقادة أوروبيون في باريس المبعوث ويتكوف.", "باريس"),
    ],
)
def test_what_is_no_answer_of_the_kind_is_not_said(kind: Asked, text: str, read: str) -> None:
    assert said_first(kind, candidate(text, read)) == ""


def test_words_the_reader_doubts_are_not_said() -> None:
    text = "تشارك 35 دولة في الاجتماع الافتراضي."
    assert said_first(Asked.HOW_MANY, candidate(text, "35", sure=-0.5)) == ""


def test_most_of_the_sentence_is_the_sentence() -> None:
    text = "يوم الخميس في باريس."
    assert said_first(Asked.WHEN, candidate(text, "يوم الخميس في باريس")) == ""


THIRTY_FIVE = candidate("تشارك 35 دولة في الاجتماع.", "35", "a")
TWENTY_SEVEN = candidate("حضر 27 زعيما إلى باريس أمس.", "27", "b")
HOW_MANY = Asking("كم حضر؟", Asked.HOW_MANY, Sought({}))


def test_other_figures_in_two_articles_differ() -> None:
    assert differ(HOW_MANY, [THIRTY_FIVE, TWENTY_SEVEN])


def test_same_figure_one_article_or_one_sentence_do_not_differ() -> None:
    written = candidate("حضر خمسة وثلاثون زعيما إلى باريس.", "خمسة وثلاثون", "b")
    assert not differ(HOW_MANY, [THIRTY_FIVE, written]), "35 in words"
    same = candidate("حضر 27 زعيما إلى باريس أمس.", "27", "a")
    assert not differ(HOW_MANY, [THIRTY_FIVE, same])
    assert not differ(HOW_MANY, [THIRTY_FIVE])
    assert not differ(replace(HOW_MANY, kind=Asked.SAID), [THIRTY_FIVE, TWENTY_SEVEN])


def test_two_dates_differ() -> None:
    one = candidate("ينعقد اللقاء في 11 ديسمبر بمشاركة الجميع.", "11 ديسمبر", "a")
    other = candidate("ينعقد اللقاء في 4 سبتمبر بمشاركة الجميع.", "4 سبتمبر", "b")
    assert differ(replace(HOW_MANY, kind=Asked.WHEN), [one, other])


def test_dates_that_may_be_the_same_do_not_differ() -> None:
    dated = candidate("ينعقد اللقاء في 11 ديسمبر بمشاركة الجميع.", "11 ديسمبر", "a")
    weekday = candidate("ينعقد اللقاء الثلاثاء بمشاركة الجميع في باريس.", "الثلاثاء", "b")
    assert not differ(replace(HOW_MANY, kind=Asked.WHEN), [dated, weekday])


def test_weekdays_differ_within_a_week() -> None:
    asking = replace(HOW_MANY, kind=Asked.WHEN)
    one = candidate("ينعقد اللقاء الثلاثاء بمشاركة الجميع في باريس.", "الثلاثاء", "a")
    other = candidate("ينعقد اللقاء الخميس بمشاركة الجميع في باريس.", "الخميس", "b")
    assert differ(asking, [published(one, 1), published(other, 3)])
    assert not differ(asking, [published(one, 1), published(other, 20)]), "of another week"
    assert not differ(asking, [published(one, 1), published(other, None)])


def test_dates_of_two_people_do_not_differ() -> None:
    asking = Asking(
        "متى توفي الزرقالي؟", Asked.WHEN, Sought({"الزرقالي": 5.0}, names=frozenset({"الزرقالي"}))
    )
    one = candidate("توفي الزرقالي سنة 1087 في إشبيلية بعد مرض.", "سنة 1087", "a")
    other = candidate("توفي القزويني سنة 1283 في واسط بعد مرض.", "سنة 1283", "b")
    assert not differ(asking, [one, other])
    again = candidate("وتوفي الزرقالي سنة 1100 في قرطبة كما قيل.", "سنة 1100", "c")
    assert differ(asking, [one, again])


@pytest.mark.parametrize(
    ("question", "text", "read", "said"),
    [
        (
            "من هو مارك روته؟",
            "قال رئيس الوزراء الهولندي مارك روته إن الغرض هو الوضوح.",
            "الوزراء الهولندي",
            "رئيس الوزراء الهولندي",
        ),
        ("من هو ستارمر؟", "اجتمع الرئيس ماكرون وستارمر في باريس أمس.", "ماكرون", ""),
        ("شو هي وات؟", "ذكرت وكالة الأنباء «وات» أن السائق موقوف.", "السائق", "وكالة الأنباء"),
    ],
)
def test_who_somebody_is_stands_beside_the_name_and_nowhere_else(
    question: str, text: str, read: str, said: str
) -> None:
    assert said_first(Asked.WHO, candidate(text, read), question) == said
