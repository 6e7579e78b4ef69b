"""Chat models by name, and one call, through the real OpenAI client against a local server."""

import time
from collections.abc import Iterator

import pytest
from langchain_core.language_models import BaseChatModel

from rag.chat.model import open_chat_model
from rag.chat.reply import reply
from rag.errors import ChatModelUnavailable, ReplyUnusable
from tests.rag.chat.openai_server import FINE, OpenAIServer, running_server

ASKED = [("system", "answer"), ("human", "ماذا قال روته؟")]


@pytest.fixture(scope="module")
def server() -> Iterator[OpenAIServer]:
    with running_server() as running:
        yield running


@pytest.fixture(autouse=True)
def no_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("OPENAI_API_KEY", "OPENAI_ADMIN_KEY", "ANTHROPIC_API_KEY", "GOOGLE_API_KEY"):
        monkeypatch.delenv(key, raising=False)


def model_of(
    server: OpenAIServer, *, streamed: bool = True, retries: int = 1, timeout: float = 20.0
) -> BaseChatModel:
    model = open_chat_model("openai:test", server.url, timeout=timeout, max_retries=retries)
    model.disable_streaming = not streamed
    return model


both = pytest.mark.parametrize("streamed", [True, False], ids=["streamed", "whole"])


@both
def test_reply_is_whole_when_the_model_stops(server: OpenAIServer, streamed: bool) -> None:
    server.behave("fine")
    got = reply(model_of(server, streamed=streamed), ASKED)
    assert (got.text, got.finished) == (FINE, True)
    assert bool(server.requests[0].get("stream")) is streamed


@both
def test_reply_at_the_length_limit_is_not_finished(server: OpenAIServer, streamed: bool) -> None:
    server.behave("length")
    got = reply(model_of(server, streamed=streamed), ASKED)
    assert (got.text, got.finished) == (FINE, False)


def test_reply_cut_half_way_is_not_finished(server: OpenAIServer) -> None:
    server.behave("cut")
    got = reply(model_of(server), ASKED)
    assert FINE.startswith(got.text)
    assert not got.finished


def test_body_shorter_than_announced_is_a_provider_in_trouble(server: OpenAIServer) -> None:
    server.behave("broken")
    with pytest.raises(ChatModelUnavailable, match="the chat model's provider"):
        reply(model_of(server), ASKED)


@both
def test_reply_that_is_not_json_is_unusable(server: OpenAIServer, streamed: bool) -> None:
    server.behave("junk")
    with pytest.raises(ReplyUnusable, match=r"can't be read \(JSONDecodeError\)"):
        reply(model_of(server, streamed=streamed), ASKED)


@pytest.mark.parametrize(
    ("behaviour", "says"),
    [("html", "can't be read"), ("empty", "can't be read"), ("null", "is empty")],
)
@both
def test_reply_without_a_text_is_unusable(
    server: OpenAIServer, behaviour: str, says: str, streamed: bool
) -> None:
    server.behave(behaviour)
    with pytest.raises(ReplyUnusable, match=says):
        reply(model_of(server, streamed=streamed), ASKED)


@both
def test_stall_is_given_up_after_the_timeout(server: OpenAIServer, streamed: bool) -> None:
    server.behave("stall")
    with pytest.raises(ChatModelUnavailable, match="did not answer in time"):
        reply(model_of(server, streamed=streamed, retries=0, timeout=0.4), ASKED)


def test_drip_is_given_up_when_the_total_time_is_over(server: OpenAIServer) -> None:
    server.behave("drip", "كلمة " * 60)
    started = time.monotonic()
    with pytest.raises(ChatModelUnavailable, match=r"within 0\.5 s"):
        reply(model_of(server), ASKED, seconds=0.5)
    assert time.monotonic() - started < 4  # of the six that the whole reply takes


@pytest.mark.parametrize(
    ("status", "says", "tries"),
    [
        ("429", "over its quota", 2),
        ("401", "refused the key", 1),
        ("404", "does not know the model", 1),
        ("500", "failed", 2),
    ],
)
@both
def test_refused_request_is_one_line_after_the_right_tries(
    server: OpenAIServer, status: str, says: str, tries: int, streamed: bool
) -> None:
    server.behave(status)
    with pytest.raises(ChatModelUnavailable, match=says) as caught:
        reply(model_of(server, streamed=streamed), ASKED)
    assert len(server.requests) == tries
    assert "\n" not in str(caught.value)


def test_nothing_listening_is_unavailable() -> None:
    model = open_chat_model("openai:test", "http://127.0.0.1:9/v1", timeout=0.4, max_retries=0)
    with pytest.raises(ChatModelUnavailable, match="can't be reached; check SANAD_CHAT_BASE_URL"):
        reply(model, ASKED)


def test_key_given_is_sent(server: OpenAIServer) -> None:
    server.behave("fine")
    reply(open_chat_model("openai:test", server.url, api_key="abc"), ASKED)
    assert server.requests[0]["authorization"] == "Bearer abc"


def test_key_of_the_environment_beats_the_placeholder(
    server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "mine")
    server.behave("fine")
    reply(open_chat_model("openai:test", server.url), ASKED)
    assert server.requests[0]["authorization"] == "Bearer mine"


def test_no_key_at_the_providers_own_address_is_unavailable() -> None:
    with pytest.raises(ChatModelUnavailable, match=r"set OPENAI_API_KEY in \.env"):
        open_chat_model("openai:test", None)


@pytest.mark.parametrize("name", ["", "gpt-4o", "openai:", ":gpt-4o", "openai:two words"])
def test_malformed_name_says_how_names_are_written(name: str) -> None:
    with pytest.raises(ChatModelUnavailable, match="provider:model; found") as caught:
        open_chat_model(name, None)
    assert repr(name) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "nearest"), [("google:gemini", "google_genai"), ("opneai:x", "openai")]
)
def test_unknown_provider_names_the_nearest(name: str, nearest: str) -> None:
    with pytest.raises(ChatModelUnavailable, match=f"did you mean {nearest}"):
        open_chat_model(name, None)


@pytest.mark.parametrize(
    ("module", "name", "install"),
    [
        ("langchain_ollama", "ollama:x", 'pip install "sanad[ollama]"'),
        ("langchain_anthropic", "anthropic:x", 'pip install "sanad[anthropic]"'),
        ("langchain_google_genai", "google_genai:x", 'pip install "sanad[google]"'),
        ("langchain_mistralai", "mistralai:x", "pip install langchain-mistralai"),
    ],
)
def test_missing_package_says_what_to_install(module: str, name: str, install: str) -> None:
    try:
        __import__(module)
    except ImportError:
        with pytest.raises(ChatModelUnavailable) as caught:
            open_chat_model(name, None)
        assert str(caught.value).endswith(f"type: {install}")
    else:
        pytest.skip(f"{module} is installed here")


def test_reply_leaves_out_what_the_model_thinks_aloud(server: OpenAIServer) -> None:
    server.behave("fine", f"<think>\nمهلا [9].\n</think>\n{FINE}")
    assert reply(model_of(server), ASKED).text == FINE
