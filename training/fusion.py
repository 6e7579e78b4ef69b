"""Learns how the search adds its legs up: the weights in `index/search/fusion.py`, printed.

    python -m training.fusion --data FOLDER [--index FOLDER]

Two sets of questions whose article is known: ours over the news (`training.questions`), and
ARCD's own over its contexts. Each is indexed (in `--index`, which takes the encoder some
minutes the first time), each question searched, and a listwise softmax over the candidates
fitted: one for Arabic questions, one for those in other languages. The words of the latter are
then halved, so that they only ever add on parallel text (docs/decisions/0008-fused-search.md).
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.search.fusion import columns, fuse
from index.search.searcher import Candidates, Searcher
from index.text.analysis import View
from training.asked import open_index
from training.descent import Rows, listwise
from training.questions import ARCD, Told, read_articles, read_questions, read_rows

_NEWS_QUESTIONS: Final = 2400
_MOST: Final = 150  # candidates of a question the fit looks at, the best by today's weights
Flags = NDArray[np.bool_]
Example = tuple[Rows, Flags]


def main() -> None:
    """Learns and prints."""
    parser = argparse.ArgumentParser(prog="python -m training.fusion", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path, help="folder of both indexes, kept and used again")
    given = parser.parse_args()
    examples: dict[bool, list[Example]] = {False: [], True: []}
    with tempfile.TemporaryDirectory() as folder:
        for name, told, asked in (_news(given.data), _arcd(given.data)):
            library = open_index((given.index or Path(folder)) / name, told)
            for foreign, example in _examples(library.searcher(), asked):
                examples[foreign].append(example)
            library.close()
    for foreign, name in ((False, "ARABIC"), (True, "FOREIGN")):
        weights = listwise(examples[foreign], positive=True)
        named = dict(zip(("cosine", *View), np.round(weights, 3).tolist(), strict=True))
        sys.stdout.write(f"{name} of {len(examples[foreign])} questions: {named}\n")


def _news(data: Path) -> tuple[str, list[Told], list[tuple[str, str]]]:
    told = [one for one in read_articles(data).values() if not one.id.startswith("arcd-")]
    known = {one.id for one in told}
    asked = [q for q in read_questions() if q.sentences and q.article in known]
    order = np.random.default_rng(2).permutation(len(asked))[:_NEWS_QUESTIONS]
    return "news", told, [(asked[at].text, asked[at].article) for at in order]


def _arcd(data: Path) -> tuple[str, list[Told], list[tuple[str, str]]]:
    rows = read_rows(data / ARCD)
    names: dict[str, str] = {}
    for row in rows:
        names.setdefault(row["context"], f"arcd-{row['id']}")
    told = [Told(name, "", context) for context, name in names.items()]
    return "arcd", told, [(row["question"], names[row["context"]]) for row in rows]


def _examples(
    searcher: Searcher, asked: Sequence[tuple[str, str]]
) -> Iterator[tuple[bool, Example]]:
    for at, (question, article) in enumerate(asked):
        found = searcher.candidates(question)
        rows, right = _rows(found), _right(found, article)
        best = np.argsort(-fuse(found.evidence))[:_MOST]
        if right[best].any() and not right[best].all():
            yield found.evidence.foreign, (rows[best], right[best])
        if at % 200 == 0:
            sys.stderr.write(f"{at} of {len(asked)}\n")


def _right(found: Candidates, article: str) -> Flags:
    return np.array([chunk.chunk.source.id == article for chunk in found.chunks])


def _rows(found: Candidates) -> Rows:
    """What each weight multiplies: (candidates, 1 + views)."""
    told = columns(found.evidence)
    nothing = np.zeros(len(found.chunks))
    return np.stack([told.get(name, nothing) for name in ("cosine", *View)], axis=1)


if __name__ == "__main__":
    main()
