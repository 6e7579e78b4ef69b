"""A question put into the words of a text: lexical substitution before the text is read.

The reader knows few words by others of the same sense: "who wrote the plan?" is to it no question
about who drew it up. The table of other words (`index.text.lexicon.other_words`) knows more of
them, and of a text that says one of these it can tell which.
"""

import re
from typing import Final

from index.search.query import content_words
from index.text.arabic import raw_words, stem, words
from index.text.language import detect_language
from rag.words.dialect import WORD
from rag.words.matching import otherwise, spellings

_LEAST: Final = 0.5  # of a word's likeness to the one it is put for


def substituted(question: str, text: str) -> str:
    """The question with words that the text lacks replaced by those it has for them.

    Word by word and as the text inflects them, so that the grammar may come out odd. Names of
    persons stay, and so does a question in another language than Arabic.
    """
    if detect_language(question) != "ar":
        return question
    content = frozenset(content_words(question))
    spelt, said = spellings(text), _by_stem(text)

    def put(match: re.Match[str]) -> str:
        typed = match.group()
        folded = words(typed)
        if len(folded) != 1 or folded[0] not in content or spelt.likeness(folded[0]):
            return typed
        return _other(folded[0], said) or typed

    return WORD.sub(put, question)


def _other(word: str, said: dict[str, str]) -> str | None:
    """What a text says for a word it lacks, if it says anything near enough."""
    held = [(near, other) for other, near in otherwise(word) if other in said]
    near, other = max(held, default=(0.0, ""))
    return said[other] if near >= _LEAST else None


def _by_stem(text: str) -> dict[str, str]:
    """The words of a text as they stand there, the first of each stem."""
    said: dict[str, str] = {}
    for typed in raw_words(text):
        for folded in words(typed):
            said.setdefault(stem(folded), typed)
    return said
