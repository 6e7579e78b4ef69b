"""The floors of the house: arrows fall, no circles, third parties each behind their own door."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FLOORS = {"bot": {"bot", "rag", "index"}, "rag": {"rag", "index", "prompts"},
          "index": {"index"}, "prompts": {"prompts"}}  # fmt: skip
# The rooms of a floor, with those that each may enter, and its types, which all may know.
ROOMS: dict[str, dict[str, set[str]]] = {
    "index": {
        "text": set(),
        "sources": {"text"},
        "vectors": set(),
        "search": {"text", "vectors"},
    },
    "rag": {
        "words": set(),
        "questions": {"words"},
        "reading": {"words"},
        "checks": {"words"},
        "ranking": {"words", "questions", "reading"},
        "conditions": {"words", "questions", "checks", "ranking"},
        "chat": {"words", "questions", "checks"},
        "evaluation": {"checks"},
    },
}
HALLS = {
    "index": {"article", "catalog", "chunks", "errors", "options"},
    "rag": {"answer", "answerer", "errors", "framing", "refusing"},
}
DOORS = {
    "chromadb": {"index/vectors/chroma.py"},
    "langchain_chroma": {"index/vectors/chroma.py"},
    "tantivy": {"index/search/shelf.py"},
    "onnxruntime": {"index/vectors/network.py"},
    "sentence_transformers": {"index/vectors/transformer.py"},
    "pydantic_settings": {"bot/settings.py"},
}
MODULES = sorted(p for floor in FLOORS for p in (ROOT / floor).rglob("*.py"))
FORBIDDEN = {"utils", "common", "helpers", "manager", "base", "misc", "data"}


def imports(path: Path) -> set[str]:
    """Every module a file imports, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_module_imports_only_from_its_floor_or_below(path: Path) -> None:
    floor = path.relative_to(ROOT).parts[0]
    ours = {name.split(".")[0] for name in imports(path)} & (set(FLOORS) | {"tests", "training"})
    assert ours <= FLOORS[floor]


@pytest.mark.parametrize(
    ("floor", "room"), [(floor, room) for floor, rooms in ROOMS.items() for room in rooms]
)
def test_room_enters_only_those_it_may(floor: str, room: str) -> None:
    entered = {
        name.split(".")[1]
        for path in (ROOT / floor / room).rglob("*.py")
        for name in imports(path)
        if name.startswith(f"{floor}.")
    }
    assert entered <= ROOMS[floor][room] | HALLS[floor] | {room}


@pytest.mark.parametrize("floor", ROOMS)
def test_rooms_are_those_that_stand(floor: str) -> None:
    stand = {path.parent.name for path in (ROOT / floor).glob("*/__init__.py")}
    assert stand == set(ROOMS[floor])


def test_modules_have_no_import_circle() -> None:
    names = {p.relative_to(ROOT).with_suffix("").as_posix().replace("/", "."): p for p in MODULES}
    graph = {name: imports(path) & set(names) for name, path in names.items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(names)


@pytest.mark.parametrize("library", DOORS)
def test_library_stands_behind_its_door(library: str) -> None:
    users = {
        str(path.relative_to(ROOT))
        for path in MODULES
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users <= DOORS[library]


def test_only_the_settings_ask_the_environment() -> None:
    asking = [p for p in MODULES if "os.environ" in p.read_text("utf-8")]
    assert [p.name for p in asking] == ["settings.py"]


def test_modules_are_small_and_well_named() -> None:
    sizes = {p: len(p.read_text("utf-8").splitlines()) for p in MODULES}
    assert {p: n for p, n in sizes.items() if n > 250} == {}
    assert {p for p in MODULES if p.stem in FORBIDDEN} == set()
