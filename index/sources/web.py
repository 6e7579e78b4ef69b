"""Articles from the web: the page at an address, or every entry of a feed."""

import logging
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from index.article import Article
from index.errors import ArticleInvalid
from index.sources.corpus import Rejection
from index.sources.headlines import body_under
from index.sources.metadata import one_line, source_from
from index.sources.webpage import plain_text, read_page

LARGEST = 10_000_000  # bytes of a page or feed, unpacked
_AGENT = "sanad/0.1"
_FEED_WITHIN = 2048  # bytes from the start in which a feed's root element stands
_FEED_ROOTS = (b"<rss", b"<feed", b"<rdf:rdf")
_ADDRESS = re.compile(r"https?://[^/\s?#]", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_.*|[fgdy]clid|[gw]braid|msclkid|twclid|ttclid|yclid|igshid|mc_[ce]id|ref_(?:src|url)"
    r"|_ga|cmpid|ocid|fbclid",
    re.IGNORECASE,
)
_TEXTUAL = ("html", "xml", "text/plain", "rss", "atom")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Page:
    """What an address gave: `address` is where redirects led."""

    address: str
    raw: bytes
    charset: str | None


def read_url(url: str, *, timeout: float = 20.0) -> Iterator[Article | Rejection]:
    """The article at an address, or those of an RSS or Atom feed, or why there is none.

    Of a feed entry its page is read; where that fails, what the feed itself carries. Ids are
    canonical addresses.

    Args:
        url: Begins with http:// or https://.
        timeout: Seconds for each page, redirects included.
    """
    try:
        page = _fetch(url, timeout)
        if any(root in page.raw[:_FEED_WITHIN].lower() for root in _FEED_ROOTS):
            yield from _entries(page, timeout)
        else:
            yield _article(page)
    except ArticleInvalid as exc:
        yield Rejection(url, str(exc))


def canonical_url(url: str) -> str:
    """The address without tracking parameters, fragment, default port and capitals in the host.

    Raises:
        ArticleInvalid: If it is no address.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as exc:
        raise ArticleInvalid(f"no address ({exc})") from exc
    host = (parts.hostname or "").lower()
    if ":" in host:
        host = f"[{host}]"
    if port and port != {"http": 80, "https": 443}.get(parts.scheme.lower()):
        host = f"{host}:{port}"
    query = parts.query
    given = parse_qsl(query, keep_blank_values=True)
    kept = [pair for pair in given if not _TRACKING.fullmatch(pair[0])]
    if kept != given:  # else as it was: encoding it again could change it
        query = urlencode(kept)
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", query, ""))


def _article(page: _Page) -> Article:
    address = canonical_url(page.address)
    return read_page(address, page.raw, address=address, charset=page.charset)


def _entries(page: _Page, timeout: float) -> Iterator[Article | Rejection]:
    import feedparser

    feed = feedparser.parse(page.raw)
    publisher = one_line(feed.feed.get("title"))
    if not feed.entries:
        raise ArticleInvalid("a feed without entries")
    seen: set[str] = set()
    for number, entry in enumerate(feed.entries, start=1):
        link = one_line(entry.get("link")) or one_line(entry.get("id"))
        try:
            link = canonical_url(urljoin(page.address, link))
            article = _entry_article(entry, link, publisher, timeout)
        except ArticleInvalid as exc:
            yield Rejection(f"{page.address} entry {number} ({link})", str(exc))
            continue
        if article.source.id not in seen:
            seen.add(article.source.id)
            yield article


def _entry_article(entry: Any, link: str, publisher: str, timeout: float) -> Article:  # noqa: ANN401
    """The article of a feed entry; feedparser's entries have no type of their own."""
    try:
        article = _article(_fetch(link, timeout))
    except ArticleInvalid as exc:
        _log.info("%s: taken from the feed itself: %s", link, exc)
        return _carried(entry, link, publisher, exc)
    said = source_from(article.source.id, _fields(entry, link, publisher))
    source = article.source
    source = replace(
        source,
        title=source.title or said.title,
        publisher=said.publisher or source.publisher,
        published=said.published or source.published,
    )
    return Article.of(source, article.body)


def _carried(entry: Any, link: str, publisher: str, why: ArticleInvalid) -> Article:  # noqa: ANN401
    pieces = [part.get("value", "") for part in entry.get("content", [])]
    pieces.append(entry.get("summary", ""))
    text = plain_text(max(pieces, key=len))
    if not text or not _ADDRESS.match(link):
        raise why
    fields = _fields(entry, link, publisher)
    return Article.of(source_from(link, fields), body_under(one_line(fields["title"]), text))


def _fields(entry: Any, link: str, publisher: str) -> dict[str, object]:  # noqa: ANN401
    return {
        "title": plain_text(entry.get("title", "")),
        "url": link,
        "publisher": publisher,
        "published": entry.get("published") or entry.get("updated"),
    }


def _fetch(url: str, timeout: float) -> _Page:
    """What the address gives.

    Raises:
        ArticleInvalid: If it can't be had, is too large, or is neither page nor feed.
    """
    import httpx

    if not _ADDRESS.match(url):
        raise ArticleInvalid("no web address; want one such as https://example.com/news")
    try:
        with (
            httpx.Client(follow_redirects=True, timeout=timeout) as client,
            client.stream("GET", url, headers={"User-Agent": _AGENT}) as response,
        ):
            if response.status_code != 200:
                raise ArticleInvalid(f"the server answered HTTP {response.status_code}")
            kind = response.headers.get("content-type", "text/html").lower()
            if not any(word in kind for word in _TEXTUAL):
                raise ArticleInvalid(f"found {kind}; want a web page or a feed")
            raw = _body(response.iter_bytes(), time.monotonic() + timeout)
            return _Page(str(response.url), raw, response.charset_encoding)
    except (httpx.HTTPError, httpx.InvalidURL, ValueError, UnicodeError) as exc:
        reason = str(exc) or type(exc).__name__
        raise ArticleInvalid(f"not reachable ({reason}); check the address") from exc


def _body(pieces: Iterator[bytes], until: float) -> bytes:
    raw = bytearray()
    for piece in pieces:
        raw += piece
        if len(raw) > LARGEST:
            raise ArticleInvalid(f"larger than {LARGEST} bytes")
        if time.monotonic() > until:
            raise ArticleInvalid("the server is too slow")
    return bytes(raw)
