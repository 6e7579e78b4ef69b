"""Right-to-left care: which way a text runs, and marks that keep mixed text readable.

Unicode's bidirectional algorithm (UAX #9) lets the first strong character of a paragraph decide
its direction, skipping what is isolated. All marks here are invisible.
"""

import unicodedata

FIRST_STRONG_ISOLATE = "\u2068"
POP_ISOLATE = "\u2069"
RIGHT_TO_LEFT_MARK = "\u200f"
RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "fa", "ur", "he", "ps", "ku"})
_ISOLATES = "\u2066\u2067\u2068"


def is_right_to_left(language: str) -> bool:
    """Whether the language (ISO 639-1) is written from right to left."""
    return language in RIGHT_TO_LEFT_LANGUAGES


def has_right_to_left(text: str) -> bool:
    """Whether the text has any letter written from right to left."""
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def first_strong(text: str) -> str | None:
    """`"rtl"` or `"ltr"` by the first strong character outside isolates; None without one."""
    depth = 0
    for character in text:
        if character in _ISOLATES:
            depth += 1
        elif character == POP_ISOLATE:
            depth = max(0, depth - 1)
        elif not depth:
            kind = unicodedata.bidirectional(character)
            if kind in ("R", "AL"):
                return "rtl"
            if kind == "L":
                return "ltr"
    return None


def isolate(text: str) -> str:
    """The text between U+2068 and U+2069: it keeps its own direction and disturbs no other."""
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}"


def isolate_foreign(text: str, language: str) -> str:
    """The text, isolated if it runs against the direction of the language around it."""
    home = "rtl" if is_right_to_left(language) else "ltr"
    return text if first_strong(text) == home and not has_both(text) else isolate(text)


def has_both(text: str) -> bool:
    """Whether letters of both directions occur."""
    kinds = {unicodedata.bidirectional(character) for character in text}
    return "L" in kinds and bool(kinds & {"R", "AL"})


def directed(line: str) -> str:
    """The line, set so that it is laid out from right to left.

    A line without any right-to-left letter keeps its own order inside an isolate.
    """
    if not line.strip() or first_strong(line) == "rtl":
        return line
    if has_right_to_left(line) or first_strong(line) is None:
        return RIGHT_TO_LEFT_MARK + line
    return RIGHT_TO_LEFT_MARK + isolate(line)
