"""The types of the index floor: Source, Article, Chunk and Passage, each made once."""

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from index.errors import ArticleInvalid

DIGEST_LENGTH = 16  # hex digits; 64 bits tell a corpus of millions of articles apart


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article comes from: all that a citation needs.

    Attributes:
        id: Stable across runs: the path relative to the corpus root without suffix, or the
            canonical URL.
        title: As published; empty where the article has none.
        publisher: The outlet's name.
        url: The article's own address.
        published: Aware datetime of publication.
    """

    id: str
    title: str = ""
    publisher: str | None = None
    url: str | None = None
    published: datetime | None = None

    def __post_init__(self) -> None:
        if not self.id:
            raise ArticleInvalid("an article needs an id; found an empty one")
        if self.published is not None and self.published.tzinfo is None:
            raise ArticleInvalid(f"published must carry a time zone; found {self.published!r}")


@dataclass(frozen=True, slots=True)
class Article:
    """One article as published: body in Unicode NFC, unfolded.

    Make it with `Article.of`, which normalises the body and computes the digest.
    """

    source: Source
    body: str
    digest: str

    @classmethod
    def of(cls, source: Source, body: str) -> "Article":
        """An article with its body in NFC and a digest of everything a reader sees.

        Raises:
            ArticleInvalid: If the body is blank.
        """
        body = unicodedata.normalize("NFC", body)
        if not body.strip():
            raise ArticleInvalid("the article has no text")
        published = source.published.isoformat() if source.published else ""
        seen = (source.title, source.publisher or "", source.url or "", published, body)
        digest = hashlib.sha256("\0".join(seen).encode("utf-8", "replace")).hexdigest()
        return cls(source, body, digest[:DIGEST_LENGTH])


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of whole sentences of one article: what is indexed and found.

    Attributes:
        id: `source.id@digest#ordinal`, so an edited article gets new ids.
        start: First character, counted in the article's body.
        end: One past the last character.
        text: Exactly `body[start:end]`.
    """

    id: str
    source: Source
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text):
            raise ValueError(f"{self.id}: {self.start}..{self.end} is not {len(self.text)} long")


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk as one search found it.

    Attributes:
        rank: From 1.
        score: Fused; comparable within one search only.
        similarity: Cosine to the question, -1 to 1, or None if only its words are indexed yet.
        copies: Other articles that print the same words; they have no passage of their own.
    """

    chunk: Chunk
    rank: int
    score: float
    similarity: float | None
    copies: tuple[Source, ...] = ()
