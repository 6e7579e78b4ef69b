"""A question as the words index is asked: in every view, and in Arabic whatever its language."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from index.text.analysis import View, terms
from index.text.arabic import fold, folded_words, raw_words, stem
from index.text.function_words import says_nothing
from index.text.language import detect_language
from index.text.lexicon import Translations, other_words, translations

_AS_TYPED = (View.EXACT, View.GRAMS)  # views in which a foreign word stands as it is
_OF_A_TRANSLATION = 0.6  # what other words count of a translation, which may be wrong itself
_MOST = 25  # terms looked for in place of a word


@dataclass(frozen=True, slots=True)
class Query:
    """What both legs are asked.

    Attributes:
        text: As typed; this is what is embedded.
        language: ISO 639-1 code, told from the text.
        content: Its folded words that say what it is about; all of them if none does.
        alternatives: For each of these, the Arabic stems that would match it, with weights;
            empty where none is known.
        terms: For each view, what is looked for: terms with weights, of which the best counts.
    """

    text: str
    language: str
    content: tuple[str, ...]
    alternatives: tuple[Translations, ...]
    terms: Mapping[View, tuple[Translations, ...]]

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
        asked = {view: _counted(terms(view, content)) for view in _AS_TYPED}
        asked[View.SOUNDS] = _counted(terms(View.SOUNDS, [_folded(word) for word in heard]))
        asked[View.STEMS] = asked[View.WHOLE] = _sought(options, language)
        return cls(text, language, content, options, asked)


def content_words(question: str) -> list[str]:
    """The folded words of a question that say what it is about; all of them if none does."""
    return [_folded(word) for word in telling_words(question)]


def telling_words(text: str) -> list[str]:
    """The words of a text that say what it is about, as typed; all of them if none does."""
    language = detect_language(text)
    typed = [word for word in raw_words(text) if folded_words(fold(word))]
    return [word for word in typed if not says_nothing(word, language)] or typed


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


def _counted(found: list[str]) -> tuple[Translations, ...]:
    """Each term for itself, as often as it stands in the question."""
    return tuple(((term, float(count)),) for term, count in Counter(found).items())


def _sought(options: tuple[Translations, ...], language: str) -> tuple[Translations, ...]:
    """For each word its stem or translations, with what else each of these may be called."""
    looser = 1.0 if language == "ar" else _OF_A_TRANSLATION
    return tuple(dict.fromkeys(_group(each, looser) for each in options if each))


def _group(options: Translations, looser: float) -> Translations:
    told = dict(options)
    for term, weight in options:
        for other, likeness in other_words(term):
            told[other] = max(weight * likeness * looser, told.get(other, 0.0))
    return tuple(sorted(told.items(), key=lambda each: -each[1])[:_MOST])
