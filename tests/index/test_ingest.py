import os
from pathlib import Path

import pytest

from index.errors import IndexMismatch, SourceMissing
from index.library import Library
from index.options import IndexOptions
from index.vectors.embedder import Embedder
from tests.fakes import WordEmbedder

QUAKE = "ضرب زلزال قوي مدينة مراكش مساء الجمعة. وأعلنت السلطات مقتل المئات."
MATCH = "فاز المنتخب الأرجنتيني بكأس العالم بعد ركلات الترجيح في ملعب لوسيل."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "quake.txt").write_text(QUAKE, "utf-8")
    (folder / "match.txt").write_text(MATCH, "utf-8")
    return folder


def found(library: Library, question: str) -> list[str]:
    return [passage.chunk.text for passage in library.searcher().search(question)]


def state(library: Library) -> tuple[int, ...]:
    """How much of everything there is, in the catalog and in both legs."""
    number = library.catalog.number
    return (
        number("SELECT COUNT(*) FROM articles"),
        number("SELECT COUNT(*) FROM chunks"),
        number("SELECT COUNT(*) FROM vectors WHERE placed = 1"),
        number("SELECT COUNT(*) FROM stale_words") + number("SELECT COUNT(*) FROM stale_vectors"),
        library.lexical.count(),
        library.store().count(),
    )


def test_folder_is_indexed_in_both_legs(library: Library, corpus: Path) -> None:
    report = library.index_folder(corpus)
    assert (report.added, report.changed, report.removed) == (2, 0, 0)
    assert state(library) == (2, 2, 2, 0, 2, 2)
    assert "مراكش" in found(library, "أين ضرب الزلزال؟")[0]


def test_unchanged_folder_writes_nothing(library: Library, corpus: Path) -> None:
    library.index_folder(corpus)
    data = library.options.folder
    before = {p: p.stat().st_mtime_ns for p in data.rglob("*") if p.suffix in (".json", ".store")}
    revision, size = library.catalog.revision, state(library)
    report = library.index_folder(corpus)
    assert report.unchanged == 2
    assert (library.catalog.revision, state(library)) == (revision, size)
    assert before == {p: p.stat().st_mtime_ns for p in before}


def test_edited_article_replaces_its_old_text(library: Library, corpus: Path) -> None:
    library.index_folder(corpus)
    (corpus / "quake.txt").write_text(QUAKE.replace("مراكش", "أغادير"), "utf-8")
    report = library.index_folder(corpus)
    assert report.changed == 1
    assert state(library) == (2, 2, 2, 0, 2, 2)
    assert "أغادير" in found(library, "أين ضرب الزلزال؟")[0]
    assert not any("مراكش" in text for text in found(library, "مراكش"))


def test_removed_article_leaves_no_ghost(library: Library, corpus: Path) -> None:
    library.index_folder(corpus)
    (corpus / "quake.txt").unlink()
    assert library.index_folder(corpus).removed == 1
    assert state(library) == (1, 1, 1, 0, 1, 1)


def test_renamed_article_is_not_embedded_again(library: Library, corpus: Path) -> None:
    library.index_folder(corpus)
    embedder = library.embedder
    assert isinstance(embedder, WordEmbedder)
    embedder.embedded.clear()
    (corpus / "quake.txt").rename(corpus / "morocco.txt")
    report = library.index_folder(corpus)
    assert (report.added, report.removed) == (1, 1)
    assert embedder.embedded == []
    assert state(library) == (2, 2, 2, 0, 2, 2)


def test_one_bad_file_stops_no_other(library: Library, corpus: Path) -> None:
    (corpus / "bad.txt").write_bytes(os.urandom(2000))
    report = library.index_folder(corpus)
    assert report.added == 2
    assert [Path(r.where).name for r in report.rejected] == ["bad.txt"]
    assert len(library.index_folder(corpus).rejected) == 1, "named again as long as it is there"


def test_id_of_another_folder_is_rejected_by_name(
    library: Library, corpus: Path, tmp_path: Path
) -> None:
    library.index_folder(corpus)
    other = tmp_path / "other"
    other.mkdir()
    (other / "quake.txt").write_text(MATCH, "utf-8")
    report = library.index_folder(other)
    assert "quake" in report.rejected[0].why
    assert str(corpus) in report.rejected[0].why
    assert "مراكش" in found(library, "زلزال مراكش")[0]


def test_second_folder_removes_nothing_of_the_first(
    library: Library, corpus: Path, tmp_path: Path
) -> None:
    library.index_folder(corpus)
    other = tmp_path / "other"
    other.mkdir()
    (other / "election.txt").write_text(
        "فاز المرشح بالانتخابات الرئاسية من الدورة الأولى.", "utf-8"
    )
    report = library.index_folder(other)
    assert (report.added, report.removed) == (1, 0)
    assert state(library)[0] == 3


def test_missing_folder_is_named(library: Library, tmp_path: Path) -> None:
    with pytest.raises(SourceMissing, match="nowhere"):
        library.index_folder(tmp_path / "nowhere")


def test_stopped_embedding_goes_on_where_it_was(tmp_path: Path, corpus: Path) -> None:
    for at in range(150):
        (corpus / f"{at}.txt").write_text(f"خبر رقم {at} عن مدينة رقم {at} في البلاد.", "utf-8")
    options = IndexOptions(folder=tmp_path / "stopped")
    first = Library(options, embedder=WordEmbedder(fail_after=160))
    with pytest.raises(KeyboardInterrupt):
        first.index_folder(corpus)
    assert "مراكش" in found(first, "أين ضرب زلزال مراكش؟")[0], "found by its words"
    first.close()
    embedder = WordEmbedder()
    second = Library(options, embedder=embedder)
    second.index_folder(corpus)
    assert 0 < len(embedder.embedded) < 152
    assert state(second) == (152, 152, 152, 0, 152, 152)
    second.close()


def test_change_of_model_is_refused_with_the_way_out(tmp_path: Path, corpus: Path) -> None:
    options = IndexOptions(folder=tmp_path / "data")
    Library(options, embedder=WordEmbedder()).index_folder(corpus)
    other: Embedder = WordEmbedder(name="other")
    changed = Library(options, embedder=other)
    with pytest.raises(IndexMismatch, match="sanad index --rebuild"):
        changed.searcher()
    with pytest.raises(IndexMismatch, match="words@1"):
        changed.index_folder(corpus)
    changed.clear()
    changed.index_folder(corpus)
    assert state(changed) == (2, 2, 2, 0, 2, 2)
