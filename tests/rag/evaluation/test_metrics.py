import math

import pytest

from rag.answer import Citation
from rag.evaluation.metrics import (
    answer_correct,
    answer_words,
    citation_scores,
    mrr_at_k,
    ndcg_at_k,
    quote_verbatim,
    recall_at_k,
)
from tests.rag.evaluation.samples import BODIES, SOURCES, cite, passage

FIRST = "رفضت بولندا ذلك في سبتمبر."
SECOND = "وحضر الاجتماع 35 دولة."
THIRD = "بلغ عدد الإصابات 120 حالة في جدة."


def test_ndcg_is_gain_over_the_best_order() -> None:
    # Relevant at ranks 2 and 4 of two: (1/log2 3 + 1/log2 5) / (1/log2 2 + 1/log2 3) = 0.650921
    assert ndcg_at_k(["x", "a", "y", "b"], ["a", "b"]) == pytest.approx(0.650921, abs=1e-6)
    assert ndcg_at_k(["a"], ["a"]) == 1.0
    assert ndcg_at_k(["x"] * 3, ["a"]) == 0.0


def test_retrieval_counts_each_article_once() -> None:
    # x x x a: the article a is second of the distinct ones, 1/log2(3)
    assert ndcg_at_k(["x", "x", "x", "a"], ["a"]) == pytest.approx(1 / math.log2(3))
    assert mrr_at_k(["x", "x", "a"], ["a"]) == 0.5


def test_recall_and_mrr_stop_at_k() -> None:
    found = ["1", "2", "3", "4", "5", "a", "b"]
    assert recall_at_k(found, ["a", "5"]) == 0.5
    assert mrr_at_k(found, ["b"], k=6) == 0.0
    assert mrr_at_k(found, ["a", "b"]) == pytest.approx(1 / 6)


@pytest.mark.parametrize(
    ("text", "accepted", "right"),
    [
        ("قال روتة ذلك [1].", ["روته"], True),
        ("حضره ٢٧ زعيما [1].", ["27"], True),
        ("في عام 2027 [1].", ["27"], False),
        ("بلغ 27.5 مليون", ["27"], False),
        ("شارك 2,900 شخص", ["2900"], True),
        ("وضوح، بشأن الدعم", ["وضوح بشأن الدعم"], True),
        ("الرئيس الفرنسية", ["فرنسي"], True),
        ("لاعبون", ["لا"], False),
        ("للأب", ["أب"], False),
        ("بأم درمان", ["أم"], True),
        ("شيء آخر [27]", ["27"], False),
        ("أيا كان", [], False),
    ],
)
def test_answer_correct_finds_a_folded_wording(text: str, accepted: list[str], right: bool) -> None:
    assert answer_correct(text, accepted) is right


def test_answer_words_leaves_marks_out() -> None:
    assert answer_words("رفضت بولندا ذلك [1][2]. حضر 35 دولة [3].") == 6


def test_citations_that_bear_every_sentence_score_one() -> None:
    scores = citation_scores(f"{FIRST[:-1]} [1]. {SECOND} [2]", [cite(1, "a", FIRST), cite(2, "a", SECOND)])  # fmt: skip # noqa: E501
    assert (scores.precision, scores.recall) == (1.0, 1.0)


def test_a_mark_after_the_full_stop_belongs_to_the_sentence_before() -> None:
    scores = citation_scores(f"{FIRST} [1] {SECOND} [2]", [cite(1, "a", FIRST), cite(2, "a", SECOND)])  # fmt: skip # noqa: E501
    assert (scores.precision, scores.recall) == (1.0, 1.0)


def test_a_sentence_without_marks_costs_recall_only() -> None:
    # Two sentences, one cited and supported: recall 1/2, precision 1/1.
    scores = citation_scores(f"{FIRST} [1] {SECOND}", [cite(1, "a", FIRST)])
    assert (scores.precision, scores.recall) == (1.0, 0.5)


def test_a_fact_cited_to_the_wrong_article_scores_nothing() -> None:
    scores = citation_scores("رفضت بولندا ذلك [1].", [cite(1, "b", THIRD)])
    assert (scores.precision, scores.recall) == (0.0, 0.0)


def test_a_needless_citation_costs_precision_only() -> None:
    # [2] does not support the sentence alone, and [1] does without it: precision 1/2.
    scores = citation_scores("رفضت بولندا ذلك [1][2].", [cite(1, "a", FIRST), cite(2, "b", THIRD)])
    assert (scores.precision, scores.recall) == (0.5, 1.0)


def test_two_citations_that_only_together_bear_a_sentence_are_both_precise() -> None:
    text = "رفضت بولندا ذلك وحضر الاجتماع 35 دولة [1][2]."
    scores = citation_scores(text, [cite(1, "a", FIRST), cite(2, "a", SECOND)])
    assert (scores.precision, scores.recall) == (1.0, 1.0)


def test_a_mark_out_of_range_is_counted_wrong() -> None:
    # ALCE would leave [7] out of the denominator: here it is one wrong of two.
    scores = citation_scores("رفضت بولندا ذلك [1][7].", [cite(1, "a", FIRST)])
    assert (scores.precision, scores.recall) == (0.5, 1.0)


def test_an_answer_without_marks_has_no_precision() -> None:
    scores = citation_scores("رفضت بولندا ذلك.", [cite(1, "a", FIRST)])
    assert (scores.precision, scores.recall) == (0.0, 0.0)


def test_quote_verbatim_compares_with_the_body() -> None:
    assert quote_verbatim(cite(1, "a", FIRST), BODIES.get)
    altered = Citation(1, SOURCES["a"], "رفضت هولندا", 0, 11)
    assert not quote_verbatim(altered, BODIES.get)


def test_quote_verbatim_falls_back_to_the_passages() -> None:
    citation = cite(1, "a", SECOND)
    assert quote_verbatim(citation, lambda _: None, [passage("b", 1), passage("a", 2)])
    assert not quote_verbatim(citation, lambda _: None, [passage("b", 1)])
