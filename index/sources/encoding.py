"""From bytes to text: the encodings articles come in, and the characters that are no text."""

import codecs
import re

from index.errors import ArticleInvalid
from index.text.arabic import words

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Arabic pages often declare these by mistake, so Windows-1256 is tried before them.
_WESTERN = {"iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252", "us-ascii", "ascii"}
_NEWLINE = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Control characters, half surrogates and byte order marks: nothing a newspaper printed.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_MOST_UNPRINTABLE = 0.02  # share of the characters above which a file is binary
_SAMPLE = 20_000  # characters looked at to tell Arabic from noise
_TAG = re.compile(r"<[^<>]*>")
_ARABIC = re.compile(r"[\u0621-\u064a]")
_LETTER = re.compile(r"[^\W\d_]")
_COMMON = frozenset(words("في من على إلى عن أن إن التي الذي هذا هذه ما لا كان قال مع بعد كما"))
_COMMON_SHARE = 0.02  # of the words; in news it is about 0.15, in decoded noise 0


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of a file or page, with one kind of newline and without unprintable characters.

    UTF-8; UTF-16 and UTF-32 with a byte order mark; else the declared encoding; else
    Windows-1256 where the result reads like Arabic.

    Args:
        raw: The bytes.
        declared: The encoding an HTTP header or a `<meta charset>` names, if any.

    Raises:
        ArticleInvalid: If the bytes are no text in any of these.
    """
    text = _decoded(raw, declared)
    if len(_UNPRINTABLE.findall(text[:_SAMPLE])) > _MOST_UNPRINTABLE * len(text[:_SAMPLE]):
        raise ArticleInvalid("not text but binary data; save the article as UTF-8 text")
    return clean(text)


def clean(text: str) -> str:
    """The text with one kind of newline, no control characters or half surrogates."""
    return _UNPRINTABLE.sub("", _NEWLINE.sub("\n", text))


def _decoded(raw: bytes, declared: str | None) -> str:
    marked = next((name for mark, name in _BOMS if raw.startswith(mark)), None)
    western = (declared or "").casefold() in _WESTERN
    for encoding in (marked, "utf-8", None if western else declared):
        text = _attempt(raw, encoding)
        if text is not None:
            return text
    arabic = raw.decode("cp1256", "replace")
    if _reads_like_arabic(arabic[:_SAMPLE]):
        return arabic
    text = _attempt(raw, "cp1252") if western else None
    if text is None:
        raise ArticleInvalid(
            "not text this program reads (UTF-8, UTF-16 with a byte order mark, or Arabic in "
            "Windows-1256); save it as UTF-8"
        )
    return text


def _attempt(raw: bytes, encoding: str | None) -> str | None:
    try:
        return raw.decode(encoding) if encoding else None
    except (ValueError, LookupError):  # not these bytes, or no such encoding
        return None


def _reads_like_arabic(text: str) -> bool:
    text = _TAG.sub(" ", text)
    letters = len(_LETTER.findall(text))
    if not letters or len(_ARABIC.findall(text)) < 0.6 * letters:
        return False
    found = words(text)
    return sum(word in _COMMON for word in found) >= max(1, _COMMON_SHARE * len(found))
