"""Numbers of a text, in digits or words: amounts, percentages, ordinals, months, weekdays."""

import re
from dataclasses import dataclass

from index.text.arabic import fold
from rag.words.amounts import bare, read_amount, value_of
from rag.words.calendar_words import MONTHS, UNSURE_MONTHS, WEEKDAYS
from rag.words.number_words import ORDINALS


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a text gives it.

    Attributes:
        kind: "amount", "percent", "ordinal", "month" or "weekday".
        value: 210 مليار is 210e9; months count from 1, weekdays from Monday = 1.
        text: As written, folded.
        counted: The word right after it, folded, or empty: what is counted. `@9` for a day of
            September.
    """

    kind: str
    value: float
    text: str
    counted: str = ""


_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[%٪/]")
_ISO_DATE = re.compile(r"\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})\b")
_PERCENT = frozenset({"%", "٪", "percent", "بالميه", "بالمايه", "prozent", "процентов", "yuzde"})
_PERCENT_TWO = frozenset({("في", "الميه"), ("في", "المايه"), ("per", "cent"), ("pour", "cent")})


def figures(text: str) -> list[Figure]:
    """Every number of the text in order; Arabic and English words are read as numbers too."""
    tokens = _TOKEN.findall(_ISO_DATE.sub(_spell_date, fold(text)))
    found: list[Figure] = []
    i = 0
    while i < len(tokens):
        figure, i = _next_figure(tokens, i)
        if figure:
            found.append(figure)
    return found


def _spell_date(match: re.Match[str]) -> str:
    year, month, day = (int(group) for group in match.groups())
    name = next((name for name, number in MONTHS.items() if number == month), str(month))
    return f"{day} {name} {year}"


def _next_figure(tokens: list[str], i: int) -> tuple[Figure | None, int]:
    dated = _month(tokens, i)
    if dated:
        return dated
    word = bare(tokens[i])
    day = re.sub(r"^[وفبل](?=ال)", "", tokens[i])
    if day in WEEKDAYS:
        return Figure("weekday", WEEKDAYS[day], day), i + 1
    value, end = read_amount(tokens, i)
    if value is None:
        ordinal = ORDINALS.get(tokens[i]) or ORDINALS.get(word)
        return (Figure("ordinal", ordinal, word) if ordinal else None), i + 1
    text = " ".join(tokens[i:end])
    after = tokens[end : end + 2]
    if tuple(after) in _PERCENT_TWO:
        return Figure("percent", value, f"{text} %"), end + 2
    if after and after[0] in _PERCENT:
        return Figure("percent", value, f"{text} %"), end + 1
    return Figure("amount", value, text, _counted(tokens, end)), end


def _counted(tokens: list[str], end: int) -> str:
    """The word after a number; for the day of a month `@` and the month's number."""
    if end == len(tokens):
        return ""
    dated = _month(tokens, end)
    if dated:
        return f"@{dated[0].value:g}"
    return tokens[end] if tokens[end].isalpha() and value_of(tokens[end]) is None else ""


def _month(tokens: list[str], i: int) -> tuple[Figure, int] | None:
    pair = " ".join(tokens[i : i + 2])
    for name, length in ((pair, 2), (tokens[i], 1)):
        plain = name if name in MONTHS else name[1:] if name[:1] in "وفبل" else ""
        if plain in MONTHS:
            return Figure("month", MONTHS[plain], plain), i + length
    near = tokens[max(0, i - 1) : i] + tokens[i + 1 : i + 2]
    unsure = UNSURE_MONTHS.get(tokens[i])
    if unsure and any(t[0].isdigit() or t in ("/", "شهر") for t in near):
        return Figure("month", unsure, tokens[i]), i + 1
    return None


def unmatched(claim: str, quotes: str) -> str:
    """The first number of the claim that the quotes do not hold, as a reason; empty if none."""
    held = figures(quotes)
    for figure in figures(claim):
        alike = [other for other in held if _same(figure, other)]
        if not alike:
            kind = "number" if figure.kind == "amount" else figure.kind
            return f"{kind} {figure.text} not in the quote"
        counts = {other.counted for other in alike}
        elsewhere = {o.counted for o in held if o.kind == "amount" and o not in alike}
        named = figure.counted.startswith("@") or len(figure.counted) > 3
        if named and figure.counted in elsewhere - counts:
            return f"number {figure.text} counts something else in the quote"
    return ""


def _same(claimed: Figure, held: Figure) -> bool:
    if abs(claimed.value - held.value) > 1e-9 * max(1.0, abs(held.value)):
        return False
    if claimed.kind == "ordinal":
        return held.kind in ("ordinal", "amount")
    if claimed.kind == "amount":
        return held.kind in ("amount", "ordinal")
    return claimed.kind == held.kind
