"""How the reader does on the questions it was not taught, the best sentence of all it reads."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final

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
        right: defaultdict[str, list[bool]] = defaultdict(list)
        answered, unanswered = [], []
        for asked in _kept(file):
            case = of_ours(asked, told)
            found = case.found if file != FILE else ()
            hit, score = best_sentences(network, tokens, [*case.answering, *case.others, *found])
            if not case.answering:
                # Where what answers was cut in two, it is neither.
                unanswered += [] if asked.sentences else [score]
                continue
            answered.append(score)
            for group in ("all", _group(asked)):
                right[group].append(hit)
        shares = ", ".join(f"{g} {np.mean(hits):.3f} (n={len(hits)})" for g, hits in right.items())
        apart = np.mean(np.array(answered)[:, None] > np.array(unanswered)[None])
        yield (
            f"{name}: best sentence {shares}; "
            f"answerable above unanswerable {apart:.3f} (n={len(unanswered)})"
        )


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
