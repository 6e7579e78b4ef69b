"""Cutting an article into chunks of whole sentences, with offsets into its body."""

import hashlib

from index.article import Article, Chunk
from index.options import Chunking
from index.text.sentences import sentence_spans
from index.text.stops import FOOTNOTES


def cut(article: Article, chunking: Chunking) -> list[Chunk]:
    """The article's chunks, in order; every sentence is in exactly one.

    Sentences are taken together until the next one would pass `chunking.length`; a short rest at
    the end joins the chunk before it where that stays within `chunking.most`.
    """
    spans = _join_short_rest(_group(sentence_spans(article.body), chunking), chunking)
    return [
        Chunk(
            id=f"{article.source.id}@{article.digest}#{ordinal}",
            source=article.source,
            start=start,
            end=end,
            text=article.body[start:end],
        )
        for ordinal, (start, end) in enumerate(spans)
    ]


def _group(sentences: list[tuple[int, int]], chunking: Chunking) -> list[tuple[int, int]]:
    groups: list[tuple[int, int]] = []
    for start, end in sentences:
        if groups and end - groups[-1][0] <= chunking.length:
            groups[-1] = (groups[-1][0], end)
        else:
            groups.append((start, end))
    return groups


def _join_short_rest(groups: list[tuple[int, int]], chunking: Chunking) -> list[tuple[int, int]]:
    """Joins a chunk under a third of the length to a neighbour, where both stay small enough."""
    joined: list[tuple[int, int]] = []
    for start, end in groups:
        shortest = min(end - start, joined[-1][1] - joined[-1][0]) if joined else chunking.most
        if shortest < chunking.length // 3 and end - joined[-1][0] <= chunking.most:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def embedded_text(title: str, text: str) -> str:
    """What both legs are given for a chunk: the title carried along, no footnote marks."""
    told = f"{title}\n{text}" if title else text
    return FOOTNOTES.sub("", told) if "[" in told else told


def vector_key(title: str, text: str) -> str:
    """The name of a chunk's vector: equal texts have one vector, so it is computed once."""
    return hashlib.sha256(embedded_text(title, text).encode("utf-8", "replace")).hexdigest()[:32]
