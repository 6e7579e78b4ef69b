"""What the bot itself says in Telegram, in each of its languages."""

from enum import StrEnum
from string import Formatter

from bot.wording import ARABIC, ENGLISH, FRENCH, TURKISH

FALLBACK = "en"


class Message(StrEnum):
    """Every sentence of the bot's own."""

    START = "start"
    HELP = "help"
    ASK_USAGE = "ask_usage"
    EMPTY = "empty"
    TEXT_ONLY = "text_only"
    UNKNOWN_COMMAND = "unknown_command"
    TOO_LONG = "too_long"  # {limit}, {found} characters
    SLOW_DOWN = "slow_down"  # {seconds} to wait
    NOT_READY = "not_ready"
    FAILED = "failed"  # {id} in the log
    UNTITLED = "untitled"
    MENU_ASK = "menu_ask"
    MENU_HELP = "menu_help"


_WORDING = {"ar": ARABIC, "en": ENGLISH, "fr": FRENCH, "tr": TURKISH}
LANGUAGES = tuple(_WORDING)


def message(key: Message, language: str, **values: object) -> str:
    """The sentence in the language, as plain text; in English where we don't speak it.

    Args:
        key: Which sentence.
        language: ISO 639-1 code, or a Telegram language_code such as "ar" or "pt-br".
        **values: What its holes are filled with.
    """
    wording = _WORDING.get(language.lower().split("-")[0], _WORDING[FALLBACK])
    return wording[key.value].format(**values)


def holes(key: Message, language: str) -> set[str]:
    """The names of the values a sentence needs in a language."""
    template = _WORDING[language][key.value]
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
