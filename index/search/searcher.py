"""One question over both legs: the only way from a question to passages."""

import logging
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from index.article import Passage
from index.catalog import Catalog, NumberedChunk
from index.errors import IndexDamaged, IndexMissing
from index.options import SearchOptions
from index.search.copies import without_copies
from index.search.freshness import asks_for_latest, recency
from index.search.fusion import Evidence, Scores, fuse
from index.search.lexical import LexicalIndex
from index.search.newest import newest
from index.search.period import of_period
from index.search.query import Query
from index.text.analysis import View
from index.text.arabic import stem
from index.vectors.chroma import VectorStore
from index.vectors.cohort import level
from index.vectors.embedder import Embedder
from index.vectors.vector_table import Vectors, VectorTable

_TRIES = 3  # times a search starts again because the articles changed under it
_LOOKED_AT = 3  # passages looked at for copies, for each one wanted

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Candidates:
    """What both legs found, and what each says of it."""

    chunks: list[NumberedChunk]
    evidence: Evidence


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

    @property
    def passages(self) -> int:
        """How many passages are searched."""
        return self._lexical.count()

    def body(self, article: str) -> str | None:
        """The body of an indexed article, or None."""
        return self._catalog.body(article)

    def newest(self, most: int) -> list[Passage]:
        """The beginnings of the newest articles, at most so many."""
        return newest(self._catalog, most)

    def level(self, question: str) -> float:
        """The cosine that sentences on anything at all have to the question."""
        return level(self._catalog, self._vector(question))

    def nearness(self, question: str, texts: Sequence[str]) -> NDArray[np.float64]:
        """How far the cosines of texts with the question stand above the level of any text.

        Args:
            question: As it was searched for.
            texts: As chunks are embedded.
        """
        cosines = self._embedder.passages(texts) @ self._vector(question)
        return np.asarray(cosines - self.level(question), np.float64)

    def _vector(self, question: str) -> Vectors:
        """The question's vector; an answer asks for it more than once."""
        asked = self._asked  # read once: another thread may ask meanwhile
        if asked is None or asked[0] != question:
            asked = self._asked = (question, self._embedder.questions([question])[0])
        return asked[1]

    def rarity(self, sought: Iterable[str]) -> dict[str, float]:
        """How much each folded word tells: the log of how few chunks hold its stem."""
        return {word: self._rarity(stem(word)) for word in sought}

    def _rarity(self, stemmed: str) -> float:
        chunks = max(self.passages, 1)
        return math.log(1 + chunks / (self._lexical.frequency(View.STEMS, stemmed) + 1))

    def search(self, question: str, k: int | None = None) -> list[Passage]:
        """The passages nearest to a question, best first.

        Args:
            question: As written; folding is done here, on both sides.
            k: Passages wanted; the options' number when None.

        Raises:
            IndexMissing: If nothing was ever indexed.
        """
        wanted = k or self._options.k
        found = self.candidates(question)
        scores = fuse(found.evidence)
        published = [chunk.chunk.source.published for chunk in found.chunks]
        if asks_for_latest(question):
            scores = scores + recency(published)
        scores = scores + of_period(question, published, datetime.now(UTC).date())
        return without_copies(_ranked(found, scores, wanted * _LOOKED_AT), wanted)

    def candidates(self, question: str) -> Candidates:
        """The chunks either leg finds, with the evidence for each, in no order."""
        if not self._catalog.identity:
            raise IndexMissing("nothing is indexed yet; type: sanad index FOLDER")
        query = Query.of(question)
        vector = self._vector(question)
        for _ in range(_TRIES):
            revision = self._catalog.revision
            self._lexical.refresh(revision)
            words = {
                view: self._lexical.search(view, terms, self._options.lexical)
                for view, terms in query.terms.items()
            }
            chunks = self._chunks(words, vector)
            wholes = self._catalog.articles_numbered(words.get(View.WHOLE, ()))
            if self._catalog.revision == revision:
                break
        evidence = Evidence(
            words={view: _column(view, scores, chunks, wholes) for view, scores in words.items()},
            cosine=self._cosines(chunks, vector),
            coverage=self._coverage(query),
            foreign=query.foreign,
            titled=float(np.mean([bool(c.chunk.source.title) for c in chunks] or [True])),
        )
        return Candidates(chunks, evidence)

    def _chunks(
        self, words: Mapping[View, Mapping[int, float]], vector: Vectors
    ) -> list[NumberedChunk]:
        numbers = {n for view, scores in words.items() if view is not View.WHOLE for n in scores}
        chunks = {c.number: c for c in self._catalog.chunks_numbered(numbers)}
        chunks |= {c.number: c for c in self._catalog.chunks_keyed(self._nearest(vector))}
        return list(chunks.values())

    def _nearest(self, vector: Vectors) -> list[str]:
        try:
            nearest = self._store().nearest(vector, self._options.dense)
        except IndexDamaged as exc:
            log.warning("answering by words alone: %s", exc)
            return []
        return [key for key, _ in nearest or ()]

    def _cosines(self, chunks: list[NumberedChunk], vector: Vectors) -> Scores:
        vectors = self._table.vectors({chunk.key for chunk in chunks})
        return np.array(
            [float(vectors[c.key] @ vector) if c.key in vectors else math.nan for c in chunks]
        )

    def _coverage(self, query: Query) -> float:
        """The share of the question that the articles' words can match, the rare weighing more."""
        known = total = 0.0
        for options in query.alternatives:
            held = [
                (self._rarity(stemmed), weight)
                for stemmed, weight in options
                if self._lexical.frequency(View.STEMS, stemmed)
            ]
            rarity = max((told for told, _ in held), default=self._rarity(""))
            total += rarity
            known += rarity * max((weight for _, weight in held), default=0.0)
        return known / total if total else 0.0


def _ranked(found: Candidates, scores: Scores, most: int) -> list[Passage]:
    chunks, cosine = found.chunks, found.evidence.cosine
    best = sorted(range(len(chunks)), key=lambda i: (-scores[i], chunks[i].number))[:most]
    return [
        Passage(
            chunk=chunks[i].chunk,
            rank=rank,
            score=float(scores[i]),
            similarity=None if math.isnan(cosine[i]) else float(cosine[i]),
        )
        for rank, i in enumerate(best, start=1)
    ]


def _column(
    view: View, scores: Mapping[int, float], chunks: list[NumberedChunk], wholes: Mapping[int, str]
) -> NDArray[np.float64]:
    """A view's score of each candidate; of `WHOLE`, its article's."""
    if view is View.WHOLE:
        articles = {article: scores[number] for number, article in wholes.items()}
        return np.array([articles.get(chunk.chunk.source.id, 0.0) for chunk in chunks])
    return np.array([scores.get(chunk.number, 0.0) for chunk in chunks])
