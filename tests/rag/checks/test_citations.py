"""The grammar of [n]."""

import pytest

from rag.checks.citations import Claim, clean, parse, renumber, write

ONE, TWO = "قال روته كذا.", "وقال ميرتس كذا."


@pytest.mark.parametrize(
    "mark",
    ["[1][2]", "[1, 2]", "[1،2]", "[١][٢]", "【1】【2】", "【1†source】[2]", "[[1]] [2]", "[1-2]"],
)
def test_every_way_of_writing_marks_is_read(mark: str) -> None:
    assert parse(f"قال روته كذا {mark}.", 2) == [Claim(ONE, (1, 2))]


@pytest.mark.parametrize(
    "reply",
    [
        "قال روته كذا [1]. وقال ميرتس كذا [2].",
        "قال روته كذا. [1] وقال ميرتس كذا. [2]",
        "قال روته كذا.[1]وقال ميرتس كذا.[2]",
        "[1] قال روته كذا.\n[2] وقال ميرتس كذا.",
        "- قال روته كذا. [1]\n- وقال ميرتس كذا. [2]",
        "قال روته كذا.\n[1]\nوقال ميرتس كذا.\n[2]",
    ],
)
def test_mark_stays_with_its_sentence(reply: str) -> None:
    assert parse(reply, 2) == [Claim(ONE, (1,)), Claim(TWO, (2,))]


def test_mark_inside_a_sentence_belongs_to_it() -> None:
    assert parse("بلغ العدد 2.5 مليون [1] في 2024 [2].", 2) == [
        Claim("بلغ العدد 2.5 مليون في 2024.", (1, 2))
    ]


@pytest.mark.parametrize("mark", ["[3]", "[0]", "[99]"])
def test_mark_out_of_range_is_invalid(mark: str) -> None:
    (claim,) = parse(f"قال روته كذا [1]{mark}.", 2)
    assert claim.numbers == (1,)
    assert claim.invalid == (int(mark[1:-1]),)


def test_year_in_brackets_is_no_mark() -> None:
    assert parse("فاز بالجائزة [1988].", 3) == [Claim("فاز بالجائزة [1988].", ())]


def test_sentence_without_marks_names_nothing() -> None:
    assert parse(f"{ONE} {TWO} [1]", 1) == [Claim(ONE, ()), Claim(TWO, (1,))]


@pytest.mark.parametrize("reply", ["", " \n", "[1]", "[1] [2]\n"])
def test_reply_without_words_has_no_claims(reply: str) -> None:
    assert parse(reply, 2) == []


@pytest.mark.parametrize(
    ("written", "cleaned"),
    [
        ("- **قال** روته  كذا .", "قال روته كذا."),
        ("1. قال روته", "قال روته"),
        ("15. Mai war ein Donnerstag", "15. Mai war ein Donnerstag"),
        ("**", ""),
    ],
)
def test_clean_drops_layout_and_keeps_words(written: str, cleaned: str) -> None:
    assert clean(written) == cleaned


def test_renumber_counts_in_order_of_first_use() -> None:
    assert renumber([["c"], ["a", "c"], ["b"]]) == {"c": 1, "a": 2, "b": 3}


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("قال كذا.", "قال كذا [1][2]."),
        ("هل قال كذا؟", "هل قال كذا [1][2]؟"),
        ("قال كذا", "قال كذا [1][2]"),
        ("قال: «كذا.»", "قال: «كذا.» [1][2]"),
    ],
)
def test_write_puts_marks_before_the_end_and_outside_quotations(text: str, written: str) -> None:
    assert write(text, [2, 1, 2]) == written
    assert parse(written, 2) == [Claim(text, (1, 2))]
