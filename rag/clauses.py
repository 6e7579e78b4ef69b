"""Shortening a long sentence to the clauses that answer; what is left is still verbatim."""

import re

from index.text.arabic import words
from rag.ranking.features import Asking
from rag.ranking.fitting import fits
from rag.words.matching import spellings

# Not at a colon: what follows is somebody's words, what stands before says whose.
_BOUNDARY = re.compile(r"(?<=[،؛,;])\s+|\s+(?=[—–]\s)|(?<=[—–])\s+")

_SPACES = re.compile(r"\s+")


def shorten(sentence: str, asking: Asking, limit: int, answer: str = "") -> tuple[int, int]:
    """The span of the run of whole clauses, at most `limit` words, that says most of it.

    Args:
        sentence: Verbatim.
        asking: What the question asks for.
        limit: Words; where a single clause is longer, its end goes, unless that would cut into
            a quotation or the answer.
        answer: Words of the sentence that answer, as far as is known.

    Returns:
        `(start, end)` into the sentence; all of it when it is short enough.
    """
    if len(words(sentence)) <= limit:
        return 0, len(sentence)
    clauses = _clauses(sentence)
    best, best_value = (0, len(sentence)), -1.0
    for first in range(len(clauses)):
        for last in range(first, len(clauses)):
            start, end = clauses[first][0], clauses[last][1]
            text = sentence[start:end]
            if last > first and len(words(text)) > limit:
                break
            value = _value(text, asking) - 0.01 * first + (answer in text)
            if value > best_value or (value == best_value and end - start > best[1] - best[0]):
                best, best_value = (start, end), value
    return _without_end(sentence, *best, limit, answer)


def _without_end(sentence: str, start: int, end: int, limit: int, answer: str) -> tuple[int, int]:
    """The span without what goes beyond the limit, where that can go."""
    text = sentence[start:end]
    if len(words(text)) <= limit:
        return start, end
    kept = max(0, text.find(answer)) + len(answer)
    cut = None
    for space in _SPACES.finditer(text, kept):
        before = text[: space.start()]
        if cut is not None and len(words(before)) > limit:
            break
        if not _inside_quotation(before):
            cut = space.start()
    return start, end if cut is None else start + cut


def goes_on(sentence: str, end: int) -> bool:
    """Whether a clause that was cut at `end` goes on in the sentence."""
    return bool(sentence[end:].strip(" .،؛,;")) and sentence[:end].rstrip()[-1:] not in "،؛,;"


def _clauses(sentence: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    start = 0
    for boundary in _BOUNDARY.finditer(sentence):
        if not _inside_quotation(sentence[: boundary.start()]):
            spans.append((start, boundary.start()))
            start = boundary.end()
    return [*spans, (start, len(sentence))]


def _inside_quotation(before: str) -> bool:
    """A quotation is never cut in two: half of what somebody said may say the opposite."""
    opened = before.count("«") - before.count("»") + before.count("“") - before.count("”")
    return opened > 0 or before.count('"') % 2 == 1


def _value(text: str, asking: Asking) -> float:
    return asking.sought.found_among(spellings(text)) + 0.5 * fits(asking.kind, asking.text, text)
