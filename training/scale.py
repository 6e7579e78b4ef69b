"""How the search and the index keep up as articles grow; ratios within one run.

    python -m training.scale --data FOLDER [--sizes 1000 10000 100000]

The news articles are indexed under vectors from a random generator, since only the time counts
here; beyond their number they are repeated with a third of their words exchanged. A question's
own vector is the bundled encoder's. For each size: the whole search against encoding the
question and Chroma's bare query of ten; and words made searchable against texts embedded. Then,
with the real encoder, vectors a second while indexing against its bare speed.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Chunk, Source
from index.chunks import cut, embedded_text
from index.ingest import Ingest
from index.library import Library
from index.options import Chunking, IndexOptions
from index.vectors.bundled import BundledE5
from index.vectors.embedder import Embedder
from training.questions import Told, read_articles, read_questions

_EXCHANGED: Final = 1 / 3
_REAL_CHUNKS: Final = 400
_BARE: Final = 10  # results of the bare query

Vectors = NDArray[np.float32]


class ScriptedPassages:
    """Random unit vectors for passages, the real encoder's for questions."""

    identity = "scripted@1"
    dimension = 384

    def __init__(self, encoder: Embedder) -> None:
        self._encoder = encoder
        self._chance = np.random.default_rng(3)

    def questions(self, texts: Sequence[str]) -> Vectors:
        """The real encoder's."""
        return self._encoder.questions(texts)

    def passages(self, texts: Sequence[str]) -> Vectors:
        """Random ones, the same for the same order of calls."""
        found = self._chance.standard_normal((len(texts), self.dimension), np.float32)
        return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True))


def articles(told: Sequence[Told], chunks: int) -> Iterator[Article]:
    """Articles of about so many chunks together."""
    chance = np.random.default_rng(5)
    known = [word for one in told[:1000] for word in one.text.split()]
    made, turn = 0, 0
    while made < chunks:
        for one in told:
            text = one.text if turn == 0 else _exchanged(one.text, known, chance)
            article = Article.of(Source(f"{one.id}-{turn}", one.title), text)
            made += len(_chunks(article))
            yield article
            if made >= chunks:
                return
        turn += 1


def _exchanged(text: str, known: Sequence[str], chance: np.random.Generator) -> str:
    words = text.split()
    for at in np.flatnonzero(chance.random(len(words)) < _EXCHANGED):
        words[at] = known[int(chance.integers(len(known)))]
    return " ".join(words)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure(folder: Path, told: Sequence[Told], size: int, encoder: Embedder) -> str:
    """One line of the table."""
    library = Library(IndexOptions(folder=folder), ScriptedPassages(encoder))
    wanted = list(articles(told, size))
    texts = [chunk.text for one in wanted[:40] for chunk in _chunks(one)][:64]
    words: list[float] = []

    def take(ingest: Ingest) -> None:
        words.append(_seconds(lambda: ingest.articles("n", wanted)))

    library.index(take)
    chunks = library.catalog.number("SELECT count(*) FROM chunks")
    embedding = len(texts) / _seconds(lambda: encoder.passages(texts))
    ratio, whole, bare = _search(library, encoder)
    library.close()
    rate = chunks / words[0]
    return (
        f"| {chunks:,} | {whole * 1e3:.0f} ms | {bare * 1e3:.0f} ms | {ratio:.2f} "
        f"| {rate:,.0f} | {embedding:.0f} | {rate / embedding:.0f} |"
    )


def _search(library: Library, encoder: Embedder) -> tuple[float, float, float]:
    """Median of the ratios, and of the seconds of the whole search and of the bare one."""
    asked = [q.text for q in read_questions() if q.sentences and q.article.startswith("ant")]
    asked = asked[::197][:40]
    searcher, store = library.searcher(), library.store()
    ratios, wholes, bares = [], [], []
    for turn, question in enumerate(asked):

        def bare(question: str = question) -> None:
            store.nearest(encoder.questions([question])[0], _BARE)

        def whole(question: str = question) -> None:
            searcher.search(question, _BARE)

        first, second = (bare, whole) if turn % 2 else (whole, bare)
        spent = {first: _seconds(first), second: _seconds(second)}
        if turn >= 4:  # the first ones read files
            wholes.append(spent[whole])
            bares.append(spent[bare])
            ratios.append(spent[whole] / spent[bare])
    return statistics.median(ratios), statistics.median(wholes), statistics.median(bares)


def real_vectors(folder: Path, told: Sequence[Told], encoder: Embedder) -> str:
    """Vectors a second while indexing against the encoder's bare speed on the same texts."""
    ratios = []
    for turn in range(3):
        first, *others = articles(told[turn * 300 :], _REAL_CHUNKS)
        library = Library(IndexOptions(folder=folder / str(turn)), encoder)
        library.index_articles("n", [first])  # makes the files, and the vectors every index has
        words: list[float] = []

        def take(ingest: Ingest, others: list[Article] = others, w: list[float] = words) -> None:
            w.append(_seconds(lambda: ingest.articles("n", others)))

        def index(library: Library = library, take: Callable[[Ingest], None] = take) -> None:
            library.index(take)

        indexing = _seconds(index) - words[0]
        library.close()
        texts = [embedded_text(one.source.title, c.text) for one in others for c in _chunks(one)]
        bare = _seconds(lambda texts=texts: encoder.passages(texts))  # type: ignore[misc]
        ratios.append(bare / indexing)
    told_ratios = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    return f"vectors while indexing: {statistics.median(ratios):.2f} of bare speed ({told_ratios})"


def _chunks(article: Article) -> list[Chunk]:
    return cut(article, Chunking())


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(prog="python -m training.scale", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    given = parser.parse_args()
    told = [one for one in read_articles(given.data).values() if one.id.startswith("ant-")]
    encoder = BundledE5()
    encoder.questions(["متى؟"])
    sys.stdout.write(
        "| chunks | search, p50 | question + bare query, p50 | ratio, p50 "
        "| words, chunks/s | encoder, chunks/s | ratio |\n|---|---|---|---|---|---|---|\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        for size in given.sizes:
            sys.stdout.write(measure(Path(folder) / str(size), told, size, encoder) + "\n")
            sys.stdout.flush()
        sys.stdout.write(real_vectors(Path(folder) / "real", told, encoder) + "\n")


if __name__ == "__main__":
    main()
