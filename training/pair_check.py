"""Measures sentence choice within the right paragraph: `python -m training.pair_check DATA DEV`.

DATA is the folder of open sets, whose held-out ARCD questions set the weights of the sums; DEV
is a file of question-answer rows (.jsonl.gz) on which they are then read off.
"""

import argparse
import json
import math
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.arabic import words
from index.bundled import BundledE5
from index.sentences import sentence_spans
from rag.matching import Rarity, Sought, spellings
from training import pair_lists
from training.pair_lists import Paragraph
from training.pair_scorer import FOLDER, PairScorer

_ROOT: Final = Path(__file__).parent.parent
GOLD: Final = _ROOT / "tests" / "gold" / "sample.jsonl"
ARTICLES: Final = _ROOT / "articles"
_COSINE: Final = (0.0, 1.0, 2.0, 4.0, 8.0)  # tried, against 1 for overlap
_PAIR: Final = (0.02, 0.05, 0.1, 0.2, 0.4)
Floats = NDArray[np.float64]
Weights = tuple[float, float, float]  # of overlap, cosine and pair score


@dataclass(frozen=True, slots=True)
class Marks:
    """What speaks for each sentence of one paragraph."""

    overlap: Floats
    cosine: Floats
    pair: Floats
    right: frozenset[int]


def marks(read: Sequence[Paragraph], encoder: BundledE5, scorer: PairScorer) -> list[Marks]:
    """Overlap, cosine and pair score of every sentence of every paragraph."""
    rarity = _rarity(read)
    found = []
    for at, one in enumerate(read):
        sought = Sought.of(one.question, rarity)
        overlap = [sought.found_among(spellings(sentence)) for sentence in one.sentences]
        cosine = encoder.passages(one.sentences) @ encoder.questions([one.question])[0]
        pair = scorer.scores(one.question, one.sentences)
        found.append(Marks(np.array(overlap), _wide(cosine), _wide(pair), one.right))
        if at % 100 == 0:
            sys.stderr.write(f"{at} of {len(read)}\n")
    return found


def _wide(values: NDArray[np.float32]) -> Floats:
    return values.astype(np.float64)


def _rarity(read: Sequence[Paragraph]) -> Rarity:
    seen = Counter(
        word for one in read for sentence in one.sentences for word in set(words(sentence))
    )
    total = sum(len(one.sentences) for one in read)

    def rarity(sought: Iterable[str]) -> Mapping[str, float]:
        return {word: math.log(1 + total / (1 + seen[word])) for word in sought}

    return rarity


def share(found: Sequence[Marks], overlap: float, cosine: float, pair: float) -> float:
    """Share of paragraphs whose best sentence by the weighted sum holds an answer."""
    hits = 0
    for one in found:
        total = overlap * one.overlap + cosine * one.cosine + pair * one.pair
        hits += int(np.argmax(total)) in one.right
    return hits / max(1, len(found))


def best(found: Sequence[Marks], cosines: Sequence[float], pairs: Sequence[float]) -> Weights:
    """The weights that choose best here; the smallest of equals."""
    tried = [(1.0, cosine, pair) for cosine, pair in product(cosines, pairs)]
    return max(tried, key=lambda weights: share(found, *weights))


def table(chosen_on: Sequence[Marks], read_on: Sequence[Marks]) -> str:
    """One line for each way of choosing: weights, share where chosen, share where read."""
    ways = {
        "overlap": (1.0, 0.0, 0.0),
        "cosine": (0.0, 1.0, 0.0),
        "overlap + cosine": best(chosen_on, _COSINE, (0.0,)),
        "overlap + 4 cosine": (1.0, 4.0, 0.0),
        "pair": (0.0, 0.0, 1.0),
        "overlap + pair": best(chosen_on, (0.0,), _PAIR),
        "overlap + 0.3 pair": (1.0, 0.0, 0.3),
        "overlap + cosine + pair": best(chosen_on, _COSINE, _PAIR),
    }
    lines = [f"{'':<26}{'weights':<20}n={len(chosen_on):<8}n={len(read_on)}"]
    for name, weights in ways.items():
        numbers = f"{share(chosen_on, *weights):<10.3f}{share(read_on, *weights):.3f}"
        lines.append(f"{name:<26}{' '.join(f'{w:g}' for w in weights):<20}{numbers}")
    return "\n".join(lines) + "\n"


def seconds(
    read: Sequence[Paragraph], encoder: BundledE5, scorer: PairScorer
) -> tuple[float, float]:
    """Median seconds to score a question's twelve sentences, and to embed them."""
    sentences = [sentence for one in read for sentence in one.sentences]
    scoring, embedding = [], []
    for at in range(20):
        twelve = sentences[at * 12 : at * 12 + 12]
        began = time.perf_counter()
        scorer.scores(read[at].question, twelve)
        halfway = time.perf_counter()
        encoder.passages(twelve)
        scoring.append(halfway - began)
        embedding.append(time.perf_counter() - halfway)
    return float(np.median(scoring)), float(np.median(embedding))


def gold_paragraphs(*, crossing: bool) -> list[Paragraph]:
    """The sample's gold questions over all the sentences of their article.

    Args:
        crossing: Those in another language than Arabic, or those in Arabic.
    """
    found = []
    for line in GOLD.read_text("utf-8").splitlines():
        row = json.loads(line)
        if not row["evidence"] or row["history"] or crossing == (row["lang"] == "ar"):
            continue
        _front, _, text = (
            (ARTICLES / f"{row['articles'][0]}.md").read_text("utf-8").partition("\n---\n")
        )
        sentences = tuple(text[start:end] for start, end in sentence_spans(text))
        right = {
            at
            for at, sentence in enumerate(sentences)
            if any(evidence in sentence or sentence in evidence for evidence in row["evidence"])
        }
        if right:
            found.append(Paragraph(row["question"], sentences, frozenset(right)))
    return found


def main() -> None:
    """Print the table and the time."""
    parser = argparse.ArgumentParser(prog="python -m training.pair_check", description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("dev", type=Path)
    parser.add_argument("--pairs", type=Path, default=FOLDER, help="folder of the scorer")
    given = parser.parse_args()
    encoder, scorer = BundledE5(), PairScorer(given.pairs)
    held_out = pair_lists.paragraphs(pair_lists.arcd_parts(given.data)[1])
    held = marks(held_out, encoder, scorer)
    sys.stdout.write("weights chosen on held-out ARCD (first column), read on the second\n")
    for name, read in (
        ("gold questions in Arabic", gold_paragraphs(crossing=False)),
        ("gold questions in other languages", gold_paragraphs(crossing=True)),
        (given.dev.name, pair_lists.paragraphs(pair_lists.read_rows(given.dev))),
    ):
        sys.stdout.write(f"\n{name}\n{table(held, marks(read, encoder, scorer))}")
    scoring, embedding = seconds(held_out, encoder, scorer)
    sys.stdout.write(f"\n12 sentences: scored {scoring:.3f} s, embedded {embedding:.3f} s\n")


if __name__ == "__main__":
    main()
