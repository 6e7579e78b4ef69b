"""A run: every gold question through the chain that answers users, nothing left out."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from index.errors import SanadError
from rag.answer import Answer, Outcome, Question
from rag.evaluation.gold import GoldItem
from rag.evaluation.intervals import Estimate
from rag.evaluation.metrics import BodyOf, answer_correct, quote_verbatim
from rag.evaluation.result import ERROR, Result
from rag.evaluation.scoring import scores, summary

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

_LOG = logging.getLogger(__name__)

Progress = Callable[[int, int], None]  # items done, items in all


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All results of a run and the figures over them.

    Attributes:
        results: In the order of the gold file.
        identity: What was measured: index, answerer, model, prompt, where known.
        metrics: Over all items.
        by_kind: Over the items of each kind.
    """

    results: tuple[Result, ...]
    identity: dict[str, str]
    metrics: dict[str, Estimate] = field(default_factory=dict)
    by_kind: dict[str, dict[str, Estimate]] = field(default_factory=dict)


def evaluate(
    items: Sequence[GoldItem],
    chain: "Runnable[Question, Answer]",
    *,
    body_of: BodyOf,
    on_progress: Progress | None = None,
    asked_at: datetime | None = None,
) -> Evaluation:
    """Every item answered by the chain and scored; one item's error is recorded, not raised.

    Args:
        items: The gold questions.
        chain: The same that answers users.
        body_of: Body of an article by id, or None where unknown.
        on_progress: Called after each item.
        asked_at: When the questions are asked, aware; now unless given.
    """
    asked = asked_at or datetime.now(UTC)
    results: list[Result] = []
    answers: list[Answer] = []
    for done, item in enumerate(items, start=1):
        result, answer = _answered(item, chain, body_of, asked)
        results.append(result)
        if answer is not None:
            answers.append(answer)
        if on_progress:
            on_progress(done, len(items))
    return summarised(results, _identity(answers))


def summarised(results: Sequence[Result], identity: dict[str, str]) -> Evaluation:
    """The evaluation that a list of results makes."""
    scored = [(result.item.kind, scores(result)) for result in results]
    kinds = sorted({kind for kind, _ in scored})
    return Evaluation(
        results=tuple(results),
        identity=identity,
        metrics=summary([each for _, each in scored]),
        by_kind={kind: summary([each for k, each in scored if k == kind]) for kind in kinds},
    )


def _answered(
    item: GoldItem, chain: "Runnable[Question, Answer]", body_of: BodyOf, asked: datetime
) -> tuple[Result, Answer | None]:
    question = Question(item.question, item.history, asked, item.lang)
    started = time.perf_counter()
    try:
        answer = chain.invoke(question)
    except SanadError as exc:
        _LOG.warning("item %s failed: %s", item.id, type(exc).__name__)
        seconds = time.perf_counter() - started
        return Result(item, ERROR, seconds=seconds, error=str(exc)), None
    seconds = time.perf_counter() - started
    return _result(item, answer, seconds, body_of), answer


def _result(item: GoldItem, answer: Answer, seconds: float, body_of: BodyOf) -> Result:
    answered = answer.outcome is Outcome.ANSWERED
    exact = [quote_verbatim(cited, body_of, answer.passages) for cited in answer.citations]
    return Result(
        item=item,
        outcome=answer.outcome.value,
        text=answer.text,
        citations=answer.citations,
        retrieved=tuple(dict.fromkeys(_articles(answer))),
        seconds=seconds,
        correct=(
            answered and answer_correct(answer.text, item.answers)
            if item.answerable
            else not answered
        ),
        verbatim=sum(exact) / len(exact) if exact else None,
    )


def _articles(answer: Answer) -> Iterator[str]:
    """The articles found, best first, each with those that print the same words after it."""
    for passage in answer.passages:
        yield passage.chunk.source.id
        yield from (source.id for source in passage.copies)


def _identity(answers: Sequence[Answer]) -> dict[str, str]:
    """What the answers say they were made with; several of one thing are joined by a comma."""
    seen: dict[str, set[str]] = {}
    for answer in answers:
        trace = answer.trace
        for key in ("index", "answerer", "model", "prompt"):
            value = getattr(trace, key)
            if value:
                seen.setdefault(key, set()).add(value)
    return {key: ", ".join(sorted(values)) for key, values in seen.items()}
