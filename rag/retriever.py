"""LangChain's face of the search, for our chain and for other people's."""

from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from index.article import Chunk, Passage
from index.search.searcher import Searcher


class ArticleRetriever(BaseRetriever):
    """The passages of the indexed articles nearest to a question.

    Args:
        searcher: From `Library.searcher()`.
        k: Passages given.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    searcher: Searcher
    k: int = 30

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [to_document(passage) for passage in self.searcher.search(query, self.k)]


def to_document(passage: Passage) -> Document:
    """A passage as a LangChain document; nothing of it is lost."""
    chunk, source = passage.chunk, passage.chunk.source
    metadata: dict[str, Any] = {
        "article": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "published": source.published.isoformat() if source.published else None,
        "source": source,
        "start": chunk.start,
        "end": chunk.end,
        "rank": passage.rank,
        "score": passage.score,
        "similarity": passage.similarity,
        "copies": passage.copies,
    }
    return Document(id=chunk.id, page_content=chunk.text, metadata=metadata)


def to_passage(document: Document) -> Passage:
    """The passage a document was made of."""
    of = document.metadata
    chunk = Chunk(
        id=document.id or "",
        source=of["source"],
        start=of["start"],
        end=of["end"],
        text=document.page_content,
    )
    return Passage(chunk, of["rank"], of["score"], of["similarity"], of["copies"])
