"""Puts the parts together from the settings; nothing below knows which parts are in use."""

from functools import partial
from typing import TYPE_CHECKING

from bot.settings import Settings
from index.library import Library

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

    from rag.answer import Answer, Question


def open_library(settings: Settings) -> Library:
    """The index the settings name."""
    return Library(settings.index)


def open_chain(settings: Settings, library: Library) -> "Runnable[Question, Answer]":
    """The way from a question to a cited answer, over a library.

    Raises:
        IndexMissing: If nothing was ever indexed.
        ChatModelUnavailable: If a chat model is named and can't be made.
    """
    from rag.reading.reader import bundled_reader

    bundled_reader().open_ahead()  # while the imports below and the index take the first core
    from rag.chain import AnswerChain
    from rag.extractive import ExtractiveAnswerer
    from rag.retriever import ArticleRetriever

    searcher = library.searcher()
    retriever = ArticleRetriever(searcher=searcher)
    extractive = ExtractiveAnswerer(searcher)
    if settings.chat_model is None:
        return AnswerChain(retriever, extractive)
    from rag.chat.answerer import ChatAnswerer
    from rag.chat.model import open_chat_model
    from rag.chat.rewriting import rewrite

    model = open_chat_model(settings.chat_model, settings.chat_base_url)
    answerer = ChatAnswerer(model, settings.chat_model, extractive)
    return AnswerChain(retriever, answerer, partial(rewrite, model))
