"""What speaks for a sentence as the answer to a question, as numbers."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from rag.questions.asking import Asked
from rag.ranking.candidates import Candidate
from rag.ranking.fitting import counts, fits
from rag.ranking.introductions import introduction
from rag.words.matching import Sought, Spellings, spellings

NAMES: Final = (
    "reader",  # log-odds that it answers, by the reader
    "answer",  # mean log-odds of the words in it that answer
    "overlap",  # share of the question's words in the sentence
    "telling",  # the same, by the words that tell this sentence from the other candidates
    "around",  # share in the sentence, the one before it and the title
    "passage_overlap",  # share in the whole passage and the title
    "named",  # share of the question's names in the passage and the title; 1 without names
    "named_here",  # share of them in the sentence and the one before it; 1 without names
    "lift",  # cosine of the passage to the question, above that of unrelated sentences
    "passage_score",  # fused score, relative to the best passage's
    "fits",  # holds the kind of thing that is asked for, new to the question
    "counts",  # how-many questions: a number of just what is counted
    "length",  # log of its words
    "title",  # share of the question's words in the title
    "rarest",  # how sure it is that the passage or the title holds the question's rarest word
    "introduces",  # who-is and what-is questions: tells it beside the name; half where barely
)
WIDEST: Final = 8.0  # log-odds beyond which the reader is no surer


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as the features see it.

    Attributes:
        text: As typed.
        kind: What it asks for.
        sought: Its words.
        level: The cosine of texts that have nothing to do with it; cosines count from there.
    """

    text: str
    kind: Asked
    sought: Sought
    level: float = 0.0

    @property
    def foreign(self) -> bool:
        """Whether it is in another language than the articles."""
        return bool(self.sought.meanings)


def features(asking: Asking, found: Sequence[Candidate]) -> NDArray[np.float64]:
    """One row for each candidate, one column for each of `NAMES`."""
    best = max((c.passage.score for c in found), default=0.0)
    telling = _telling(asking.sought, found)
    rows = [_row(asking, telling, candidate, best) for candidate in found]
    return np.array(rows).reshape(len(found), len(NAMES))


def _telling(sought: Sought, found: Sequence[Candidate]) -> Sought:
    """The question's words weighed by how few of the candidates hold them.

    All candidates are about the question's subject: the words of the subject tell them apart
    no more, the rest of the question does.
    """
    spelt = [spellings(candidate.text) for candidate in found]
    weights = {}
    for word in sought.weights:
        held = sum(sought.likeness(word, each) > 0 for each in spelt)
        weights[word] = math.log(1 + len(found) / (1 + held)) if held else 0.0
    return Sought(weights, sought.meanings, sought.names)


def _row(asking: Asking, telling: Sought, candidate: Candidate, best: float) -> list[float]:
    passage, sought = candidate.passage, asking.sought
    here = spellings(candidate.text)
    title = spellings(passage.chunk.source.title)
    before = here.union(spellings(candidate.before))
    whole = whole_passage(candidate)
    similarity = asking.level if passage.similarity is None else passage.similarity
    return [
        max(-WIDEST, min(WIDEST, candidate.score)),
        candidate.sure,
        sought.found_among(here),
        telling.found_among(here),
        sought.found_among(before.union(title)),
        sought.found_among(whole),
        _named(sought, whole),
        _named(sought, before),
        similarity - asking.level,
        passage.score - best,
        fits(asking.kind, asking.text, candidate.text),
        counts(asking.kind, asking.text, candidate.text),
        math.log1p(len(here.words)),
        sought.found_among(title),
        _rarest(sought, whole),
        _introduces(asking, candidate),
    ]


def _introduces(asking: Asking, candidate: Candidate) -> float:
    told = introduction(asking.text, asking.sought, candidate.text, candidate.before)
    return 0.0 if told is None else 1.0 if told.telling else 0.5


def names_held(sought: Sought, candidate: Candidate) -> float:
    """Share of the question's names in a candidate's passage and its title; 1 without names."""
    return _named(sought, whole_passage(candidate))


def held(sought: Sought, candidate: Candidate) -> float:
    """Share of the question's words in a candidate's passage and its title."""
    return sought.found_among(whole_passage(candidate))


def whole_passage(candidate: Candidate) -> Spellings:
    """The words of a candidate's passage and its title."""
    chunk = candidate.passage.chunk
    return spellings(chunk.source.title).union(spellings(chunk.text))


def _rarest(sought: Sought, spelt: Spellings) -> float:
    """1 without words: then nothing is missing."""
    if not sought.weights:
        return 1.0
    return sought.likeness(max(sought.weights, key=sought.weights.__getitem__), spelt)


def _named(sought: Sought, spelt: Spellings) -> float:
    names = sought.only(sought.names)
    return names.found_among(spelt) if names.weights else 1.0
