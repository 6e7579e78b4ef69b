"""Questions that name a year, over the news of several."""

from datetime import UTC, datetime

from index.article import Article, Passage, Source
from index.chunks import cut
from index.options import Chunking
from rag.conditions.years import of_the_year
from rag.ranking.candidates import Candidate


def told(text: str, published: datetime | None) -> Candidate:
    source = Source(text, published=published)
    (chunk,) = cut(Article.of(source, text), Chunking())
    return Candidate(Passage(chunk, 1, 1.0, 0.5), text, 0, len(text), "")


OF_2023 = told("مُنحت جائزة السلام لنرجس محمدي.", datetime(2023, 10, 9, tzinfo=UTC))
OF_2024 = told("مُنحت جائزة السلام لمنظمة يابانية.", datetime(2024, 10, 14, tzinfo=UTC))
UNDATED = told("مُنحت الجائزة لناشطة إيرانية.", None)


def test_news_of_another_year_is_left_out() -> None:
    assert of_the_year("لمن مُنحت جائزة السلام 2023؟", [OF_2024, OF_2023]) == [OF_2023]
    assert of_the_year("جایزه صلح نوبل ۲۰۲۳", [OF_2024, OF_2023]) == [OF_2023]


def test_articles_without_a_day_are_kept() -> None:
    assert of_the_year("جائزة السلام 2023", [UNDATED, OF_2023]) == [UNDATED, OF_2023]


def test_year_told_in_the_text_or_just_over_is_of_the_year() -> None:
    back = told("في عام 2023 مُنحت الجائزة لإيرانية.", datetime(2025, 1, 1, tzinfo=UTC))
    soon = told("سُلمت الجائزة الشهر الماضي.", datetime(2024, 1, 8, tzinfo=UTC))
    assert of_the_year("جائزة 2023", [back, soon, OF_2024]) == [back, soon]


def test_nothing_is_left_out_where_no_article_tells_of_the_year() -> None:
    assert of_the_year("جائزة السلام 1999", [OF_2024, OF_2023]) == [OF_2024, OF_2023]
    assert of_the_year("جائزة السلام", [OF_2024, OF_2023]) == [OF_2024, OF_2023]
    assert of_the_year("بين 2023 و2025", [OF_2024, OF_2023]) == [OF_2024, OF_2023]
