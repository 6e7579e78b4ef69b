"""Follow-up questions: making one stand on the questions before it, without a chat model."""

import re

from index.search.query import content_words, telling_words
from index.text.arabic import fold, fold_with_offsets, words
from rag.answer import Question
from rag.words.dialect import in_written_arabic
from rag.words.epithets import in_plain_words
from rag.words.question_words import DOUBTFUL, SURE

_FEW_WORDS = 2  # content words below which a question can't stand by itself
# A beginning that leans on what was said before ("and what about ...", "and when?").
_LEANS = re.compile(
    r"^(و(?=متي|اين|ماذا|من|كم|لماذا|كيف|هل|ما|مع|في|علي|عن)|ماذا عن|طيب|طب |ثم |وبعدين|ايضا|"
    r"and\b|what about|how about|then\b|et\b|ve\b|peki\b|ya\b|y\b|und\b|und was|а\b|и\b|و )"
)
_CONCEDED = re.compile(
    rf"(?:رغم|بالرغم|علي الرغم|بينما|في حين|مع ان)\b[^،,؟?]{{5,}}[،,]\s*(?=(?:{SURE}|{DOUBTFUL})\b)"
)
# Words that stand for something named before.
_POINTING = frozenset(
    words(
        "هو هي هم هما ذلك تلك هناك هنالك هذا هذه عنه عنها عنهم فيه فيها منه منها له لها لهم به بها "
        "بعده بعدها قبله قبلها معه معها رايه رايها موقفه موقفها المذكور نفسه نفسها ايضا "
        "he she it they him her them his its their there that this those il elle ils elles lui y "
        "o onlar bunu buna orada él ella ellos eso allí er sie es dort он она они это там"
    )
)


def leans_on_history(question: Question) -> bool:
    """Whether a question can't be understood without the ones before it."""
    if not question.history:
        return False
    folded = " ".join(fold(question.text).split())
    content = content_words(question.text)
    return (
        len(content) <= _FEW_WORDS
        or bool(_LEANS.search(folded))
        or bool(_POINTING & set(words(question.text)))
    )


def standing_text(question: Question) -> str:
    """The question as it is searched for: with the one it leans on before it, as articles write."""
    leans = leans_on_history(question)
    typed = f"{_anchor(question)} {question.text}" if leans else question.text
    return as_articles_write(typed)


def as_articles_write(text: str) -> str:
    """A question without epithets and spoken words."""
    return in_written_arabic(in_plain_words(text))


def reading_text(question: Question) -> str:
    """The question as a reader reads it: what it leans on follows in brackets, as bare words.

    With the whole earlier question before it, a reader answers that one again; so it does with
    what a question only concedes ("though the talks speed up, which issue ...").
    """
    asked = in_plain_words(question.text)
    folded, origins = fold_with_offsets(asked)
    if conceded := _CONCEDED.match(folded):
        asked = asked[origins[conceded.end()] :]
    if not leans_on_history(question):
        return asked
    earlier = telling_words(in_plain_words(_anchor(question)))
    return f"{asked.rstrip(' ؟?!.')} ({' '.join(earlier)})؟"


def _anchor(question: Question) -> str:
    """The last earlier question that stands by itself, with the one just before if that leans."""
    last = question.history[-1]
    for at in range(len(question.history) - 1, -1, -1):
        earlier = Question(question.history[at], question.history[:at])
        if not leans_on_history(earlier):
            return earlier.text if earlier.text == last else f"{earlier.text} {last}"
    return last
