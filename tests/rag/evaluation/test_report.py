import json
from pathlib import Path

import pytest
from langchain_core.runnables import RunnableLambda

from index.errors import StorageFailed
from rag.answer import Answer, Question
from rag.evaluation.gold import GoldItem
from rag.evaluation.page import page
from rag.evaluation.report import as_json, json_text, table, write_report
from rag.evaluation.run import Evaluation, evaluate
from rag.evaluation.scoring import METRICS
from tests.rag.evaluation.samples import BODIES, MOON, POLAND, REFUSED, answered, cite

RIGHT = answered("رفضت بولندا ذلك [1].", cite(1, "a", "رفضت بولندا ذلك في سبتمبر."))


@pytest.fixture
def evaluation() -> Evaluation:
    chain = RunnableLambda(lambda q: RIGHT if "بولندا" in q.text else REFUSED)
    return evaluate([POLAND, MOON], chain, body_of=BODIES.get)


def test_as_json_keeps_the_contract(evaluation: Evaluation) -> None:
    report = json.loads(json_text(evaluation))
    assert list(report) == ["n", "identity", "metrics", "by_kind", "items"]
    assert list(report["metrics"]) == list(METRICS)
    assert list(report["metrics"]["ndcg@10"]) == ["value", "low", "high", "n"]
    assert list(report["items"][0]) == [
        "id", "outcome", "text", "citations", "retrieved", "correct", "seconds",
    ]  # fmt: skip
    assert list(report["items"][0]["citations"][0]) == [
        "number", "article", "title", "publisher", "published", "url", "quote", "start", "end",
    ]  # fmt: skip
    assert report["items"][0]["retrieved"] == ["a", "b"]


def test_as_json_gives_null_where_nothing_counts(evaluation: Evaluation) -> None:
    missing = as_json(evaluation)["by_kind"]["near_miss"]["answer_correct"]
    assert missing == {"value": None, "low": None, "high": None, "n": 0}


def test_table_shows_hallucination_and_error_side_by_side(evaluation: Evaluation) -> None:
    lines = table(evaluation).splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("hallucination_rate"))
    assert lines[at + 1].startswith("error_rate")
    assert any("halluc.     error" in line for line in lines)
    assert any(line.startswith("near_miss") for line in lines)


def test_page_escapes_what_it_shows() -> None:
    item = GoldItem("1", "<script>alert(1)</script> بولندا", ("رفضت",), ("a",), kind="a&b")
    chain: RunnableLambda[Question, Answer] = RunnableLambda(lambda _: RIGHT)
    html = page(evaluate([item], chain, body_of=BODIES.get))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "a&amp;b" in html
    assert 'dir="auto"' in html
    assert "رفضت بولندا ذلك في سبتمبر." in html


def test_write_report_says_where_it_could_not(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="missing"):
        write_report("x", tmp_path / "missing" / "out.json")
