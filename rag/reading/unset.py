"""When something will be, where all there is to say is that no time is set.

To the reader "when will they meet?" is no question that "which was not announced yet" answers;
"was it announced when they will meet?" is.
"""

import re
from collections.abc import Sequence
from typing import Final

from index.article import Passage
from index.search.query import content_words
from index.text.arabic import fold, fold_with_offsets
from rag.reading.reader import Reading, Reads
from rag.words.matching import spellings

_NOT_SET: Final = re.compile(
    r"\b(?:[وف]?لم (?:يتم )?(?:(?:ال)?(?:اعلان|تحديد)|[يت]ت?(?:علن|حدد|قرر))|دون (?:تحديد|اعلان))\b"
    r"[^.]{0,40}\b(?:بعد|حتي الان|موعد\w*|تاريخ\w*)\b"
)
# And no "when did": what took place had its time.
_WHEN: Final = re.compile(
    r"و?(?=(?:متي|امتي|ايمتي|وقتاش)(?:\W*(?:\(|$)| (?:س?[يتنا]\w|موعد))|ما (?:هو )?موعد(?!\w))"
)
_IS_IT_TOLD: Final = "هل أعلن "
_SPOKEN_OF: Final = 0.5  # share of the question's words


def tells_unset(sentence: str) -> bool:
    """Whether an Arabic sentence tells that no time is set for something."""
    return _NOT_SET.search(fold(sentence)) is not None


class TimesUnset:
    """Reads sentences that tell of no time yet for whether one was announced, too.

    Args:
        reader: Reads them.
    """

    def __init__(self, reader: Reads) -> None:
        self._reader = reader

    def read(self, question: str, passages: Sequence[Passage]) -> list[list[Reading]]:
        """For each passage, what is said of each of its sentences, in order.

        Raises:
            ReaderUnavailable: If the network's files are missing or damaged.
        """
        pages = self._reader.read(question, passages)
        asked = _whether_told(question)
        unset = [at for at, one in enumerate(passages) if asked and _may_tell(question, one)]
        again = self._reader.read(asked, [passages[at] for at in unset])
        for at, page in zip(unset, again, strict=True):
            text = passages[at].chunk.text
            pages[at] = [_surer(*both, text) for both in zip(pages[at], page, strict=True)]
        return pages


def _may_tell(question: str, passage: Passage) -> bool:
    """Whether a passage tells of no time yet for something, and speaks of what is asked about."""
    text = passage.chunk.text
    if not tells_unset(text):
        return False
    said = spellings(f"{passage.chunk.source.title} {text}")
    sought = content_words(question)
    return sum(said.likeness(word) > 0 for word in sought) >= _SPOKEN_OF * len(sought)


def _whether_told(question: str) -> str:
    """The question whether it was announced when; empty of one that does not ask when."""
    folded, origins = fold_with_offsets(question)
    found = _WHEN.match(folded)
    return _IS_IT_TOLD + question[origins[found.end()] :] if found else ""


def _surer(read: Reading, again: Reading, text: str) -> Reading:
    if again.score <= read.score or not tells_unset(text[read.start : read.end]):
        return read
    return again
