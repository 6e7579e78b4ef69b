"""The views of a text's words, and its terms in each; news repeats itself, so tokens are kept."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from index.text.arabic import fold, folded_words, grams, stem
from index.text.sounds import sound

_KEPT_TOKENS: Final = 100_000  # about 60 MB; a week of news has fewer different ones


class View(StrEnum):
    """The ways a text's words are looked at; the last one over whole articles."""

    EXACT = "exact"
    STEMS = "stems"
    GRAMS = "grams"
    SOUNDS = "sounds"
    WHOLE = "whole"


CHUNK_VIEWS: Final = (View.EXACT, View.STEMS, View.GRAMS, View.SOUNDS)


def terms(view: View, folded: Sequence[str]) -> list[str]:
    """The terms of a view for folded words, in order, repeats kept."""
    if view is View.EXACT:
        return list(folded)
    if view is View.GRAMS:
        return [gram for word in folded for gram in grams(word)]
    if view is View.SOUNDS:
        return [heard for word in folded if len(heard := sound(word)) > 1]
    return [stem(word) for word in folded]


class Analyst:
    """Texts to space-joined terms of the four views of a chunk.

    A token between two spaces always gives the same terms, so it is analysed once.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[str, ...]] = {}

    def analysed(self, text: str) -> dict[View, str]:
        """The terms of each of `CHUNK_VIEWS`, joined by spaces."""
        known = self._known
        if len(known) > _KEPT_TOKENS:
            known.clear()
        found = [known.get(token) or self._learn(token) for token in text.split()]
        columns = zip(*found, strict=True) if found else ((),) * len(CHUNK_VIEWS)
        return {view: " ".join(column) for view, column in zip(CHUNK_VIEWS, columns, strict=True)}

    def stems(self, text: str) -> str:
        """The terms of `View.WHOLE`, joined by spaces."""
        return self.analysed(text)[View.STEMS]

    def _learn(self, token: str) -> tuple[str, ...]:
        folded = folded_words(fold(token))
        joined = tuple(" ".join(terms(view, folded)) for view in CHUNK_VIEWS)
        self._known[token] = joined
        return joined
