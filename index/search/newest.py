"""The newest articles: what is there to ask about."""

from index.article import Passage
from index.catalog import Catalog


def newest(catalog: Catalog, most: int) -> list[Passage]:
    """The first chunk of each of the newest articles; the undated last, the last indexed first."""
    statement = "SELECT id, title FROM articles ORDER BY published DESC, rowid DESC LIMIT ?"
    found: dict[str, Passage] = {}
    for article, title in catalog.rows(statement, (most,)):
        first = catalog.chunks_of(str(article))[:1]
        for numbered in first:
            passage = Passage(numbered.chunk, len(found) + 1, 0.0, None)
            found.setdefault(str(title or article), passage)
    return list(found.values())
