"""Reading a corpus: each file becomes articles, or a rejection that says why not."""

from collections.abc import Iterator

from index.article import Article
from index.errors import ArticleInvalid
from index.sources.corpus import CorpusFile, Rejection, list_files
from index.sources.encoding import decode
from index.sources.headlines import split_title
from index.sources.jsonlines import read_lines
from index.sources.markdown import read_markdown
from index.sources.metadata import source_from
from index.sources.webpage import read_page

__all__ = ["CorpusFile", "Rejection", "list_files", "read_file"]

LARGEST = 50_000_000  # bytes of one article's file; JSON Lines files may be of any size


def read_file(file: CorpusFile) -> Iterator[Article | Rejection]:
    """The articles of a file, each with its offsets' body; a rejection for what can't be used.

    Never raises for what a file holds or for a file that can't be opened.
    """
    if file.problem:
        yield Rejection(str(file.path), file.problem)
        return
    try:
        if file.path.suffix.lower() == ".jsonl":
            with file.path.open("rb") as handle:
                yield from _lines_or_rejection(file, read_lines(file, handle))
        else:
            yield _whole(file)
    except ArticleInvalid as exc:
        yield Rejection(str(file.path), str(exc))
    except OSError as exc:
        yield Rejection(str(file.path), f"can't be read ({exc.strerror or exc})")


def _lines_or_rejection(
    file: CorpusFile, found: Iterator[Article | Rejection]
) -> Iterator[Article | Rejection]:
    empty = True
    for item in found:
        empty = False
        yield item
    if empty:
        yield Rejection(str(file.path), "the file is empty")


def _whole(file: CorpusFile) -> Article:
    with file.path.open("rb") as handle:
        raw = handle.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise ArticleInvalid(f"larger than {LARGEST} bytes; split it, or use .jsonl for many")
    if not raw.strip():
        raise ArticleInvalid("the file is empty")
    suffix = file.path.suffix.lower()
    if suffix in (".html", ".htm"):
        return read_page(file.id, raw)
    text = decode(raw)
    if suffix in (".md", ".markdown"):
        return read_markdown(file.id, text)
    title, body = split_title(text)
    return Article.of(source_from(file.id, {"title": title}), body)
