"""Articles in JSON Lines: one object a line, read line by line however long the file."""

import json
import logging
from collections.abc import Iterator
from typing import BinaryIO

from index.article import Article
from index.errors import ArticleInvalid
from index.sources.corpus import CorpusFile, Rejection
from index.sources.encoding import clean, decode
from index.sources.headlines import body_under
from index.sources.metadata import one_line, source_from

LONGEST_LINE = 50_000_000  # bytes
_WANTED = 'a JSON object such as {"id": "…", "title": "…", "text": "…"}'
_TEXT_KEYS = ("text", "body")

_log = logging.getLogger(__name__)


def read_lines(file: CorpusFile, handle: BinaryIO) -> Iterator[Article | Rejection]:
    """The article, or the rejection with its line number, of every line that isn't blank.

    An article's id is its `id`, else its `url`, else `file:line`; an id seen before in the same
    file is rejected.
    """
    taken: dict[str, int] = {}
    for number, raw in _numbered(handle):
        where = f"{file.path}:{number}"
        if raw is None:
            yield Rejection(where, f"the line is longer than {LONGEST_LINE} bytes; split it")
            continue
        try:
            text = decode(raw).strip()
            if not text:
                continue
            article = _article(text, f"{file.id}:{number}")
        except ArticleInvalid as exc:
            yield Rejection(where, str(exc))
            continue
        first = taken.setdefault(article.source.id, number)
        if first != number:
            yield Rejection(where, f"id {article.source.id} was already used in line {first}")
            continue
        yield article
    _log.debug("%s: %d articles", file.id, len(taken))


def _numbered(handle: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number, or None in place of one that is too long to hold."""
    number = 0
    while raw := handle.readline(LONGEST_LINE):
        number += 1
        if raw.endswith(b"\n") or len(raw) < LONGEST_LINE:
            yield number, raw
            continue
        while raw and not raw.endswith(b"\n"):
            raw = handle.readline(LONGEST_LINE)
        yield number, None


def _article(text: str, fallback: str) -> Article:
    try:
        row = json.loads(text)
    except json.JSONDecodeError as exc:
        raise ArticleInvalid(f"not JSON ({exc.msg}, column {exc.colno}); want {_WANTED}") from exc
    except (ValueError, RecursionError) as exc:
        raise ArticleInvalid(f"JSON that can't be read ({exc}); want {_WANTED}") from exc
    if not isinstance(row, dict):
        raise ArticleInvalid(f"found a JSON {type(row).__name__}; want {_WANTED}")
    body = next((row[key] for key in _TEXT_KEYS if isinstance(row.get(key), str)), None)
    if body is None:
        raise ArticleInvalid(f'no "text" among {", ".join(map(str, row)) or "no keys"}'[:200])
    source = source_from(one_line(row.get("id")) or one_line(row.get("url")) or fallback, row)
    return Article.of(source, body_under(source.title, clean(body)))
