"""Who says what: whether the speaker a claim names is the one its quote names for those words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from index.text.arabic import STOP_WORDS, fold, fold_with_offsets, words
from rag.words.names import looks_like_name, nationality, same_name, same_word

_APPOSITION = 3  # words of a name in commas
SUBJECT = 9  # words after a verb of saying among which its subject is looked for

_SAYING = re.compile(
    r"[وفك]?(?:قال|اعلن|صرح|اكد|اضاف|اوضح|اشار|ذكر|افاد|شدد|حذر|ابلغ|اعتبر|اعرب|كشف|تابع|اردف|دعا"
    r"|دع|تعهد|اصر)(?:ت|وا)?"
    r"|[وف]?س?[يت](?:قول|علن|صرح|وكد|ضيف|وضح|شير|ذكر|فيد|شدد|حذر|عتبر|عرب|كشف|تابع|ردف|دعو|تعهد|صر)"
    r"|قايلا|قايله"
    r"|said|says|told|added|announced|stated|declared|warned|dit|declare|affirme"
)
_SUBJECT_ENDS = frozenset(
    words(
        "أن أنه أنها أنهم أنهما أننا أنني إنه إنها إنهم إنهما إننا إنني بأن بأنه بأنها بأنهم "
        "في على خلال أمام عبر عن قبل بعد ردا إلى that in on at to"
    )
)
_TITLES = frozenset(
    words(
        "الرئيس رئيس رئيسة الوزراء الحكومة الدولة وزير وزيرة الوزير الخارجية الدفاع الداخلية "
        "المالية المستشار المستشارة الأمين العام المتحدث المتحدثة باسم الرسمي الناطق الملك "
        "السيد السيدة السفير النائب القائد الجنرال مدير المدير البابا المبعوث الخاص "
        "الزعيم السلطان سير دكتور الدكتور"
    )
)
_WHEN = frozenset(words("أيضا لاحقا اليوم أمس"))
# To whom it is said, or about whom: no subject.
_TO_SOMEBODY = re.compile(r"ل(?:شبك|قنا|صحيف|موقع|وكال|مجل|اذاع|برنامج|تلفزيون|مراسل)\w*")
_TO_OR_BY = re.compile(r"[وف]?(?:دعا|دعت|حذر|حذرت|ابلغ|ابلغت|طالب|طالبت)")
# Nobody whose name a question could give.
_UNNAMED = frozenset(
    words("مسؤول مسؤولة مسؤولون مسؤولان مصدر مصدران مصادر دبلوماسي دبلوماسيون محللون خبراء شهود")
)
_PRESS = frozenset(words("تقرير تقارير وسائل صحف"))
_ADVERBIAL = re.compile(r"بال|كال|لل|.{1,2}$")  # بالفعل: no part of a name, nor are two letters
_MANNER = re.compile(r"م\w{3,6}ا")  # ملوحا, مضيفا: how it was said, not by whom
_TOKEN = re.compile(r"[^\W\d_]+|[.!?\n؛:،,«»\"“”]")


@dataclass(frozen=True, slots=True)
class _Saying:
    start: int
    end: int
    names: tuple[str, ...]
    words: tuple[str, ...]


def swapped(frame: str, claim: str, quote: str, at: int | None) -> str:
    """A reason if the quote gives the claim's words to somebody else; empty where it can't tell.

    Args:
        frame: What the claim says outside its quotation.
        claim: The whole claim.
        quote: The words it rests on.
        at: Where in `quote` the claim's quotation starts, or None if it does not quote.
    """
    claimed = _claimed_names(frame)
    sayings = _sayings(quote)
    if not claimed or not sayings:
        return ""
    place = _place(sayings, fold(claim), at, len(quote))
    if place is None:
        return ""
    names = _names_for(sayings, place)
    if not names or any(same_name(one, other) for one in claimed for other in names):
        return ""
    return f"said by {' '.join(names)} in the quote, not {' '.join(claimed)}"


def strange_speaker(frame: str, theirs: Iterable[str]) -> str:
    """The first word of a claimed speaker that the quotes do not hold, or empty.

    Titles may be added (الرئيس, وزير الخارجية): whose they are, the names tell.

    Args:
        frame: What the claim says outside its quotation.
        theirs: Folded words of the quotes.
    """
    held = list(theirs)
    tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(fold(frame))]
    for i, (word, _) in enumerate(tokens):
        if not _SAYING.fullmatch(word):
            continue
        for said in _subject(tokens, i):
            if said in _TITLES | _WHEN or said in STOP_WORDS or _ADVERBIAL.match(said):
                continue
            if not any(same_name(said, other) or same_word(said, other) for other in held):
                return said
    return ""


def spoken_by_another(sentence: str, names: Iterable[str]) -> bool:
    """Whether a sentence says who speaks, by name or as a source, and it is none of these.

    "He added" says nothing of the kind, nor does an office: the president may be the one.

    Args:
        sentence: Of an article.
        names: Folded names of one speaker.
    """
    asked = list(names)
    tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(fold(sentence))]
    if any(same_name(name, word) for name in asked for word, _ in tokens if word.isalpha()):
        return False
    for i, (word, _) in enumerate(tokens):
        # Who is called, warned or told may stand right after the verb.
        if _SAYING.fullmatch(word) and not _TO_OR_BY.fullmatch(word):
            subject = _who(tokens, i)
            if subject[:1] and subject[0] in _UNNAMED:
                return True
            named = any(word not in _TITLES for word in subject)
            if named or (not subject and _before(tokens, i)):
                return True
    return False


def told_by_the_press(sentence: str) -> bool:
    """Whether all that a sentence tells as said is said by reports or the press, of whomever."""
    tokens = [m.group() for m in _TOKEN.finditer(fold(sentence))]
    told = [after in _PRESS for word, after in pairwise(tokens) if _SAYING.fullmatch(word)]
    return bool(told) and all(told)


def _who(tokens: list[tuple[str, int]], i: int) -> list[str]:
    """The titles and names right after a verb, up to whom it is said to, or how, or what.

    After an office, what it is of is passed over, and the name in commas behind it is one of them.
    """
    subject = _subject(tokens, i)
    office = bool(subject) and subject[0] in _TITLES
    found: list[str] = []
    for word in subject:
        if any(other.match(word) for other in (_TO_SOMEBODY, _ADVERBIAL, _MANNER)):
            return found
        if word in _TITLES | _UNNAMED or (looks_like_name(word) and not nationality(word)):
            found.append(word)
        elif not office and word not in _WHEN:
            return found
    if office and [word for word, _ in tokens[i + 1 + len(subject) :][:1]] in (["،"], [","]):
        found += _subject(tokens, i + 1 + len(subject))[:_APPOSITION]
    return found


def _claimed_names(frame: str) -> tuple[str, ...]:
    found = [saying.names for saying in _sayings(frame) if saying.names]
    if found:
        return found[0]
    before = re.match(r"([^:…«\"“]{2,60}):\s*…", frame.strip())  # «مارك روته: …»
    return _names(words(before.group(1))) if before else ()


def _sayings(text: str) -> list[_Saying]:
    """The stretches of a text that each verb of saying opens, with the names of its subject."""
    folded, origins = fold_with_offsets(text)
    tokens = [(m.group(), m.start()) for m in _TOKEN.finditer(folded)]
    verbs = [i for i, (word, _) in enumerate(tokens) if _SAYING.fullmatch(word)]
    found: list[_Saying] = []
    for number, i in enumerate(verbs):
        begin = 0 if number == 0 else tokens[i][1]
        last = verbs[number + 1] if number + 1 < len(verbs) else len(tokens)
        finish = len(folded) if last == len(tokens) else tokens[last][1]
        names = _names(_subject(tokens, i)) or _before(tokens, i)
        words = tuple(w for w, _ in tokens[i + 1 : last] if w.isalpha())
        stop = origins[finish - 1] + 1 if finish else 0
        found.append(_Saying(origins[begin] if folded else 0, stop, names, words))
    return found


def _subject(tokens: list[tuple[str, int]], i: int) -> tuple[str, ...]:
    subject: list[str] = []
    for word, _ in tokens[i + 1 : i + 1 + SUBJECT]:
        if not word.isalpha() or word in _SUBJECT_ENDS:
            break
        subject.append(word)
    return tuple(subject)


def _before(tokens: list[tuple[str, int]], i: int) -> tuple[str, ...]:
    """The names right before the verb, back to the last punctuation: ماكرون قال."""
    run: list[str] = []
    for word, _ in reversed(tokens[max(0, i - 4) : i]):
        if not word.isalpha():
            break
        if not STOP_WORDS.isdisjoint((word, word[1:])):  # "and in Davos he said" names none
            return ()
        run.append(word)
    return _names(reversed(run))


def _names(run: Iterable[str]) -> tuple[str, ...]:
    run = [w for w in run if not _MANNER.fullmatch(w)]
    return tuple(
        w for w in run if looks_like_name(w) or (w.isascii() and w.isalpha() and w != "the")
    )


def _place(sayings: list[_Saying], claim: str, at: int | None, length: int) -> int | None:
    """The number of the stretch that holds what is claimed, or None where two hold it alike."""
    if at is not None:
        return next((i for i, s in enumerate(sayings) if s.start <= at < s.end), None)
    content = [w for w in _TOKEN.findall(claim) if w.isalpha() and not _SAYING.fullmatch(w)]
    content = [w for w in content if len(w) > 2 and not looks_like_name(w)]
    scores = [sum(any(same_word(w, o) for o in s.words) for w in content) for s in sayings]
    best = max(scores)
    return scores.index(best) if best and scores.count(best) == 1 else None


def _names_for(sayings: list[_Saying], place: int) -> tuple[str, ...]:
    """The speaker of a stretch; "he added" takes the one before."""
    for saying in reversed(sayings[: place + 1]):
        if saying.names:
            return saying.names
    return ()
