from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from index.article import Article
from index.sources.corpus import Rejection
from index.sources.web import LARGEST, canonical_url, read_url

SENTENCE = "قال وزير الزراعة في الرباط إن السدود امتلأت هذا العام بعد أمطار غزيرة. "
PAGE = (
    "<html><head><title>{title}</title></head><body><nav><a href='/'>الرئيسية</a></nav>"
    f"<article><h1>{{title}}</h1>{''.join(f'<p>{SENTENCE * 3}</p>' for _ in range(3))}</article>"
    "</body></html>"
)
RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>
<title>صحيفة المثال</title><link>BASE/</link>
<item><title>السدود تمتلئ</title><link>BASE/one?utm_source=rss#top</link>
<pubDate>Thu, 04 Sep 2025 10:30:00 GMT</pubDate><description>موجز</description></item>
<item><title>خبر حذفت صفحته</title><link>BASE/gone</link>
<description>&lt;p&gt;بقي من الخبر &lt;b&gt;موجزه&lt;/b&gt; فقط.&lt;/p&gt;</description></item>
<item><title>السدود تمتلئ</title><link>BASE/one?utm_source=mail</link></item>
<item><title>بلا نص</title><link>BASE/missing</link></item>
</channel></rss>"""
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">
<title>مدونة</title><id>x</id><entry><title>تدوينة</title><id>y</id><link href="/gone"/>
<updated>2025-09-04T10:30:00Z</updated><content type="html">&lt;p&gt;نص التدوينة كله هنا.&lt;/p&gt;
</content></entry></feed>"""


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        base = f"http://{self.headers['Host']}"
        html = "text/html; charset=utf-8"
        path = self.path.partition("?")[0]
        if path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/one")
            self.end_headers()
            return
        kind, body = {
            "/one": (html, PAGE.format(title="السدود تمتلئ").encode()),
            "/old": ("text/html", PAGE.format(title="السدود تمتلئ").encode("cp1256")),
            "/menu": (html, b"<html><body><nav><a href='/'>x</a></nav></body></html>"),
            "/feed": ("application/rss+xml", RSS.replace("BASE", base).encode()),
            "/atom": ("application/atom+xml", ATOM.encode()),
            "/huge": (html, b"<p>" + b"x" * (LARGEST + 1)),
            "/picture": ("image/png", b"\x89PNG"),
            "/agent": (html, PAGE.format(title=self.headers["User-Agent"]).encode()),
        }.get(path, (html, b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keeps the test's output clean."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def article(url: str) -> Article:
    (found,) = read_url(url, timeout=5)
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize("path", ["/one", "/one?utm_source=x&fbclid=y#part", "/moved"])
def test_page_becomes_an_article_named_by_its_canonical_address(site: str, path: str) -> None:
    found = article(site + path)
    assert (found.source.id, found.source.url) == (f"{site}/one", f"{site}/one")
    assert found.source.title == "السدود تمتلئ"
    assert found.body.startswith(SENTENCE.strip())
    assert "الرئيسية" not in found.body


def test_page_in_windows_1256_without_a_declaration_is_read(site: str) -> None:
    assert SENTENCE.strip() in article(site + "/old").body


def test_program_says_who_it_is(site: str) -> None:
    assert article(site + "/agent").source.title == "sanad/0.1"


def test_feed_gives_each_entry_once_and_falls_back_to_what_it_carries(site: str) -> None:
    full, short, missing = read_url(site + "/feed", timeout=5)
    assert isinstance(full, Article)
    assert (full.source.id, full.source.publisher) == (f"{site}/one", "صحيفة المثال")
    assert full.source.published is not None
    assert full.source.published.isoformat() == "2025-09-04T10:30:00+00:00"
    assert SENTENCE.strip() in full.body
    assert isinstance(short, Article)
    assert short.body == "بقي من الخبر موجزه فقط."
    assert isinstance(missing, Rejection)
    assert "404" in missing.why


def test_atom_feed_with_relative_links_is_read(site: str) -> None:
    found = article(site + "/atom")
    assert (found.source.id, found.source.title) == (f"{site}/gone", "تدوينة")
    assert found.body == "نص التدوينة كله هنا."
    assert found.source.published is not None


@pytest.mark.parametrize(
    ("path", "why"),
    [("/nothing", "404"), ("/menu", "no article"), ("/huge", "larger"), ("/picture", "image/png")],
)
def test_what_is_no_article_is_rejected_with_the_reason(site: str, path: str, why: str) -> None:
    (found,) = read_url(site + path, timeout=5)
    assert isinstance(found, Rejection)
    assert found.where == site + path
    assert why in found.why


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/", "file:///etc/hosts", "http://[x", "http://", "ftp://a.example/b"]
)
def test_address_that_cannot_be_read_is_rejected(url: str) -> None:
    (found,) = read_url(url, timeout=2)
    assert isinstance(found, Rejection)
    assert "\n" not in found.why


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example.COM:443/a?utm_source=x&id=7#top", "https://news.example.com/a?id=7"),
        ("http://example.com", "http://example.com/"),
        ("http://example.com:8080/a?b=%D9%85&gclid=1", "http://example.com:8080/a?b=%D9%85"),
        ("https://example.com/Path?Q=a+b", "https://example.com/Path?Q=a+b"),
    ],
)
def test_canonical_address_keeps_what_names_the_article(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical
