"""The sentences an answer may be made of, with what stands around each."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Passage
from index.text.arabic import words
from rag.reading.reader import Reading

_FEWEST_WORDS = 3  # a heading of a word or two answers nothing
_LONGEST_HEADING = 10  # words
_ENDS = (".", "؟", "!", "?", "…", "۔", ":", "»", "”", '"')  # how a line of a text ends


@dataclass(frozen=True, slots=True)
class Candidate:
    """One sentence of a passage.

    Attributes:
        text: Verbatim, `body[start:end]` of the article.
        before: The sentence before it in the passage, or an empty text.
        score: The reader's log-odds that it answers.
        answer: The words in it that answer, or an empty text.
        sure: Mean log-odds of these words.
    """

    passage: Passage
    text: str
    start: int
    end: int
    before: str
    score: float = 0.0
    answer: str = ""
    sure: float = 0.0

    @property
    def article(self) -> str:
        """The article's id."""
        return self.passage.chunk.source.id


def candidates(
    passages: Sequence[Passage], readings: Sequence[Sequence[Reading]]
) -> list[Candidate]:
    """The sentences of the passages, in their order; one printed twice is taken once.

    Args:
        passages: As they were read.
        readings: For each passage, one for each of its sentences.
    """
    found: list[Candidate] = []
    seen: set[tuple[str, ...]] = set()
    for passage, read in zip(passages, readings, strict=True):
        before = ""
        for reading in read:
            candidate = _candidate(passage, reading, before)
            key = tuple(words(candidate.text))
            heading = len(key) <= _LONGEST_HEADING and _is_heading(passage.chunk.text, reading)
            if len(key) >= _FEWEST_WORDS and not heading and (candidate.article, *key) not in seen:
                seen.add((candidate.article, *key))
                found.append(candidate)
            before = candidate.text
    return found


def _is_heading(text: str, reading: Reading) -> bool:
    """Whether a sentence is a line of its own that the text below it is called by.

    It ends like none of the text's lines, and a paragraph follows or, at a chunk's end, another
    went before.
    """
    before, line, after = (
        text[: reading.start],
        text[reading.start : reading.end],
        text[reading.end :],
    )
    alone = before.rstrip(" ")[-1:] in ("", "\n") and after.lstrip(" ")[:1] in ("", "\n")
    if not alone or line.rstrip().endswith(_ENDS):
        return False
    following = after.strip().split("\n")[0].rstrip()
    if not following:
        return before.rstrip().endswith(_ENDS)
    return len(following) > len(line) and following.endswith(_ENDS)


def _candidate(passage: Passage, reading: Reading, before: str) -> Candidate:
    chunk = passage.chunk
    begin, stop = reading.answer or (0, 0)
    return Candidate(
        passage,
        chunk.text[reading.start : reading.end],
        chunk.start + reading.start,
        chunk.start + reading.end,
        before,
        reading.score,
        chunk.text[begin:stop],
        reading.sure,
    )
