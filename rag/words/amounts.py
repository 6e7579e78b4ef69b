"""Amounts: reading a number that is written in digits, in words or in both."""

import re

from rag.words.number_words import ONES, SCALES, VALUES

_PARTS = {"ونصف": 0.5, "وربع": 0.25}


def read_amount(tokens: list[str], i: int) -> tuple[float | None, int]:
    """The number that starts at token i and one past its last token; None if there is none."""
    current = 1.0 if _opens_compound(tokens, i) else value_of(tokens[i])
    scale = _scale(tokens[i]) if current is None else None
    if current is None and scale is None:
        return None, i + 1
    total, last = (0.0, float("inf")) if scale is None else (scale, scale)
    group = current or 0.0
    i += 1
    while i < len(tokens):
        scale = SCALES.get(tokens[i]) if group else None
        if scale is not None and scale < last:
            total, group, last = total + group * scale, 0.0, scale
            i += 1
            continue
        if not group and tokens[i] in _PARTS:  # مليون ونصف
            return total + last * _PARTS[tokens[i]], i + 1
        added, width = _addend(tokens, i, group, last)
        if not added:
            break
        group, i = added, i + width
    return total + group, i


def _addend(tokens: list[str], i: int, group: float, last: float) -> tuple[float, int]:
    """The group with the next word added to it, and how many tokens that took; 0 if it can't."""
    word, width = tokens[i], 1
    joined = word[0] == "و" and len(word) > 1 and (word[1:] in VALUES or bare(word[1:]) in VALUES)
    if joined:
        word = word[1:]
    elif word in ("و", "and") and i + 1 < len(tokens) and (group == 0 or group >= 100):
        word, width, joined = tokens[i + 1], 2, True
    value = value_of(word)
    if value is None or value >= last:
        return 0.0, 0
    if word in ("عشر", "عشره") and 1 <= group <= 9 and not joined:
        return group + 10, width
    if value == 100 and 1 <= group <= 9 and not joined:
        return group * 100, width
    if not joined and not (word.isascii() and word.isalpha()):
        return 0.0, 0
    tail = group % 100
    if value < 20:
        fits = tail == 0 or (word.isascii() and tail >= 20)
    elif value < 100:
        fits = tail < 10
    else:
        fits = group == 0 and value < last
    return (group + value, width) if fits else (0.0, 0)


def _opens_compound(tokens: list[str], i: int) -> bool:
    """Whether token i is the one of أحد عشر or واحد وعشرون."""
    if bare(tokens[i]) not in ONES or i + 1 == len(tokens):
        return False
    after = tokens[i + 1]
    return after in ("عشر", "عشره") or (after[0] == "و" and VALUES.get(bare(after), 0) >= 20)


def value_of(token: str) -> float | None:
    """The number a single word or digit run stands for; None for واحد, which mostly means "a"."""
    if token[0].isdigit():
        digits = re.sub(r",(?=\d{3}(?:\D|$))", "", token).replace(",", ".")
        return float(digits if digits.count(".") <= 1 else digits.replace(".", ""))
    if token in ("واحد", "واحده"):
        return None
    if token in VALUES:
        return float(VALUES[token])
    plain = bare(token)
    return float(VALUES[plain]) if plain != token and plain in VALUES and len(plain) > 2 else None


def _scale(token: str) -> float | None:
    """A scale word that stands alone: مليون is 1e6; the plural آلاف alone is no number."""
    word = token if token in SCALES else bare(token)
    return SCALES.get(word) if word not in ("الاف", "ملايين", "مليارات") else None


def bare(token: str) -> str:
    """The token without a clitic: و ف ب ل ك and the article."""
    return re.sub(r"^[وف]?(?:[بلك]?ال|لل|[بلك])?(?=\w{3})", "", token)
