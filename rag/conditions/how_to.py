"""Questions for how to do something: recipes, errands, what a manual tells and news seldom does."""

import re
from typing import Final

from index.text.arabic import folded_words
from rag.ranking.candidates import Candidate
from rag.ranking.features import Asking, held
from rag.words.dialect import folded_in_written_arabic

# "How do I", not the past tense of verbs that begin so, of which is mostly spoken; of what "we"
# do, as people of the Maghreb ask, only kitchen words, as نجح and نشر begin so too.
_DOING: Final = (
    r"(?:عمل|تحضير|اعداد|طبخ|طهي|صنع|ازاله|تنظيف|تجديد|استخراج|تحويل|تسجيل|تركيب|تفعيل|الغاء|حساب)"
)
_HOW_TO: Final = re.compile(
    r"و?كيف (?:ممكن |اقدر |استطيع |يمكنني |فيني |بدي )?ا(?!ل\w)\w+[^\Wت]\b|"
    r"كيف ن(?:دير|عمل|طيب|حضر|طبخ|صنع|صاوب|سوي)\b|"
    r"(?:ما |ماهي |اريد |ابي |عايز )?(?:هي )?"
    rf"(?:(?:طريقه|طريقت|كيفيه|كيفيت|خطوات|وصفه|مقادير|مكونات) {_DOING}|وصفه|مقادير)\b"
)
# As typed: استقبل and اتفق are of the past, أستقبل is not.
_HOW_IT_WAS: Final = re.compile(r"و?كيف ا(?!ستطيع\b)(?:ست|ن|[^\W\d_]ت)")
_SOME: Final = 1 / 3  # of what such a question asks about, by weight, stands in the passage


def asks_how_to(question: str) -> str:
    """The folded words for what a question asks how to do; empty where it asks no such thing."""
    written = folded_in_written_arabic(question)
    how = _HOW_TO.match(written)
    if how is None or _HOW_IT_WAS.match(question):
        return ""
    return written[how.end() :].strip() or written


def speaks_of(asking: Asking, done: str, one: Candidate) -> bool:
    """Whether a candidate's passage holds some of what is to be done.

    Args:
        asking: The question.
        done: As `asks_how_to` gives it.
        one: The candidate.
    """
    sought = asking.sought.only(folded_words(done))
    return held(sought if sought.weights else asking.sought, one) > _SOME
