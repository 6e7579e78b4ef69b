from pathlib import Path

import pytest

from index.errors import IndexDamaged
from index.search.lexical import LexicalIndex
from index.text.analysis import CHUNK_VIEWS, Analyst, View, terms
from index.text.arabic import words


@pytest.fixture
def lexical(tmp_path: Path) -> LexicalIndex:
    made = LexicalIndex(tmp_path / "words")
    made.write([(1, "قال مارك روته إن لروسيا"), (2**40, "باريس تجمع حلفاء كييف")], removed=())
    made.refresh(1)
    return made


def found(lexical: LexicalIndex, view: View, word: str) -> list[int]:
    return list(lexical.search(view, [((term, 1.0),) for term in terms(view, [word])], 10))


def test_each_view_finds_what_it_is_for(lexical: LexicalIndex) -> None:
    assert found(lexical, View.EXACT, "مارك") == [1]
    assert found(lexical, View.STEMS, "والحلفاء") == [2**40]
    assert found(lexical, View.GRAMS, "روتي")[0] == 1


def test_removed_chunks_are_not_found(lexical: LexicalIndex) -> None:
    lexical.write((), removed=[1, 99])
    lexical.refresh(2)
    assert found(lexical, View.EXACT, "مارك") == []
    assert lexical.holds([1, 2**40]) == {2**40}


def test_another_reader_sees_a_commit_when_the_revision_moves(
    lexical: LexicalIndex, tmp_path: Path
) -> None:
    reader = LexicalIndex(tmp_path / "words")
    reader.refresh(1)
    lexical.write([(3, "زلزال المغرب")], removed=())
    reader.refresh(2)
    assert found(reader, View.EXACT, "زلزال") == [3]


def test_weights_move_the_order(lexical: LexicalIndex) -> None:
    heavy = lexical.search(View.EXACT, [(("مارك", 1.0),), (("باريس", 5.0),)], 10)
    assert next(iter(heavy)) == 2**40


def test_of_a_group_only_the_best_term_counts(lexical: LexicalIndex) -> None:
    alone = lexical.search(View.EXACT, [(("باريس", 1.0),)], 10)
    both = lexical.search(View.EXACT, [(("باريس", 1.0), ("حلفاء", 0.8))], 10)
    apart = lexical.search(View.EXACT, [(("باريس", 1.0),), (("حلفاء", 0.8),)], 10)
    assert both[2**40] == pytest.approx(alone[2**40])
    assert apart[2**40] > both[2**40]
    assert list(lexical.search(View.EXACT, [(("لندن", 1.0), ("حلفاء", 0.8))], 10)) == [2**40]


def test_damaged_folder_names_the_repair(tmp_path: Path) -> None:
    folder = tmp_path / "words"
    LexicalIndex(folder).write([(1, "نص")], removed=())
    (folder / "chunks" / "meta.json").write_text("{")
    with pytest.raises(IndexDamaged, match="sanad doctor --repair"):
        LexicalIndex(folder).write([(2, "نص")], removed=())


def test_whole_articles_are_found_by_words_far_apart(lexical: LexicalIndex) -> None:
    lexical.write([(7, "فقرة أولى")], articles=[(7, "فقرة أولى عن النفط ثم فقرة عن الزلازل")])
    asked = [((term, 1.0),) for term in terms(View.WHOLE, ["نفط", "زلازل"])]
    assert list(lexical.search(View.WHOLE, asked, 5)) == [7]
    lexical.write((), removed=[7])
    assert lexical.search(View.WHOLE, asked, 5) == {}


def test_names_are_found_by_their_sound(lexical: LexicalIndex) -> None:
    lexical.write([(8, "وصل ميرز إلى برلين")])
    assert found(lexical, View.SOUNDS, "ميرتس") == [8]
    assert found(lexical, View.SOUNDS, "merz") == [8]


def test_analysis_by_tokens_is_the_analysis_of_the_text() -> None:
    text = "وقال «روته»: إنَّ ٢٫٥ مليار، 2,900 (دولار)—كافية/جدًّا... و3.5%؛ Merz's plan\nسطر."
    folded = words(text)
    analysed = Analyst().analysed(text)
    for view in CHUNK_VIEWS:
        assert analysed[view].split() == terms(view, folded), view
