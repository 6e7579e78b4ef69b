"""How much of a question a text holds: by stem, by translation, else by likeness of spelling."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.search.query import Query
from index.text.analysis import View
from index.text.arabic import stem, words
from index.text.lexicon import Translations, other_words
from index.text.sounds import sound
from rag.words.names import is_place, looks_like_name, same_name

LIKE = 0.55  # Dice over 2- and 3-grams from which two spellings may be one word
_NAME = 0.8  # for a name spelt quite differently (ميرتس, ميرز)
_LEAST_MEANT = 0.5  # for the unlikeliest of a word's translations
_UNKNOWN = 0.3  # of its weight is left to a foreign word that has no translation and is no name
Rarity = Callable[[Iterable[str]], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Sought:
    """The words of a question that say what it is about, with how much each tells.

    Attributes:
        weights: Folded word to weight; rarer words weigh more.
        meanings: For words of another language, the Arabic stems they may stand for.
        names: Those that are names, as far as can be told.
    """

    weights: Mapping[str, float]
    meanings: Mapping[str, Translations] = field(default_factory=dict)
    names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, rarity: Rarity, share: float = 1.0) -> "Sought":
        """The content words of a text; `share` scales all their weights."""
        query = Query.of(text)
        weights = {
            word: told * share for word, told in rarity(dict.fromkeys(query.content)).items()
        }
        if not query.foreign:
            return cls(weights, names=frozenset(filter(looks_like_name, weights)))
        meanings = dict(zip(query.content, query.alternatives, strict=True))
        heard = {key for group in query.terms[View.SOUNDS] for key, _ in group}
        names = frozenset(w for w in weights if sound(w) in heard)
        for word in weights:
            if not meanings[word] and word not in names:
                weights[word] *= _UNKNOWN
        return cls(weights, meanings, names)

    def joined(self, other: "Sought") -> "Sought":
        """Both together; a word of both keeps its larger weight."""
        both = dict(self.weights)
        for word, weight in other.weights.items():
            both[word] = max(weight, both.get(word, 0.0))
        return Sought(both, {**other.meanings, **self.meanings}, self.names | other.names)

    def only(self, chosen: Iterable[str]) -> "Sought":
        """The same for some of the words."""
        kept = {word: self.weights[word] for word in chosen if word in self.weights}
        return Sought(kept, self.meanings, self.names & kept.keys())

    @property
    def total(self) -> float:
        """The sum of the weights."""
        return sum(self.weights.values())

    def found_among(self, spelt: "Spellings") -> float:
        """The weighted share of the words found among a text's spellings, 0 to 1."""
        if not self.total:
            return 0.0
        found = sum(weight * self.likeness(word, spelt) for word, weight in self.weights.items())
        return found / self.total

    def likeness(self, word: str, spelt: "Spellings") -> float:
        """How sure it is that a text holds one of the words, 0 to 1."""
        if word not in self.meanings:
            return spelt.likeness(word) or self._otherwise(word, spelt)
        meant = (weight for option, weight in self.meanings[word] if option in spelt.stems)
        best = max((_LEAST_MEANT + weight for weight in meant), default=0.0)
        if not best and word in self.names and sound(word) in spelt.sounds:
            best = _NAME
        return min(1.0, best)

    def _otherwise(self, word: str, spelt: "Spellings") -> float:
        """How well a text says an Arabic word in another word."""
        told = (weight for other, weight in otherwise(word) if other in spelt.stems)
        return max(told, default=0.0)


def otherwise(word: str) -> Translations:
    """The stems of what else a folded Arabic word may be called; of names only those of places."""
    return () if looks_like_name(word) and not is_place(word) else other_words(stem(word))


@dataclass(frozen=True, slots=True)
class Spellings:
    """The words of a text, ready to be looked up."""

    words: frozenset[str]
    stems: frozenset[str]

    @property
    def sounds(self) -> frozenset[str]:
        """The keys of how its words sound."""
        return frozenset(key for word in self.words if len(key := sound(word)) > 1)

    def likeness(self, word: str) -> float:
        """1 where the text has the word or its stem, else how like its nearest spelling is.

        Below `LIKE` it is 0; a spelling that is merely like counts a little less.
        """
        if word in self.words or stem(word) in self.stems:
            return 1.0
        if len(word) < 3 or word.isdigit():
            return 0.0
        best = max((dice(stem(word), other) for other in self.stems), default=0.0)
        if best >= LIKE:
            return 0.9 * best
        if not looks_like_name(word):
            return 0.0
        # Of everyday words some are spelt like names: وإرسال like أورسولا.
        alike = any(same_name(word, other) and looks_like_name(other) for other in self.words)
        return _NAME if alike else 0.0

    def union(self, other: "Spellings") -> "Spellings":
        """The words of both texts."""
        return Spellings(self.words | other.words, self.stems | other.stems)


@lru_cache(maxsize=4096)
def spellings(text: str) -> Spellings:
    """The words and stems of a text."""
    found: Sequence[str] = words(text)
    return Spellings(frozenset(found), frozenset(stem(word) for word in found))


@lru_cache(maxsize=100_000)
def _pairs(word: str) -> frozenset[str]:
    marked = f"_{word}_"
    return frozenset(marked[i : i + n] for n in (2, 3) for i in range(len(marked) - n + 1))


def dice(one: str, other: str) -> float:
    """The likeness of two words by their 2- and 3-grams, 0 to 1."""
    if abs(len(one) - len(other)) > 3 or one.isdigit() != other.isdigit():
        return 0.0
    a, b = _pairs(one), _pairs(other)
    return 2 * len(a & b) / (len(a) + len(b))
