"""Questions for who somebody or what something is: `identity_questions.jsonl.gz`.

    python -m training.identity_lessons --data FOLDER

606 of them, written for this project over 220 of its articles, one in five for somebody or
something that the article names without telling. Prints how they are answered, and the weight of a
sentence that introduces, for the ranker and for the judge, that suits them best with all other
weights as they are in `rag/ranking/weights.json`, by either half of the articles.
"""

import argparse
import sys
import tempfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from rag.certainty import REFUSE_BELOW
from rag.ranking.confidence import TRAITS, traits
from rag.ranking.features import NAMES
from rag.ranking.second_look import SecondLook
from rag.ranking.weights import Weights, load_weights
from training.asked import Lesson, lessons, open_index
from training.questions import ON_IDENTITY, Told, read_articles, read_paragraphs, read_questions

_TRAIT: Final = "introduces"
_GRID: Final = np.arange(0.0, 4.1, 0.1)


def on_identity(told: Mapping[str, Told]) -> list[Lesson]:
    """The questions, asked over an index of the articles they are about."""
    asked = read_questions(ON_IDENTITY)
    with tempfile.TemporaryDirectory() as folder:
        library = open_index(Path(folder), (told[name] for name in {q.article for q in asked}))
        taught = lessons(library.searcher(), asked)
        library.close()
    return taught


def _with(weights: Weights, ranker: float, judge: float) -> Weights:
    ranks, judges = weights.ranker.copy(), weights.judge.copy()
    ranks[NAMES.index(_TRAIT)] = ranker
    judges[TRAITS.index(_TRAIT)] = judge
    return replace(weights, ranker=ranks, judge=judges)


def _looked(lesson: Lesson, weights: Weights) -> SecondLook:
    """The second look as it was, its scores as these weights give them."""
    at = NAMES.index(_TRAIT)
    more = (weights.ranker[at] - load_weights().ranker[at]) * lesson.seen.rows[:, at]
    return replace(lesson.seen.look, scores=lesson.seen.look.scores + more)


def _log_share(lesson: Lesson, weights: Weights) -> float:
    """Of the right sentences among all."""
    scores = _looked(lesson, weights).scores
    share = np.exp(scores - scores.max())
    return float(np.log(share[lesson.right].sum() / share.sum()))


def _confidence(lesson: Lesson, weights: Weights) -> float:
    look = _looked(lesson, weights)
    return weights.confidence(
        traits(lesson.seen.asking, lesson.seen.candidates, lesson.seen.rows, look)
    )


def _log_judged(lesson: Lesson, weights: Weights) -> float:
    sure = _confidence(lesson, weights)
    return float(np.log(max(1e-9, sure if lesson.right.any() else 1 - sure)))


def _best(taught: Sequence[Lesson], value: Callable[[Lesson, float], float]) -> float:
    return float(max(_GRID, key=lambda weight: sum(value(one, float(weight)) for one in taught)))


def fitted(taught: Sequence[Lesson]) -> Weights:
    """The shipped weights with the two that suit these lessons best."""
    shipped = load_weights()
    found = [one for one in taught if one.right.any() and not one.right.all()]
    ranker = _best(found, lambda one, weight: _log_share(one, _with(shipped, weight, 0.0)))
    judged = [one for one in taught if one.right.any() or not one.asked.sentences]
    judge = _best(judged, lambda one, weight: _log_judged(one, _with(shipped, ranker, weight)))
    return _with(shipped, ranker, judge)


def _row(name: str, asked: Sequence[Lesson], weights: Weights, lost: int) -> str:
    """Answered rightly, answered wrongly, of all; `lost` were refused before they were weighed."""
    answered = [one for one in asked if _confidence(one, weights) >= REFUSE_BELOW]
    right = sum(bool(one.right[int(_looked(one, weights).scores.argmax())]) for one in answered)
    count = len(asked) + lost
    return (
        f"{name:10} right {right / count:.3f} wrong {(len(answered) - right) / count:.3f} n={count}"
    )


def _table(taught: Sequence[Lesson], weights: Weights) -> list[str]:
    all_asked = read_questions(ON_IDENTITY)
    lines = []
    for kind in ("who", "what"):
        for style in ("plain", "near"):
            asked = [one for one in taught if (one.asked.kind, one.asked.style) == (kind, style)]
            count = sum((one.kind, one.style) == (kind, style) for one in all_asked)
            lines.append(_row(f"{kind} {style}", asked, weights, count - len(asked)))
    return lines


def _half(lesson: Lesson) -> int:
    return zlib.crc32(lesson.asked.article.encode()) % 2


def main() -> None:
    """Asks, fits on each half, prints."""
    parser = argparse.ArgumentParser(
        prog="python -m training.identity_lessons", description=__doc__
    )
    parser.add_argument("--data", type=Path, required=True)
    told = {**read_articles(parser.parse_args().data), **read_paragraphs()}
    taught = on_identity(told)
    for half in (0, 1):
        weights = fitted([one for one in taught if _half(one) == half])
        ranker, judge = weights.ranker[NAMES.index(_TRAIT)], weights.judge[TRAITS.index(_TRAIT)]
        sys.stdout.write(f"fitted on half {half}: ranker {ranker:.1f}, judge {judge:.1f}\n")
    sys.stdout.write("\n".join(_table(taught, load_weights())) + "\n")


if __name__ == "__main__":
    main()
