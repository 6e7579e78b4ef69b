"""How a word sounds: one key for a name's spellings, in Arabic, Latin and Cyrillic letters.

Only consonants count, and those that are heard or written for one another share a letter, as in
Soundex: روته, روت and Rutte are `rt`; ميرتس, ميرز and Merz are `mrs`.
"""

import re
from functools import lru_cache

_CYRILLIC = str.maketrans(
    {
        "б": "b", "в": "v", "г": "g", "д": "d", "ж": "zh", "з": "z", "й": "y", "к": "k", "л": "l",
        "м": "m", "н": "n", "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f", "х": "kh",
        "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "а": "a", "е": "e", "и": "i", "о": "o",
        "у": "u", "ы": "i", "э": "e", "ю": "yu", "я": "ya", "ь": "", "ъ": "",
    }
)  # fmt: skip
_LATIN = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"tsch|tch|sch|sh|ch|zh|tz|ts|cz|c(?=[eiy])", "s"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"kh", "x"),
        (r"gh|ck|q|c|g|j", "k"),
        (r"th", "t"),
        (r"v|w(?=[aeiou])", "f"),
        (r"p", "b"),
        (r"z", "s"),
        (r"[aeiouyhw']", ""),
    )
)
_ARABIC = str.maketrans(
    {
        "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "s", "ج": "k", "چ": "s", "ح": "x", "خ": "x",
        "د": "d", "ض": "d", "ذ": "s", "ر": "r", "ز": "s", "ژ": "s", "س": "s", "ش": "s", "ص": "s",
        "ظ": "s", "غ": "k", "ف": "f", "ڤ": "f", "ق": "k", "ك": "k", "گ": "k", "ل": "l", "م": "m",
        "ن": "n", "ا": "", "و": "", "ي": "", "ه": "", "ع": "", "ء": "", "ئ": "", "ؤ": "",
    }
)  # fmt: skip
_CLITICS = re.compile(r"^(?:[وف](?=\w{3}))?(?:[بكل]?ال(?=\w{2})|لل(?=\w{2}))?")
_AFFRICATE = re.compile(r"ت(?=[سشز])")
_REPEATED = re.compile(r"(.)\1+")
_IS_ARABIC = re.compile(r"[\u0600-\u06ff]")


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """The key of a folded word; empty for numbers and words of vowels alone."""
    if _IS_ARABIC.search(word):
        key = _AFFRICATE.sub("", _CLITICS.sub("", word)).translate(_ARABIC)
    else:
        key = word.translate(_CYRILLIC)
        for pattern, heard in _LATIN:
            key = pattern.sub(heard, key)
    key = _REPEATED.sub(r"\1", key)
    return key if key.isalpha() else ""
