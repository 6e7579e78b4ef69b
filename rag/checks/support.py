"""The words that bear a claim out: which sentence of each cited passage, if any."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Source
from index.text.arabic import fold
from rag.checks.evidence import Evidence, Sentence
from rag.checks.verification import check_claim
from rag.words.matching import spellings

# "He added that …", "وأضاف أن …": names nobody, so who spoke stands in the sentence before.
_CONTINUES = re.compile(
    r"^\W*و?(?:اضاف|تابع|اوضح|اكد|قال|شدد|اردف|واصل|استطرد|ذكر|اشار|راي|اعتبر|حذر)ت?"
    r"(?: (?:ان|ايضا|قايلا|قايله|الي ان)\b|\s*[:«\"])"
    r"|^\W*(?:he|she|they) (?:added|said|also said|stressed|noted|went on)\b"
)
_GAP = 3  # characters of white space between two passages of one article that are neighbours


@dataclass(frozen=True, slots=True)
class Quote:
    """Verbatim words of one article: exactly `body[start:end]`."""

    source: Source
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Support:
    """What bears a claim out; without quotes, the reason why nothing does."""

    quotes: tuple[Quote, ...]
    reason: str = ""


def find_support(claim: str, cited: Sequence[Evidence], given: Sequence[Evidence]) -> Support:
    """For each cited passage that bears the claim out alone, its sentence that does so best.

    One sentence must carry all of the claim: words gathered from several would let a name from
    one and a deed from another pass as said together. A sentence that goes on from the one
    before ("he added") brings that one along. Passages that bear nothing out are left out.

    Args:
        claim: One sentence, without marks.
        cited: What it names.
        given: All that the model was given, where the sentence before may stand.
    """
    found: list[Quote] = []
    reasons: list[str] = []
    for evidence in cited:
        for quotes in _ranked(claim, evidence, given):
            publisher = evidence.passage.chunk.source.publisher
            about = [publisher] if publisher else []
            verdict = check_claim(claim, [quote.text for quote in quotes], about=about)
            if verdict.supported:
                found.extend(quotes)
                break
            reasons.append(verdict.reason)
    if found:
        return Support(tuple(dict.fromkeys(found)))
    # The likest sentence came first; why that one failed says most.
    return Support((), reasons[0] if reasons else "no evidence cited")


def _ranked(
    claim: str, evidence: Evidence, given: Sequence[Evidence]
) -> Iterator[tuple[Quote, ...]]:
    """What may be quoted from a passage: its sentences, likest first, then joined ones."""
    stems = spellings(claim).stems

    def unlikeness(sentence: Sentence) -> int:
        return -len(stems & spellings(sentence.text).stems)

    ranked = sorted(evidence.sentences, key=unlikeness)
    for sentence in ranked:
        yield (_quote(evidence, sentence, sentence),)
    for sentence in ranked:
        if _CONTINUES.search(fold(sentence.text)):
            yield from _joined(evidence, sentence, given)


def _joined(
    evidence: Evidence, sentence: Sentence, given: Sequence[Evidence]
) -> Iterator[tuple[Quote, ...]]:
    """The sentence with the one before it: one quote within a passage, two across passages."""
    at = evidence.sentences.index(sentence)
    if at:
        yield (_quote(evidence, evidence.sentences[at - 1], sentence),)
        return
    source = evidence.passage.chunk.source
    for other in given:
        last = other.sentences[-1]
        same = other.passage.chunk.source == source
        if same and 0 < sentence.start - last.end <= _GAP:
            yield _quote(other, last, last), _quote(evidence, sentence, sentence)


def _quote(evidence: Evidence, first: Sentence, last: Sentence) -> Quote:
    chunk = evidence.passage.chunk
    text = chunk.text[first.start - chunk.start : last.end - chunk.start]
    return Quote(chunk.source, text, first.start, last.end)
