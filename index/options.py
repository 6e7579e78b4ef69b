"""The numbers of the index floor, in one place, each with where it comes from."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Chunking:
    """How articles are cut.

    Attributes:
        length: Characters aimed at. Whole sentences of about 350 characters measured best for
            both legs (docs/decisions/0003-chunks.md).
        most: Characters no chunk exceeds, one long sentence aside.
    """

    length: int = 350
    most: int = 480

    @property
    def identity(self) -> str:
        """Part of the index's identity: a change means cutting every article again."""
        return f"sentences-{self.length}-{self.most}"


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How both legs are asked.

    Attributes:
        k: Passages returned.
        dense: Candidates taken from Chroma.
        lexical: Candidates taken from each lexical view.
    """

    k: int = 10
    dense: int = 100
    lexical: int = 100


@dataclass(frozen=True, slots=True)
class IndexOptions:
    """Where the index lives and how it is made.

    Attributes:
        folder: The data folder; made when it is not there.
        chroma_url: Address of a Chroma server, or None for the embedded one.
        embedding_model: Name or folder for sentence-transformers, or None for the bundled one.
    """

    folder: Path
    chroma_url: str | None = None
    embedding_model: str | None = None
    chunking: Chunking = field(default_factory=Chunking)
    search: SearchOptions = field(default_factory=SearchOptions)
