import json
from pathlib import Path

import pytest
from langchain_core.runnables import RunnableLambda

from rag.answer import Answer
from rag.evaluation.comparison import (
    FloorInvalid,
    ReportInvalid,
    compare,
    comparison_table,
    load_report,
    missed,
    parse_floor,
)
from rag.evaluation.gold import GoldItem
from rag.evaluation.report import json_text
from rag.evaluation.run import Evaluation, evaluate
from tests.rag.evaluation.samples import BODIES, JEDDAH, MOON, POLAND, REFUSED, answered, cite

RIGHT = answered("رفضت بولندا ذلك [1].", cite(1, "a", "رفضت بولندا ذلك في سبتمبر."))
COUNT = answered("بلغ 120 حالة [1].", cite(1, "b", "بلغ عدد الإصابات 120 حالة في جدة."))


def _run(answers: dict[str, Answer], *items: GoldItem) -> Evaluation:
    texts = {item.question: answers.get(item.id, REFUSED) for item in items}
    return evaluate(items, RunnableLambda(lambda q: texts[q.text]), body_of=BODIES.get)


def _saved(tmp_path: Path, evaluation: Evaluation) -> Path:
    path = tmp_path / "old.json"
    path.write_text(json_text(evaluation), encoding="utf-8")
    return path


def test_compare_pairs_shared_questions(tmp_path: Path) -> None:
    old = load_report(_saved(tmp_path, _run({"1": RIGHT}, POLAND, JEDDAH)))
    new = _run({"1": RIGHT, "2": COUNT}, POLAND, JEDDAH, MOON)
    changes = {change.metric: change for change in compare(new, old)}
    # Of two shared answerable questions one was right, now both are.
    assert changes["answer_correct"].old == 0.5
    assert changes["answer_correct"].new == 1.0
    assert changes["answer_correct"].difference.value == 0.5
    assert changes["answer_correct"].difference.n == 2
    # Only Poland was answered both times, with the same words.
    assert changes["citation_recall"].difference.value == 0.0
    assert changes["citation_recall"].difference.n == 1
    assert changes["hallucination_rate"].difference.n == 0


def test_compare_of_a_run_with_itself_changes_nothing(tmp_path: Path) -> None:
    run = _run({"1": RIGHT, "3": COUNT}, POLAND, JEDDAH, MOON)
    changes = compare(run, load_report(_saved(tmp_path, run)))
    steady = [change for change in changes if not change.metric.startswith("seconds")]
    assert all(change.difference.value in (0.0, None) for change in steady)
    assert not any(change.sure for change in steady)
    assert "hallucination_rate" in comparison_table(changes)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"items": [1]}', '{"items": [{"id": "1"}]}'])
def test_load_report_refuses_what_is_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "old.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ReportInvalid, match=r"old\.json"):
        load_report(path)


def test_compare_refuses_reports_of_other_questions(tmp_path: Path) -> None:
    old = load_report(_saved(tmp_path, _run({}, MOON)))
    with pytest.raises(ReportInvalid, match="shares no question"):
        compare(_run({}, POLAND), old)


def test_compare_names_an_item_it_cannot_read(tmp_path: Path) -> None:
    report = json.loads(json_text(_run({"1": RIGHT}, POLAND)))
    report["items"][0]["citations"][0].pop("quote")
    path = tmp_path / "old.json"
    path.write_text(json.dumps(report), encoding="utf-8")
    with pytest.raises(ReportInvalid, match="item '1'"):
        compare(_run({}, POLAND), load_report(path))


def test_parse_floor_reads_metric_and_value() -> None:
    floor = parse_floor("answer_correct = 0.9")
    assert (floor.metric, floor.value) == ("answer_correct", 0.9)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("anwser_correct=0.9", "did you mean 'answer_correct'"),
        ("zzz=1", "allowed: ndcg@10"),
        ("mrr@10", "no number"),
        ("mrr@10=high", "no number"),
        ("mrr@10=nan", "no number"),
    ],
)
def test_parse_floor_says_what_is_right(text: str, said: str) -> None:
    with pytest.raises(FloorInvalid, match=said):
        parse_floor(text)


def test_missed_turns_round_where_less_is_better() -> None:
    run = _run({"1": RIGHT}, POLAND, JEDDAH, MOON)  # error_rate 0.5, hallucination_rate 0
    held = ["hallucination_rate=0", "error_rate=0.5", "answer_correct=0.5"]
    assert missed(run, [parse_floor(text) for text in held]) == []
    lines = missed(run, [parse_floor("error_rate=0.4"), parse_floor("answer_correct=0.6")])
    assert lines == [
        "error_rate is 0.5; at most 0.4 was asked for",
        "answer_correct is 0.5; at least 0.6 was asked for",
    ]


def test_missed_counts_what_was_not_measured() -> None:
    lines = missed(_run({}, MOON), [parse_floor("answer_correct=0.1")])
    assert lines == ["answer_correct is nothing to measure; at least 0.1 was asked for"]
