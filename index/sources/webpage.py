"""Articles in web pages: the text without menus and buttons, and what the page says of itself."""

import html
import json
import re
from datetime import timedelta

from index.article import Article
from index.errors import ArticleInvalid
from index.sources.encoding import clean, decode
from index.sources.headlines import body_under
from index.sources.metadata import one_line, source_from
from index.text.dates import parse_published

_FEWEST_WORDS = 5  # less is a menu entry or a notice, no article
# In short pages the extractor takes these for text.
_NO_ARTICLE = ["//nav", "//footer", "//aside", "//form", "//button", "//body/header"]
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_CHARSET_WITHIN = 8192  # bytes; the standard says 1024, templates don't keep to it
# Both give the hour; the extractor gives the day only.
_EXACT_TIME = re.compile(
    r"""(?:article:published_time["'][^>]{0,80}?content=["']|"datePublished"\s*:\s*")"""
    r"""([^"']{10,40})["']"""
)
_OUTLET = re.compile(r'"publisher"\s*:\s*\{[^{}]{0,400}?"name"\s*:\s*("(?:[^"\\]|\\.){1,200}")')
_BLOCK = re.compile(r"</?(?:p|br|div|li|ul|ol|h\d|tr|blockquote|figure)\b[^<>]*>", re.IGNORECASE)
_DROPPED = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")


def read_page(
    source_id: str, raw: bytes, *, address: str | None = None, charset: str | None = None
) -> Article:
    """The article of an HTML page.

    Args:
        source_id: Id of the article.
        raw: The page.
        address: Where the page came from; else the address the page gives as its own.
        charset: The encoding an HTTP header named.

    Raises:
        ArticleInvalid: If it is no text or no article is found in it.
    """
    import trafilatura
    from lxml.etree import LxmlError  # type: ignore[import-untyped]
    from trafilatura.settings import Document

    text = decode(raw, charset or _declared(raw))
    try:
        found = trafilatura.bare_extraction(
            text,
            url=address,
            with_metadata=True,
            include_comments=False,
            prune_xpath=_NO_ARTICLE,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError) as exc:
        # What the extractor's parsers raise on pages that are far from HTML.
        raise ArticleInvalid(f"a page that can't be taken apart ({type(exc).__name__})") from exc
    fields: dict[str, object] = found.as_dict() if isinstance(found, Document) else {}
    body = body_under(one_line(fields.get("title")), clean(str(fields.get("text") or "")))
    if len(body.split()) < _FEWEST_WORDS:
        raise ArticleInvalid("no article text found in the page; save the text itself as .txt")
    fields["published"] = _published(text, one_line(fields.pop("date", None)))
    fields["url"] = address or fields.get("url")
    fields["publisher"] = fields.get("sitename") or _outlet(text) or fields.get("hostname")
    return Article.of(source_from(source_id, fields), body)


def plain_text(fragment: str) -> str:
    """The text of an HTML fragment, a line for each block."""
    bare = _TAG.sub("", _BLOCK.sub("\n", _DROPPED.sub("", fragment)))
    lines = (" ".join(line.split()) for line in clean(html.unescape(bare)).split("\n"))
    return "\n".join(line for line in lines if line)


def _declared(raw: bytes) -> str | None:
    found = _META_CHARSET.search(raw, 0, _CHARSET_WITHIN)
    return found.group(1).decode("ascii", "replace") if found else None


def _outlet(text: str) -> str:
    """The publisher's name in the page's JSON-LD, empty where there is none."""
    found = _OUTLET.search(text)
    try:
        return one_line(json.loads(found.group(1), strict=False)) if found else ""
    except ValueError:
        return ""


def _published(text: str, day: str) -> str:
    """The exact time the page gives, where it belongs to the day the extractor settled on."""
    exact = _EXACT_TIME.search(text)
    moment = parse_published(exact.group(1)) if exact else None
    settled = parse_published(day)
    if exact and moment and (not settled or abs(moment - settled) < timedelta(days=2)):
        return exact.group(1)
    return day
