"""Verification: whether the words a claim cites bear it out. Deterministic, without a model."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.text.arabic import STOP_WORDS, words
from index.text.language import detect_language
from rag.checks.negation import disagreement, is_negator
from rag.checks.opposites import opposite
from rag.checks.quotations import cut_negation, find_quote, take_apart
from rag.checks.speakers import strange_speaker, swapped
from rag.words.names import is_place, looks_like_name, same_name, same_word
from rag.words.number_words import ONES, ORDINALS, SCALES, VALUES
from rag.words.numbers import figures, unmatched

__all__ = ["Verdict", "check_claim", "find_quote", "supports"]

SHARED = 0.6  # of the content words; a paraphrase that keeps fewer can't be told from invention
SHORT = 3  # words in Latin letters, too few to tell their language by

_MARK = re.compile(r"\[\d{1,3}\]")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]+")
# Two letters or joiners of Persian: a lead-in is too short for its language to be told by words.
_PERSIAN = re.compile(r"[پچژگکی\u200c].*[پچژگکی\u200c]", re.DOTALL)
_LATIN_OPENERS = frozenset(words("selon laut nach segun in on at when after before president"))
_LATIN_SAYING = frozenset(
    ["said", "says", "told", "added", "announced", "declared", "dit", "sagte", "dijo"]
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a claim stands, and if not, what failed."""

    supported: bool
    reason: str = ""


def supports(claim: str, quotes: Sequence[str]) -> bool:
    """Whether the quotes bear the claim out; see `check_claim`."""
    return check_claim(claim, quotes).supported


def check_claim(claim: str, quotes: Sequence[str], *, about: Sequence[str] = ()) -> Verdict:
    """Whether the quotes bear out one sentence of an answer, and the first thing that fails.

    Quotations of three words or more must be found whole; numbers, dates, names and negation
    must agree; six in ten of the content words must be shared. What the claim says around its
    quotation in another language than the quotes is checked for numbers only, and such a claim
    without any quotation does not stand, for nothing of it can be compared.

    Args:
        claim: One sentence; marks [n] are ignored.
        quotes: Verbatim words of the articles it cites.
        about: Labels of the cited articles (publisher, date) that the claim may name although
            the quotes do not.
    """
    held = [quote for quote in quotes if words(quote)]
    if not held:
        return Verdict(False, "no quote to rest on")
    plain = _without(_MARK.sub(" ", claim), about)
    reason = _failure(plain, held) if words(plain) else "the claim has no words"
    return Verdict(not reason, reason)


def _failure(claim: str, quotes: Sequence[str]) -> str:
    taken = take_apart(claim, quotes)
    places: list[tuple[str, int]] = []
    for quotation in taken.quotations:
        found = _place(quotation, quotes)
        if found is None:
            return f"quotation not found: «{_short(quotation)}»"
        places.append(found)
        left_out = cut_negation(*found)
        if left_out:
            return f"the quotation leaves out «{left_out}» before it"
    whole = "\n".join(quotes)
    reason = unmatched(taken.frame, whole)
    if reason or not words(taken.frame):
        return reason
    if not _comparable(taken.frame, whole) or (places and _PERSIAN.search(taken.frame)):
        return "" if places else "in another language than the quote, and quotes nothing of it"
    return _frame_failure(claim, taken.frame, quotes, places)


def _comparable(frame: str, whole: str) -> bool:
    """Whether both are in one language; a few Latin words alone don't tell which of five."""
    ours, theirs = detect_language(frame), detect_language(whole)
    if ours == theirs:
        return True
    other_script = {ours, theirs} & {"ar", "fa", "ru"}
    return not other_script and len(words(frame)) <= SHORT


def _frame_failure(
    claim: str, frame: str, quotes: Sequence[str], places: list[tuple[str, int]]
) -> str:
    whole = "\n".join(quotes)
    theirs = words(whole)
    reason = (
        _missing_name(frame, theirs)
        or disagreement(frame, quotes, same_word, quoting=bool(places))
        or opposite(words(frame), theirs)
    )
    stranger = "" if reason else strange_speaker(frame, theirs)
    if reason or stranger:
        return reason or f"speaker {stranger} not in the quote"
    quoted, at = places[0] if places else (whole, None)
    return swapped(frame, claim, quoted, at) or ("" if places else _thin(frame, quotes))


def _without(claim: str, labels: Sequence[str]) -> str:
    """The claim without the labels, wherever they stand outside its quotations."""
    for label in sorted(labels, key=len, reverse=True):
        span = find_quote(label, claim)
        if span and not any(find_quote(label, q) for q in take_apart(claim).quotations):
            claim = f"{claim[: span[0]]} {claim[span[1] :]}"
    return claim


def _place(quotation: str, quotes: Sequence[str]) -> tuple[str, int] | None:
    for quote in quotes:
        span = find_quote(quotation, quote)
        if span:
            return quote, span[0]
    return None


def _missing_name(frame: str, theirs: Sequence[str]) -> str:
    latin = _latin_names(frame)
    ours = words(frame)
    for word in ours:
        if word.isascii():
            if word not in latin:
                continue
        elif not looks_like_name(word) or _is_figure(word) or is_negator(word):
            continue
        same = any(same_name(word, other) for other in theirs)
        # A verb the lists lack meets its other forms; a place must be the same place.
        if not same and not is_place(word):
            same = any(same_word(word, other) for other in theirs if not is_place(other))
        if not same or _moved(word, ours, theirs):
            return f"name {word} not in the quote"
    return ""


def _moved(word: str, ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether a place stands in the quotes only as an adjective, and another one was dropped."""
    if not is_place(word) or any(is_place(o) and same_name(word, o) for o in theirs):
        return False
    placed = [other for other in theirs if is_place(other)]
    return any(not any(same_name(other, mine) for mine in ours) for other in placed)


def _latin_names(frame: str) -> set[str]:
    """Folded capitalised words; the first word counts if a name or a verb of saying follows."""
    found: set[str] = set()
    for match in _CAPITALISED.finditer(frame):
        first = not words(frame[: match.start()])
        following = frame[match.end() :].split()[:1]
        named = following and (following[0][:1].isupper() or following[0] in _LATIN_SAYING)
        if first and (not named or match.group().lower() in _LATIN_OPENERS):
            continue
        found.update(words(match.group()))
    return found - STOP_WORDS


def _is_figure(word: str) -> bool:
    known = VALUES.keys() | SCALES.keys() | ORDINALS.keys() | ONES
    return word in known or bool(figures(word))


def _thin(frame: str, quotes: Sequence[str]) -> str:
    """A reason if too few content words are shared; a number, checked before, is one shared."""
    content = [w for w in words(frame) if w not in STOP_WORDS and len(w) > 1]
    content = [w for w in content if not w[0].isdigit() and not _is_figure(w)]
    numbers = len(figures(frame))
    total = len(content) + numbers
    if not total:
        return "the claim says nothing that can be compared"
    theirs = words("\n".join(quotes))
    shared = numbers + sum(any(same_word(w, other) for other in theirs) for w in content)
    return "" if shared >= SHARED * total else f"only {shared} of {total} words are in the quote"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
