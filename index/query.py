"""A question as the words index is asked: in every view, and in Arabic whatever its language."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from index.analysis import View, terms
from index.arabic import STOP_WORDS, fold, folded_words, raw_words, stem, words
from index.language import detect_language
from index.lexicon import Translations, translations

_AS_TYPED = (View.EXACT, View.GRAMS)  # views in which a foreign word stands as it is


@dataclass(frozen=True, slots=True)
class Query:
    """What both legs are asked.

    Attributes:
        text: As typed; this is what is embedded.
        language: ISO 639-1 code, told from the text.
        content: Its folded words that say what it is about; all of them if none does.
        alternatives: For each of these, the Arabic stems that would match it, with weights;
            empty where none is known.
        terms: Terms and weights for each view.
    """

    text: str
    language: str
    content: tuple[str, ...]
    alternatives: tuple[Translations, ...]
    terms: Mapping[View, Mapping[str, float]]

    @property
    def foreign(self) -> bool:
        """Whether its words have to be translated to meet an Arabic article's."""
        return self.language != "ar"

    @classmethod
    def of(cls, text: str) -> "Query":
        """The query for a question as typed."""
        language = detect_language(text)
        typed = telling_words(text)
        content = tuple(_folded(word) for word in typed)
        heard = [word for word in typed if language == "ar" or _may_be_name(word, language)]
        options = tuple(_alternatives(word, language) for word in typed)
        asked = {view: _weights(terms(view, content)) for view in _AS_TYPED}
        asked[View.SOUNDS] = _weights(terms(View.SOUNDS, [_folded(word) for word in heard]))
        asked[View.STEMS] = asked[View.WHOLE] = _heaviest(options)
        return cls(text, language, content, options, asked)


def content_words(question: str) -> list[str]:
    """The folded words of a question that say what it is about; all of them if none does."""
    found = words(question)
    return [word for word in found if word not in STOP_WORDS] or found


def telling_words(text: str) -> list[str]:
    """The words of a text that say what it is about, as typed; all of them if none does."""
    typed = [word for word in raw_words(text) if folded_words(fold(word))]
    return [word for word in typed if _folded(word) not in STOP_WORDS] or typed


def _folded(word: str) -> str:
    return "".join(folded_words(fold(word)))


def _may_be_name(word: str, language: str) -> bool:
    """Capitals tell names; so does being in no dictionary. Persian and Arabic have no capitals."""
    return word[:1].isupper() or language == "fa" or not translations(word, language)


def _alternatives(word: str, language: str) -> Translations:
    folded = _folded(word)
    if language == "ar" or folded[:1].isdigit():
        return ((stem(folded), 1.0),)
    return translations(word, language)


def _weights(found: list[str]) -> dict[str, float]:
    return {term: float(count) for term, count in Counter(found).items()}


def _heaviest(options: tuple[Translations, ...]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for each in options:
        for term, weight in each:
            weights[term] = max(weight, weights.get(term, 0.0))
    return weights
