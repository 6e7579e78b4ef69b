"""Words that a question is built with and that say nothing of what it asks about.

No article need hold "with what" or "the two who" to answer, yet among few articles such words are
rare, and so would weigh as much as any name.
"""

from functools import cache
from importlib.resources import files
from typing import Final

from index.text.arabic import STOP_WORDS, fold, folded_words, words

_ASKING: Final = frozenset(("من", "ما", "ماذا", "متي", "اين", "كيف", "لماذا", "هل", "كم"))
_GOVERNOR: Final = "والي"  # folded, "and to" is spelt like him


def says_nothing(word: str, language: str) -> bool:
    """Whether a word of a question is a function word of its language.

    Args:
        word: As typed; capitals throughout are a name's (WHO, US).
        language: ISO 639-1 code.
    """
    if word.isupper() and len(word) > 1:
        return False
    folded = "".join(folded_words(fold(word)))
    if folded in STOP_WORDS:
        return True
    told = _function_words().get(language, frozenset())
    return folded in told or (language == "ar" and _joined(word, folded, told))


def _joined(word: str, folded: str, told: frozenset[str]) -> bool:
    """Whether it is one of them behind "and" or "so"."""
    rest = folded[1:]
    if folded == _GOVERNOR:
        return word != folded  # وإلى
    if folded.startswith("و"):
        return len(rest) > 1 and (rest in told or rest in STOP_WORDS)
    return folded.startswith("ف") and rest in _ASKING


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """Folded, by language."""
    found: dict[str, frozenset[str]] = {}
    for line in files("index.text").joinpath("function_words.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            language, listed = line.split("\t")
            found[language] = found.get(language, frozenset()) | frozenset(words(listed))
    return found
