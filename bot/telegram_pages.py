"""Pages for Telegram: how long a text counts, and where one may be cut."""

import html
import re
from collections.abc import Iterable, Iterator

PAGE_LIMIT = 4096  # UTF-16 units after entity parsing: core.telegram.org/bots/api#sendmessage

_TAG = re.compile(r"<[^>]+>")
_LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
# A sentence ends at its stop, with the quotes and [n] marks that still belong to it.
_END = r"[.!?؟…][\"»”’)]*(?:\s*\u2068?\[\d{1,3}\]\u2069?)*[\"»”’)]*[.؛]?\s+"
_UNIT = re.compile(rf".+?(?:\n\s*|{_END}|\Z)", re.DOTALL)
_BREAKS = tuple(re.compile(pattern) for pattern in (r"\n\s*\n", r"\n", _END, r"\s+"))


def length(text: str) -> int:
    """How long Telegram counts a plain text, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def page_length(page: str) -> int:
    """How long Telegram counts an HTML page: its text alone, in UTF-16 units."""
    return length(html.unescape(_TAG.sub("", page)))


def escape(text: str) -> str:
    """The text fit for Telegram HTML, in its body and in attributes; half characters replaced."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return html.escape(whole.replace("\0", ""))


def units(text: str) -> list[str]:
    """Sentences and lines of a text, each with the marks and blanks after it; joined, the text."""
    return _UNIT.findall(text)


def cut(text: str, limit: int = PAGE_LIMIT) -> list[str]:
    """Pieces of a plain text of at most `limit` UTF-16 units.

    Cut after a paragraph where possible, else after a line, a sentence, a word.
    """
    pieces = []
    while length(text) > limit:
        encoded = text.encode("utf-16-le", "surrogatepass")[: limit * 2]
        head = encoded.decode("utf-16-le", "ignore")
        at = _break(head)
        pieces.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [piece for piece in (*pieces, text) if piece]


def _break(head: str) -> int:
    for pattern in _BREAKS:
        ends = [match.end() for match in pattern.finditer(head)]
        # A cut in the first third would leave a page almost empty.
        if ends and ends[-1] > len(head) // 3:
            return ends[-1]
    return max(1, len(head))


def pack(blocks: Iterable[tuple[str, str]], limit: int = PAGE_LIMIT) -> list[str]:
    """Pages of whole blocks, in order, as few as fit.

    Args:
        blocks: Pairs of what separates a block from the one before it and its HTML, none longer
            than a page.
        limit: UTF-16 units of a page.
    """
    return list(_packed(blocks, limit))


def _packed(blocks: Iterable[tuple[str, str]], limit: int) -> Iterator[str]:
    page = ""
    for separator, block in blocks:
        longer = page + separator + block if page else block
        if page and page_length(longer) > limit:
            yield page
            longer = block
        page = longer
    if page:
        yield page


def plain_pages(page: str) -> list[str]:
    """An HTML page as plain text, links spelt out after their words; more than one if too long."""
    return cut(html.unescape(_TAG.sub("", _LINK.sub(r"\2 (\1)", page))))
