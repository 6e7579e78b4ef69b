"""Folding, words, stems and n-grams: how two spellings of one word are made to meet.

Everything here is for matching only. What is shown is always what was published.
"""

import re
import unicodedata
from functools import lru_cache

FOLDING_VERSION = "3"  # part of the index's identity: change it with any rule below

_SPECIAL = {
    "ـ": "",  # tatweel
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",  # Persian yeh
    "ې": "ي",
    "ة": "ه",
    "ۀ": "ه",
    "ہ": "ه",
    "ک": "ك",  # Persian kaf
    "٬": ",",
    "٫": ".",
    "ı": "i",  # Turkish dotless i
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "’": "'",
    "‘": "'",
    "–": "-",
    "—": "-",
    " ": " ",
}
# Zero-width and direction marks: invisible to a reader, so invisible to matching.
_INVISIBLE = {"Cf", "Mn", "Me"}


def _fold_character(character: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    if character.isdigit() and len(character) == 1:
        digit = unicodedata.digit(character, None)
        return character if digit is None else str(digit)
    # Decomposing first turns أ إ آ ؤ ئ into a bare letter and a mark, and é into e.
    decomposed = unicodedata.normalize("NFKD", character)
    kept = "".join(c for c in decomposed if unicodedata.category(c) not in _INVISIBLE)
    return "".join(_SPECIAL.get(c, c) for c in kept.casefold())


class _FoldTable(dict[int, str]):
    """Fills itself as characters are met, so that folding runs in `str.translate`."""

    def __missing__(self, ordinal: int) -> str:
        folded = self[ordinal] = _fold_character(chr(ordinal))
        return folded


_TABLE = _FoldTable()


def fold(text: str) -> str:
    """The text with spelling variants made equal.

    NFKD; marks, tatweel and invisible characters dropped; أإآٱ→ا, ى→ي, ة→ه, ؤ→و, ئ→ي; Persian
    yeh and kaf as Arabic ones; all digits ASCII; Latin letters lower-case and without accents;
    curly and guillemet quotes straight.
    """
    return text.translate(_TABLE)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the index in `text` it came from.

    Returns:
        `(folded, origins)` with `len(origins) == len(folded)`.
    """
    pieces: list[str] = []
    origins: list[int] = []
    for position, character in enumerate(text):
        folded = _TABLE[ord(character)]
        pieces.append(folded)
        origins.extend([position] * len(folded))
    return "".join(pieces), origins


_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
# As typed, vowel signs and other marks stand inside words: تُعد is one.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
_RAW_WORD = re.compile(rf"\d+(?:[.,]\d+)*|[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")


def _word_of(match: str) -> str:
    # 2,900 and 2900 are one number; 2.5 stays as it is.
    return re.sub(r",(?=\d{3}(?:\D|$))", "", match) if match[0].isdigit() else match


def folded_words(folded: str) -> list[str]:
    """The words and numbers of an already folded text, in order."""
    return [_word_of(word) for word in _WORD.findall(folded)]


def raw_words(text: str) -> list[str]:
    """The words and numbers of a text as typed, in order."""
    return _RAW_WORD.findall(text)


def words(text: str) -> list[str]:
    """The folded words and numbers of a text, in order."""
    return folded_words(fold(text))


_ARTICLES = ("وال", "بال", "كال", "فال", "لل", "ال")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The light10 stem of a folded word.

    Source: Larkey, Ballesteros & Connell 2007, "Light stemming for Arabic information
    retrieval": strip a leading و if three letters remain, then an article if two remain, then
    each suffix once, in order, if two remain.
    """
    if len(word) > 3 and word.startswith("و"):
        word = word[1:]
    for article in _ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + 2:
            word = word[len(article) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + 2:
            word = word[: -len(suffix)]
    return word


@lru_cache(maxsize=200_000)
def grams(word: str) -> tuple[str, ...]:
    """The 3- to 5-character n-grams of a folded word, its ends marked with `_`."""
    marked = f"_{word}_"
    if len(marked) <= 3:
        return (marked,)
    sizes = range(3, min(5, len(marked)) + 1)
    return tuple(marked[i : i + n] for n in sizes for i in range(len(marked) - n + 1))


# Function words that say nothing about which article answers. Folded; short on purpose: rarity
# weights the rest.
STOP_WORDS = frozenset(
    words(
        "في من على الى عن مع هل ما ماذا متى اين كيف لماذا لم لن لا ان أن إن كان كانت هذا هذه ذلك "
        "تلك التي الذي الذين هو هي هم قد ثم او أو و ف ب ل ك بين بعد قبل عند كل اي أي كما لكن حتى "
        "حول منذ خلال ليس غير به بها له لها فيه فيها عنه عنها منه منها عليه عليها اذا إذا أنه انها "
        "وهو وهي ولا وما ولم وان وقد وفي ومن وعلى عما مما "
        "شو ايش ايه إيه فين وين امتى إمتى ازاي ليش ليه مين عشان اللي كم بكم علاش واش شنو فاش "
        "the a an of in on at to for and or is are was were be been did do does has have had what "
        "who whom when where why how which that this these those by with from about it its as "
        "le la les l d un une des de du et ou est sont était a à au aux en dans sur pour par avec "
        "que qui quoi quand où comment pourquoi quel quelle quels quelles ce cette il elle "
        "ve ile bir bu ne kim nerede zaman nasıl için mi mı mu mü hangi kaç da de ki "
        "است چه که را این آن چند کجا چرا چگونه کی بود شد شده برای کرد از با در یک کدام درباره "
        "el los las un una unos y o qué quién cuándo cuando dónde donde cuántos cuántas cuánto "
        "cuál cómo por para con es fue son se su sus al lo sobre "
        "der die das den dem des ein eine einer wer wann wo wie viele warum welche welcher "
        "welches ist war sind und oder über hat haben im zu zum zur mit von vom für auf bei "
        "и в на с по о об от к у за из для что кто где когда как какой какая какие сколько почему "
        "был была было были это он она они его её их не а но ли же"
    )
)
