"""The nearest articles, offered under their own label when there is no answer."""

from collections.abc import Sequence

from index.article import Passage, Source

_NEAR = 0.80  # cosine from which a passage has something to do with the question at all
_OFFERED = 3


def nearest(passages: Sequence[Passage]) -> tuple[Source, ...]:
    """Up to three articles worth a look; never citations."""
    found: dict[str, Source] = {}
    for passage in passages:
        if (passage.similarity or 0.0) >= _NEAR:
            found.setdefault(passage.chunk.source.id, passage.chunk.source)
    return tuple(found.values())[:_OFFERED]
