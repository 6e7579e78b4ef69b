from pathlib import Path

import pytest

from rag.errors import GoldInvalid
from rag.evaluation.gold import load_gold

ROW = '{"id":"1","question":"من؟","answers":["روته"],"articles":["a"],"kind":"said"}'


def _file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


def test_load_gold_gives_items_in_order_and_skips_blank_lines(tmp_path: Path) -> None:
    items = load_gold(_file(tmp_path, f'{ROW}\n\n{{"id":"2","question":"كم؟","answers":[]}}\n'))
    assert [(item.id, item.answerable, item.kind) for item in items] == [
        ("1", True, "said"),
        ("2", False, "other"),
    ]
    assert items[0].answers == ("روته",)


def test_load_gold_accepts_a_line_separator_inside_a_text(tmp_path: Path) -> None:
    items = load_gold(_file(tmp_path, '{"id":"1","question":"من\u2028هو؟","answers":[]}'))
    assert len(items) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "not JSON"),
        ("[1]", "an object is allowed"),
        ('{"id":"1","question":"x","answer":[]}', "did you mean 'answers'"),
        ('{"id":"1","question":"x"}', "'answers' is missing"),
        ('{"id":"1","question":" ","answers":[]}', "not empty"),
        ('{"id":7,"question":"x","answers":[]}', "'id' is 7"),
        ('{"id":"1","question":"x","answers":"روته"}', "a list of texts"),
        ('{"id":"1","question":"x","answers":[""]}', "a list of texts"),
        ('{"id":"1","question":"x","answers":[],"lang":"xx"}', "allowed: ar, en"),
    ],
)
def test_load_gold_names_the_line_and_what_is_allowed(tmp_path: Path, line: str, said: str) -> None:
    path = _file(tmp_path, f'{{"id":"0","question":"x","answers":[]}}\n{line}\n')
    with pytest.raises(GoldInvalid) as failed:
        load_gold(path)
    assert f"{path}:2" in str(failed.value)
    assert said in str(failed.value)


def test_load_gold_refuses_an_id_twice(tmp_path: Path) -> None:
    with pytest.raises(GoldInvalid, match="taken by line 1"):
        load_gold(_file(tmp_path, f"{ROW}\n{ROW}\n"))


def test_load_gold_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    with pytest.raises(GoldInvalid, match="No such file"):
        load_gold(tmp_path / "none.jsonl")
    with pytest.raises(GoldInvalid, match="no questions"):
        load_gold(_file(tmp_path, "\n"))
    (tmp_path / "gold.jsonl").write_bytes("من".encode("cp1256"))
    with pytest.raises(GoldInvalid, match="UTF-8"):
        load_gold(tmp_path / "gold.jsonl")
