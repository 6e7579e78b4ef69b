"""The lists of words beside the code: on each line a word, or a word and what it stands for."""

from importlib.resources import files


def listed(name: str) -> list[str]:
    """The lines of a list, without those that begin with #."""
    text = files("rag.words").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def told_by(name: str) -> dict[str, str]:
    """What each word of a list of two columns stands for."""
    return dict(line.split("\t") for line in listed(name))
