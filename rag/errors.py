"""Errors of the answering floor.

SanadError
├── QuestionInvalid        empty or far too long
├── GoldInvalid            a gold file can't be read
├── ReaderUnavailable      the reader's files are missing or damaged
└── ChatModelError         the chat model can't be used or failed
├── ChatModelUnavailable   wrong name, missing package or key, provider down
└── ReplyUnusable          cut half way, empty, or not readable
"""

from index.errors import SanadError


class QuestionInvalid(SanadError):
    """The question is empty, has no words, or is too long."""


class GoldInvalid(SanadError):
    """A gold file can't be read; the text names the line."""


class ReaderUnavailable(SanadError):
    """The reader's files are missing or damaged."""


class ChatModelError(SanadError):
    """The chat model can't be used; the extractive answer stands in."""


class ChatModelUnavailable(ChatModelError):
    """Wrong name, missing package or key, provider down or over quota."""


class ReplyUnusable(ChatModelError):
    """The reply was cut half way, empty or unreadable."""
