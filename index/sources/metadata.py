"""What a file says about its article: title, publisher, address and date."""

from collections.abc import Mapping

from index.article import Source
from index.sources.encoding import clean
from index.text.dates import parse_published

_PUBLISHER = ("publisher", "site", "sitename", "source")
_PUBLISHED = ("published", "date", "published_at", "pubdate")


def source_from(source_id: str, fields: Mapping[str, object]) -> Source:
    """The source that metadata describes; what is missing or unreadable stays empty.

    Args:
        source_id: Id of the article.
        fields: From front matter, a JSON line or a page. `date` stands in for `published`,
            `site` and `source` for `publisher`; an address must begin with http.
    """
    address = one_line(fields.get("url"))
    return Source(
        id=source_id,
        title=one_line(fields.get("title")),
        publisher=_first(fields, _PUBLISHER) or None,
        url=address if address.lower().startswith(("http://", "https://")) else None,
        published=next(
            (found for key in _PUBLISHED if (found := parse_published(fields.get(key)))), None
        ),
    )


def one_line(value: object) -> str:
    """A text or number on one line; empty for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return " ".join(clean(str(value)).split())


def _first(fields: Mapping[str, object], keys: tuple[str, ...]) -> str:
    return next((found for key in keys if (found := one_line(fields.get(key)))), "")
