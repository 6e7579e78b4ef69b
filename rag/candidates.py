"""The sentences an answer may be made of, with what stands around each."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.arabic import words
from index.article import Passage
from index.chunks import embedded_text
from index.sentences import sentence_spans

_FEWEST_WORDS = 3  # a heading of a word or two answers nothing


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a passage.

    Attributes:
        text: Verbatim, `body[start:end]` of the article.
        before: The sentence before it in the passage, or an empty text.
    """

    passage: Passage
    text: str
    start: int
    end: int
    before: str

    @property
    def embedded(self) -> str:
        """What is compared with the question: the sentence under its article's title.

        Alone, the first sentence of an article is nearest to every question about its subject.
        """
        return embedded_text(self.passage.chunk.source.title, self.text)

    @property
    def article(self) -> str:
        """The article's id."""
        return self.passage.chunk.source.id


def candidates(passages: Sequence[Passage]) -> list[Candidate]:
    """The sentences of the passages, in their order; a sentence printed twice is taken once."""
    found: list[Candidate] = []
    seen: set[tuple[str, ...]] = set()
    for passage in passages:
        chunk = passage.chunk
        before = ""
        for start, end in sentence_spans(chunk.text):
            text = chunk.text[start:end]
            key = tuple(words(text))
            if len(key) >= _FEWEST_WORDS and (chunk.source.id, *key) not in seen:
                seen.add((chunk.source.id, *key))
                at = chunk.start
                found.append(Candidate(passage, text, at + start, at + end, before))
            before = text
    return found
