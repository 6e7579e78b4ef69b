"""The grammar of [n]: what a chat model may write, and what an answer carries."""

import re
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from index.text.sentences import sentence_spans

# [1], [1, 2], [1-3], [١], [[1]], 【1】, 【1†source】, ［1］: models write all of these.
_NUMBERS = r"\s*\d{1,3}(?:\s*[,،;؛–-]\s*\d{1,3})*\s*"
_MARK = re.compile(rf"\[{{1,2}}({_NUMBERS})\]{{1,2}}|【({_NUMBERS})(?:†[^】]*)?】|［({_NUMBERS})］")
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)")
_WIDEST_RANGE = 20  # numbers; a wider one is a slip of the model's, not a list of sources

# "15. Mai" opens a German sentence, so a number with a full stop is a bullet before Arabic only.
_BULLET = re.compile(r"^\s*(?:[-*•–#>]+\s+|\d{1,2}\)\s+|\d{1,2}\.\s+(?=[\u0620-\u064a]))+")
_EMPHASIS = re.compile(r"\*\*|__|`")
_SPACE_BEFORE_END = re.compile(r"\s+(?=[.،؛؟!,;:?])")
_END = re.compile(r"[.؟?!…]+$")


Quoted = TypeVar("Quoted", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of a reply and the evidence it names.

    Attributes:
        text: Without marks, bullets and emphasis.
        numbers: Evidence numbers that exist, in order, each once.
        invalid: Numbers named that do not exist.
    """

    text: str
    numbers: tuple[int, ...]
    invalid: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int  # in the text without marks
    numbers: tuple[int, ...]
    leads: bool  # first on its line with words after it: it belongs to what follows


def parse(reply: str, count: int) -> list[Claim]:
    """The sentences of a reply with the marks that belong to each.

    A mark belongs to the sentence it stands in or directly after, also behind the full stop; at
    the head of a line, to the sentence it introduces.

    Args:
        reply: As the model wrote it.
        count: How many pieces of evidence there were; they are numbered from 1.
    """
    text, marks = _without_marks(reply)
    spans = sentence_spans(text)
    named: list[list[int]] = [[] for _ in spans]
    for mark in marks:
        owner = _owner(mark, spans)
        if owner is not None:
            named[owner].extend(mark.numbers)
    claims = []
    for (start, end), numbers in zip(spans, named, strict=True):
        cleaned = clean(text[start:end])
        if cleaned:
            once = tuple(dict.fromkeys(numbers))
            valid = tuple(n for n in once if 1 <= n <= count)
            claims.append(Claim(cleaned, valid, tuple(n for n in once if n not in valid)))
    return claims


def _without_marks(reply: str) -> tuple[str, list[_Mark]]:
    pieces: list[str] = []
    marks: list[_Mark] = []
    length = last = 0
    for found in _MARK.finditer(reply):
        pieces.append(reply[last : found.start()])
        length += found.start() - last
        last = found.end()
        marks.append(_Mark(length, _numbers(found), _leads(reply, found)))
    pieces.append(reply[last:])
    return "".join(pieces), marks


def _numbers(found: re.Match[str]) -> tuple[int, ...]:
    inside = next(group for group in found.groups() if group is not None)
    numbers: list[int] = []
    for part in re.split(r"[,،;؛]", inside):
        between = _RANGE.fullmatch(part.strip())
        if between is None:
            numbers.extend(int(n) for n in re.findall(r"\d+", part))
            continue
        first, last = int(between[1]), int(between[2])
        wide = not 0 <= last - first <= _WIDEST_RANGE
        numbers.extend((first, last) if wide else range(first, last + 1))
    return tuple(numbers)


def _leads(reply: str, found: re.Match[str]) -> bool:
    line_start = reply.rfind("\n", 0, found.start()) + 1
    line_end = reply.find("\n", found.end())
    before = reply[line_start : found.start()]
    after = _MARK.sub("", reply[found.end() : line_end if line_end >= 0 else len(reply)])
    return not re.search(r"\w", _MARK.sub("", before)) and bool(re.search(r"\w", after))


def _owner(mark: _Mark, spans: Sequence[tuple[int, int]]) -> int | None:
    if mark.leads:
        return next((i for i, (_, end) in enumerate(spans) if end > mark.at), None)
    before = [i for i, (start, _) in enumerate(spans) if start < mark.at]
    return before[-1] if before else None


def clean(sentence: str) -> str:
    """The sentence on one line, without bullets, emphasis or space before its full stop."""
    text = _EMPHASIS.sub("", _BULLET.sub("", sentence))
    text = _SPACE_BEFORE_END.sub("", " ".join(text.split()))
    return text if re.search(r"\w", text) else ""


def renumber(claims: Iterable[Iterable[Quoted]]) -> dict[Quoted, int]:
    """A number from 1 for everything cited, in order of first use.

    Args:
        claims: For each claim, in order, what it cites.
    """
    numbers: dict[Quoted, int] = {}
    for cited in claims:
        for quoted in cited:
            numbers.setdefault(quoted, len(numbers) + 1)
    return numbers


def write(text: str, numbers: Iterable[int]) -> str:
    """The sentence with its marks before the full stop, as in `… في باريس [1][2].`, ascending."""
    marks = "".join(f"[{n}]" for n in sorted(set(numbers)))
    if not marks:
        return text
    end = _END.search(text)
    if end is None:
        return f"{text} {marks}"
    return f"{text[: end.start()].rstrip()} {marks}{end.group()}"


def without_marks(text: str) -> str:
    """An article's words without its own footnote marks, which would pass for ours: "[2]"."""
    return re.sub(rf"\s*(?:{_MARK.pattern})", "", text)
