"""News of something: how the newest articles begin that speak of it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from index.article import Passage
from rag.news_of import asks_for_news, news_of
from rag.words.matching import Sought
from tests.rag.passages import passage


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("ما آخر الأخبار عن أوكرانيا؟", "أوكرانيا"),
        ("شو أخبار قمة باريس", "قمة باريس"),
        ("أخبار أوكرانيا", "أوكرانيا"),
        ("ما الجديد في ملف الأصول المجمدة؟", "ملف الأصول المجمدة"),
        ("What's the latest on Ukraine?", "Ukraine"),
        ("ما آخر الأخبار؟", ""),
        ("ما الأخبار السارة التي أعلنها ماكرون؟", ""),
        ("ما آخر دولة انضمت إلى التحالف؟", ""),
        ("ماذا قال روته؟", ""),
    ],
)
def test_what_news_is_wanted_of(question: str, subject: str) -> None:
    assert asks_for_news(question) == subject


def dated(text: str, article: str, day: int, start: int = 0) -> Passage:
    page = passage(text, article, start=start)
    source = replace(page.chunk.source, published=datetime(2026, 1, day, tzinfo=UTC))
    return replace(page, chunk=replace(page.chunk, source=source))


SUBJECT = Sought({"اوكرانيا": 2.0, "قمه": 1.0})
OLD = dated("عقدت في باريس قمة عن أوكرانيا حضرها ثلاثون زعيما. وانتهت مساء.", "old", 4)
NEW = dated("عاجل من باريس. تستضيف باريس اليوم قمة جديدة عن أوكرانيا بمشاركة الحلفاء.", "new", 6)
OTHER = dated("فاز المنتخب في مباراة أمس على ملعبه بهدفين.", "other", 7)
LATER = dated("وقال الرئيس إن قمة أوكرانيا المقبلة تعقد في لندن قريبا.", "later", 8, start=900)


def test_the_newest_that_begin_with_it_are_taken() -> None:
    found = news_of(SUBJECT, [OLD, OTHER, NEW, LATER])
    assert [one.article for one in found] == ["new", "old"]
    assert found[0].text.startswith("تستضيف باريس"), "the first sentence that speaks of it"


def test_news_of_what_no_article_begins_with_is_none() -> None:
    assert news_of(Sought({"كره": 1.0, "القدم": 1.0}), [OLD, NEW, LATER]) == []
