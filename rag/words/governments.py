"""Which governments a text names, by their country, its capital or the seat of its rulers."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from index.text.arabic import fold_with_offsets
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
_ACTS_BEHIND: Final = range(1, 4)  # words: what asks, "that which", what is done
_BEFORE: Final = 20  # characters that such a word takes at most


class Mention(NamedTuple):
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


def governments_asked_about(question: str) -> frozenset[str]:
    """The adjectives of the countries whose governments an Arabic question speaks of."""
    lines = _lines()
    asked = {country(lines[m.government][0].split()[0]) for m in mentions(question) if not m.placed}
    return frozenset(asked - {""})


def government_acting(question: str) -> str:
    """The adjective of the country whose government an Arabic question asks to do something.

    It stands by itself among the first words: "why does Warsaw refuse to ...". Empty of none.
    """
    standing = [m for m in mentions(question) if not m.placed and not m.joined]
    first = next(iter(standing), None)
    if first is None or len(question[: first.start].split()) not in _ACTS_BEHIND:
        return ""
    return country(_lines()[first.government][0].split()[0])


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """Where a text names governments, in order."""
    folded, origins = fold_with_offsets(text)
    return tuple(_found(folded, [*origins, len(text)]))


def _found(folded: str, origins: Sequence[int]) -> Iterator[Mention]:
    pattern, governments = _known()
    for match in pattern.finditer(folded):
        form, joined = match.group("form", "joined")
        before = folded[max(0, match.start() - _BEFORE) : match.start()]
        placed = joined.endswith("ب") or _PLACED.search(before) is not None
        start, end = origins[match.start("form")], origins[match.end()]  # its marks with it
        yield Mention(*governments[form], joined, start, end, placed)


@cache
def _known() -> tuple[re.Pattern[str], dict[str, tuple[int, str, int]]]:
    governments = {
        form: (at, form, rank)
        for at, forms in enumerate(_lines())
        for rank, form in enumerate(forms)
    }
    longest = "|".join(sorted(governments, key=len, reverse=True))
    return re.compile(f"{_JOINED}(?P<form>{longest}){_WHOLE}"), governments


@cache
def _lines() -> list[list[str]]:
    """The names of each government, its country's own first."""
    return [line.split("\t") for line in listed("governments.txt")]
