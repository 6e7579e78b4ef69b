import pytest

from index.sources.headlines import reads_like_title, repeats_title, split_title

PARAGRAPH = "اجتمع وزراء الزراعة في الرباط يوم الأحد لبحث أزمة الجفاف التي تضرب المنطقة منذ عامين."


@pytest.mark.parametrize(
    ("first", "following", "is_title"),
    [
        ("وزراء الزراعة يبحثون الجفاف في الرباط", PARAGRAPH, True),
        ("الجفاف يعود.. هل تكفي السدود؟", PARAGRAPH, True),
        ("بدأ الاجتماع صباح الأحد.", PARAGRAPH, False),
        (PARAGRAPH * 2, PARAGRAPH, False),
        ("وزراء الزراعة يبحثون الجفاف", "", False),
        ("سطر ملفوف عند عرض ثابت كما في", "البريد القديم وسطر آخر بالعرض", False),
        ("أخبار", PARAGRAPH, False),
    ],
)  # fmt: skip
def test_title_is_short_unfinished_and_followed_by_text(
    first: str, following: str, is_title: bool
) -> None:
    assert reads_like_title(first, following) is is_title


def test_title_said_again_in_the_next_line_is_kept_out_of_the_body() -> None:
    title, body = split_title(
        "وزراء الزراعة يبحثون الجفاف في الرباط اليوم\n"
        f"“وزراء الزراعة” يبحثون الجفاف في الرباط\n{PARAGRAPH}"
    )
    assert title == "وزراء الزراعة يبحثون الجفاف في الرباط اليوم"
    assert body == PARAGRAPH


def test_title_is_found_above_a_byline_and_a_date() -> None:
    title, body = split_title(f"وزراء الزراعة يبحثون الجفاف\nالرباط - وكالات\n{PARAGRAPH}")
    assert title == "وزراء الزراعة يبحثون الجفاف"
    assert body.startswith("الرباط - وكالات")


def test_text_that_begins_with_a_paragraph_has_no_title() -> None:
    text = f"{PARAGRAPH}\n{PARAGRAPH}"
    assert split_title(text) == ("", text)


@pytest.mark.parametrize(
    "footer",
    ["شاركها.", "شارك", "شاركها على فيسبوك", "Share", "اقرأ أيضا: سدود المغرب", "فيسبوك\nتويتر"],
)
def test_share_buttons_at_the_end_are_no_part_of_the_body(footer: str) -> None:
    assert split_title(f"{PARAGRAPH}\n\n{footer}\n")[1] == PARAGRAPH


def test_last_paragraph_about_sharing_stays() -> None:
    text = f"{PARAGRAPH}\nشارك في الاجتماع وزراء من عشر دول عربية."
    assert split_title(text)[1] == text


def test_another_headline_is_no_repetition() -> None:
    assert repeats_title("الجفاف يعود إلى الرباط", "«الجفاف» يعود الى الرباط")
    assert not repeats_title("الجفاف يعود إلى الرباط", "الأمطار تغرق شوارع الدار البيضاء")
