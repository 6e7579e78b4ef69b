"""Headlines: which first line is one, and what around the text is not the article."""

import re
from collections.abc import Sequence

from index.text.arabic import fold, words

LONGEST_TITLE = 120  # characters; news headlines stay under it
_REPEATS = 0.8  # share of the shorter line's words found in the other
_LOOK_AHEAD = 3  # lines: past a byline and a date to the first paragraph
_FOOTER_LINES = 20  # how far up from the end share buttons are looked for

_CLOSERS = " \"'”»’)]"
_SHARE = re.compile(
    r"(?:"
    r"(?:شارك(?:ها|ه|وا|نا|وها)?|مشاركة|انشر|اطبع|طباعة|تغريد|نسخ الرابط|تابعونا|تابعنا)"
    r"(?: (?:هذا |هذه )?(?:الخبر|المقال|المقالة|الموضوع|الصفحة|الرابط|القصة))?"
    r"(?: (?:علي|عبر|مع|الي) [\w ]{1,30})?"
    r"|فيسبوك|تويتر|واتس ?اب|تيليجرام|تلغرام|تليجرام|لينكد ?ان|بينتيريست|البريد الالكتروني"
    r"|(?:اقرا|اقرئي|اقراوا|طالع|شاهد) (?:ايضا|كذلك)\b.{0,200}"
    r"|share(?: (?:this|on|via|with)\b.{0,40})?|tweet|print|copy link|follow us.{0,40}"
    r"|facebook|twitter|x|whatsapp|telegram|linkedin|email"
    r"|(?:read|see) (?:also|more)\b.{0,200}"
    r")[ .:!|،-]*"
)


def reads_like_title(first_line: str, next_line: str) -> bool:
    """Whether a text's first line is its headline.

    It is when it is at most 120 characters, has two words or more, does not end like a sentence
    of a paragraph (. ، ؛ : but ؟ ! … may end a headline), and what follows is longer by a fifth
    or is itself a whole sentence. Lines of text wrapped at one width are none.

    Args:
        first_line: The first line that isn't blank.
        next_line: The line that follows; of a byline, a date and a paragraph, the longest.
    """
    title, after = first_line.strip(), next_line.strip()
    if not after or len(title) > LONGEST_TITLE or len(title.split()) < 2:
        return False
    ending = title.rstrip(_CLOSERS)
    if not ending or (ending[-1] in ".۔،؛:,;" and not ending.endswith("..")):
        return False
    return len(after) > 1.2 * len(title) or after.rstrip(_CLOSERS)[-1:] in {".", "؟", "!", "…", "?"}


def repeats_title(title: str, line: str) -> bool:
    """Whether a line says the title again: four fifths of the shorter one's words are shared."""
    ours, theirs = set(words(title)), set(words(line))
    shorter, longer = sorted((len(ours), len(theirs)))
    if not shorter or longer > 2 * shorter:
        return False
    return len(ours & theirs) >= _REPEATS * shorter


def split_title(text: str) -> tuple[str, str]:
    """The title (empty where there is none) and the body of a plain text."""
    lines = text.strip().split("\n")
    rest = [at for at, line in enumerate(lines) if line.strip()][1:]
    after = max((lines[at].strip() for at in rest[:_LOOK_AHEAD]), key=len, default="")
    if not reads_like_title(lines[0], after):
        return "", without_footer(text)
    title = " ".join(lines[0].split())
    return title, body_under(title, "\n".join(lines[1:]))


def body_under(title: str, text: str) -> str:
    """The text without a first line that repeats the title, and without share buttons."""
    first, _, rest = text.strip().partition("\n")
    if title and rest.strip() and len(first) <= 1.5 * LONGEST_TITLE and repeats_title(title, first):
        text = rest
    return without_footer(text)


def without_footer(text: str) -> str:
    """The text without share buttons and "read also" lines at its end; never less than a line."""
    lines = text.strip().split("\n")
    return "\n".join(lines[: _footer_start(lines)]).strip()


def _footer_start(lines: Sequence[str]) -> int:
    end = len(lines)
    lowest = max(1, end - _FOOTER_LINES)
    while end > lowest and _is_button(lines[end - 1]):
        end -= 1
    return end


def _is_button(line: str) -> bool:
    line = line.strip()
    return not line or (len(line) <= 240 and _SHARE.fullmatch(fold(line)) is not None)
