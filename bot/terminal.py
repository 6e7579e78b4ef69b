"""An answer for a terminal: text, then the sources with the quoted words.

On a terminal, Latin runs inside Arabic lines stand in bidi isolates and Arabic lines begin with a
right-to-left mark, both invisible; in a pipe or a file the text has no marks at all.
"""

import sys
import textwrap
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from bot.dates import written_date
from bot.direction import directed, is_right_to_left, isolate_foreign
from index.article import Source
from rag.answer import Answer, Citation
from rag.framing import Frame, frame

_OPENING: Final = 70  # characters


def show(answer: Answer, *, marks: bool | None = None) -> str:
    """The answer as lines of text.

    Args:
        answer: Of any outcome.
        marks: Whether to set direction marks; by default where stdout is a terminal.
    """
    marks = sys.stdout.isatty() if marks is None else marks
    language = answer.question.language
    lines = answer.text.split("\n")
    if answer.citations:
        lines += ["", f"{frame(Frame.SOURCES, language)}:"]
        for source, cited in groupby(answer.citations, key=lambda citation: citation.source):
            lines += _cited(source, list(cited), answer.text, language)
    if answer.near:
        lines += ["", f"{frame(Frame.NEAR, language)}:"]
        lines += [
            f"- {source_line(source, language, answer.opening(source.id))}"
            for source in answer.near
        ]
    if marks and is_right_to_left(language):
        lines = [directed(line) for line in lines]
    return "\n".join(lines)


def source_line(source: Source, language: str, opening: str = "") -> str:
    """Title, publisher, date and address of a source, as far as it has them; else its id.

    Args:
        source: Of an article.
        language: Of the question.
        opening: The article's first words, of which some stand for a title where it has none.
    """
    begins = textwrap.shorten(opening, _OPENING, placeholder="…")
    parts = [source.title or (f"«{begins}»" if begins else source.id)]
    if source.publisher:
        parts.append(source.publisher)
    if source.published:
        parts.append(written_date(source.published, language))
    if source.url:
        parts.append(source.url)
    if source.title or begins:
        parts.append(source.id)
    separator = "، " if is_right_to_left(language) else ", "
    return separator.join(isolate_foreign(part, language) if _marked() else part for part in parts)


def _marked() -> bool:
    return sys.stdout.isatty()


def _cited(source: Source, cited: Sequence[Citation], text: str, language: str) -> list[str]:
    """A source and the words quoted of it, those aside that the answer shows whole."""
    marks = "".join(f"[{citation.number}]" for citation in cited)
    lines = [f"{marks} {source_line(source, language)}"]
    for citation in cited:
        if citation.quote not in text:
            lines += textwrap.wrap(
                f"«{citation.quote}»", 92, initial_indent="    ", subsequent_indent="    "
            )
    return lines
