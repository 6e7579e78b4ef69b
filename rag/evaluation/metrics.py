"""What is measured on one item; definitions and sources are in the package's docstring."""

import math
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from index.article import Passage
from index.text.arabic import fold, folded_words, words
from rag.answer import MARK, Citation
from rag.checks.citations import Claim, parse
from rag.checks.verification import check_claim

BodyOf = Callable[[str], str | None]  # article id to body, None where unknown
SHORT = 4  # letters; a shorter wording occurs inside words by chance
_ANY_MARK = 999  # `parse` sorts marks by a count; which ones resolve is told by the citations


def ndcg_at_k(retrieved: Sequence[str], relevant: Collection[str], k: int = 10) -> float:
    """Discounted gain of the relevant articles among the first k, against the best order, 0 to 1.

    Gain 1, discount log2(rank + 1) (Järvelin & Kekäläinen 2002). 0 without relevant articles.
    """
    found = _distinct(retrieved)[:k]
    gain = sum(1 / math.log2(r + 1) for r, a in enumerate(found, 1) if a in relevant)
    best = sum(1 / math.log2(r + 1) for r in range(1, min(k, len(set(relevant))) + 1))
    return gain / best if best else 0.0


def recall_at_k(retrieved: Sequence[str], relevant: Collection[str], k: int = 5) -> float:
    """Share of the relevant articles among the first k distinct ones, 0 to 1."""
    wanted = set(relevant)
    return len(wanted & set(_distinct(retrieved)[:k])) / len(wanted) if wanted else 0.0


def mrr_at_k(retrieved: Sequence[str], relevant: Collection[str], k: int = 10) -> float:
    """One over the rank of the first relevant article; 0 where none is among the first k."""
    for rank, article in enumerate(_distinct(retrieved)[:k], start=1):
        if article in relevant:
            return 1 / rank
    return 0.0


def _distinct(retrieved: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(retrieved))


def answer_correct(text: str, accepted: Sequence[str]) -> bool:
    """Whether an accepted wording, folded, occurs in the folded answer, punctuation aside.

    Inflected neighbours count (فرنسي in الفرنسية), but 27 is not in 2027, and a wording of fewer
    than four letters must stand as a word of its own, و ف ب ل ك and ال before it allowed.
    """
    said = " ".join(words(MARK.sub(" ", text)))
    return any(_occurs(" ".join(words(wording)), said) for wording in accepted)


def _occurs(wanted: str, said: str) -> bool:
    if not wanted:
        return False
    opening = r"(?<![\d.,])" if wanted[0].isdigit() else ""
    closing = r"(?![\d]|[.,]\d)" if wanted[-1].isdigit() else ""
    if len(wanted) < SHORT and not wanted[0].isdigit():
        opening, closing = r"\b[وف]?(?:[بلك]?ال|[بلك])?", r"\b"
    return re.search(f"{opening}{re.escape(wanted)}{closing}", said) is not None


def answer_words(text: str) -> int:
    """Number of words and numbers of the answer, marks [n] left out."""
    return len(folded_words(fold(MARK.sub(" ", text))))


@dataclass(frozen=True, slots=True)
class CitationScores:
    """ALCE's scores of one answer, each 0 to 1."""

    precision: float
    recall: float


def citation_scores(text: str, citations: Sequence[Citation]) -> CitationScores:
    """ALCE citation precision and recall of an answer, by our sentences and support test.

    A sentence is recalled if it has a resolving mark and its quotes together support it. A mark is
    precise if its sentence is recalled and its quote either supports the sentence alone or is
    needed by the others. Precision is 0 without marks; marks that resolve to nothing are wrong.
    """
    cited = {citation.number: citation for citation in citations}
    recalled = precise = total = 0
    claims = parse(text, _ANY_MARK)
    for claim in claims:
        numbers = [n for n in claim.numbers if n in cited]
        total += len(claim.numbers) + len(claim.invalid)
        quoted = [cited[n] for n in numbers]
        if not quoted or not _supported(claim, quoted):
            continue
        recalled += 1
        precise += sum(_precise(claim, one, quoted) for one in quoted)
    return CitationScores(precise / total if total else 0.0, recalled / max(1, len(claims)))


def _precise(claim: Claim, one: Citation, quoted: Sequence[Citation]) -> bool:
    if _supported(claim, [one]):
        return True
    rest = [other for other in quoted if other is not one]
    return not rest or not _supported(claim, rest)


def _supported(claim: Claim, quoted: Sequence[Citation]) -> bool:
    quotes = [citation.quote for citation in quoted]
    about = [label for citation in quoted for label in labels(citation)]
    return check_claim(claim.text, quotes, about=about).supported


def labels(citation: Citation) -> list[str]:
    """What an answer may say about a cited article beside its words: publisher, title, date."""
    source = citation.source
    dated = [source.published.date().isoformat()] if source.published else []
    return [label for label in (source.title, source.publisher, *dated) if label]


def quote_verbatim(citation: Citation, body_of: BodyOf, passages: Sequence[Passage] = ()) -> bool:
    """Whether the citation quotes exactly what the article says there.

    Where the body is unknown, the passages that cover the quote stand in; a quote that neither
    covers is not verbatim.
    """
    body = body_of(citation.source.id)
    if body is not None:
        return body[citation.start : citation.end] == citation.quote
    for passage in passages:
        chunk = passage.chunk
        covers = chunk.start <= citation.start and citation.end <= chunk.end
        if chunk.source.id == citation.source.id and covers:
            at = citation.start - chunk.start
            return chunk.text[at : at + len(citation.quote)] == citation.quote
    return False
