"""A provider in trouble, through the real client: the extractive answer stands in."""

from collections.abc import Iterator

import pytest

from rag.answer import Answer, Outcome
from rag.chat.answerer import ChatAnswerer
from rag.chat.model import open_chat_model
from tests.rag.chat.chat_scene import ASKED, PASSAGES
from tests.rag.chat.openai_server import OpenAIServer, running_server
from tests.rag.passages import FirstSentence


@pytest.fixture(scope="module")
def server() -> Iterator[OpenAIServer]:
    with running_server() as running:
        yield running


def ask_server(server: OpenAIServer, timeout: float = 20.0) -> Answer:
    model = open_chat_model("openai:test", server.url, timeout=timeout, max_retries=0, api_key="k")
    answerer = ChatAnswerer(model, "openai:test", FirstSentence())
    return answerer.answer(ASKED, PASSAGES)


def test_answer_through_the_real_client(server: OpenAIServer) -> None:
    server.behave("fine", "شدد روته على أن روسيا لا تملك حق النقض [1].")
    answer = ask_server(server)
    assert answer.citations[0].source.id == "rutte"
    assert "حق النقض الروسي" in server.prompt


@pytest.mark.parametrize(
    ("behaviour", "why"),
    [
        ("cut", "cut before its end"),
        ("length", "cut before its end"),
        ("stall", "in time"),
        ("429", "over its quota"),
        ("401", "refused the key"),
        ("500", "failed"),
        ("html", "can't be read"),
        ("junk", "can't be read"),
        ("empty", "can't be read"),
        ("null", "is empty"),
    ],
)
def test_provider_in_trouble_gives_the_extractive_answer_and_says_so(
    server: OpenAIServer, behaviour: str, why: str
) -> None:
    server.behave(behaviour, "شدد روته على أن روسيا لا تملك حق النقض [1].")
    answer = ask_server(server, timeout=0.3 if behaviour == "stall" else 20.0)
    assert answer.outcome is Outcome.ANSWERED
    assert answer.trace.answerer == "extractive"
    assert why in answer.trace.note
