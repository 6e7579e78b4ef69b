"""Scoring: the figures of one result by metric name, and of many with their intervals."""

from collections.abc import Sequence
from types import MappingProxyType

from rag.evaluation.intervals import Estimate, Statistic, estimate, mean, percentile
from rag.evaluation.metrics import (
    answer_words,
    citation_scores,
    mrr_at_k,
    ndcg_at_k,
    recall_at_k,
)
from rag.evaluation.result import ERROR, Result

STATISTICS: MappingProxyType[str, Statistic] = MappingProxyType(
    {
        "ndcg@10": mean,
        "recall@5": mean,
        "mrr@10": mean,
        "answer_correct": mean,
        "answer_words": mean,
        "citation_precision": mean,
        "citation_recall": mean,
        "quote_verbatim": mean,
        "hallucination_rate": mean,
        "error_rate": mean,
        "seconds_p50": percentile(50),
        "seconds_p95": percentile(95),
    }
)
METRICS = tuple(STATISTICS)

# Where less is better, a floor is a ceiling.
LESS_IS_BETTER = frozenset(
    {"answer_words", "hallucination_rate", "error_rate", "seconds_p50", "seconds_p95"}
)


def scores(result: Result) -> dict[str, float]:
    """The result's own figure for each metric it counts in; the others are left out."""
    found: dict[str, float] = {}
    item = result.item
    if item.answerable and item.articles:
        found["ndcg@10"] = ndcg_at_k(result.retrieved, item.articles)
        found["recall@5"] = recall_at_k(result.retrieved, item.articles)
        found["mrr@10"] = mrr_at_k(result.retrieved, item.articles)
    if item.answerable:
        found["answer_correct"] = float(result.correct)
        found["error_rate"] = float(not result.answered)
    else:
        found["hallucination_rate"] = float(result.answered)
    if result.answered:
        cited = citation_scores(result.text, result.citations)
        found["answer_words"] = float(answer_words(result.text))
        found["citation_precision"] = cited.precision
        found["citation_recall"] = cited.recall
    if result.verbatim is not None:
        found["quote_verbatim"] = result.verbatim
    if result.outcome != ERROR:
        found["seconds_p50"] = found["seconds_p95"] = result.seconds
    return found


def summary(scored: Sequence[dict[str, float]]) -> dict[str, Estimate]:
    """Every metric over many results' scores; a metric nobody counts in has n = 0."""
    return {
        name: estimate([each[name] for each in scored if name in each], statistic)
        for name, statistic in STATISTICS.items()
    }
