"""An Answer as Telegram messages: the answer, then for each [n] where it was said and how.

A quote that already stands word for word in the answer is not said twice: its source alone
follows. Any other is shown in a blockquote that folds. Everything from answers and articles is
escaped.
"""

import re
from collections.abc import Iterable

from bot.dates import written_date
from bot.direction import (
    RIGHT_TO_LEFT_MARK,
    directed,
    has_right_to_left,
    is_right_to_left,
    isolate,
    isolate_foreign,
)
from bot.messages import Message, message
from bot.telegram_pages import PAGE_LIMIT, cut, escape, length, pack, page_length, units
from index.article import Source
from rag.answer import MARK, Answer, Citation, marks
from rag.framing import Frame, frame

QUOTE_LIMIT = 3000  # of one blockquote; leaves room on the page for its source line
TITLE_LIMIT = 160
OPENING_LIMIT = 60  # of a quote that stands in for a missing title
URL_LIMIT = 2000

Block = tuple[str, str]  # what separates it from the block before, and its HTML


def render(answer: Answer) -> list[str]:
    """The pages of an answer as Telegram HTML, each at most 4,096 UTF-16 units of text.

    A citation stands on the page of the sentence that first cites it, where it fits.
    """
    layout = _Layout(answer)
    pages: list[str] = []
    shown: set[int] = set()
    text = ""
    for unit in units(answer.text):
        if text and not _fits(layout.cited(text + unit, shown)):
            pages += pack(layout.cited(text, shown))
            shown |= set(marks(text))
            text = ""
        text += unit
    blocks = layout.cited(text, shown)
    shown |= set(marks(text))
    uncited = [citation for citation in answer.citations if citation.number not in shown]
    return pages + pack([*blocks, *layout.cards(uncited), *_near(answer)])


def _fits(blocks: Iterable[Block]) -> bool:
    return page_length("".join(separator + block for separator, block in blocks)) <= PAGE_LIMIT


class _Layout:
    """The blocks of one answer; what takes time is worked out once."""

    def __init__(self, answer: Answer) -> None:
        self._language = answer.question.language
        self._citations = answer.citations
        text = " ".join(re.sub(rf"\s*{MARK.pattern}", "", answer.text).split())
        self._quotes: dict[int, list[str]] = {}
        for citation in answer.citations:
            said = " ".join(citation.quote.split()).rstrip(" .،؛") in text
            pieces = [] if said else cut(citation.quote.strip(), QUOTE_LIMIT)
            folding = [f"<blockquote expandable>{escape(piece)}</blockquote>" for piece in pieces]
            self._quotes[citation.number] = folding

    def cited(self, text: str, shown: set[int]) -> list[Block]:
        """A part of the answer's text, then the sources it cites that were not shown before."""
        wanted = set(marks(text)) - shown
        citations = [citation for citation in self._citations if citation.number in wanted]
        return [*self._paragraphs(text.strip()), *self.cards(citations)]

    def cards(self, citations: list[Citation]) -> list[Block]:
        """A source line for each; those of one article whose words are in the text share it."""
        groups: dict[object, list[Citation]] = {}
        for citation in citations:
            key = citation.number if self._quotes[citation.number] else citation.source.id
            groups.setdefault(key, []).append(citation)
        blocks: list[Block] = []
        for group in groups.values():
            quotes = self._quotes[group[0].number]
            head = "\n".join([_source_line(group, self._language), *quotes[:1]])
            blocks.append(("\n" if blocks else "\n\n", head))
            blocks += [("\n", quote) for quote in quotes[1:]]
        return blocks

    def _paragraphs(self, text: str) -> list[Block]:
        if not text:
            return []
        block = escape("\n".join(self._line(line) for line in text.split("\n")))
        if page_length(block) <= PAGE_LIMIT:
            return [("\n\n", block)]
        halves = cut(text, length(text) // 2 + 1)
        return [block for half in halves for block in self._paragraphs(half)]

    def _line(self, line: str) -> str:
        right_to_left = is_right_to_left(self._language)
        if right_to_left or has_right_to_left(line):
            line = MARK.sub(lambda mark: isolate(mark.group()), line)
        return directed(line) if right_to_left else line


def _source_line(group: list[Citation], language: str) -> str:
    right_to_left = is_right_to_left(language)
    numbers = [f"[{citation.number}]" for citation in group]
    numbers = [isolate(number) if right_to_left else number for number in numbers]
    described = _described(group[0].source, language, opening=group[0].quote)
    return (RIGHT_TO_LEFT_MARK if right_to_left else "") + " ".join([*numbers, described])


def _described(source: Source, language: str, *, opening: str = "") -> str:
    """Title (or the opening words of the quote), publisher and date; its id if nothing else."""
    title = _shortened(source.title, TITLE_LIMIT)
    name = escape(isolate_foreign(title or _named(source, language, opening), language))
    if source.url and source.url.startswith(("http://", "https://")) and _short(source.url):
        name = f'<a href="{escape(source.url)}">{name}</a>'
    parts = [name]
    if source.publisher:
        publisher = _shortened(source.publisher, TITLE_LIMIT)
        parts.append(escape(isolate_foreign(publisher, language)))
    if source.published:
        parts.append(written_date(source.published, language))
    if not title and not source.publisher and not source.url:
        parts.append(f"<code>{escape(isolate(_shortened(source.id, TITLE_LIMIT)))}</code>")
    return " · ".join(parts)


def _named(source: Source, language: str, opening: str) -> str:
    if not opening:
        return message(Message.UNTITLED, language)
    return f"«{_shortened(opening, OPENING_LIMIT)}»"


def _short(url: str) -> bool:
    return length(url) <= URL_LIMIT


def _shortened(text: str, limit: int) -> str:
    text = " ".join(text.split())
    return text if length(text) <= limit else cut(text, limit)[0].rstrip(" ،,.؛:") + "…"


def _near(answer: Answer) -> list[Block]:
    """Articles that may interest, under their own label and without numbers."""
    if answer.citations or not answer.near:
        return []
    language = answer.question.language
    start = RIGHT_TO_LEFT_MARK if is_right_to_left(language) else ""
    lines = [
        f"{start}• {_described(source, language, opening=answer.opening(source.id))}"
        for source in answer.near
    ]
    label = f"<b>{escape(frame(Frame.NEAR, language))}</b>"
    return [("\n\n", f"{label}\n{lines[0]}"), *(("\n", line) for line in lines[1:])]
