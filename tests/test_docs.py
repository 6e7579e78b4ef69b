"""What is written against what is there: commands, options, files, decisions."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from bot.cli import sanad

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
CODE = [p for floor in ("bot", "rag", "index", "prompts") for p in (ROOT / floor).rglob("*.py")]


def typed(text: str) -> list[list[str]]:
    """The `sanad ...` commands of a text's code blocks, in words."""
    blocks = re.findall(r"```(?:sh|text)\n(.*?)```", text, flags=re.DOTALL)
    lines = [line.lstrip("$ ").split("#")[0].split() for line in "\n".join(blocks).splitlines()]
    return [line for line in lines if line[:1] == ["sanad"]]


@pytest.mark.parametrize("words", typed(README), ids=" ".join)
def test_readme_command_exists_with_its_options(words: list[str]) -> None:
    command = sanad.get_command(click.Context(sanad), words[1])
    assert command is not None
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words[2:] if word.startswith("-")} <= options


def test_readme_names_every_command() -> None:
    named = {words[1] for words in typed(README)} | set(re.findall(r"sanad (\w+)", README))
    assert set(sanad.list_commands(click.Context(sanad))) <= named


def test_make_targets_of_the_documents_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    contributing = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    named = set(re.findall(r"\bmake ([a-z-]+)", README + contributing))
    assert {"demo", "test"} <= named <= targets | {"and"}


def test_ci_runs_the_readme_test_command() -> None:
    assert "make test" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_linked_files_exist() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_decisions_named_in_the_code_exist() -> None:
    named = {
        m for p in CODE for m in re.findall(r"docs/decisions/[\w.-]+\.md", p.read_text("utf-8"))
    }
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_python_example_of_the_readme_runs_up_to_the_index(tmp_path: Path) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    imports = "\n".join(
        line for line in example.splitlines() if line.startswith(("from", "import"))
    )
    done = subprocess.run(
        [sys.executable, "-c", imports], cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
