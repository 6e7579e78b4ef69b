"""Follow-ups made to stand alone by a chat model; without one, `rag.questions.follow_up` does."""

from typing import TYPE_CHECKING

from prompts import load
from rag.answer import Question
from rag.chat.reply import reply
from rag.errors import ChatModelError
from rag.questions.follow_up import leans_on_history, standing_text
from rag.words.numbers import unmatched

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_SECONDS = 15.0  # a search waits for it
_LONGEST = 300  # characters; more than that is not a question rewritten but an answer


def rewrite(model: "BaseChatModel", question: Question, *, seconds: float = _SECONDS) -> str:
    """The question as it is to be searched for.

    As typed if it stands alone. The model's wording is taken only if it is one short line that
    brings no number from outside the conversation; else, and where the model fails, the
    wording of `standing_text`.
    """
    if not leans_on_history(question):
        return question.text
    prompt = load(f"follow_up.{'ar' if question.language == 'ar' else 'en'}")
    history = "\n".join(f"- {earlier}" for earlier in question.history)
    try:
        got = reply(
            model, prompt.messages(history=history, question=question.text), seconds=seconds
        )
    except ChatModelError:
        return standing_text(question)
    known = "\n".join((*question.history, question.text))
    usable = got.finished and "\n" not in got.text and len(got.text) <= _LONGEST
    return got.text if usable and not unmatched(got.text, known) else standing_text(question)
