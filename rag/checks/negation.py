"""Negation: which words of a text are denied, and whether a claim denies the same ones."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from index.text.arabic import STOP_WORDS, fold, words

SCOPE = 5  # content words after a negator that it may deny; past that it is another statement

_PARTICLES = frozenset(
    words(
        "لا لم لن ليس ليست ليسوا لسن لسنا لست ليسا غير بدون دون عدم بلا انعدام فلا ولا ولم ولن "
        "وليس وليست فلم فلن فليس not no never neither nor without cannot "
        "pas jamais aucun aucune sans nicht kein keine keinen nie ohne nunca sin "
        "değil yok не нет без никогда"
    )
)
_REFUSALS = re.compile(
    r"[وف]?(?:ال)?س?[يتنا]?(?:رفض|رافض|عارض|معارض|ستبعد|مستبعد|نكر|متنع|ممتنع)"
    r"(?:ت|وا|ون|ين|ه|ها|نا|ا|ته|تها)*"
    r"|[وف]?س?[يتن]?(?:نفي|نفت|نفوا|نافيا|نافيه|نفاه|نفاها|نفته)"
    r"|(?:denie[sd]|deny|refuse[sd]?|reject(?:s|ed)?)"
)
_STILL = re.compile(r"[يتن]?(?:زال|زل|زالت|زالوا|زالون|زلت)")  # ما زال, لا يزال: no negation
_NO_DENIAL_AFTER = frozenset({"سيما", "بد", "شك", "فقط", "only", "ان", "حصر"})
_MA_IS_RELATIVE = re.compile(r".*(?:ه|ها|هم)|ان|اذا|لم|لا|لن|بعد|قبل|بين|هو|هي|هم|دام|يلي|كان|ورد")
_BOUNDARY_WORDS = frozenset(
    words("أن أنه أنها أنهم بأن لأن لأنه لكن لكنه لكنها ولكن بينما فيما حيث وأن")
) | {"because", "but", "that", "while", "que", "mais", "dass"}
# A full stop or comma between digits belongs to the number.
_CLAUSE_ENDS = re.compile(r"[،؛:!؟?;()«»“”\"\n…–—]|[.,](?!\d)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Denial:
    """One negator of a clause.

    Attributes:
        head: The first content word after it, or None.
        denied: Up to five content words after it; for verbs of refusal, before it as well.
        near: Up to five content words on either side.
    """

    negator: str
    head: str | None
    denied: tuple[str, ...]
    near: tuple[str, ...]
    refusal: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """The content words of a clause and the denials in it, in order."""

    content: tuple[str, ...]
    denials: tuple[Denial, ...]


Same = Callable[[str, str], bool]


def is_negator(folded: str) -> bool:
    """Whether a folded word by itself denies what follows (لا, ليس, not)."""
    return folded in _PARTICLES


def clauses(text: str) -> list[Clause]:
    """The text's clauses, cut at punctuation and at conjunctions such as أن and بينما."""
    found: list[Clause] = []
    for piece in _CLAUSE_ENDS.split(re.sub(r"n['’]t\b", " not", text)):
        run: list[str] = []
        for raw in _WORD.findall(_marks_dropped(piece)):
            # ألا is "that not", إلا is "except": the hamza tells them apart, folding would not.
            word = "الا" if raw == "إلا" else "لا" if raw in ("ألا", "وألا") else fold(raw)
            if word in _BOUNDARY_WORDS and not (run and run[-1] == "غير"):
                found.append(_clause(run))
                run = []
            else:
                run.append(word)
        found.append(_clause(run))
    return [clause for clause in found if clause.content or clause.denials]


def _marks_dropped(text: str) -> str:
    return re.sub(r"[\u064b-\u065f\u0670\u0640\u200c-\u200f\u2066-\u2069]", "", text)


def _clause(run: list[str]) -> Clause:
    content = [(i, word) for i, word in enumerate(run) if _is_content(word)]
    denials = []
    for i, word in enumerate(run):
        refusal = _REFUSALS.fullmatch(word) is not None
        if not refusal and not _denies(run, i):
            continue
        after = tuple(w for j, w in content if j > i)[:SCOPE]
        before = tuple(w for j, w in content if j < i)[-SCOPE:]
        if word == "غير":
            after = after[:1]
        denied = before + after if refusal else after
        denials.append(Denial(word, after[0] if after else None, denied, before + after, refusal))
    return Clause(tuple(word for _, word in content), tuple(denials))


def _is_content(word: str) -> bool:
    return len(word) > 1 and word not in STOP_WORDS and word not in _PARTICLES


def _denies(run: list[str], i: int) -> bool:
    word = run[i]
    following = run[i + 1] if i + 1 < len(run) else ""
    if _STILL.fullmatch(following) or following in _NO_DENIAL_AFTER:
        return False
    if word in ("ما", "وما", "فما"):
        # Relative ما ("what he said") follows a word or carries a pronoun; denying ما opens.
        return i == 0 and bool(following) and not _MA_IS_RELATIVE.fullmatch(following)
    return word in _PARTICLES


def disagreement(claim: str, quotes: Iterable[str], same: Same, *, quoting: bool = False) -> str:
    """What the claim denies and the quotes do not, or the other way; empty if they agree.

    Args:
        claim: The claim, or its frame where it quotes.
        quotes: The words it rests on.
        same: Whether two folded words are forms of one.
        quoting: The claim also shows the quotation itself, so that a frame which only names what
            the quotation denies is no error.
    """
    theirs = [clause for quote in quotes for clause in clauses(quote)]
    for clause in clauses(claim):
        reason = _added(clause, theirs, same) or _removed(clause, theirs, same)
        if not reason and not quoting:
            reason = _turned(clause, theirs, same)
        if reason:
            return reason
    return ""


def _added(clause: Clause, theirs: list[Clause], same: Same) -> str:
    denials = [denial for other in theirs for denial in other.denials]
    for denial in clause.denials:
        if denial.head and not denial.refusal and _among(denial.head, _all(theirs), same):
            ok = any(_among(denial.head, d.denied, same) for d in denials)
        elif denial.near:
            ok = any(_among(word, d.near, same) for d in denials for word in denial.near)
        else:
            ok = bool(denials)
        if not ok:
            return f"negation «{denial.negator}» not in the quote"
    return ""


def _removed(clause: Clause, theirs: list[Clause], same: Same) -> str:
    ours = [word for denial in clause.denials for word in denial.near]
    for other in theirs:
        for denial in other.denials:
            head = denial.head
            if head is None or denial.refusal or not _among(head, clause.content, same):
                continue
            if not _among(head, ours, same) and not _stands(head, theirs, same):
                return f"negation «{denial.negator}» of the quote left out"
    return ""


def _turned(clause: Clause, theirs: list[Clause], same: Same) -> str:
    """Most of what an undenied clause says, the quote says only under a denial."""
    if clause.denials:
        return ""
    matched = [word for word in clause.content if _among(word, _all(theirs), same)]
    denied = [word for word in matched if not _stands(word, theirs, same)]
    if len(denied) >= 2 and len(denied) >= 0.6 * len(matched):
        return "negation of the quote left out"
    return ""


def _stands(word: str, theirs: list[Clause], same: Same) -> bool:
    """Whether the quotes hold the word somewhere outside every denial."""
    for clause in theirs:
        held = sum(same(word, other) for other in clause.content)
        denied = {w for d in clause.denials for w in d.denied if same(word, w)}
        if held and not denied:
            return True
    return False


def _all(theirs: list[Clause]) -> list[str]:
    return [word for clause in theirs for word in clause.content]


def _among(word: str, others: Iterable[str], same: Same) -> bool:
    return any(same(word, other) for other in others)
