"""The answer of a chat model, of which only what the articles bear out is kept."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.article import Passage
from prompts import LANGUAGES, NO_ANSWER, Prompt, PromptInvalid, load
from rag.answer import Answer, Citation, Outcome, Question, Trace
from rag.answerer import Answerer
from rag.chat.reply import SECONDS, reply
from rag.checks.citations import Claim, parse, renumber, write
from rag.checks.evidence import Evidence, EvidenceOptions, gather, lay_out
from rag.checks.support import Quote, find_support
from rag.errors import ChatModelError, ChatModelUnavailable, ReplyUnusable
from rag.refusing import refuse

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

_LOG = logging.getLogger(__name__)

_MOST_CLAIMS = 3  # sentences kept, as the prompt asks
_REFUSES = re.compile(rf"\W*{NO_ANSWER}\b")
_NO_HISTORY = "-"


@dataclass(frozen=True, slots=True)
class _Kept:
    claim: Claim
    quotes: tuple[Quote, ...]


class ChatAnswerer:
    """Asks a chat model, verifies each sentence of its reply, and cites what bears it out.

    Args:
        model: From `open_chat_model`.
        name: The model's name for the trace, as `provider:model`.
        fallback: Answers where the model fails or nothing it wrote can be verified.
        options: How much evidence the model is given.
        seconds: For a reply, retries included.

    Raises:
        ChatModelUnavailable: If a prompt file is damaged.
    """

    def __init__(
        self,
        model: "BaseChatModel",
        name: str,
        fallback: Answerer,
        *,
        options: EvidenceOptions | None = None,
        seconds: float = SECONDS,
    ) -> None:
        self.name = "chat"
        self._model = model
        self._model_name = name
        self._fallback = fallback
        self._options = options or EvidenceOptions()
        self._seconds = seconds
        self._prompts = _prompts()

    def answer(self, question: Question, passages: Sequence[Passage]) -> Answer:
        """The model's verified sentences with citations; a refusal; or the fallback's answer.

        The trace's note says why the fallback was taken.
        """
        evidence = gather(passages, self._options)
        if not evidence:
            return self._fall_back(question, passages, "no evidence to give the chat model")
        prompt = self._prompts["ar" if question.language == "ar" else "en"]
        try:
            written = self._ask(prompt, question, evidence)
        except ChatModelError as exc:
            return self._fall_back(question, passages, str(exc))
        trace = Trace(answerer=self.name, model=self._model_name, prompt=prompt.digest)
        if _REFUSES.match(written):
            return refuse(question, passages, trace)
        kept, reason = _verified(parse(written, len(evidence)), evidence)
        if kept:
            return _answer(question, passages, kept, trace)
        if NO_ANSWER in written:
            return refuse(question, passages, trace)
        return self._fall_back(question, passages, f"nothing could be verified: {reason}")

    def _ask(self, prompt: Prompt, question: Question, evidence: Sequence[Evidence]) -> str:
        blocks, nonce = lay_out(evidence)
        messages = prompt.messages(
            question=question.text,
            history="\n".join(f"- {earlier}" for earlier in question.history) or _NO_HISTORY,
            evidence=blocks,
            nonce=nonce,
        )
        got = reply(self._model, messages, seconds=self._seconds)
        if not got.finished:
            raise ReplyUnusable("the chat model's reply was cut before its end")
        # A model that repeats the token has taken the fence for text.
        return got.text.replace(nonce, "")

    def _fall_back(self, question: Question, passages: Sequence[Passage], why: str) -> Answer:
        _LOG.info("chat answer replaced by the %s one", self._fallback.name)
        answer = self._fallback.answer(question, passages)
        note = f"{answer.trace.note}; {why}" if answer.trace.note else why
        return replace(answer, trace=replace(answer.trace, note=note))


def _prompts() -> dict[str, Prompt]:
    try:
        return {language: load(f"answer.{language}") for language in LANGUAGES}
    except PromptInvalid as exc:
        raise ChatModelUnavailable(f"a prompt is damaged: {exc}; install sanad again") from exc


def _verified(claims: Sequence[Claim], evidence: Sequence[Evidence]) -> tuple[list[_Kept], str]:
    """The claims that stand, in order, each once, and why the first of the others fell."""
    kept: list[_Kept] = []
    reasons: list[str] = []
    for claim in claims:
        support = find_support(claim.text, [evidence[n - 1] for n in claim.numbers], evidence)
        if not support.quotes:
            reasons.append(support.reason)
        elif all(claim.text != other.claim.text for other in kept):
            kept.append(_Kept(claim, support.quotes))
    _LOG.debug("chat reply: %d sentences, %d kept", len(claims), len(kept))
    return kept[:_MOST_CLAIMS], reasons[0] if reasons else "no sentences"


def _answer(
    question: Question, passages: Sequence[Passage], kept: Sequence[_Kept], trace: Trace
) -> Answer:
    numbers = renumber(item.quotes for item in kept)
    return Answer(
        question=question,
        outcome=Outcome.ANSWERED,
        text=" ".join(write(k.claim.text, (numbers[q] for q in k.quotes)) for k in kept),
        citations=tuple(
            Citation(number, quote.source, quote.text, quote.start, quote.end)
            for quote, number in numbers.items()
        ),
        passages=tuple(passages),
        trace=trace,
    )
