"""Sentences of an article, as spans of characters."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from index.text.stops import FOOTNOTES, MARKS, ends_sentence

QUOTATION_KEPT_WHOLE = 300  # characters: up to here a quotation stays with its speaker
LONGEST = 600  # characters: no span is longer, whatever the text

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
# Leftmost first, so the outermost pair wins. »…« and ”…“ are how some outlets type them. Each
# class excludes its own opener, which keeps the search linear.
_QUOTATION = re.compile(
    r"«[^«»]*»|(?<!\S)»(?=\S)[^«»]*«|“[^“”]*[“”]|„[^„“”]*[“”]|(?<!\S)”[^“”]*[“”]"
    r'|"[^"]*"|\([^()]*\)|\[[^\[\]]*\]'
)
_CLOSERS = "\"”“»«’')]"
_SPACED_CLOSER = re.compile(r"\s+(?=[\"”“»«)\]])")
_PAUSES = ("..", "...", "…")  # no end by themselves, but a good place to cut what is too long
_WORD = re.compile(r"\w")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """The (start, end) of every sentence, in order, trimmed, covering all that isn't space.

    A new line always ends a sentence. A quotation (or bracket) of several sentences stays whole
    with its speaker up to 300 characters; beyond, it may be cut at its own full stops, and any
    sentence at its ellipses. A run without an end mark is cut at ، ؛ or , or a space, so that no
    span passes 600 characters.
    """
    spans = []
    for line in _LINE.finditer(text):
        base = line.start()
        for start, end in _line_spans(line.group()):
            spans.append((base + start, base + end))
    return spans


def _line_spans(line: str) -> Iterator[tuple[int, int]]:
    outer, inner = _ends(line)
    start = 0
    for end in _with_words(line, outer):
        for piece in _pack((start, end), inner, QUOTATION_KEPT_WHOLE):
            for cut in _shorten(line, *piece):
                yield from _trimmed(line, *cut)
        start = end


def _ends(line: str) -> tuple[list[int], list[int]]:
    """Where sentences end, and where one that is too long may be cut (both in order)."""
    pairs = {found.end() - 1: found.start() for found in _QUOTATION.finditer(line)}
    closes, opens = list(pairs), set(pairs.values())
    outer: list[int] = []
    inner: list[int] = []
    for mark in MARKS.finditer(line):
        closed = _past_closers(line, mark.end(), pairs, opens)
        opened = pairs.get(closed - 1)
        spoken = opened is not None and line[max(0, opened - 3) : opened].rstrip().endswith(":")
        footnotes = FOOTNOTES.match(line, closed)  # «...الجنوب.[40] وتقضي» ends with its own
        resumes = footnotes.end() if footnotes else closed
        if not ends_sentence(line, mark, closed, resumes, spoken=spoken):
            if mark.group() in _PAUSES and closed == mark.end():
                inner.append(closed)
            continue
        nearest = bisect_left(closes, resumes)
        within = nearest < len(closes) and pairs[closes[nearest]] < resumes
        (inner if within else outer).append(resumes)
    return outer, inner


def _past_closers(line: str, at: int, pairs: dict[int, int], opens: set[int]) -> int:
    """One past the quotes and brackets that close at `at`, « spaced like this » too."""
    while True:
        while at < len(line) and line[at] in _CLOSERS and at not in opens:
            at += 1
        spaced = _SPACED_CLOSER.match(line, at)
        if spaced is None or spaced.end() not in pairs:
            return at
        at = spaced.end() + 1


def _with_words(line: str, ends: Iterable[int]) -> Iterator[int]:
    """The ends that leave a word on both sides, then the line's own end."""
    start = 0
    held: int | None = None
    for end in (*ends, len(line)):
        if _WORD.search(line, start, end):
            if held is not None:
                yield held
            held = end
        start = end
    yield len(line)


def _pack(span: tuple[int, int], cuts: list[int], limit: int) -> Iterator[tuple[int, int]]:
    """The span in pieces that end at cuts, each as long as the limit allows."""
    start, end = span
    first, last = bisect_left(cuts, start + 1), bisect_left(cuts, end)
    if end - start > limit:
        for cut, following in pairwise([*cuts[first:last], end]):
            if following - start > limit:
                yield start, cut
                start = cut
    yield start, end


def _shorten(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        window = line[start : start + LONGEST]
        cut = 1 + max(window.rfind(mark) for mark in ("،", "؛", ", ", "; "))
        if cut < LONGEST // 3:
            space = re.search(r"\s\S*$", window)
            cut = space.end() - len(space.group().lstrip()) if space else LONGEST
        yield start, start + cut
        start += cut
    yield start, end


def _trimmed(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = line[start:end]
    if piece.strip():
        yield start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
