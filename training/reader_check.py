"""How the reader does on the questions it was not taught, the best sentence of all it reads."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from training.cases import of_ours, read_texts
from training.questions import (
    FILE,
    ON_REAL_NEWS,
    ON_WRITTEN_NEWS,
    Asked,
    held_out,
    read_questions,
)
from training.reader_batch import tokenizer
from training.reader_network import ReaderNetwork, best_sentences

if TYPE_CHECKING:
    from training.lessons import Lesson

_EVERY: Final = 8  # one in so many of the first questions, which are many
_SETS: Final = {"ours": FILE, "written news": ON_WRITTEN_NEWS, "real news": ON_REAL_NEWS}


def check(network: ReaderNetwork, data: Path) -> Iterator[str]:
    """A line for each set of held-back questions.

    Ours are read over their own articles alone, the others over passages of other articles too.

    Args:
        network: Taught.
        data: The open sets.
    """
    network.eval()
    told, tokens = read_texts(data), tokenizer()
    for name, file in _SETS.items():
        asked = _kept(file)
        right: defaultdict[str, list[bool]] = defaultdict(list)
        scores: dict[bool, list[float]] = {True: [], False: []}
        for one in asked:
            case = of_ours(one, told)
            read: list[Lesson] = [*case.answering, *case.others]
            read += case.found if file != FILE else ()
            if not read or (one.sentences and not case.answering):
                continue
            hit, score = best_sentences(network, tokens, read)
            scores[bool(case.answering)].append(score)
            if case.answering:
                for group in ("all", _group(one)):
                    right[group].append(hit)
        yield f"{name}: {_shares(right)}; {_apart(scores)}"


def _kept(file: Path) -> list[Asked]:
    questions = read_questions(file)
    if file != FILE:
        return [one for one in questions if one.held]
    held = held_out(questions)
    return [one for one in questions if one.article in held and one.style != "far"][::_EVERY]


def _group(one: Asked) -> str:
    if one.language != "ar":
        return "other languages"
    return "yes or no" if one.kind == "yesno" else one.style


def _shares(right: dict[str, list[bool]]) -> str:
    shares: Iterable[str] = (
        f"{group} {np.mean(hits):.3f} (n={len(hits)})" for group, hits in right.items()
    )
    return "best sentence " + ", ".join(shares)


def _apart(scores: dict[bool, list[float]]) -> str:
    """How often what can be answered scores above what can't."""
    above = np.mean(np.array(scores[True])[:, None] > np.array(scores[False])[None])
    return f"answerable above unanswerable {above:.3f} (n={len(scores[False])})"
