"""Errors of the index floor, one line each: what was found, what was allowed, what to type next.

SanadError
├── ArticleInvalid     one article can't be read; the others go on
├── SourceMissing      the folder, file or address to index isn't there
├── IndexMissing       nothing has been indexed yet
├── IndexMismatch      the index was made with another model, chunking or folding
├── IndexDamaged       a file of the index can't be read; `sanad doctor` names the repair
├── StorageFailed      disk full, folder read-only
└── ModelUnavailable   the embedding model can't be loaded
"""


class SanadError(Exception):
    """Base of every error Sanad raises on purpose; its text is fit to be shown to a user."""


class ArticleInvalid(SanadError):
    """One article can't be used; the text says why."""


class SourceMissing(SanadError):
    """A folder, file or address given for indexing does not exist or can't be opened."""


class IndexMissing(SanadError):
    """There is no index in the data folder yet."""


class IndexMismatch(SanadError):
    """The index on disk was made with another embedding model, chunking or folding."""


class IndexDamaged(SanadError):
    """A file of the index is corrupt."""


class StorageFailed(SanadError):
    """The data folder can't be written: disk full, read-only, no permission."""


class ModelUnavailable(SanadError):
    """The embedding model can't be loaded."""
