"""Chat models by name, and every way in which one can't be had, as one line of ours."""

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from rag.errors import ChatModelUnavailable

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_NAME = re.compile(r"([A-Za-z0-9_-]+):(\S+)")
_INSTALL = re.compile(r"pip install (?:-U )?`?([\w.-]+)")
_MODULE = re.compile(r"No module named '([\w.]+)'")
_NO_KEY = re.compile(r"api.?key|credential|authenti", re.IGNORECASE)

# Provider to (extra of ours, where its key is read from), for the sentences we say.
_PROVIDERS: dict[str, tuple[str, str]] = {
    "openai": ("openai", "OPENAI_API_KEY"),
    "anthropic": ("anthropic", "ANTHROPIC_API_KEY"),
    "google_genai": ("google", "GOOGLE_API_KEY"),
    "ollama": ("ollama", ""),
}
_EXAMPLE = "openai:gpt-4o-mini or ollama:qwen3"
# A server of one's own asks for no key, but OpenAI's client does not start without one.
_PLACEHOLDER_KEY = "none"


def open_chat_model(
    name: str,
    base_url: str | None,
    *,
    timeout: float = 30.0,
    max_retries: int = 2,
    api_key: str | None = None,
) -> "BaseChatModel":
    """The chat model of that name; nothing is sent yet.

    Args:
        name: `provider:model`, as LangChain's `init_chat_model` knows them.
        base_url: Of a server that speaks the provider's protocol; None is the provider's own.
        timeout: Seconds without a byte after which a try is given up.
        max_retries: Further tries, with backoff, while nothing has been received.
        api_key: None leaves it to the provider's package, which reads the environment.

    Raises:
        ChatModelUnavailable: Naming what to type next.
    """
    provider, model = _take_apart(name)
    options: dict[str, Any] = {"base_url": base_url} if base_url else {}
    if api_key:
        options["api_key"] = api_key
    if provider == "ollama":  # it hands its options to httpx and has no retries of its own
        options["client_kwargs"] = {"timeout": timeout}
    else:
        options |= {"timeout": timeout, "max_retries": max_retries}
    try:
        return _make(provider, model, options)
    except ChatModelUnavailable as exc:
        if not base_url or api_key or not isinstance(exc, _KeyMissing):
            raise
        return _make(provider, model, options | {"api_key": _PLACEHOLDER_KEY})


class _KeyMissing(ChatModelUnavailable):
    """The provider's package found no key."""


def _take_apart(name: str) -> tuple[str, str]:
    found = _NAME.fullmatch(name.strip())
    if found is None:
        raise ChatModelUnavailable(
            f"a chat model is named provider:model; found {name!r}; "
            f"set SANAD_CHAT_MODEL to something like {_EXAMPLE}"
        )
    return found[1].lower().replace("-", "_"), found[2]


def _make(provider: str, model: str, options: dict[str, Any]) -> "BaseChatModel":
    from langchain.chat_models import init_chat_model

    name = f"{provider}:{model}"
    # A provider's client has an error class of its own for a missing key, and we import none.
    with _Opening(provider, name):
        made: BaseChatModel = init_chat_model(model, model_provider=provider, **options)
    if provider == "anthropic" and not made.anthropic_api_key.get_secret_value():  # type: ignore[attr-defined]
        raise _no_key(provider, name)  # it would find out at the first question only
    return made


class _Opening:
    """Turns whatever a provider's package raises while a model is made into one line of ours."""

    def __init__(self, provider: str, name: str) -> None:
        self._provider = provider
        self._name = name

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, exc: BaseException | None, trace: object) -> None:
        if isinstance(exc, Exception):
            raise _explained(exc, self._provider, self._name) from exc


def _explained(exc: Exception, provider: str, name: str) -> ChatModelUnavailable:
    text = " ".join(str(exc).split())
    extra, _ = _PROVIDERS.get(provider, ("", ""))
    # LangChain says AttributeError where ollama's own package is missing.
    if isinstance(exc, (ImportError, AttributeError)):
        return ChatModelUnavailable(
            f"{name} needs a package that is not installed; type: {_install(extra, text)}"
        )
    if "nsupported provider" in text or "infer model provider" in text:
        nearest = get_close_matches(provider, _PROVIDERS, n=1, cutoff=0.0)[0]
        return ChatModelUnavailable(
            f"there is no provider {provider!r} of chat models; did you mean {nearest}? "
            f"Set SANAD_CHAT_MODEL to something like {_EXAMPLE}"
        )
    if _NO_KEY.search(text):
        return _no_key(provider, name)
    return ChatModelUnavailable(
        f"{name} can't be set up ({type(exc).__name__}: {text[:120]}); "
        "check SANAD_CHAT_MODEL and SANAD_CHAT_BASE_URL"
    )


def _no_key(provider: str, name: str) -> _KeyMissing:
    key = _PROVIDERS.get(provider, ("", ""))[1] or "the one its documentation names"
    return _KeyMissing(f"{name} needs a key and found none; set {key} in .env")


def _install(extra: str, text: str) -> str:
    if extra:
        return f'pip install "sanad[{extra}]"'
    told = _INSTALL.search(text) or _MODULE.search(text)
    return f"pip install {told[1]}" if told else "pip install langchain's package for it"
