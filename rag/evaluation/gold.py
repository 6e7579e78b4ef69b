"""Gold items: questions with the wordings an answer must hold and the articles that hold it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from index.text.language import LANGUAGES
from rag.errors import GoldInvalid

_LISTS = ("answers", "articles", "evidence", "history")
_TEXTS = ("id", "question", "lang", "kind")
_NEEDED = ("id", "question", "answers")


@dataclass(frozen=True, slots=True)
class GoldItem:
    """One question and what is right.

    Attributes:
        id: Unique in its file.
        question: As a user would type it.
        answers: Accepted wordings; empty means that the answer must be a refusal.
        articles: Source ids of the articles that answer.
        evidence: Words of those articles that answer.
        lang: ISO 639-1 code of the question.
        kind: Group it is reported under, such as "said" or "near_miss".
        history: Earlier questions, oldest first.
    """

    id: str
    question: str
    answers: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    lang: str = "ar"
    kind: str = "other"
    history: tuple[str, ...] = ()

    @property
    def answerable(self) -> bool:
        """Whether there is anything to answer; otherwise a refusal is right."""
        return bool(self.answers)


def load_gold(path: Path) -> list[GoldItem]:
    """The items of a JSON Lines file, in order; blank lines are skipped.

    Raises:
        GoldInvalid: If the file can't be read, is empty, or a line is no gold row; the text names
            the line and what is allowed.
    """
    items: list[GoldItem] = []
    lines: dict[str, int] = {}
    for number, line in _lines(path):
        item = _item(line, f"{path}:{number}")
        if item.id in lines:
            first = lines[item.id]
            raise GoldInvalid(f"{path}:{number}: id {item.id!r} is taken by line {first}")
        lines[item.id] = number
        items.append(item)
    if not items:
        raise GoldInvalid(f"{path} holds no questions; give one JSON object a line, such as "
                          '{"id": "1", "question": "…", "answers": ["…"]}')  # fmt: skip
    return items


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise GoldInvalid(f"{path} is not UTF-8; save it as UTF-8") from exc
    except OSError as exc:
        reason = exc.strerror or "it can't be read"
        raise GoldInvalid(f"gold file {path}: {reason}; give --gold FILE") from exc
    # Not splitlines(): a JSON string may hold U+2028, which is no line end in JSON Lines.
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def _item(line: str, where: str) -> GoldItem:
    try:
        row = json.loads(line)
    except ValueError as exc:
        raise GoldInvalid(f"{where}: not JSON ({exc}); one object a line is allowed") from exc
    except RecursionError as exc:
        raise GoldInvalid(f"{where}: nested too deeply; one flat object a line") from exc
    if not isinstance(row, dict):
        raise GoldInvalid(f"{where}: found {type(row).__name__}; an object is allowed")
    _check(row, where)
    fields: dict[str, Any] = {key: row[key].strip() for key in _TEXTS if key in row}
    fields |= {key: tuple(text.strip() for text in row[key]) for key in _LISTS if key in row}
    item = GoldItem(**fields)
    if item.lang not in LANGUAGES:
        raise GoldInvalid(f"{where}: lang {item.lang!r}; allowed: {', '.join(LANGUAGES)}")
    return item


def _check(row: dict[str, Any], where: str) -> None:
    allowed = (*_TEXTS, *_LISTS)
    for key, value in row.items():
        if key not in allowed:
            near = get_close_matches(key, allowed, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"allowed: {', '.join(allowed)}"
            raise GoldInvalid(f"{where}: unknown key {key!r}; {hint}")
        if key in _TEXTS and not (isinstance(value, str) and value.strip()):
            raise GoldInvalid(f"{where}: {key!r} is {value!r}; a text that is not empty is allowed")
        if key in _LISTS and not _is_texts(value):
            raise GoldInvalid(f"{where}: {key!r} is {value!r}; a list of texts is allowed")
    missing = [key for key in _NEEDED if key not in row]
    if missing:
        raise GoldInvalid(f"{where}: {missing[0]!r} is missing; needed: {', '.join(_NEEDED)}")


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value)
