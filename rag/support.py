"""The words that bear a claim out: which sentence of each cited passage, if any."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.arabic import fold
from index.article import Source
from rag.evidence import Evidence, Sentence
from rag.matching import spellings
from rag.verification import check_claim

# "He added that …", "وأضاف أن …": names nobody, so who spoke stands in the sentence before.
_CONTINUES = re.compile(
    r"^\W*و?(?:اضاف|تابع|اوضح|اكد|قال|شدد|اردف|واصل|استطرد|ذكر|اشار|راي|اعتبر|حذر)ت?"
    r"(?: (?:ان|ايضا|قايلا|قايله|الي ان)\b|\s*[:«\"])"
    r"|^\W*(?:he|she|they) (?:added|said|also said|stressed|noted|went on)\b"
)


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


def find_support(claim: str, cited: Sequence[Evidence]) -> Support:
    """For each cited passage that bears the claim out alone, its sentence that does so best.

    One sentence must carry all of the claim: words gathered from several would let a name from
    one and a deed from another pass as said together. A sentence that goes on from the one
    before ("he added") brings that one along. Passages that bear nothing out are left out.
    """
    found: list[Quote] = []
    reason = "no evidence cited"
    for evidence in cited:
        best: Quote | None = None
        for quote in _ranked(claim, evidence):
            about = [quote.source.publisher] if quote.source.publisher else []
            verdict = check_claim(claim, [quote.text], about=about)
            if verdict.supported:
                best = quote
                break
            # The likest sentence comes first; why that one fails says most.
            reason = verdict.reason if reason == "no evidence cited" else reason
        if best is not None:
            found.append(best)
    return Support(tuple(dict.fromkeys(found)), "" if found else reason)


def _ranked(claim: str, evidence: Evidence) -> list[Quote]:
    """The passage's quotable spans: sentences first, then joined ones, each likest first."""
    stems = spellings(claim).stems

    def likeness(quote: Quote) -> int:
        return len(stems & spellings(quote.text).stems)

    single = [_quote(evidence, s, s) for s in evidence.sentences]
    joined = [_quote(evidence, one, other) for one, other in _continued(evidence)]
    return sorted(single, key=likeness, reverse=True) + sorted(joined, key=likeness, reverse=True)


def _continued(evidence: Evidence) -> Iterator[tuple[Sentence, Sentence]]:
    chunk = evidence.passage.chunk
    for at in range(1, len(evidence.sentences)):
        one, other = evidence.sentences[at - 1], evidence.sentences[at]
        between = chunk.text[one.end - chunk.start : other.start - chunk.start]
        if not between.strip() and _CONTINUES.search(fold(other.text)):
            yield one, other


def _quote(evidence: Evidence, first: Sentence, last: Sentence) -> Quote:
    chunk = evidence.passage.chunk
    text = chunk.text[first.start - chunk.start : last.end - chunk.start]
    return Quote(chunk.source, text, first.start, last.end)
