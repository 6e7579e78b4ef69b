"""Of whom it must be told: whose words are asked for, who agreed on something, whose members."""

import re
from collections.abc import Sequence
from typing import Final

from index.search.query import content_words
from index.text.arabic import fold
from rag.checks.encounters import only_met, only_others_speak
from rag.checks.quotations import within_quotation
from rag.checks.speakers import spoken_by_another, told_by_the_press
from rag.conditions.agreements import (
    asks_what_was_agreed,
    met_without_agreeing,
    tells_of_agreeing,
)
from rag.conditions.asked_speaker import asked_speaker, source_names
from rag.questions.asking import Asked
from rag.ranking.candidates import Candidate
from rag.ranking.features import Asking
from rag.ranking.fitting import holds_speech
from rag.words.countries import country, told_countries
from rag.words.matching import spellings
from rag.words.names import is_place, looks_like_name, nationality

_MEMBERS: Final = re.compile(r"^\w+ (?:\w+ )?(?:ال)?اعضاء?(?: في)? (\w+(?: \w+){0,3})")
_SHORT: Final = 3  # letters of a name that "and" may be joined to: وشي
_WORDS_OF: Final = re.compile(  # not of somebody's position, which may be told without words
    r"(?:ماذا|بماذا|بم|ايش|وش|شو|شنو) (?:قال|صرح|علق|اكد|حكي)|قال (?:ايه|شو)|كيف علق"
)


def of_the_source(asking: Asking, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those before which, in the same article, stands who is to have told it."""
    source = source_names(asking)
    if not source:
        return found
    named: dict[str, int] = {}  # article to where a passage that names the source begins
    for one in found:
        chunk = one.passage.chunk
        if tells_of(asking, source, f"{chunk.source.title} {chunk.text}"):
            named[one.article] = min(chunk.start, named.get(one.article, chunk.start))
    return [
        one
        for one in found
        if one.start >= named.get(one.article, one.end)
        and (asking.foreign or not spoken_by_another(one.text, source))
    ]


def in_their_words(asking: Asking, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Without what another country wants and, of words, what tells none or of another's."""
    if asking.kind is not Asked.SAID:
        return found
    speaker = () if asking.foreign else asked_speaker(asking.text)
    theirs = frozenset(map(country, speaker)) - {""}
    if theirs:
        found = [one for one in found if not only_others_speak(one.text, theirs)]
    names = [word for word in speaker if _of_a_person(word)]
    # A position may be told without words, and of who is with somebody.
    words = _WORDS_OF.search(" ".join(fold(asking.text).split())) is not None
    found = [one for one in found if not only_met(one.text, names, beside=words)]
    return [one for one in found if _speaks(one)] if words else found


def of_the_body(asking: Asking, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those that tell, or follow what tells, of the body whose members are asked for.

    A delegation comprises two, and is not the alliance whose summit it came to.
    """
    members = None if asking.foreign else _MEMBERS.search(" ".join(fold(asking.text).split()))
    if not members:
        return found
    body = [word for word in members.group(1).split() if word in asking.sought.weights]
    return [one for one in found if not body or tells_of(asking, body, f"{one.before} {one.text}")]


def of_who_agreed(asking: Asking, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those that tell of persons of whom it is asked what they agreed on, not that they met."""
    if asking.foreign or not asks_what_was_agreed(asking.text):
        return found
    persons = [w for w in content_words(asking.text) if len(w) > _SHORT and _of_a_person(w)]
    for person in persons:
        found = [one for one in found if tells_of(asking, [person], _with_before(one))]
    return [one for one in found if not met_without_agreeing(one.text, persons)]


def _with_before(one: Candidate) -> str:
    """A candidate with the sentence before it where it says itself that something was agreed on."""
    return f"{one.before} {one.text}" if tells_of_agreeing(one.text) else one.text


def _of_a_person(word: str) -> bool:
    return not is_place(word) and bool(looks_like_name(word) or nationality(word))


def tells_of(asking: Asking, some: Sequence[str], text: str) -> bool:
    """Whether a text holds one of some words of the question."""
    held = spellings(text)
    return any(asking.sought.likeness(word, held) > 0 for word in some)


def names_any(asking: Asking, speaker: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether any of the texts holds any of the speaker's names; so do all without a speaker."""
    found = (asking.sought.likeness(name, spellings(text)) for text in texts for name in speaker)
    if not speaker or any(likeness > 0 for likeness in found):
        return True
    theirs = {country(name) for name in speaker if is_place(name)}
    return any(theirs & told_countries(text) for text in texts)


def by_another(asking: Asking, speaker: Sequence[str], sentence: str) -> bool:
    """Whether a sentence tells the words of somebody else than the speaker."""
    if asking.foreign:  # all names of the question, of which one is the speaker's
        return not names_any(asking, speaker, [sentence]) and spoken_by_another(sentence, ())
    # For a country and its people speak many: its president, its ministry, its capital.
    if not speaker or any(is_place(name) or country(name) for name in speaker):
        return False
    if names_any(asking, speaker, [sentence]):
        return told_by_the_press(sentence)
    return spoken_by_another(sentence, speaker)


def _speaks(candidate: Candidate) -> bool:
    """Whether a candidate holds or reports words, or stands inside a quotation."""
    chunk = candidate.passage.chunk
    inside = within_quotation(chunk.text, candidate.start - chunk.start)
    return inside or holds_speech(candidate.text)
