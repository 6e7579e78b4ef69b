"""What an article must hold before any sentence of it can answer, however like the question it is.

Somebody's words are looked for only where that person is named, in what tells words of anybody and
not of somebody else; what persons agreed on not where one of them is only met; why a country does
something only where it is spoken of; what is so according to somebody only where that person is
named before; the minister of one country not where only another's stands, the head of the general
staff not where no staff is; the fifth point of a plan only where a fifth is told; what happened in
a year not in the news of another; a price only where money is told, a number of ships only where
things are counted, how long it took only where a length of time stands; the next of its kind only
in what tells of things to come; how to do something only where some of it is spoken of; the
weather only where weather is, kinship only where kin are; members only of the body asked about;
who somebody is only where anything tells it beside the name; a share, where any is told, only
there; and nothing where a country that the question names is spoken of nowhere. These are what a
reader who checks the source would ask first.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final

from index.text.arabic import fold
from rag.conditions.asked_speaker import speaker_names
from rag.conditions.coming import asks_for_the_next, tells_ahead
from rag.conditions.durations import asks_how_long, tells_how_long
from rag.conditions.how_to import asks_how_to, speaks_of
from rag.conditions.kin import asks_for_kinship, tells_of_kin
from rag.conditions.measures import tells_the_number
from rag.conditions.offices import DELEGATION, asked_office, asked_post, may_hold
from rag.conditions.shares import asks_for_a_share, tells_a_share
from rag.conditions.weather import asks_for_the_weather, tells_of_weather
from rag.conditions.whose_words import (
    by_another,
    in_their_words,
    names_any,
    of_the_body,
    of_the_source,
    of_who_agreed,
    tells_of,
)
from rag.conditions.years import of_the_year
from rag.questions.asking import Asked
from rag.questions.identity import asked_identity
from rag.ranking.absent import tells_of_who_acts
from rag.ranking.candidates import Candidate
from rag.ranking.features import Asking
from rag.ranking.fitting import holds_time
from rag.ranking.introductions import introduction, names_it, says_more
from rag.words.countries import meant_country, named_countries, speak_of
from rag.words.dialect import in_written_arabic
from rag.words.numbers import figures

_WHEN_DID: Final = re.compile(r"و?(?:متي|امتي|وقتاش) (?![يتنا])\w{3}")  # and no "when does"
# Time enough for a day to be told, where the words of an answer ask for more: what may be a year,
# whatever stands beside it, and the reign of somebody.
_AN_AGE: Final = re.compile(r"(?<!\d)(?:1\d|20)\d\d(?!\d)|\b[وفبل]?(?:ال)?(?:زمن|عهد|عصر|قرن)\b")
_PART: Final = re.compile(
    r"\b(?:ال)?(?:نقطه|ماده|بند|فصل|فقره|مرحله|خطوه|بنود|شرط|باب)\s+\w+|\b(?:point|article|clause|item)\s+\w+"
)


# What a sentence must tell by itself, by what is asked for.
_TELLING: Final[tuple[tuple[Callable[[Asking], bool], Callable[[str, str], bool]], ...]] = (
    (lambda asking: not asking.foreign, tells_the_number),
    (lambda asking: asks_how_long(asking.text), tells_how_long),
    (lambda asking: asks_for_the_weather(asking.text), lambda _, text: tells_of_weather(text)),
    (lambda asking: asks_for_the_next(asking.text), lambda _, text: tells_ahead(text)),
    (lambda asking: asks_for_kinship(asking.text), lambda _, text: tells_of_kin(text)),
    (lambda asking: asked_identity(asking.text) is not None, says_more),
)


def able_to_answer(asking: Asking, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates that may answer, of articles that hold what an answer needs.

    Args:
        asking: The question.
        found: Candidates; an article is known by those of its passages that they come from.
    """
    asked = " ".join(fold(asking.text).split())
    found = _of_able_articles(asking, found)
    # In any passage left, as a country's press seldom names it.
    if not _countries_spoken_of(asking, found):
        return []
    found = of_the_year(asking.text, found)
    if _WHEN_DID.match(asked) and not _some_time(found):
        return []
    found = _of_shares(asking, _of_the_office(asking, of_the_source(asking, found)))
    if done := asks_how_to(asking.text):
        found = [one for one in found if speaks_of(asking, done, one)]
    if asking.kind is Asked.WHY:
        found = [one for one in found if tells_of_who_acts(asking.text, one)]
    found = of_the_body(asking, of_who_agreed(asking, in_their_words(asking, found)))
    for asks, tells in _TELLING:
        if asks(asking):
            found = [one for one in found if tells(asking.text, one.text)]
    return [] if _named_and_no_more(asking, found) else list(found)


def _named_and_no_more(asking: Asking, found: Sequence[Candidate]) -> bool:
    """Whether a question asks who somebody is whom the candidates name without telling it."""
    identity = asked_identity(asking.text)
    if identity is None or not identity.person:
        return False
    if any(_introduces(asking, one) for one in found):
        return False
    return any(names_it(asking.text, asking.sought, one.text) for one in found)


def _introduces(asking: Asking, one: Candidate) -> bool:
    return introduction(asking.text, asking.sought, one.text, one.before) is not None


def _of_able_articles(asking: Asking, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those of articles that name the speaker and tell the part asked about."""
    speaker, parts = speaker_names(asking), _numbered_parts(in_written_arabic(asking.text))
    if not speaker and not parts:
        return found
    pages: dict[str, list[str]] = {}
    for candidate in found:
        chunk = candidate.passage.chunk
        pages.setdefault(candidate.article, [chunk.source.title]).append(chunk.text)
    able = {
        article
        for article, texts in pages.items()
        if names_any(asking, speaker, texts) and parts <= _numbers(tuple(dict.fromkeys(texts)))
    }
    return [
        candidate
        for candidate in found
        if candidate.article in able and not by_another(asking, speaker, candidate.text)
    ]


def _of_the_office(asking: Asking, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those that tell of the office or post whose holder is asked for."""
    if asking.foreign:
        return found
    written = in_written_arabic(asking.text)
    office = asked_office(written)
    post = asked_post(written) if office is None else ()
    if post:
        return [one for one in found if tells_of(asking, post, f"{one.before} {one.text}")]
    if office is None:
        return found
    found = [one for one in found if may_hold(office, (one.before, one.text))]
    if office.title != DELEGATION:
        return found
    # A country sends many: it must be the one to the place asked about.
    places = named_countries(asking.text)
    places.pop(office.country, None)
    return [one for one in found if speak_of(places, _texts([one]))]


def _of_shares(asking: Asking, found: Sequence[Candidate]) -> Sequence[Candidate]:
    if not asks_for_a_share(asking.text):
        return found
    return [one for one in found if tells_a_share(one.text)] or found


def _countries_spoken_of(asking: Asking, found: Sequence[Candidate]) -> bool:
    texts = _texts(found)
    if not asking.foreign:
        return speak_of(named_countries(asking.text), texts)
    meant = (meant_country(stem for stem, _ in each) for each in asking.sought.meanings.values())
    return all(speak_of(countries, texts) for countries in meant)


def _some_time(found: Sequence[Candidate]) -> bool:
    told = (candidate.text for candidate in found)
    return any(holds_time(text) or _AN_AGE.search(fold(text)) for text in told)


def _texts(found: Sequence[Candidate]) -> set[str]:
    """The passages the candidates come from, and their titles."""
    chunks = (candidate.passage.chunk for candidate in found)
    return {text for chunk in chunks for text in (chunk.source.title, chunk.text)}


def _numbered_parts(question: str) -> set[float]:
    """Five for "the fifth point", "point 5"; counts ("28 points") are none."""
    named = " . ".join(_PART.findall(fold(question)))
    return {figure.value for figure in figures(named) if figure.kind in ("ordinal", "amount")}


@lru_cache(maxsize=256)
def _numbers(texts: tuple[str, ...]) -> frozenset[float]:
    return frozenset(figure.value for text in texts for figure in figures(text))
