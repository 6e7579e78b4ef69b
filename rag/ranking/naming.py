"""Where a text names whom or what a question asks about."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from index.text.arabic import fold_with_offsets, stem
from rag.questions.identity import Identity
from rag.words.matching import Sought, spellings
from rag.words.names import looks_like_name, nationality, same_name
from rag.words.word_kinds import is_given, is_kind, is_role

Same = Callable[[str, str], bool]  # whether a folded word of a text is one of a name

QUOTES: Final = "\"«»“”()'"
_LONGEST: Final = 8  # words of a name in full before its last
_LIKELY: Final = 0.5  # that a word of a text is one of another language
_SERVANT: Final = "عبد"  # of God, as names begin; written as one word with what follows or not
_LINKING: Final = frozenset(
    "بن ابن بنت ابو ابي ام عبد ال اب دي دا ذو الدين الله الرحمن العزيز الرحيم القادر الكريم اللطيف "
    "الحميد المجيد الفتاح السلام الناصر الوهاب".split()
)
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


class Token(NamedTuple):
    """A folded word or a mark of a text, and where it stands."""

    word: str
    start: int
    end: int

    @property
    def mark(self) -> bool:
        """Whether it is no word."""
        return not (self.word[0].isalnum() or self.word[0] == "_")


def tokens_of(text: str) -> list[Token]:
    """The words and marks of a text."""
    folded, origins = fold_with_offsets(text)
    return [
        Token(m.group(), origins[m.start()], origins[m.end() - 1] + 1)
        for m in _TOKEN.finditer(folded)
    ]


@dataclass(frozen=True, slots=True)
class Named:
    """Whom or what is asked about, as texts may name it."""

    asked: Identity
    same: Same

    @classmethod
    def of(cls, asked: Identity, sought: Sought) -> "Named":
        """By its spelling, or by the translations of a question in another language."""
        return cls(asked, _by_translation(sought) if sought.meanings else _same)

    def has(self, word: str) -> bool:
        """Whether a word of a text is any of the name's."""
        return any(self.same(one, word) for one in self.asked.words)

    def ends_at(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the name ends at a word, and is nobody else's of the same family."""
        word, last = tokens[at].word, self.asked.words[-1]
        if not (self.same(last, word) or _SERVANT + last == word or last == _SERVANT + word):
            return False
        rest = self.asked.words[:-1]
        if self.asked.person:
            before = [token.word for token in tokens[max(0, at - _LONGEST) : at]]
            return not rest or not is_given((before or [""])[-1]) or any(map(self.has, before))
        plain = [token.word for token in tokens[:at] if token.word not in QUOTES]
        pairs = zip(reversed(rest), reversed(plain), strict=False)
        return len(plain) >= len(rest) and all(self.same(one, other) for one, other in pairs)

    def is_part(self, word: str) -> bool:
        """Whether a word beside the name's last may belong to the name."""
        return self.has(word) or (self.asked.person and _of_a_person(word))

    def tells(self, word: str) -> bool:
        """Whether a word says what such a one is."""
        if self.asked.person:
            return is_role(word)
        return is_kind(word) and not self.has(word)


def _of_a_person(word: str) -> bool:
    if is_given(word) or word in _LINKING:
        return True
    return looks_like_name(word) and not is_role(word) and not nationality(word)


def _same(one: str, other: str) -> bool:
    return one == other or stem(one) == stem(other) or same_name(one, other)


def _by_translation(sought: Sought) -> Same:
    return lambda one, other: sought.likeness(one, spellings(other)) >= _LIKELY
