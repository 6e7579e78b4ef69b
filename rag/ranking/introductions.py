"""The words of a sentence that tell who somebody or what something is, beside its name.

News introduces by the way, in an apposition: "the special envoy Steve Witkoff", "the agency WAT",
"X, head of the president's office", "X (a painter)", "X is an officer"; or in the sentence after:
"He is ...".
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from index.text.arabic import STOP_WORDS, fold, folded_words, stem
from rag.questions.identity import asked_identity
from rag.ranking.naming import QUOTES, Named, Token, tokens_of
from rag.words.matching import Sought
from rag.words.names import nationality
from rag.words.word_kinds import is_given, is_kind, is_plural_role, is_role

_FIRST_NAMES: Final = 4
_FAMILY_NAMES: Final = 2  # behind the name asked about
_CALLED: Final = re.compile(
    r"[وب]?(?:اسم|لقب|يدع|تدع|المدعو|المسم|الملقب|الشهير|المعروف|يسم|تسم|معروف)\w{0,2}"
)
_BACK: Final = 10  # words before a name among which its title stands
_STRANGE: Final = 2  # of them, words that are no part of a title as far as they can be told
_ON: Final = 12  # words after a name or "he is" that tell it
_SOON: Final = 3  # of them, among which it says what a person is
_IS: Final = frozenset(
    "هو هي هم وهو وهي وهم كان كانت وكان وكانت يعد تعد يعتبر تعتبر ويعد وتعد".split()
)
_MEANS: Final = frozenset("اي يعني تعني معناه ومعناه معناها ومعناها عباره".split())
_AS: Final = re.compile(r"ب?منصبه?ا?|ب(?:صف|وصف)(?:ه|ته|تها|ها)|[يت]?شغل")
_WITHIN: Final = frozenset("في لدي باسم الي من علي عن بن".split())  # a title
_COMMAS: Final = "،,"
_BRACKETED: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BRACKETS: Final = {"(": ")", "[": "]"}
_ENDS: Final = ".!?؟"
_FAR: Final = 40  # words and marks from the name that a sentence begins with to what it is


class Introduced(NamedTuple):
    """Where a sentence tells who or what it is.

    Attributes:
        start: Of the words that tell it, in characters of the sentence.
        end: Of these.
        telling: False for a title alone, "the president", or one of several people's.
    """

    start: int
    end: int
    telling: bool


def introduction(question: str, sought: Sought, text: str, before: str) -> Introduced | None:
    """Where a sentence tells who or what it is that a question asks about.

    None where it does not, or the question asks for something else.

    Args:
        question: As typed.
        sought: Its words.
        text: A sentence.
        before: The sentence before it, or an empty text.
    """
    asked = asked_identity(question)
    if asked is None:
        return None
    name, tokens = Named.of(asked, sought), tokens_of(text)
    found = [
        told
        for at in range(len(tokens))
        if name.ends_at(tokens, at)
        for told in (_before_the_name(tokens, at, name), _behind_the_name(tokens, at, name))
        if told
    ]
    if not found and tokens and _says_is(tokens[0].word, name):
        earlier = tokens_of(before)[:_ON]
        if any(name.ends_at(earlier, at) for at in range(len(earlier))):
            return _told_after(tokens, 0, name)
    return max(found, key=lambda told: told.telling, default=None)


def names_it(question: str, sought: Sought, text: str) -> bool:
    """Whether a text names whom or what a question asks to be told about."""
    asked = asked_identity(question)
    if asked is None:
        return False
    name, tokens = Named.of(asked, sought), tokens_of(text)
    return any(name.ends_at(tokens, at) for at in range(len(tokens)))


def says_more(question: str, text: str) -> bool:
    """Whether a sentence says more than a name and, in brackets, when its bearer lived."""
    asked = {stem(word) for word in folded_words(fold(question))}
    told = (word for word in folded_words(_BRACKETED.sub(" ", fold(text))) if len(word) > 1)
    return any(word not in STOP_WORDS and stem(word) not in asked for word in told)


def _before_the_name(tokens: Sequence[Token], at: int, name: Named) -> Introduced | None:
    """The title before a name and its first names, with a comma between or without."""
    last = at - 1
    while last >= 0 and name.is_part(tokens[last].word):
        last -= 1
    if at - last > _FIRST_NAMES + 1:
        return None
    called = False
    while last >= 0 and (
        _leads_to_the_name(tokens[last].word) or (called and name.is_part(tokens[last].word))
    ):
        called |= _CALLED.fullmatch(tokens[last].word) is not None
        last -= 1
    first = _first_of_a_title(tokens, last, name)
    if first is not None:
        return _span(tokens, first, last)
    people = name.asked.person and last >= 0 and nationality(tokens[last].word)
    return _span(tokens, last, last) if people else None


def _leads_to_the_name(word: str) -> bool:
    return word in _COMMAS + QUOTES or _CALLED.fullmatch(word) is not None


def _first_of_a_title(tokens: Sequence[Token], last: int, name: Named) -> int | None:
    """Where the title that ends at a word begins; None where no title ends there."""
    first, strange = None, 0
    for here in range(last, max(-1, last - _BACK), -1):
        word = tokens[here].word
        if word in QUOTES:
            continue
        strange += not _of_a_title(word, name)
        if strange > _STRANGE * name.asked.person or _ends_a_title(tokens[here]):
            break
        if name.tells(word):
            first = here
            # The kind next to a thing's name is its own; a person has titles of several words.
            if _joined(word) or not name.asked.person:
                break
    return first


def _of_a_title(word: str, name: Named) -> bool:
    if is_role(word) or is_kind(word) or word in _WITHIN or nationality(word):
        return True
    described = re.match(r"[وبل]?ال|لل", word) is not None
    return described or (name.asked.person and word[-1] in "هي")


def _ends_a_title(token: Token) -> bool:
    if token.mark:
        return True
    return token.word not in _WITHIN and (token.word in STOP_WORDS or is_given(token.word))


def _joined(word: str) -> bool:
    """Whether "and" is written together with a word: and the chancellor, not a minister."""
    return word[0] == "و" and is_role(word[1:])


def _behind_the_name(tokens: Sequence[Token], at: int, name: Named) -> Introduced | None:
    """What is said after the name: in commas, in brackets, or that it is."""
    after = _behind(tokens, at, name)
    if _tells_at(tokens, after, name):
        return _told_after(tokens, after - 1, name)
    begins = at <= _FIRST_NAMES or all(name.is_part(token.word) for token in tokens[:at])
    for here in range(after, min(after + (_FAR if begins else 1), len(tokens))):
        if _says_is(tokens[here].word, name):
            return _told_after(tokens, here, name)
        if here > after and tokens[here - 1].mark and _tells_at(tokens, here, name):
            return _told_after(tokens, here - 1, name)
    soon = range(after, min(after + _SOON, len(tokens))) if name.asked.person else ()
    as_such = next((here + 1 for here in soon if _AS.fullmatch(tokens[here].word)), len(tokens))
    return _told_after(tokens, as_such - 1, name) if _tells_at(tokens, as_such, name) else None


def _says_is(word: str, name: Named) -> bool:
    return word in _IS or (word in _MEANS and not name.asked.person)


def _behind(tokens: Sequence[Token], at: int, name: Named) -> int:
    """The word after the name, the rest of the name, marks, and brackets of something else."""
    after = at + 1
    while after < len(tokens) and after - at <= _FAMILY_NAMES and _more(tokens[after], name):
        after += 1
    while after < len(tokens) and tokens[after].mark and tokens[after].word not in _ENDS:
        if tokens[after].word in _BRACKETS and not _tells_at(tokens, after + 1, name):
            after = _closed(tokens, after)
        after += 1
    return after


def _more(token: Token, name: Named) -> bool:
    return name.asked.person and name.is_part(token.word)


def _tells_at(tokens: Sequence[Token], at: int, name: Named) -> bool:
    return at < len(tokens) and name.tells(tokens[at].word) and not _joined(tokens[at].word)


def _closed(tokens: Sequence[Token], at: int) -> int:
    closing = _BRACKETS[tokens[at].word]
    return next((i for i in range(at, len(tokens)) if tokens[i].word == closing), len(tokens) - 1)


def _told_after(tokens: Sequence[Token], at: int, name: Named) -> Introduced | None:
    """From the word after `at` to the next mark."""
    last = at
    while last + 1 < len(tokens) and last - at < _ON and not tokens[last + 1].mark:
        last += 1
    told = [token.word for token in tokens[at + 1 : last + 1]]
    if not told or (name.asked.person and not any(map(_says_what, told[:_SOON]))):
        return None
    if not name.asked.person and (told[0] in STOP_WORDS or re.match(r"[يت]\w{3}", told[0])):
        return None
    return _span(tokens, at + 1, last)


def _says_what(word: str) -> bool:
    return is_role(word) or nationality(word) != ""


def _span(tokens: Sequence[Token], first: int, last: int) -> Introduced:
    told = tokens[first : last + 1]
    several = is_plural_role(told[0].word)
    start = told[0].start + _joined(told[0].word)
    return Introduced(start, told[-1].end, len(told) > 1 and not several)
