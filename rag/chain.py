"""The one path from a question to an answer; the console, the evaluation and Telegram share it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from langchain_core.callbacks import CallbackManagerForChainRun
from langchain_core.runnables import Runnable, RunnableConfig

from index.article import Passage
from index.text.language import detect_language
from rag.answer import Answer, Outcome, Question
from rag.answerer import EXTRACTIVE, Answerer
from rag.errors import QuestionInvalid
from rag.framing import Frame, frame
from rag.questions.compound import joined, parts, without_preface
from rag.questions.courtesies import without_courtesies
from rag.questions.follow_up import leans_on_history, standing_text
from rag.questions.request import without_request
from rag.questions.run_together import taken_apart
from rag.questions.small_talk import small_talk
from rag.questions.wordy import questions_within
from rag.retriever import ArticleRetriever, to_passage

_SURE_OF_A_PART = 0.5  # confidence from which part of a message is answered
LONGEST = 2_000  # characters of a question
_NEWEST = 5  # articles offered to who asks what there is


class AnswerChain(Runnable[Question, Answer]):
    """Small talk aside: make the question stand alone, retrieve, answer.

    Args:
        retriever: Gives the passages.
        answerer: Extractive, or a chat model with the extractive one to fall back on.
        standing: Makes a follow-up stand alone, for the search.
    """

    def __init__(
        self,
        retriever: ArticleRetriever,
        answerer: Answerer,
        standing: Callable[[Question], str] = standing_text,
    ) -> None:
        self.retriever = retriever
        self.answerer = answerer
        self._standing = standing

    def invoke(
        self,
        input: Question,
        config: RunnableConfig | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> Answer:
        """The answer to one question.

        Raises:
            QuestionInvalid: If it is blank or too long.
        """
        checked(input.text)
        started = time.perf_counter()
        answer = self._call_with_config(self._answer, input, config, run_type="chain", **kwargs)
        trace = replace(
            answer.trace,
            seconds=round(time.perf_counter() - started, 4),
            index=self.retriever.searcher.identity,
        )
        return replace(answer, trace=trace)

    def _answer(
        self, question: Question, run_manager: CallbackManagerForChainRun, config: RunnableConfig
    ) -> Answer:
        plain = _plain(question)
        if reply := small_talk(plain.text) or small_talk(question.text):
            return self._reply(question, reply)
        return replace(self._answer_parts(plain, config), question=question)

    def _answer_parts(self, question: Question, config: RunnableConfig) -> Answer:
        """A chat model takes two questions at once; sentences are chosen for one at a time."""
        if self.answerer.name != EXTRACTIVE:
            return self._answer_one(question, config)
        question = _bare(question)
        both = parts(question.text)
        if both is None:
            return self._answer_within(question, config)
        first = self._answer_one(replace(question, text=both[0]), config)
        after = replace(question, text=both[1], history=(*question.history, both[0]))
        # What leans on a question that the articles don't answer is not answered either.
        if first.outcome is not Outcome.ANSWERED and leans_on_history(after):
            return joined(question, first, first)
        return joined(question, first, self._answer_one(after, config))

    def _answer_within(self, question: Question, config: RunnableConfig) -> Answer:
        """The answer to a message, or else to what a long one asks beside what it tells."""
        whole = self._answer_one(question, config)
        if whole.outcome is Outcome.ANSWERED and whole.trace.confidence >= _SURE_OF_A_PART:
            return whole
        within = (replace(question, text=each) for each in questions_within(question.text))
        asked = [_bare(_plain(each)) for each in within]
        answers = [self._answer_one(one, config) for one in asked]
        sure = [one for one in answers if one.outcome is Outcome.ANSWERED]
        best = max(sure, key=lambda one: one.trace.confidence, default=whole)
        return best if best.trace.confidence >= _SURE_OF_A_PART else whole

    def _answer_one(self, question: Question, config: RunnableConfig) -> Answer:
        documents = self.retriever.invoke(self._standing(question), config)
        passages: Sequence[Passage] = [to_passage(document) for document in documents]
        return self.answerer.answer(question, passages)

    def _reply(self, question: Question, reply: Frame) -> Answer:
        """What Sanad says itself, with the newest articles for who asks what there is."""
        many = _NEWEST if reply is Frame.OVERVIEW else 0
        passages = tuple(self.retriever.searcher.newest(many))
        return Answer(
            question,
            Outcome.DECLINED,
            frame(reply, question.language),
            passages=passages,
            near=tuple(passage.chunk.source for passage in passages),
        )


def _plain(question: Question) -> Question:
    """The question and those before it without what is only said to be kind, word by word."""
    history = tuple(without_courtesies(taken_apart(each)) for each in question.history)
    text = without_courtesies(taken_apart(question.text))
    return replace(question, text=text, history=history)


def _bare(question: Question) -> Question:
    """What is asked for, without what begs for it; so of the questions before."""
    before = tuple(without_request(Question(earlier)).text for earlier in question.history)
    return without_request(without_preface(replace(question, history=before)))


def ask(text: str, history: Sequence[str] = ()) -> Question:
    """A question as typed, with its language told from its letters and words.

    Raises:
        QuestionInvalid: If it is blank or too long.
    """
    text = checked(text).strip()
    return Question(text, tuple(h for h in history if h.strip()), language=detect_language(text))


def checked(text: str) -> str:
    """The text of a question that can be asked.

    Raises:
        QuestionInvalid: If it is blank or too long.
    """
    if not text.strip():
        raise QuestionInvalid('the question is empty; type one in quotes: sanad ask "..."')
    if len(text) > LONGEST:
        raise QuestionInvalid(
            f"the question has {len(text):,} characters, {LONGEST:,} are allowed; shorten it"
        )
    return text
