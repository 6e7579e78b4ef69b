"""Opposites: pairs of words that turn a claim into its contrary without a negation."""

from collections.abc import Sequence

from index.text.arabic import fold
from rag.words.names import forms

_PAIRS = (
    ("قبل", "بعد"),
    ("قبيل", "عقب"),
    ("ارتفع ارتفاع ترتفع يرتفع", "انخفض انخفاض تنخفض ينخفض تراجع هبط هبوط"),
    ("زاد زيادة تزايد", "نقص نقصان تناقص تراجع"),
    ("أكثر", "أقل"),
    ("أعلى أكبر", "أدنى أصغر"),
    ("شمال", "جنوب"),
    ("شمالي", "جنوبي"),
    ("شرق", "غرب"),
    ("شرقي", "غربي"),
    ("فاز فوز تفوز يفوز", "خسر خسارة تخسر يخسر"),
    ("وافق وافقت أيد أيدت قبول موافقة", "رفض رفضت عارض عارضت رفض معارضة"),
    ("بدأ بداية انطلق", "انتهى نهاية اختتم"),
    ("داخل", "خارج"),
    ("before", "after"),
    ("more", "less fewer"),
    ("rose increased", "fell decreased dropped"),
)
_SIDES = tuple(
    (frozenset(fold(one).split()), frozenset(fold(other).split())) for one, other in _PAIRS
)


def opposite(claim: Sequence[str], quote: Sequence[str]) -> str:
    """A reason where the claim says one word of a pair and the quote only the other.

    Args:
        claim: Folded words of the claim.
        quote: Folded words of its quotes.
    """
    for sides in _SIDES:
        for ours, theirs in (sides, sides[::-1]):
            said = next((word for word in claim if _is(word, ours)), None)
            if said is None or any(_is(word, ours) for word in quote):
                continue
            against = next((word for word in quote if _is(word, theirs)), None)
            if against:
                return f"the quote says {against}, not {said}"
    return ""


def _is(word: str, side: frozenset[str]) -> bool:
    return word in side or (not side.isdisjoint(forms(word)) and len(word) > 4)
