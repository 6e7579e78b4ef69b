"""What a message holds beside one question: a second one, or what it is asked for.

"متى وأين تنعقد القمة؟", "كم دولة شاركت ومن ترأس القمة؟": each is answered by itself, the second as
a follow-up of the first; no sentence need hold both. "للتأكيد قبل رفع المذكرة للوزير: من ترأس
القمة؟": what stands before the colon is about the asker's day, and no article speaks of that.
"""

import re
from dataclasses import replace
from typing import Final

from index.text.arabic import fold_with_offsets, folded_words
from rag.answer import MARK, Answer, Outcome, Question
from rag.framing import refusal
from rag.words.names import looks_like_name
from rag.words.question_words import DOUBTFUL, SURE

# Who does: of other words after "ومن" most tell from where.
WHO_DOES: Final = (
    r"(?:هو|هي|هم|كان|كانت|الذي|التي|ترا?اس|يرا?س|قاد|يقود|س?يدفع|دفع|اسس|حضر|س?يحضر|شارك|س?يشارك|فاز|وقع|قال|كتب|"
    r"اعلن|مثل|يمثل|انتخب|عين|فعل|قام|دعا|قتل|ربح|خسر|سجل|اشتري|باع|بني|اكتشف|اخترع)(?:ت|وا|ه|ها|هم)?"
)
_BOTH: Final = re.compile(rf"(?P<first>{SURE}|من) و(?P<second>{SURE}|من) (?P<rest>\S+ .+|\S{{4,}})")
_THEN: Final = re.compile(
    rf"[\s،,؟?]+(?P<second>و(?:(?:{SURE})|من\s+{WHO_DOES}|"
    r"ما (?:هو|هي|اسم|سبب|عدد|موعد|تاريخ|راي|موقف))(?!\w))"
)
_IN_PLACE: Final = re.compile(r"\sو(?P<second>\w{3,} (?:كام|كم)(?!\w))")
_FIRST: Final = re.compile(rf"\b(?:{SURE}|{DOUBTFUL})\b")
_PREFACE: Final = re.compile(rf"(?P<about>[^:.؟?\n]{{4,120}})[:.\n]\s*(?=(?:{SURE}|{DOUBTFUL})\b)")
_FEWEST: Final = 3  # words of the first question


def parts(text: str) -> tuple[str, str] | None:
    """The two Arabic questions of a message; None where it is one.

    Args:
        text: As typed, without courtesies.
    """
    folded, origins = fold_with_offsets(text)
    both = _BOTH.match(folded)
    if both:
        rest = text[origins[both.start("rest")] :]
        first = text[: origins[both.end("first") - 1] + 1]
        second = text[origins[both.start("second")] : origins[both.end("second") - 1] + 1]
        return f"{first} {rest}", f"{second} {rest}"
    for pattern in (_THEN, _IN_PLACE):
        found = pattern.search(folded)
        if found and _asks(folded[: found.start()]):
            before, after = origins[found.start()], origins[found.start("second")]
            return text[:before].strip(" ،,"), text[after:]
    return None


def without_preface(question: Question) -> Question:
    """The question without what is said before it, where that names nobody and nothing.

    What is left may lean on it still.
    """
    folded, origins = fold_with_offsets(question.text)
    found = _PREFACE.match(folded)
    if found is None or any(map(looks_like_name, folded_words(found.group("about")))):
        return question
    about = question.text[: origins[found.end("about")]]
    rest = question.text[origins[found.end()] :]
    return replace(question, text=rest, history=question.history or (about,))


def _asks(before: str) -> bool:
    """Whether what stands before the second question is one too."""
    return len(before.split()) >= _FEWEST and _FIRST.search(before) is not None


def joined(question: Question, first: Answer, second: Answer) -> Answer:
    """One answer of two: the first lines of both, their citations numbered anew.

    Where only one of them could be answered, that one; where none, a refusal of the whole.
    """
    answered = [one for one in (first, second) if one.outcome is Outcome.ANSWERED]
    if not answered:
        return replace(first, text=refusal(question))
    if len(answered) < 2:
        return answered[0]
    one, other = (each.text.split("\n")[0] for each in answered)
    if one == other:
        return first
    cited = [each.citations[0] for each in answered]
    if cited[0].quote == cited[1].quote:
        shown = MARK.sub("[1]", other)
        return replace(first, text=f"{one}\n{shown}", citations=(cited[0],))
    return replace(
        first,
        text=f"{one}\n{MARK.sub('[2]', other)}",
        citations=(cited[0], replace(cited[1], number=2)),
        passages=first.passages + second.passages,
    )
