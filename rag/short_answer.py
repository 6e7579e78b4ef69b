"""The few words of a sentence that answer by themselves: a number, a date, a name, a place."""

import re
from typing import Final

from index.text.arabic import STOP_WORDS, folded_words, raw_words
from index.text.arabic import fold as folded
from rag.questions.asking import Asked
from rag.questions.identity import asked_identity
from rag.ranking.candidates import Candidate
from rag.ranking.features import Asking
from rag.ranking.fitting import holds_time
from rag.ranking.introductions import introduction
from rag.words.names import is_place, looks_like_name, nationality
from rag.words.numbers import figures

SURE: Final = 0.0  # mean log-odds of the words from which they are worth saying first
_MOST_WORDS: Final = 8
_ADJECTIVE: Final = re.compile(r"ال\w+(?:ي|يه)")  # of one
_INTO: Final = "(?:في|إلى|الى|من|نحو)"
_MOST_SHARE: Final = 0.6  # of the sentence's words: more is the sentence again


def short_answer(asking: Asking, candidate: Candidate) -> str:
    """The words to say before the sentence, as they stand in it; empty where it says it best."""
    kind = asking.kind
    if asked_identity(asking.text):
        return _who_it_is(asking, candidate)
    if kind not in (Asked.WHO, Asked.WHEN, Asked.WHERE, Asked.HOW_MANY):
        return ""
    span = _without_loose_ends(kind, _whole_words(candidate))
    if any(span.count(left) != span.count(right) for left, right in ("«»", "“”")):
        return ""  # half a name in marks would open a quotation
    count, whole = len(raw_words(span)), len(raw_words(candidate.text))
    if not 0 < count <= min(_MOST_WORDS, _MOST_SHARE * whole) or candidate.sure < SURE:
        return ""
    if kind is Asked.HOW_MANY:
        span = _with_what_is_counted(span, candidate.text)
    return span if _holds(kind, span, candidate.text) else ""


def _who_it_is(asking: Asking, candidate: Candidate) -> str:
    told = introduction(asking.text, asking.sought, candidate.text, candidate.before)
    span = candidate.text[told.start : told.end] if told and told.telling else ""
    return span if len(raw_words(span)) <= _MOST_WORDS else ""


def _holds(kind: Asked, span: str, sentence: str) -> bool:
    if kind is Asked.HOW_MANY:  # the same number as in the sentence: "thirty" is not "thirty-five"
        told = {(figure.kind, figure.value) for figure in figures(sentence)}
        found = [f for f in figures(span) if f.kind in ("amount", "percent")]
        return bool(found) and all((f.kind, f.value) in told for f in found)
    if kind is Asked.WHEN:
        return holds_time(span)
    words = [word for word in folded_words(folded(span)) if word not in STOP_WORDS]
    if kind is Asked.WHERE:  # "the French" is no place, left of "the French capital"
        named = (word for word in words if is_place(word) or not nationality(word))
        return any(is_place(word) or looks_like_name(word) for word in named)
    if all(map(is_place, words)) and re.search(rf"\b{_INTO} {re.escape(span)}", sentence):
        return False  # where it was, not who
    return any(looks_like_name(word) or word.isascii() for word in words)


def _whole_words(candidate: Candidate) -> str:
    """The reader's words: one that it ends in is taken whole, one that it begins in is left out."""
    text, span = candidate.text, candidate.answer
    start = text.find(span) if span else -1
    if start < 0:
        return ""
    end = start + len(span)
    if start > 0 and text[start - 1].isalnum() and " " in text[start:end].strip():
        start = text.index(" ", start) + 1
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start:end].strip(" ،؛,.:;«»“”\"'()[]!؟?")


def _without_loose_ends(kind: Asked, span: str) -> str:
    """Without a preposition left hanging at the end; at the beginning, "in Paris" is kept."""
    words = span.split(" ")
    while words and folded(words[-1]) in STOP_WORDS:
        words.pop()
    if kind in (Asked.WHO, Asked.HOW_MANY):
        while words and folded(words[0]) in STOP_WORDS:
            words.pop(0)
    if kind is Asked.WHO and len(words) > 1 and _left_of_a_title(*words[:2]):
        words.pop(0)
    return " ".join(words)


def _left_of_a_title(word: str, after: str) -> bool:
    """Whether a span begins in "the British prime minister X": at "British"."""
    adjective = _ADJECTIVE.fullmatch(folded(word)) and nationality(folded(word))
    return bool(adjective) and not after.startswith("و")


def _with_what_is_counted(span: str, text: str) -> str:
    """35 becomes 35 دولة, بثمانية بثمانية أهداف."""
    alone = len(raw_words(span)) == 1 and any(figures(span))
    if not span or not (span[-1].isdigit() or alone):
        return span
    after = text[text.find(span) + len(span) :]
    following = raw_words(after)[:1]
    plain = after.startswith(" ") and following and following[0].isalpha()
    if plain and folded(following[0]) not in STOP_WORDS and len(following[0]) > 2:
        return f"{span} {following[0]}" if after[1:].startswith(following[0]) else span
    return span
