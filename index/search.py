"""One question over both legs: the only way from a question to passages."""

import logging
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from index.arabic import STOP_WORDS, stem, words
from index.article import Passage
from index.catalog import Catalog, NumberedChunk
from index.cohort import level
from index.embedder import Embedder
from index.errors import IndexDamaged, IndexMissing
from index.fusion import Evidence, fuse
from index.lexical import LexicalIndex, View, terms
from index.options import SearchOptions
from index.vector_table import Vectors, VectorTable
from index.vectors import VectorStore

_TRIES = 3  # times a search starts again because the articles changed under it
_VIEWS = (View.EXACT, View.STEMS, View.GRAMS)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Candidates:
    chunks: list[NumberedChunk]
    words: dict[View, dict[int, float]]


class Searcher:
    """Asks both legs and fuses what they say.

    Args:
        store: Gives the dense leg; asked anew at each question, since a rebuild replaces it.
    """

    def __init__(
        self,
        catalog: Catalog,
        lexical: LexicalIndex,
        store: Callable[[], VectorStore],
        embedder: Embedder,
        options: SearchOptions,
    ) -> None:
        self._catalog = catalog
        self._lexical = lexical
        self._store = store
        self._embedder = embedder
        self._options = options
        self._table = VectorTable(catalog)
        self._asked: tuple[str, Vectors] | None = None

    @property
    def identity(self) -> str:
        """What was searched: the index's own account of how it was made."""
        return " ".join(f"{key}={value}" for key, value in self._catalog.identity.items())

    def body(self, article: str) -> str | None:
        """The body of an indexed article, or None."""
        return self._catalog.body(article)

    def similarities(self, question: str, texts: Sequence[str]) -> list[float]:
        """Cosine of each text to the question, by the model the index was made with."""
        if not texts:
            return []
        vector = self._vector(question)
        return [float(cosine) for cosine in self._embedder.passages(texts) @ vector]

    def level(self, question: str) -> float:
        """The cosine that sentences on anything at all have to the question."""
        return level(self._catalog, self._vector(question))

    def _vector(self, question: str) -> Vectors:
        """The question's vector; an answer asks for it three times over."""
        asked = self._asked  # read once: another thread may ask meanwhile
        if asked is None or asked[0] != question:
            asked = self._asked = (question, self._embedder.questions([question])[0])
        return asked[1]

    def rarity(self, sought: Iterable[str]) -> dict[str, float]:
        """How much each folded word tells: the log of how few chunks hold its stem."""
        chunks = max(self._lexical.count(), 1)
        return {
            word: math.log(1 + chunks / (self._lexical.frequency(View.STEMS, stem(word)) + 1))
            for word in sought
        }

    def search(self, question: str, k: int | None = None) -> list[Passage]:
        """The passages nearest to a question, best first.

        Args:
            question: As written; folding is done here, on both sides.
            k: Passages wanted; the options' number when None.

        Raises:
            IndexMissing: If nothing was ever indexed.
        """
        if not self._catalog.identity:
            raise IndexMissing("nothing is indexed yet; type: sanad index FOLDER")
        content = content_words(question)
        vector = self._vector(question)
        for _ in range(_TRIES):
            revision = self._catalog.revision
            candidates = self._candidates(content, vector, revision)
            if self._catalog.revision == revision:
                break
        return self._ranked(candidates, content, vector, k or self._options.k)

    def _candidates(self, content: list[str], vector: Vectors, revision: int) -> _Candidates:
        self._lexical.refresh(revision)
        found = {view: self._by_words(view, content) for view in _VIEWS}
        numbers = {number for scores in found.values() for number in scores}
        chunks = {c.number: c for c in self._catalog.chunks_numbered(numbers)}
        chunks |= {c.number: c for c in self._catalog.chunks_keyed(self._by_vector(vector))}
        return _Candidates(list(chunks.values()), found)

    def _by_words(self, view: View, content: list[str]) -> dict[int, float]:
        weights: dict[str, float] = {}
        for term in terms(view, content):
            weights[term] = weights.get(term, 0.0) + 1.0
        return self._lexical.search(view, weights, self._options.lexical)

    def _by_vector(self, vector: Vectors) -> list[str]:
        try:
            nearest = self._store().nearest(vector, self._options.dense)
        except IndexDamaged as exc:
            log.warning("answering by words alone: %s", exc)
            return []
        return [key for key, _ in nearest or ()]

    def _ranked(
        self, candidates: _Candidates, content: list[str], vector: Vectors, k: int
    ) -> list[Passage]:
        chunks = candidates.chunks
        if not chunks:
            return []
        cosine = self._cosines(chunks, vector)
        evidence = Evidence(
            words=tuple(_column(chunks, candidates.words[view]) for view in _VIEWS),
            cosine=cosine,
            coverage=self._coverage(content),
        )
        scores = fuse(evidence, self._options.dense_weight)
        best = sorted(range(len(chunks)), key=lambda i: (-scores[i], chunks[i].number))[:k]
        return [
            Passage(
                chunk=chunks[i].chunk,
                rank=rank,
                score=float(scores[i]),
                similarity=None if math.isnan(cosine[i]) else float(cosine[i]),
            )
            for rank, i in enumerate(best, start=1)
        ]

    def _cosines(self, chunks: list[NumberedChunk], vector: Vectors) -> np.ndarray:
        vectors = self._table.vectors({chunk.key for chunk in chunks})
        return np.array(
            [float(vectors[c.key] @ vector) if c.key in vectors else math.nan for c in chunks]
        )

    def _coverage(self, content: list[str]) -> float:
        """The share of the question's words that occur in the articles, the rare weighing more."""
        rarity = self.rarity(content)
        known = sum(
            weight
            for word, weight in rarity.items()
            if self._lexical.frequency(View.STEMS, stem(word))
        )
        return known / total if (total := sum(rarity.values())) else 0.0


def content_words(question: str) -> list[str]:
    """The folded words of a question that say what it is about; all of them if none does."""
    found = words(question)
    return [word for word in found if word not in STOP_WORDS] or found


def _column(chunks: list[NumberedChunk], scores: Mapping[int, float]) -> np.ndarray:
    return np.array([scores.get(chunk.number, 0.0) for chunk in chunks])
