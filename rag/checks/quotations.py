"""Quotations: the words a claim puts between quotation marks, and where a body holds them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.text.arabic import fold_with_offsets, words
from rag.checks.negation import is_negator

QUOTED_WORDS = 3  # a shorter text between marks is a name or a term, not a quotation

_MARKS = re.compile(r"«([^«»]*)»|“([^“”]*)”|„([^„“”]*)[“”]|\"([^\"]*)\"")
_EDGES = " .،,؛;:…!؟?-"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim taken apart.

    Attributes:
        quotations: The texts between quotation marks, of three words or more.
        frame: The claim with each quotation replaced by ` … `.
    """

    quotations: tuple[str, ...]
    frame: str


def take_apart(claim: str, quotes: Sequence[str] = ()) -> Claimed:
    """The claim's quotations and what is said around them.

    Accepted marks: «», “”, „“ and straight ones. Fewer than three words stay in the frame. What
    repeats a quote word for word is a quotation too, marks or not: the whole claim, or all of it
    after a colon.
    """
    for at in (0, *(found.end() for found in re.finditer(r"[:：](?!\d)", claim))):
        rest = claim[at:]
        if len(words(rest)) >= QUOTED_WORDS and any(find_quote(rest, quote) for quote in quotes):
            return Claimed((rest.strip(),), f"{claim[:at]} … ")
    quotations: list[str] = []

    def lift(match: re.Match[str]) -> str:
        text = next(group for group in match.groups() if group is not None)
        if len(words(text)) < QUOTED_WORDS:
            return match.group()
        quotations.append(text)
        return " … "

    frame = _MARKS.sub(lift, claim)
    return Claimed(tuple(quotations), frame)


def find_quote(quote: str, body: str) -> tuple[int, int] | None:
    """Where the body holds the whole quote, as start and end in characters of the body.

    Tashkeel, tatweel, hamza spelling, digits (٠-٩ or 0-9), letter case, white space and
    quotation marks may differ, and punctuation at the quote's own ends; nothing else may. It
    must begin and end at word boundaries. None where it is not found or has no words.
    """
    wanted, _ = _squeeze(quote)
    wanted = wanted.strip(_EDGES)
    if not words(wanted):
        return None
    text, origins = _squeeze(body)
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        if not _splits_word(text, at) and not _splits_word(text, end):
            return origins[at], _past_marks(body, origins[end - 1] + 1)
        at = text.find(wanted, at + 1)
    return None


def within_quotation(body: str, start: int) -> bool:
    """Whether marks opened before `start` are not closed there."""
    before = body[:start]
    pairs = any(before.count(left) > before.count(right) for left, right in ("«»", "“”"))
    return pairs or before.count('"') % 2 == 1


def cut_negation(body: str, start: int) -> str | None:
    """The negator that stands directly before `start` and was left out, or None."""
    before = words(re.split(r"[.!?؟،؛:\n]", body[:start])[-1])
    return before[-1] if before and is_negator(before[-1]) else None


def _squeeze(text: str) -> tuple[str, list[int]]:
    """The folded text with white space runs as one space and quotation marks gone."""
    folded, origins = fold_with_offsets(text)
    kept: list[str] = []
    places: list[int] = []
    for character, origin in zip(folded, origins, strict=True):
        if character in "\"'":
            continue
        if character.isspace():
            if not kept or kept[-1] == " ":
                continue
            character = " "
        kept.append(character)
        places.append(origin)
    return "".join(kept), places


def _splits_word(text: str, at: int) -> bool:
    """Whether a cut at `at` goes through a word or a number such as 2.5 or 1,200."""
    if at <= 0 or at >= len(text):
        return False
    left, right = text[at - 1], text[at]
    if left.isalnum() and right.isalnum():
        return True
    if left.isdigit() and right in ".,":
        return at + 1 < len(text) and text[at + 1].isdigit()
    return left in ".," and right.isdigit() and at >= 2 and text[at - 2].isdigit()


def _past_marks(body: str, end: int) -> int:
    """The end moved past tashkeel that belongs to the last letter."""
    while end < len(body) and fold_with_offsets(body[end])[0] == "" and body[end] not in "\u2069":
        end += 1
    return end
