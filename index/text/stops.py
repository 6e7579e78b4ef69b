"""Which full stops, question marks and ellipses end a sentence, in Arabic and in English."""

import re

MARKS = re.compile(r"[.!?؟…۔]+")
FOOTNOTES = re.compile(r"(?:\[\d{1,3}\])+")  # "[2]", as encyclopedias print them


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# Before the dot of "Mr.", "e.g.", case aside. Titles, months and companies: as news agencies
# print them.
_ABBREVIATIONS = _set(
    "mr mrs ms dr prof st jr sr vs gen sen rep gov lt col capt sgt hon rev inc ltd co corp dept "
    "e.g i.e etc al approx jan feb mar apr jun jul aug sep sept oct nov dec mme mlle"
)
_BEFORE_NUMBERS = _set("no nos p pp vol art fig")
_ENGLISH_STARTERS = _set(
    "the a an in on at it its he she they we i but and this that these those there when while "
    "after before however meanwhile according"
)
# After «....» these carry the sentence on: prepositions, "according to", and the speaker's tag.
_CONTINUING = _set(
    "في من على إلى الى عن مع بين بعد قبل عند لدى حتى منذ خلال أثناء أمام ضد نحو حول حسب بحسب وفق "
    "وفقا وفقًا وفقاً وسط وهو وهي وذلك وهذا وهذه كما بينما حيث مما لكن ثم أو أم التي الذي الذين "
    "قال قالت يقول تقول قائلا قائلاً مضيفا مضيفاً ردا رداً فقط تعليقا تعليقاً بقوله بقولها"
)
_INITIALS_WITH_AND = frozenset({"ود", "وم", "وأ", "وج", "وص"})  # «د. أحمد وم. علي»
# Latin letters as Arabic news spells them: «إي. إس. إي. تي», «بي. بي. سي».
_LETTER_NAMES = _set(
    "إيه ايه بي سي دي إي اي إف اف جي إتش اتش آي جيه كيه كي إل ال إم ام إن ان أو او كيو آر ار إس اس "
    "تي يو في دبليو إكس اكس واي زد زي"
)
_NEXT = re.compile(r"(\s*)(\S{0,24})")
_TOKEN_BEFORE = re.compile(r"[^\s(\[«“\"]*$")
_LETTERS = re.compile(r"[^\W\d_]+")
_INVISIBLE = re.compile(r"[ـ\u064b-\u065f\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
_AFTER_NUMBER = re.compile(r"\d\s*(?:ق\.)?\S{1,2}$")  # 2015 م. | 300 ق.م. | 1445 هـ.
_SPLIT_DECIMAL = re.compile(r"\d{1,2}\s?[%٪]")  # «96. 13٪», as some outlets type 96.13
_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_LOOK_BACK = 40  # characters; longer than any abbreviation, and it keeps the whole linear


def ends_sentence(
    line: str, mark: re.Match[str], closed: int, resumes: int, *, spoken: bool
) -> bool:
    """Whether a run of end marks ends its sentence.

    Two dots never do inside a line; three, or an ellipsis, only before a closing quote. A mark
    before a closing quote or bracket ends the sentence unless what follows carries it on (a
    comma, a dash, a preposition, "said"); a question inside quotes that a colon did not
    introduce is often a title, so there the next word must begin with و or a capital.

    Args:
        line: One line of text.
        mark: A match of `MARKS` in it.
        closed: One past the closing quotes and brackets that follow the mark.
        resumes: One past the footnote marks that follow these; `closed` without any.
        spoken: Whether the quotation that closes there was introduced with a colon.
    """
    following = _NEXT.match(line, resumes)
    gap, word = following.groups() if following else ("", "")
    gap = gap or line[closed:resumes]
    if not word:
        return True
    if word[0] in "،؛:,;" or _carries_on_in_english(line, mark.start(), gap, word):
        return False
    run = mark.group()
    asks = not set(run).isdisjoint("!?؟")
    quoted = closed > mark.end()
    if quoted and (word[0] in "-–—" or _bare(word) in _CONTINUING):
        return False
    if quoted and (asks or run not in ".۔"):
        return spoken or _begins(word)
    if asks:
        return bool(gap) or not word[0].isascii()
    if run not in ".۔":
        return False
    return _full_stop_ends(line, mark.start(), "." if gap or quoted else "", word)


def _carries_on_in_english(line: str, at: int, gap: str, word: str) -> bool:
    latin_before = at > 0 and line[at - 1].isascii() and line[at - 1].isalpha()
    return bool(gap) and latin_before and word[0].isascii() and word[0].islower()


def _full_stop_ends(line: str, at: int, gap: str, word: str) -> bool:
    ending = line[max(0, at - 3) : at]
    if gap and len(ending) == 3 and ending.isalpha() and not ending.isascii():
        return True  # most stops are these: no Arabic abbreviation has three letters in a row
    found = _TOKEN_BEFORE.search(line[max(0, at - _LOOK_BACK) : at])
    token = _INVISIBLE.sub("", found.group()) if found else ""
    if at <= 4 and token.isdigit() and not line[: at - len(token)].strip():
        return False  # "1. " numbers a list
    if not gap:
        return _joined_ends(token, word)
    last = token.rpartition(".")[2]
    if last in _LETTER_NAMES and _bare(word) in _LETTER_NAMES:
        return False
    if last[-1:].isdigit() and _SPLIT_DECIMAL.match(word):
        return False
    if (len(last) == 1 and last.isalpha()) or last in _INITIALS_WITH_AND:
        before = line[max(0, at - _LOOK_BACK) : at]
        if _AFTER_NUMBER.search(before) and not last.isascii():
            return _begins(word)
        return bool(_ACRONYM.fullmatch(token)) and word.casefold() in _ENGLISH_STARTERS
    if token.casefold() in _ABBREVIATIONS:
        return word.casefold() in _ENGLISH_STARTERS
    return not (token.casefold() in _BEFORE_NUMBERS and word[0].isdigit())


def _joined_ends(token: str, word: str) -> bool:
    """Whether a stop with no space after it ends: «انتهى.وقال» does; example.com, 2.5 don't."""
    if word[0] in "«“(":
        return bool(token)
    if not token or "/" in token or "@" in token or not word[0].isalnum():
        return False
    if word[0].isascii() or word[0].isdigit() or (token[-1].isascii() and token[-1].isalpha()):
        return False
    letters = _LETTERS.match(_INVISIBLE.sub("", word))
    last = token.rpartition(".")[2]
    if last in _LETTER_NAMES and letters is not None and letters.group() in _LETTER_NAMES:
        return False
    return len(last) > 1 and letters is not None and len(letters.group()) > 1


def _bare(word: str) -> str:
    return word.strip("،؛:,;.!?؟…\"'«»“”()[]")


def _begins(word: str) -> bool:
    """Whether a word opens a new sentence: و before a word of its own, or a capital."""
    return word[0].isupper() or (word[0] == "و" and len(_bare(word)) > 3)
