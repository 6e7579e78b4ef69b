"""Which sentence holds the answer, on question-answer rows with titles and contexts.

    python -m training.sentence_choice FILE.jsonl.gz [--limit N] [--cosine N]

Given the right paragraph, and end to end over all of them: the share of questions whose best
sentence holds an accepted answer, by the words alone, by words and 4 x cosine (on the first
`--cosine` questions, since it embeds every sentence), and as Sanad chooses. A question counts if
its answer stands whole in one sentence.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Chunk, Passage, Source
from index.chunks import cut, embedded_text
from index.library import Library
from index.options import Chunking, IndexOptions
from index.search.searcher import Searcher
from index.vectors.bundled import BundledE5
from rag.chain import ask
from rag.considering import Considered, consider
from rag.ranking.candidates import Candidate
from rag.ranking.features import NAMES
from training.questions import Row, Span, read_rows

_RETRIEVED: Final = 30
_COSINE: Final = 4.0
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Item:
    """One question, its paragraph and where in it the answer stands."""

    question: str
    article: Article
    answers: tuple[Span, ...]

    def answered_by(self, candidate: Candidate) -> bool:
        """Whether the sentence is of the paragraph and holds an answer whole."""
        return candidate.article == self.article.source.id and any(
            candidate.start <= start and end <= candidate.end for start, end in self.answers
        )


def read_items(rows: Sequence[Row]) -> list[Item]:
    """The questions; equal contexts are one article."""
    articles: dict[str, Article] = {}
    for row in rows:
        source = Source(f"p{len(articles)}", row["title"])
        articles.setdefault(row["context"], Article.of(source, row["context"]))
    return [
        Item(
            row["question"],
            articles[row["context"]],
            tuple((a["start"], a["start"] + len(a["text"])) for a in row["answers"]),
        )
        for row in rows
    ]


def given(item: Item) -> list[Passage]:
    """The paragraph's chunks, as if each had been found equally well."""
    chunks: list[Chunk] = cut(item.article, Chunking())
    return [Passage(chunk, rank, 1.0, None) for rank, chunk in enumerate(chunks, start=1)]


def hits(
    item: Item, seen: Considered, searcher: Searcher, encoder: BundledE5 | None
) -> dict[str, bool]:
    """Whether each way of choosing takes a sentence that answers."""
    overlap: Scores = seen.rows[:, NAMES.index("overlap")]
    ways = {"words": overlap, "Sanad": seen.look.scores}
    if encoder is not None:
        vector = encoder.questions([item.question])[0]
        texts = [embedded_text(c.passage.chunk.source.title, c.text) for c in seen.candidates]
        ways["words + 4 cosine"] = overlap + _COSINE * (encoder.passages(texts) @ vector)
    return {
        name: item.answered_by(seen.candidates[int(scores.argmax())])
        for name, scores in ways.items()
    }


def measure(items: Sequence[Item], searcher: Searcher, cosines: int) -> list[str]:
    """Lines of the table."""
    encoder = BundledE5()
    told: dict[tuple[str, str], list[bool]] = {}
    for at, item in enumerate(items):
        question = ask(item.question)
        for case, passages in (
            ("given the paragraph", given(item)),
            ("end to end", searcher.search(item.question, _RETRIEVED)),
        ):
            seen = consider(question, passages, searcher)
            if seen is None:
                continue
            for way, hit in hits(item, seen, searcher, encoder if at < cosines else None).items():
                told.setdefault((case, way), []).append(hit)
        if at % 50 == 0:
            sys.stderr.write(f"{at} of {len(items)}\n")
    return [
        f"{case:20} {way:18} {np.mean(found):.3f} n={len(found)}"
        for (case, way), found in sorted(told.items())
    ]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m training.sentence_choice", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--limit", type=int, default=None)
    parser.add_argument("--cosine", type=int, default=200)
    options = parser.parse_args()
    items = read_items(read_rows(options.file))
    with tempfile.TemporaryDirectory() as folder:
        library = Library(IndexOptions(folder=Path(folder)))
        library.index_articles(
            "paragraphs", {item.article.source.id: item.article for item in items}.values()
        )
        for line in measure(items[: options.limit], library.searcher(), options.cosine):
            sys.stdout.write(line + "\n")
        library.close()


if __name__ == "__main__":
    main()
