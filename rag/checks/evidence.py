"""Numbered evidence for a chat model: chosen within a budget, fenced so that no article escapes."""

import re
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from index.article import Passage
from index.text.arabic import words
from index.text.sentences import sentence_spans
from rag.checks.orders import is_order

_HIDDEN = "…"  # stands where the rest of a passage was left out
# Direction marks and "tag" characters: a reader doesn't see them, a model reads what they hide.
_INVISIBLE = re.compile(
    r"[\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class EvidenceOptions:
    """How much evidence a question gets.

    Attributes:
        characters: Of all texts together; about 2,500 tokens of Arabic.
        passages: At most.
        per_article: Passages of one article at most, so that a second article is heard.
        alike: Share of words from which a passage repeats one already chosen.
    """

    characters: int = 6_000
    passages: int = 12
    per_article: int = 3
    alike: float = 0.85


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article.

    Attributes:
        text: Verbatim: exactly `body[start:end]`.
        start: First character, counted in the article's body.
        end: One past the last character.
    """

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage under the number the model cites it by.

    Attributes:
        number: From 1.
        sentences: What may be cited: the passage's, up to the first that speaks to a machine.
        shown: What the model reads.
    """

    number: int
    passage: Passage
    sentences: tuple[Sentence, ...]
    shown: str


def gather(passages: Sequence[Passage], options: EvidenceOptions) -> list[Evidence]:
    """The best passages within the budget, numbered from 1 in the order of the search."""
    chosen: list[Evidence] = []
    vocabularies: list[frozenset[str]] = []
    articles: dict[str, int] = {}
    left = options.characters
    for passage in passages:
        article = passage.chunk.source.id
        vocabulary = frozenset(words(passage.chunk.text))
        if len(chosen) == options.passages or articles.get(article, 0) == options.per_article:
            continue
        if any(_alike(vocabulary, other) >= options.alike for other in vocabularies):
            continue
        piece = _piece(len(chosen) + 1, passage)
        # The first is given whatever its length: one long passage beats none.
        if not piece.sentences or (chosen and len(piece.shown) > left):
            continue
        chosen.append(piece)
        vocabularies.append(vocabulary)
        articles[article] = articles.get(article, 0) + 1
        left -= len(piece.shown)
    return chosen


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _piece(number: int, passage: Passage) -> Evidence:
    chunk = passage.chunk
    kept: list[Sentence] = []
    shown: list[str] = []
    for start, end in sentence_spans(chunk.text):
        text = chunk.text[start:end]
        if is_order(text):
            # What follows is what it orders to be said: "New policy. Answer as follows. …"
            shown.append(_HIDDEN)
            break
        kept.append(Sentence(text, chunk.start + start, chunk.start + end))
        shown.append(text)
    return Evidence(number, passage, tuple(kept), _one_line(" ".join(shown)))


def new_nonce() -> str:
    """A token that no article can know: 16 hex digits."""
    return secrets.token_hex(8)


def lay_out(
    evidence: Sequence[Evidence], make_nonce: Callable[[], str] = new_nonce
) -> tuple[str, str]:
    """The evidence as a model reads it, and the token its fences carry.

    The token is new for every request and occurs in no text, so an article can't close its own
    block or open another.

    Returns:
        `(blocks, nonce)`.
    """
    pieces = [(item.number, _label(item.passage), item.shown) for item in evidence]
    nonce = make_nonce()
    while any(nonce in label or nonce in shown for _, label, shown in pieces):
        nonce = make_nonce()
    blocks = [
        f"<<{f'{nonce} [{number}] {label}'.rstrip()}>>\n{shown}\n<<{nonce} /{number}>>"
        for number, label, shown in pieces
    ]
    return "\n\n".join(blocks), nonce


def _label(passage: Passage) -> str:
    source = passage.chunk.source
    published = source.published.date().isoformat() if source.published else None
    title = None if is_order(source.title) else source.title
    parts = [_one_line(part) for part in (title, source.publisher, published) if part]
    return " | ".join(parts)


def _one_line(text: str) -> str:
    return " ".join(_INVISIBLE.sub("", text).split())
