"""Three articles, a question, and a chat model that writes what a test scripts."""

from typing import Any

from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage, BaseMessage

from rag.answer import Answer, Question
from rag.chat.answerer import ChatAnswerer
from tests.rag.passages import FirstSentence, passage

RUTTE = "شدد روته على أن روسيا لا تملك حق النقض في هذا الملف. وأضاف أن القرار يعود إلى كييف وحدها."
PARIS = "تعهدت 26 دولة في باريس بالمشاركة في قوة طمأنة لأوكرانيا. وقال ماكرون إن القوة جاهزة."
RIVAL = "قال دبلوماسيون إن 35 دولة شاركت في اجتماع باريس."
ASKED = Question("ماذا قال روته عن حق النقض الروسي؟")
PASSAGES = [
    passage(RUTTE, "rutte", start=40),
    passage(PARIS, "paris", rank=2),
    passage(RIVAL, "rival", rank=3, publisher="الرابية"),
]


class Scripted(GenericFakeChatModel):
    """Writes the same reply to everything and keeps what it was told."""

    told: list[str] = []  # noqa: RUF012 - a pydantic field, copied for each model

    def _generate(self, messages: list[BaseMessage], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        self.told.extend(str(message.content) for message in messages)
        return super()._generate(messages, *args, **kwargs)


def scripted(reply: str, reason: str = "stop") -> Scripted:
    message = AIMessage(reply, response_metadata={"finish_reason": reason})
    return Scripted(messages=iter([message]), disable_streaming=True)


def answer_to(reply: str, question: Question = ASKED, passages: Any = PASSAGES) -> Answer:  # noqa: ANN401
    return ChatAnswerer(scripted(reply), "test:model", FirstSentence()).answer(question, passages)
