import re

from index.article import Article, Source
from index.chunks import cut, embedded_text, vector_key
from index.options import Chunking

SENTENCE = "عقد القادة اجتماعا في العاصمة لبحث الضمانات الأمنية. "


def article(body: str) -> Article:
    return Article.of(Source("a", title="عنوان"), body)


def test_chunks_are_whole_sentences_at_their_offsets() -> None:
    made = article(SENTENCE * 30)
    chunks = cut(made, Chunking())
    assert all(chunk.text == made.body[chunk.start : chunk.end] for chunk in chunks)
    assert all(chunk.text.endswith(".") for chunk in chunks)
    assert "".join(chunk.text for chunk in chunks).count("الضمانات") == 30


def test_chunks_are_about_as_long_as_asked_for() -> None:
    lengths = [len(chunk.text) for chunk in cut(article(SENTENCE * 60), Chunking())]
    assert max(lengths) <= Chunking().most
    assert sum(lengths) / len(lengths) > 250


def test_short_rest_joins_the_chunk_before_it() -> None:
    chunks = cut(article(SENTENCE * 7 + "انتهى."), Chunking())
    assert len(chunks) == 1 or len(chunks[-1].text) > 100


def test_chunk_ids_change_with_the_article() -> None:
    old, new = cut(article("قال ذلك أمس."), Chunking()), cut(article("قال ذلك اليوم."), Chunking())
    assert re.fullmatch(r"a@[0-9a-f]{16}#0", old[0].id)
    assert old[0].id != new[0].id


def test_vector_key_is_the_same_for_the_same_text_under_the_same_title() -> None:
    assert vector_key("ت", "نص") == vector_key("ت", "نص") != vector_key("", "نص")


def test_footnote_marks_are_neither_embedded_nor_searched() -> None:
    assert embedded_text("اللقلق", "تهاجر جنوبا.[40][5] وتعود.") == "اللقلق\nتهاجر جنوبا. وتعود."
    assert embedded_text("", "عام [2016] فقط") == "عام [2016] فقط"
    assert vector_key("", "تعود.[2]") == vector_key("", "تعود.")
