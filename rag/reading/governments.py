"""A government under the name that a text has for it, and which ones a question is about.

"What does Kyiv hope Washington goes on giving?" is answered by a text on Ukraine and the United
States, and to the reader, which sees one passage at a time, they are others.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from index.article import Passage
from index.text.arabic import fold_with_offsets
from rag.reading.reader import Reading, Reads
from rag.words.countries import country
from rag.words.word_lists import listed

_JOINED: Final = r"(?<!\w)(?P<joined>[وف]?[بكل]?)"
_WHOLE: Final = r"(?!\w)(?! (?:اللاتينيه|الجنوبيه|الشماليه|الوسطي)(?!\w))"  # Latin America
# Behind these it is a place, an event or a treaty: the summit of Paris is not the summit of France.
_PLACED: Final = re.compile(
    r"(?<!\w)[وف]?[بكل]?(?:في|الي|داخل|خارج|شمال|جنوب|شرق|غرب|قرب|وسط|مدينه|العاصمه|عاصمه|سكان|"
    r"مطار|جامعه|قمه|اجتماع|اجتماعات|لقاء|محادثات|مفاوضات|موتمر|اتفاق|اتفاقيه|معاهده|اعلان|عمليه|"
    r"مونديال|كاس|اولمبياد|زلزال|جدار|شوارع|ضواحي|زياره|زار|يزور|سيزور|وصل|يصل|غادر|يغادر) $"
)
_BEFORE: Final = 20  # characters that such a word takes at most


class _Mention(NamedTuple):
    """Where a text names a government.

    Attributes:
        government: Its line in the list.
        form: The name, folded.
        rank: Its place on the line: the country's own name comes first.
        joined: What is joined to it before.
        start: First character of the name, behind what is joined.
        end: One past its last.
        placed: Whether it names a place or an event.
    """

    government: int
    form: str
    rank: int
    joined: str
    start: int
    end: int
    placed: bool


class TheirTerms:
    """Reads passages for a question that calls governments as each of them does.

    Args:
        reader: Reads them.
    """

    def __init__(self, reader: Reads) -> None:
        self._reader = reader

    def read(self, question: str, passages: Sequence[Passage]) -> list[list[Reading]]:
        """For each passage, what is said of each of its sentences, in order.

        Raises:
            ReaderUnavailable: If the network's files are missing or damaged.
        """
        asked: dict[str, list[int]] = {}
        for at, passage in enumerate(passages):
            asked.setdefault(in_terms_of(question, passage.chunk.text), []).append(at)
        read: dict[int, list[Reading]] = {}
        for text, places in asked.items():
            pages = self._reader.read(text, [passages[at] for at in places])
            read.update(zip(places, pages, strict=True))
        return [read[at] for at in range(len(passages))]


def in_terms_of(question: str, text: str) -> str:
    """The question with governments called as the text calls them, where it does not so too.

    What names a place or an event in the question stays.
    """
    told = _mentions(text)
    for one in reversed(_mentions(question)):
        same = [other for other in told if other.government == one.government]
        called = [other for other in same if not other.placed]
        if one.placed or not called or any(other.form == one.form for other in same):
            continue
        name = min(called, key=lambda other: other.rank)
        put = _joined(one.joined, text[name.start : name.end])
        question = question[: one.start - len(one.joined)] + put + question[one.end :]
    return question


def governments_asked_about(question: str) -> frozenset[str]:
    """The adjectives of the countries whose governments an Arabic question speaks of."""
    heads = _heads()
    asked = {heads[one.government] for one in _mentions(question) if not one.placed}
    return frozenset(asked - {""})


def _joined(before: str, name: str) -> str:
    if before.endswith("ل") and name.startswith("ال"):
        return f"{before}ل{name[2:]}"
    return before + name


@lru_cache(maxsize=4096)
def _mentions(text: str) -> tuple[_Mention, ...]:
    folded, origins = fold_with_offsets(text)
    return tuple(_found(folded, [*origins, len(text)]))


def _found(folded: str, origins: Sequence[int]) -> Iterator[_Mention]:
    pattern, governments = _known()
    for match in pattern.finditer(folded):
        form, joined = match.group("form", "joined")
        before = folded[max(0, match.start() - _BEFORE) : match.start()]
        placed = joined.endswith("ب") or _PLACED.search(before) is not None
        start, end = origins[match.start("form")], origins[match.end()]  # its marks with it
        yield _Mention(*governments[form], joined, start, end, placed)


@cache
def _heads() -> list[str]:
    """The adjective of each line's country; empty where there is none for it."""
    return [country(line.split()[0]) for line in listed("governments.txt")]


@cache
def _known() -> tuple[re.Pattern[str], dict[str, tuple[int, str, int]]]:
    lines = [line.split("\t") for line in listed("governments.txt")]
    governments = {
        form: (at, form, rank) for at, forms in enumerate(lines) for rank, form in enumerate(forms)
    }
    longest = "|".join(sorted(governments, key=len, reverse=True))
    return re.compile(f"{_JOINED}(?P<form>{longest}){_WHOLE}"), governments
