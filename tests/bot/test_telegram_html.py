import random
import re
from dataclasses import replace

import pytest

from bot.direction import first_strong
from bot.telegram_html import render
from bot.telegram_pages import cut, length, page_length, plain_pages, units
from bot.terminal import show
from index.article import Source
from rag.answer import Answer, Outcome, Question, marks
from tests.bot.sample_answers import PARIS, RUTTE, answered, citation, refused
from tests.bot.telegram_server import parsed_text
from tests.rag.passages import passage

INVISIBLE = dict.fromkeys(map(ord, "\u2068\u2069\u200f"))


def seen(page: str) -> str:
    return parsed_text(page, "HTML").translate(INVISIBLE)


def test_quote_standing_in_the_answer_is_not_said_twice() -> None:
    (page,) = render(answered(f"{RUTTE} [1]"))
    assert page.count("حق النقض") == 1
    assert "blockquote" not in page


def test_quote_the_answer_words_otherwise_is_shown_verbatim_in_a_folding_blockquote() -> None:
    (page,) = render(answered("نفى روته أن يكون لروسيا حق اعتراض [1]."))
    assert f"<blockquote expandable>{RUTTE}</blockquote>" in page


def test_source_line_names_title_publisher_and_date_and_links_the_title() -> None:
    (page,) = render(answered("جواب [1]"))
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in page
    assert "[1] قمة باريس: ضمانات أمنية <لأوكرانيا> & خلافات · Reuters · 4 سبتمبر 2025" in seen(
        page
    )


@pytest.mark.parametrize(
    ("language", "date"),
    [
        ("en", "4 September 2025"),
        ("fr", "4 septembre 2025"),
        ("tr", "4 Eylül 2025"),
        ("zh", "2025-09-04"),
    ],
)
def test_date_is_written_in_the_language_of_the_question(language: str, date: str) -> None:
    (page,) = render(answered("Answer [1]", language=language))
    assert seen(page.split("\n\n")[1].split("\n")[0]).endswith(date)


def test_untitled_article_is_named_by_the_beginning_of_its_quote_and_its_id() -> None:
    long = "انعقدت قمة في باريس جمعت ثلاثين من قادة الدول الغربية مع الرئيس الأوكراني زيلينسكي."
    (page,) = render(answered(f"{long} [1]", citation(1, long, Source("news/002_c5"))))
    assert "[1] «انعقدت قمة في باريس جمعت ثلاثين من قادة الدول الغربية مع…» · news/002_c5" in seen(
        page
    )


def test_two_quotes_of_one_article_share_its_line() -> None:
    second = "وأضاف أن القرار لأوكرانيا وحدها."
    answer = answered(f"{RUTTE} [1] {second} [2]", citation(1), citation(2, second))
    (page,) = render(answer)
    assert seen(page).count("Reuters") == 1
    assert "\n[1] [2] قمة" in seen(page)


def test_markup_in_answers_quotes_and_titles_is_escaped() -> None:
    quote = 'قال <b>"نعم"</b> & <script>'
    (page,) = render(answered("جواب <i>مائل [1]", citation(1, quote, replace(PARIS, title="<u>"))))
    assert quote in seen(page)
    assert "جواب <i>مائل [1]" in seen(page)


def test_address_that_is_not_of_the_web_is_not_linked() -> None:
    (page,) = render(answered("جواب [1]", citation(1, source=replace(PARIS, url="javascript:x()"))))
    assert "href" not in page


def test_arabic_page_begins_arabic_and_isolates_marks_and_latin_names() -> None:
    (page,) = render(answered("NATO: لا حق نقض لروسيا [1]"))
    assert first_strong(parsed_text(page, "HTML")) == "rtl"
    assert "\u2068[1]\u2069" in page
    assert "\u2068Reuters\u2069" in page


def test_english_quote_under_an_arabic_question_keeps_its_own_order() -> None:
    quote = "Russia has no veto."
    (page,) = render(answered(f"{quote} [1]", citation(1, quote)))
    assert page.startswith("\u200f\u2068Russia has no veto. \u2068[1]\u2069\u2069")


def test_refusal_offers_near_articles_under_their_label_without_numbers() -> None:
    (page,) = render(refused("لم أجد جوابًا.", PARIS, Source("b", title="خبر آخر")))
    assert seen(page).startswith("لم أجد جوابًا.\n\nقد يهمك\n• قمة باريس")
    assert not marks(seen(page))


def test_refusal_alone_is_its_text() -> None:
    assert render(refused("No answer.", language="en")) == ["No answer."]


def long_answer(sentences: int) -> tuple[str, list[str]]:
    quotes = [
        f"الجملة رقم {n} تقول إن الوزير زار المدينة وعاد منها مساءً." for n in range(sentences)
    ]
    return " ".join(f"{quote} [{n + 1}]" for n, quote in enumerate(quotes)), quotes


def test_long_answer_is_cut_between_sentences_with_each_source_on_its_page() -> None:
    text, quotes = long_answer(90)
    sources = [replace(PARIS, id=f"a{n}", title=f"عنوان {n}.") for n in range(len(quotes))]
    citations = [citation(n + 1, q, sources[n]) for n, q in enumerate(quotes)]
    pages = render(answered(text, *citations))
    assert len(pages) > 1
    for page in pages:
        body, sources_shown = seen(page).split("\n\n")
        assert sorted(set(marks(body))) == sorted(set(marks(sources_shown)))
        assert body.endswith("]")


def test_every_page_fits_whatever_the_answer() -> None:
    chance = random.Random(5)
    words = ["كلمة", "<b>", "&amp;", "😀", "Word", "\n\n", ". ", "؟ ", "[1]", "\ud83d", "«", "</a>"]
    for size in (1, 500, 4000):
        text = "".join(chance.choice(words) + chance.choice([" ", ""]) for _ in range(size)) + "[1]"
        quote = "".join(chance.choice(words) for _ in range(size))
        pages = render(answered(text, citation(1, quote)))
        assert all(0 < page_length(page) <= 4096 for page in pages)
        assert all(length(parsed_text(page, "HTML")) <= 4096 for page in pages)


def test_one_word_longer_than_a_page_is_cut_and_nothing_of_it_lost() -> None:
    pages = render(answered("😀" * 5000 + " [1]"))
    assert "".join(seen(page) for page in pages).count("😀") == 5000


def test_units_joined_are_the_text() -> None:
    text = "قال: «نعم». [1] ثم عاد.\n\nوبلغ 2.5 مليون؟ نعم!  تم"
    assert "".join(units(text)) == text
    assert len(units(text)) == 5


def test_cut_prefers_the_end_of_a_paragraph() -> None:
    assert cut("فقرة أولى. جملة.\n\nفقرة ثانية. جملة", 25) == [
        "فقرة أولى. جملة.",
        "فقرة ثانية. جملة",
    ]


def test_plain_pages_keep_words_and_addresses() -> None:
    (page,) = render(answered("جواب <x> [1]"))
    (plain,) = plain_pages(page)
    assert "جواب <x>" in plain
    assert "(https://example.org/a?b=1&c=2)" in plain
    assert not re.search(r"</?(a|blockquote)\b", plain)


def test_an_article_without_a_title_is_offered_by_its_first_words() -> None:
    begins = passage("انعقدت القمة في باريس أمس.", "a7", title="")
    source = begins.chunk.source
    answer = Answer(
        Question("شو الأخبار؟"), Outcome.DECLINED, "هذه أحدثها:", passages=(begins,), near=(source,)
    )
    assert "«انعقدت القمة" in seen("".join(render(answer)))
    assert "«انعقدت القمة" in show(answer, marks=False)
    assert answer.opening("another") == ""
