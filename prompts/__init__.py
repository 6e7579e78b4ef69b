"""The words said to a chat model: versioned files with holes, checked when they are loaded."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# What the code fills in; a file must have these holes and no others.
HOLES: Mapping[str, frozenset[str]] = {
    "answer": frozenset({"question", "history", "evidence", "nonce"}),
    "follow_up": frozenset({"question", "history"}),
}
LANGUAGES = ("ar", "en")
NO_ANSWER = "NO_ANSWER"  # what the answer prompts ask for when the evidence does not answer

_HEADER = re.compile(r"version: (\d+)\n")
_PART = re.compile(r"^--- (system|user)\n", re.MULTILINE)
_HOLE = re.compile(r"\{([a-z_]+)\}")
_DIGEST_LENGTH = 16  # hex digits


class PromptInvalid(Exception):
    """A prompt file is missing, or its header, parts or holes are not what the code needs."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt file.

    Attributes:
        name: `answer.ar`: what it is for and its language.
        version: Raised with every change of wording.
        text: All of it, after the header.
        placeholders: Names of the holes, written `{name}` in the text.
        digest: Of the whole file, for an answer's trace.
        system: The standing orders; nothing that a user or an article wrote goes there.
        user: The part that carries the question.
    """

    name: str
    version: int
    text: str
    placeholders: frozenset[str]
    digest: str
    system: str
    user: str

    def messages(self, **values: str) -> list[tuple[str, str]]:
        """The prompt filled in, as (role, text) pairs; braces inside values stay as they are.

        Raises:
            PromptInvalid: If a hole has no value, or a value no hole.
        """
        if values.keys() != self.placeholders:
            raise PromptInvalid(
                f"{self.name} has the holes {_listed(self.placeholders)}; "
                f"found values for {_listed(frozenset(values))}"
            )
        # One pass, so that a value which looks like a hole is not filled in its turn.
        system, user = (
            _HOLE.sub(lambda hole: values[hole[1]], part) for part in (self.system, self.user)
        )
        return [("system", system), ("human", user)]


@cache
def load(name: str) -> Prompt:
    """The prompt of that name, such as `answer.ar`.

    Raises:
        PromptInvalid: Naming the file and what is wrong with it.
    """
    file = files(__name__).joinpath(f"{name}.md")
    if name not in known() or not file.is_file():
        raise PromptInvalid(f"there is no prompt {name!r}; there are {', '.join(known())}")
    return parse(name, file.read_text(encoding="utf-8"))


def known() -> list[str]:
    """The name of every prompt."""
    return [f"{purpose}.{language}" for purpose in HOLES for language in LANGUAGES]


def parse(name: str, raw: str) -> Prompt:
    """The prompt written in a file's text.

    Raises:
        PromptInvalid: Naming the file and what is wrong with it.
    """
    header = _HEADER.match(raw)
    if header is None:
        raise PromptInvalid(f"{name} must begin with a line `version: 1`; found {raw[:20]!r}")
    text = raw[header.end() :]
    parts = _PART.split(text)
    if parts[0].strip() or parts[1::2] != ["system", "user"]:
        raise PromptInvalid(
            f"{name} must have a part `--- system`, then a part `--- user`; found {parts[1::2]}"
        )
    found = _holes(name, text)
    needed = HOLES[name.partition(".")[0]]
    if found != needed:
        raise PromptInvalid(f"{name} must have the holes {_listed(needed)}; found {_listed(found)}")
    return Prompt(
        name=name,
        version=int(header[1]),
        text=text,
        placeholders=found,
        digest=hashlib.sha256(raw.encode()).hexdigest()[:_DIGEST_LENGTH],
        system=parts[2].strip(),
        user=parts[4].strip(),
    )


def _holes(name: str, text: str) -> frozenset[str]:
    rest = _HOLE.sub("", text)
    if "{" in rest or "}" in rest:
        raise PromptInvalid(f"{name} has a brace that is not part of a hole like {{question}}")
    return frozenset(_HOLE.findall(text))


def _listed(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "none"
