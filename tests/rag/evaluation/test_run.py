from datetime import UTC, datetime

from langchain_core.runnables import RunnableLambda

from rag.answer import Answer, Question
from rag.errors import QuestionInvalid
from rag.evaluation.gold import GoldItem
from rag.evaluation.run import Evaluation, evaluate
from tests.rag.evaluation.samples import BODIES, JEDDAH, MOON, POLAND, REFUSED, answered, cite


def _answer(question: Question) -> Answer:
    if "بولندا" in question.text:
        return answered("رفضت بولندا ذلك [1].", cite(1, "a", "رفضت بولندا ذلك في سبتمبر."))
    if "القمر" in question.text:
        return answered("بلغ 120 حالة [1].", cite(1, "b", "بلغ عدد الإصابات 120 حالة في جدة."))
    if "خطأ" in question.text:
        raise QuestionInvalid("the question is empty")
    return REFUSED


def _run(*items: GoldItem) -> Evaluation:
    return evaluate(items, RunnableLambda(_answer), body_of=BODIES.get)


def test_evaluate_scores_each_question_on_its_own_terms() -> None:
    # Poland answered right, Jeddah refused though answerable, the moon answered though not.
    metrics = _run(POLAND, JEDDAH, MOON).metrics
    values = {name: found.value for name, found in metrics.items()}
    assert values["answer_correct"] == 0.5
    assert values["hallucination_rate"] == 1.0
    assert values["error_rate"] == 0.5
    assert values["quote_verbatim"] == 1.0
    assert values["answer_words"] == 3.0
    assert values["mrr@10"] == 1.0
    assert metrics["answer_correct"].n == 2
    assert metrics["hallucination_rate"].n == 1


def test_evaluate_goes_on_after_an_error() -> None:
    evaluation = _run(GoldItem("0", "خطأ", ("x",), ("a",)), POLAND)
    failed, right = evaluation.results
    assert (failed.outcome, failed.error) == ("error", "the question is empty")
    assert right.correct
    assert evaluation.metrics["error_rate"].value == 0.5
    assert evaluation.metrics["seconds_p50"].n == 1


def test_evaluate_asks_as_a_user_would() -> None:
    asked: list[Question] = []

    def listen(question: Question) -> Answer:
        asked.append(question)
        return REFUSED

    when = datetime(2026, 1, 6, tzinfo=UTC)
    item = GoldItem("1", "And when?", lang="en", history=("Who spoke?",))
    evaluate([item], RunnableLambda(listen), body_of=BODIES.get, asked_at=when)
    assert asked == [Question("And when?", ("Who spoke?",), when, "en")]


def test_evaluate_tells_how_far_it_is() -> None:
    seen: list[tuple[int, int]] = []
    evaluate(
        [POLAND, MOON],
        RunnableLambda(_answer),
        body_of=BODIES.get,
        on_progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 2), (2, 2)]


def test_evaluate_groups_by_kind() -> None:
    by_kind = _run(POLAND, JEDDAH, MOON).by_kind
    assert sorted(by_kind) == ["how_many", "near_miss", "what"]
    assert by_kind["what"]["answer_correct"].value == 1.0
    assert by_kind["near_miss"]["answer_correct"].value is None


def test_evaluate_names_what_was_measured() -> None:
    assert _run(POLAND).identity == {"index": "e5-1", "answerer": "extractive"}
