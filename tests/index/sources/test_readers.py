import json
import os
import time
from pathlib import Path

import pytest

from index.article import Article
from index.errors import SourceMissing
from index.sources.readers import Rejection, list_files, read_file

TITLE = "وزراء الزراعة يبحثون الجفاف"
BODY = (
    "اجتمع وزراء الزراعة في الرباط يوم الأحد لبحث أزمة الجفاف التي تضرب المنطقة منذ عامين.\n"
    "وقال الوزير إن السدود لم تمتلئ هذا العام، على أن يعود المجتمعون في الشهر المقبل."
)
PAGE = f"""<html lang="ar"><head><meta charset="CHARSET"><title>{TITLE} | صحيفة المثال</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="صحيفة المثال">
<meta property="article:published_time" content="2025-09-04T14:30:00+03:00">
<link rel="canonical" href="https://news.example.com/water/1"></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/sport">رياضة</a></li></ul></nav>
<article><h1>{TITLE}</h1>{"".join(f"<p>{line}</p>" for line in BODY.splitlines() * 3)}
<div class="share"><a href="#">شاركها على فيسبوك</a></div></article>
<footer><p>جميع الحقوق محفوظة</p></footer></body></html>"""


def read(path: Path, content: str | bytes) -> Article | Rejection:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (file,) = list_files(path)
    (found,) = read_file(file)
    return found


def rejected(path: Path, content: str | bytes) -> str:
    found = read(path, content)
    assert isinstance(found, Rejection)
    assert found.where == str(path)
    return found.why


def article(path: Path, content: str | bytes) -> Article:
    found = read(path, content)
    assert isinstance(found, Article), found
    return found


def lines(path: Path, *rows: object) -> list[Article | Rejection]:
    written = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(written), encoding="utf-8")
    return list(read_file(next(list_files(path))))


def test_files_are_listed_in_order_without_hidden_ones_and_backups(tmp_path: Path) -> None:
    for name in ("b.txt", "a/ج.md", "a/x.HTML", ".git/c.txt", "d.txt~", ".e.txt", "f.pdf", "g.swp"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("نص")
    assert [file.id for file in list_files(tmp_path)] == ["b", "a/x", "a/ج"]


def test_linked_folders_that_circle_do_not_hang(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("نص")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    assert [file.id for file in list_files(tmp_path)] == ["in/a"]


@pytest.mark.parametrize("name", ["nowhere", "picture.png"])
def test_root_that_cannot_be_listed_is_one_clear_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "picture.png").write_bytes(b"x")
    with pytest.raises(SourceMissing, match=name):
        list_files(tmp_path / name)


def test_folder_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may open every folder")
    (file,) = list_files(tmp_path)
    assert file.id == "closed/"
    assert isinstance(next(read_file(file)), Rejection)


def test_second_file_with_the_same_id_is_rejected_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(BODY)
    (tmp_path / "a.txt").write_text(BODY)
    first, second = (next(read_file(file)) for file in list_files(tmp_path))
    assert isinstance(first, Article)
    assert isinstance(second, Rejection)
    assert "a.md" in second.why


def test_links_to_nothing_and_pipes_are_rejected_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    os.mkfifo(tmp_path / "b.txt")
    found = [next(read_file(file)) for file in list_files(tmp_path)]
    assert all(isinstance(item, Rejection) for item in found)
    assert len(found) == 2


def test_stamp_changes_with_the_file(tmp_path: Path) -> None:
    article(tmp_path / "a.txt", BODY)
    before = next(list_files(tmp_path)).stamp
    article(tmp_path / "a.txt", BODY + "!")
    assert next(list_files(tmp_path)).stamp != before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_text_is_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    text = f"{TITLE}\r\n{BODY}".replace("\n", "\r\n")
    found = article(tmp_path / "a.txt", text.encode(encoding))
    assert (found.source.id, found.source.title, found.body) == ("a", TITLE, BODY)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (bytes(range(256)) * 20, "save it as UTF-8"),
        (b"\0\1\2\3abc" * 200, "binary"),
        (TITLE.encode("utf-16-le"), "binary"),
        ("Привет, это русский текст".encode("cp1251"), "save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_rejected_with_the_reason(
    tmp_path: Path, content: bytes, why: str
) -> None:
    assert why in rejected(tmp_path / "a.txt", content)


def test_unprintable_characters_are_removed(tmp_path: Path) -> None:
    found = article(tmp_path / "a.txt", BODY.replace("الجفاف", "الج\0ف\x1bاف", 1))
    assert found.body == BODY


def test_five_megabytes_on_one_line_are_read_quickly(tmp_path: Path) -> None:
    began = time.perf_counter()
    found = article(tmp_path / "a.txt", "كلمة من النص " * 220_000)
    assert len(found.body) > 2_800_000
    assert time.perf_counter() - began < 30  # hours, were it quadratic


def test_markdown_takes_its_metadata_from_the_front_matter(tmp_path: Path) -> None:
    front = "url: https://a.example/1\npublisher: صحيفة المثال\ndate: 4 أيلول 2025"
    text = f"---\ntitle: {TITLE}\n{front}\n---\n# {TITLE}\n\n{BODY}\n\n**انتهى**"
    found = article(tmp_path / "a.md", text)
    assert (found.source.title, found.source.publisher) == (TITLE, "صحيفة المثال")
    assert found.source.url == "https://a.example/1"
    assert found.source.published is not None
    assert found.source.published.date().isoformat() == "2025-09-04"
    assert found.body == f"{BODY}\n\n**انتهى**"


def test_markdown_without_front_matter_takes_its_first_heading(tmp_path: Path) -> None:
    found = article(tmp_path / "a.markdown", f"\n# {TITLE}\n\n{BODY}\n")
    assert (found.source.title, found.body) == (TITLE, BODY)


@pytest.mark.parametrize(
    ("front", "why"),
    [
        ("title: [a", "line"),
        ("title: a\n  b: c", "line 3"),
        ("title: a\nurl: 'x", "front matter"),
    ],
)
def test_malformed_front_matter_is_rejected_with_its_line(
    tmp_path: Path, front: str, why: str
) -> None:
    assert why in rejected(tmp_path / "a.md", f"---\n{front}\n---\n{BODY}")
    assert "never closed" in rejected(tmp_path / "b.md", f"---\n{front}\n{BODY}")


def test_markdown_that_begins_with_a_rule_keeps_its_text(tmp_path: Path) -> None:
    assert BODY in article(tmp_path / "a.md", f"---\n\n{BODY}\n\n---\n\nانتهى").body


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1256"])
def test_page_gives_its_article_without_menus_and_buttons(tmp_path: Path, encoding: str) -> None:
    found = article(tmp_path / "a.html", PAGE.replace("CHARSET", encoding).encode(encoding))
    source = found.source
    assert (source.id, source.title, source.publisher) == ("a", TITLE, "صحيفة المثال")
    assert source.url == "https://news.example.com/water/1"
    assert source.published is not None
    assert source.published.isoformat() == "2025-09-04T14:30:00+03:00"
    assert found.body.startswith("اجتمع وزراء")
    assert not any(word in found.body for word in ("الرئيسية", "فيسبوك", "الحقوق"))


@pytest.mark.parametrize("page", ["<html></html>", "<nav><a href='/'>الرئيسية</a></nav>", "<<<>"])
def test_page_without_an_article_is_rejected(tmp_path: Path, page: str) -> None:
    assert "no article" in rejected(tmp_path / "a.html", page)


def test_lines_give_an_article_each_and_name_the_bad_ones(tmp_path: Path) -> None:
    found = lines(
        tmp_path / "news.jsonl",
        {"id": "x1", "title": TITLE, "text": BODY, "published": "2025-09-04"},
        "{broken",
        "",
        {"url": "https://a.example/2", "text": BODY},
        {"text": BODY},
        {"id": "x1", "text": BODY},
        {"title": "بلا نص"},
        [1],
        {"id": "x9", "text": "  "},
    )
    name = f"{tmp_path}/news.jsonl"
    assert [item.source.id for item in found if isinstance(item, Article)] == [
        "x1", "https://a.example/2", "news:5",
    ]  # fmt: skip
    bad = {item.where: item.why for item in found if isinstance(item, Rejection)}
    assert list(bad) == [f"{name}:{line}" for line in (2, 6, 7, 8, 9)]
    assert "line 1" in bad[f"{name}:6"]


@pytest.mark.parametrize("line", ["[" * 100_000, '{"text": ' + "9" * 6000 + "}", '{"text": "a'])
def test_line_that_json_cannot_hold_does_not_stop_the_next(tmp_path: Path, line: str) -> None:
    first, second = lines(tmp_path / "a.jsonl", line, {"id": "b", "text": BODY})
    assert isinstance(first, Rejection)
    assert len(first.why) < 300
    assert isinstance(second, Article)


def test_half_surrogates_in_json_are_removed(tmp_path: Path) -> None:
    (found,) = lines(tmp_path / "a.jsonl", '{"id": "a\\ud800", "text": "نص\\udfff قصير\\u0000"}')
    assert isinstance(found, Article)
    assert (found.source.id, found.body) == ("a", "نص قصير")


def test_empty_file_of_lines_is_rejected(tmp_path: Path) -> None:
    (found,) = lines(tmp_path / "a.jsonl", "")
    assert isinstance(found, Rejection)


def test_lines_are_read_as_they_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps({'text': BODY})}\n" * 1000)
    found = read_file(next(list_files(path)))
    assert isinstance(next(found), Article)
    path.write_text("")  # what was not read yet is gone, but for the buffer
    assert len(list(found)) < 900
