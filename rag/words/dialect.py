"""Questions typed as people speak, put into the words articles are written in."""

import re
from functools import cache, lru_cache
from typing import Final

from index.text.arabic import fold
from index.text.language import detect_language
from rag.words.names import is_everyday, is_place, looks_like_name
from rag.words.word_lists import listed

WORD: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u064b-\u0652\u0640])*")
# What begins so asks already: its شو is Bernard Shaw's, its شوكت a pasha.
_ASKS: Final = re.compile(r"\s*و?(?:متي|ماذا|من|اين|كم|لماذا|كيف|هل|ما|اي|في اي)\b")
_QUESTION_WORDS: Final = frozenset("من كم بكم متى أين ماذا لماذا كيف أي هل فيم".split())
_BEFORE: Final = {"و": "و", "ف": "في "}  # "and"; the Maghrebi "in"
# "What" before a noun, not before a verb: ماذا المدن is ما المدن.
_WHAT: Final = re.compile(
    r"\bماذا(?= (?:ال\w{3}|هو\b|هي\b|اسم|اسباب|أسباب|سبب|موقف|رأي|سعر|حال|عدد|نسبة|تاريخ|موعد|شكل|"
    r"نوع|نتيجة|رد|قصة|ترتيب|علاقة|مصير|هدف|أهداف|مدة|قيمة|حجم|أكبر|أول|أحسن|آخر))"
)
# What stands before a noun's article, and the passive that begins so: اتكلف is كلف.
_JOINED: Final = (("فال", "في ال"), ("عال", "على ال"), ("هال", "ال"))
_PASSIVE: Final = re.compile(r"ات(\w{3})(?:ت|وا)?")
_NO_PASSIVE: Final = frozenset(
    "اتفق اتصل اتهم اتخذ اتجه اتبع اتسع اتحد اتضح اتحاد اتجاه اتصال اتاهل اتوفي اتوفت اتغير "
    "اتغيرت اترشح اتوقف اتلغت اتلغي".split()
)
# "How much" in two words, and since when: الحرب بقالها قد إيه, صارلها قديش.
_HOW_MUCH: Final = re.compile(r"\b[قأا]د [إا]يه\b")
_LASTING: Final = re.compile(
    r"\b(?:بقال|صارل|صرل)\w{1,2} (?:كم|كام|قد[يا]ش|[أا]ديش|شقد)\b"
    r"(?P<unit> (?:سن|عام|شهر|[أا]شهر|يوم|[أا]يام|ساع|[أا]سبوع|دقيق|دق)\w*)?"
)
# What verbs bear of the present (بيقول, كيقول), the future (هيقول, حيقول) and denial (بغاتش).
_TENSE: Final = re.compile(r"(?P<sign>[بك](?=ي)|[هح](?=[يتن]))\w{4,}")
_DENIED: Final = re.compile(r"\bما ((?!ال)\w{4,})ش\b")  # and no noun: ما النقاش
_FUTURE: Final = "هح"
_WHOLE: Final = re.compile(r"عالم|هالاند|هاله|فالنسيا|فالكاو|فالفيردي")  # that only begin so
_SPACES: Final = re.compile(r"\s{2,}")
_BEFORE_MARK: Final = re.compile(r"\s+(?=[؟?!.،])")


@lru_cache(maxsize=1024)
def in_written_arabic(question: str) -> str:
    """The question with the words of a spoken Arabic replaced; itself where it has none.

    Word by word, so that the grammar may come out odd. Persian is left alone.
    """
    typed, question = question, _LASTING.sub(_since, _HOW_MUCH.sub("كم", question))
    sure, then = known_words()
    if _ASKS.match(fold(question)):
        sure = {said: told for said, told in sure.items() if told not in _QUESTION_WORDS}
    known_one = any(_looked_up(word, sure) is not None for word in WORD.findall(question))
    if not (known_one or question != typed) or detect_language(question) != "ar":
        return typed
    known = {**then, **sure}

    def written(match: re.Match[str]) -> str:
        found = _looked_up(match.group(), known)
        return _plain(match.group()) if found is None else found

    said = _WHAT.sub("ما", WORD.sub(written, _DENIED.sub(r"ما \1", question)))
    return _SPACES.sub(" ", _BEFORE_MARK.sub("", said)).strip()


@lru_cache(maxsize=1024)
def folded_in_written_arabic(question: str) -> str:
    """The same, folded, with single spaces, as patterns look for words in it."""
    return " ".join(fold(in_written_arabic(question)).split())


def _since(match: re.Match[str]) -> str:
    """Since when, or since how many of what is counted."""
    unit: str | None = match.group("unit")
    return f"منذ كم{unit}" if unit else "منذ متى"


def _is_spoken(word: str, bare: str) -> bool:
    """Whether a word is nothing in written Arabic and what is left of it is."""
    folded = fold(word)
    return not is_everyday(folded) and not is_place(folded) and not looks_like_name(fold(bare))


def _plain(word: str) -> str:
    """A word of a question in dialect that no table has: in parts, or out of tense and passive."""
    tense = _TENSE.match(word)
    if tense and _is_spoken(word, word[1:]):
        return f"س{word[1:]}" if tense.group("sign") in _FUTURE else word[1:]
    for joined, apart in _JOINED:
        whole = is_place(fold(word)) or _WHOLE.match(fold(word))
        if word.startswith(joined) and len(word) >= len(joined) + 3 and not whole:
            return apart + word[len(joined) :]
    passive = _PASSIVE.fullmatch(fold(word))
    if passive is None or not _NO_PASSIVE.isdisjoint((fold(word), fold(word)[:4])):
        return word
    return passive.group(1)


def _looked_up(word: str, known: dict[str, str]) -> str | None:
    """What a word is in written Arabic, with or without "and" or "in" before it."""
    folded = fold(word)
    if folded in known:
        return known[folded]
    before, rest = _BEFORE.get(folded[:1]), known.get(folded[1:])
    return before + rest if before and rest and len(folded) > 3 else None


@cache
def known_words() -> tuple[dict[str, str], dict[str, str]]:
    """Those that tell a dialect, and those that are read so only beside them."""
    parts: dict[str, dict[str, str]] = {}
    for line in listed("dialect.txt"):
        if line in ("sure", "then"):
            part = parts.setdefault(line, {})
        else:
            said, _, written = line.partition("\t")
            part[said] = written
    return parts["sure"], parts["then"]
