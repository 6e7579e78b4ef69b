"""Any sentence-transformers model as an Embedder; the only place that imports that library."""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelUnavailable
from index.vectors import model_files

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

# Words their authors want in front, for models whose own configuration doesn't say. The first
# pattern found in the lower-case name counts. Sources: the models' cards.
_PROMPTS: Final = (
    ("-instruct", "Instruct: Given a question, retrieve passages that answer it\nQuery: ", ""),
    ("e5-", "query: ", "passage: "),
    ("nomic-embed", "search_query: ", "search_document: "),
    ("bge-m3", "", ""),
    ("bge-", "Represent this sentence for searching relevant passages: ", ""),
    ("mxbai-embed", "Represent this sentence for searching relevant passages: ", ""),
    ("arctic-embed", "query: ", ""),
)


class SentenceTransformerEmbedder:
    """A model given by a folder or by its name on the hub.

    Where the model is gets settled at once, so that a wrong name fails in seconds; the weights
    (and torch, which takes seconds to import) are loaded when first wanted. Safe to call from
    several threads, which take turns.

    Raises:
        ModelUnavailable: There is no such folder, or the name is neither cached nor reachable.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._folder = model_files.locate(name)
        self._identity: str | None = None
        self._model: SentenceTransformer | None = None
        # Its tokenizer keeps padding as state and refuses a second thread ("Already borrowed").
        self._turn = threading.RLock()

    @property
    def identity(self) -> str:
        """The name and, after an @, a fingerprint of the files; may have to fetch the model."""
        with self._turn:
            if self._identity is None:
                if self._folder is None:
                    self._open()
                    self._folder = model_files.cached(self._name)
                self._identity = model_files.identity(self._name, self._folder)
            return self._identity

    @property
    def dimension(self) -> int:
        """Columns of every result; loads the model.

        Raises:
            ModelUnavailable: The model doesn't say how long its vectors are.
        """
        dimension = self._open().get_embedding_dimension()
        if dimension is None:
            raise ModelUnavailable(
                f"{self._name} does not state the length of its vectors, so they can't be "
                "stored. Name another model in SANAD_EMBEDDING_MODEL, or unset it"
            )
        return dimension

    def questions(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of questions, (n, dimension), in the order given."""
        question_prompt, _ = prompts(self._name, self._open().prompts)
        return self._vectors(question_prompt, texts)

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Unit vectors of passages, (n, dimension), in the order given."""
        _, passage_prompt = prompts(self._name, self._open().prompts)
        return self._vectors(passage_prompt, texts)

    def _vectors(self, prompt: str, texts: Sequence[str]) -> NDArray[np.float32]:
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        # A lone surrogate, which broken feeds contain, can't be tokenised.
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        with self._turn:
            vectors = self._open().encode(
                clean, prompt=prompt, normalize_embeddings=True, show_progress_bar=False
            )
        return np.asarray(vectors, np.float32)

    def _open(self) -> "SentenceTransformer":
        with self._turn:
            if self._model is None:
                self._model = _load(self._name, self._folder)
            return self._model


def prompts(name: str, own: Mapping[str, str | None]) -> tuple[str, str]:
    """What goes in front of a question and of a passage.

    The model's own prompts win; else the table above, by name; else nothing.
    """
    question = own.get("query") or ""
    passage = own.get("passage") or own.get("document") or ""
    if question or passage:
        return question, passage
    lowered = Path(name).name.lower()
    for pattern, table_question, table_passage in _PROMPTS:
        if pattern in lowered:
            return table_question, table_passage
    return "", ""


def _load(name: str, folder: Path | None) -> "SentenceTransformer":
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as exc:
        raise model_files.package_missing(name, exc) from exc
    where = name if folder is None else str(folder)
    try:
        return SentenceTransformer(where, local_files_only=folder is not None)
    # Hub, file, configuration and weights each fail with exceptions of another library.
    except Exception as exc:
        what = " ".join(str(exc).split())[:200]
        raise ModelUnavailable(
            f"the embedding model {name!r} can't be loaded ({type(exc).__name__}: {what}). Give "
            "SANAD_EMBEDDING_MODEL a sentence-transformers folder or name, or unset it for the "
            "bundled model"
        ) from exc
