"""News of something: "ما آخر الأخبار عن أوكرانيا؟", "what's new about Ukraine?".

No one sentence answers that. What the newest articles begin with, where that speaks of it, comes
nearest to what is wanted.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from index.article import Passage
from index.text.arabic import fold_with_offsets
from index.text.sentences import sentence_spans
from rag.ranking.candidates import Candidate, candidates
from rag.reading.reader import Reading
from rag.words.matching import Sought, spellings

_WANTED: Final = re.compile(
    r"(?:ما|ماذا|شو|ايش|وش|شنو|ايه|هات|اعطني|عطني|اريد|بدي|عايز|ابي)?\s*(?:هي|هو|لي)?\s*"
    r"(?:(?:اخر|احدث|اهم|كل)\s+)?(?:ال)?(?:اخبار|مستجدات|تطورات|جديد)\s+"
    r"(?:عن|حول|بشان|بخصوص|في|موضوع|قضيه)?\s*(?P<of>\w[^؟?]{2,60})|"
    r"(?:what(?: is|'s| are)?\s+)?(?:the\s+)?(?:latest|newest|new|news)\s+(?:the\s+)?(?:news\s+)?"
    r"(?:about|on|of|from)\s+(?P<about>\w[^?]{2,60})"
)
_PARTICULAR: Final = re.compile(r"\b(?:التي|الذي|اللي|الذين|that|which|who)\b")
_HOLDS: Final = 0.6  # of what it is about, by weight
_MOST: Final = 2  # articles
_FEWEST_WORDS: Final = 6  # of a sentence that says what an article is about
_UNDATED: Final = datetime.min.replace(tzinfo=UTC)


def asks_for_news(question: str) -> str:
    """What a question wants the news of, as typed; empty where it asks something particular."""
    typed = question.strip("؟? .!")
    folded, origins = fold_with_offsets(typed)
    found = _WANTED.fullmatch(folded)
    if found is None or _PARTICULAR.search(folded):
        return ""
    start, end = found.span("of" if found.group("of") else "about")
    return typed[origins[start] : origins[end - 1] + 1].strip()


def news_of(sought: Sought, passages: Sequence[Passage]) -> list[Candidate]:
    """How the newest articles begin that speak of it in their first sentences.

    Args:
        sought: The words of what is wanted.
        passages: As they were found, the nearest first.
    """
    newest = sorted(passages, key=_published, reverse=True)
    leads: dict[str, Candidate] = {}
    for passage in newest:
        name = passage.chunk.source.id
        lead = _lead(sought, passage) if name not in leads else None
        if lead:
            leads[name] = lead
    return list(leads.values())[:_MOST]


def _published(passage: Passage) -> datetime:
    return passage.chunk.source.published or _UNDATED


def _lead(sought: Sought, passage: Passage) -> Candidate | None:
    """The first sentence of an article's first passage that speaks of it."""
    if passage.chunk.start:
        return None
    spans = sentence_spans(passage.chunk.text)
    found = candidates([passage], [[Reading(start, end, 0.0, None, 0.0) for start, end in spans]])
    for one in found:
        long = len(one.text.split()) >= _FEWEST_WORDS
        if long and sought.found_among(spellings(one.text)) >= _HOLDS:
            begins = " ".join(one.text.split(" ")[:3])
            return replace(one, answer=begins)  # so that it keeps these, however it is shortened
    return None
