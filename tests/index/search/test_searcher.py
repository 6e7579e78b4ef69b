from pathlib import Path

import numpy as np
import pytest

from index.article import Article, Source
from index.errors import IndexMissing
from index.library import Library
from index.options import IndexOptions
from index.search.fusion import Evidence, fuse
from index.text.analysis import View

TEXTS = {
    "rutte": "قال مارك روته إن روسيا لا تملك حق النقض بشأن نشر قوات في أوكرانيا.",
    "quake": "ضرب زلزال قوي إقليم الحوز قرب مراكش وأعلنت السلطات ارتفاع عدد القتلى.",
    "football": "فازت الأرجنتين على فرنسا بركلات الترجيح في نهائي كأس العالم.",
    "merz": "وصل المستشار الألماني فريدريش ميرتس إلى باريس للمشاركة في القمة.",
}


@pytest.fixture
def filled(library: Library) -> Library:
    library.index_articles("test", [Article.of(Source(i), text) for i, text in TEXTS.items()])
    return library


def best(library: Library, question: str) -> str:
    return library.searcher().search(question)[0].chunk.source.id


@pytest.mark.parametrize(
    ("question", "article"),
    [
        ("ماذا قال روتة عن الفيتو الروسي؟", "rutte"),
        ("زلزال مراكش كم القتلى", "quake"),
        ("من فاز بكأس العالم؟", "football"),
        ("متى وصل ميرز إلى باريس", "merz"),
    ],
)
def test_question_finds_its_article(filled: Library, question: str, article: str) -> None:
    assert best(filled, question) == article


def test_ranks_and_scores_fall(filled: Library) -> None:
    passages = filled.searcher().search("قمة باريس")
    assert [p.rank for p in passages] == list(range(1, len(passages) + 1))
    assert [p.score for p in passages] == sorted((p.score for p in passages), reverse=True)


def test_k_bounds_the_passages(filled: Library) -> None:
    assert len(filled.searcher().search("باريس", 2)) == 2


def test_chunk_without_a_vector_is_found_by_its_words(filled: Library) -> None:
    with filled.catalog.transaction() as db:
        db.execute("DELETE FROM vectors")
    passage = filled.searcher().search("زلزال الحوز")[0]
    assert (passage.chunk.source.id, passage.similarity) == ("quake", None)


def test_search_goes_on_when_the_vectors_are_damaged(filled: Library) -> None:
    filled.store().close()
    (store,) = (p for p in (filled.options.folder / "vectors").iterdir() if p.is_dir())
    (store / "chroma.sqlite3").write_bytes(b"not a database" * 500)
    assert best(filled, "زلزال الحوز") == "quake"


def test_question_of_stop_words_or_symbols_breaks_nothing(filled: Library) -> None:
    for question in ("من هو؟", "😀", "؟؟؟", "a" * 2000):
        assert isinstance(filled.searcher().search(question), list)


def test_empty_data_folder_says_what_to_type(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="sanad index"):
        Library(IndexOptions(folder=tmp_path)).searcher()


def test_english_question_finds_the_arabic_article(tmp_path: Path, bundled: object) -> None:
    library = Library(IndexOptions(folder=tmp_path / "data"))
    library.index_articles("test", [Article.of(Source(i), text) for i, text in TEXTS.items()])
    assert best(library, "What did Rutte say about a Russian veto?") == "rutte"
    assert best(library, "Qui a gagné la Coupe du monde ?") == "football"
    library.close()


def test_fusion_leaves_the_words_out_where_they_match_nothing() -> None:
    words = {View.GRAMS: np.array([9.0, 0.0])}
    cosine = np.array([0.1, 0.9])
    assert np.argmax(fuse(Evidence(words, cosine, coverage=0.0))) == 1


def test_whole_articles_count_only_where_there_are_titles() -> None:
    words = {View.WHOLE: np.array([9.0, 0.0, 0.0])}
    cosine = np.array([0.80, 0.81, 0.70])
    assert np.argmax(fuse(Evidence(words, cosine, coverage=1.0, titled=1.0))) == 0
    assert np.argmax(fuse(Evidence(words, cosine, coverage=1.0, titled=0.0))) == 1


def test_fusion_does_not_lose_a_chunk_without_a_vector() -> None:
    words = {View.GRAMS: np.array([9.0, 1.0, 0.0])}
    cosine = np.array([np.nan, 0.8, 0.7])
    assert np.argmax(fuse(Evidence(words, cosine, coverage=1.0))) == 0
