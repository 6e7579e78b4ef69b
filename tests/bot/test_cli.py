"""The command line as a user runs it, in this process, on a small index of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli import main

Run = Callable[..., tuple[int, str, str]]
RUTTE = (
    "قال مارك روته إن روسيا لا تملك حق النقض في شأن نشر قوات في أوكرانيا: «ليس من حقهم أن يقرروا»."
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.chdir(tmp_path)

    def sanad(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["sanad", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out, err

    return sanad


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "rutte.txt").write_text(RUTTE, "utf-8")
    (folder / "quake.md").write_text(
        "---\ntitle: زلزال الحوز\npublisher: المرصد\npublished: 2023-09-09\n---\n"
        "ضرب زلزال قوي إقليم الحوز مساء الجمعة، وبلغ عدد القتلى 2012 شخصا.",
        "utf-8",
    )
    return folder


def test_index_and_ask_give_a_cited_answer(run: Run, articles: Path) -> None:
    code, out, _ = run("index", str(articles), "--json")
    assert (code, json.loads(out)["added"]) == (0, 2)
    code, out, _ = run("ask", "ماذا قال روته عن حق النقض الروسي؟", "--json")
    answer = json.loads(out)
    assert (code, answer["outcome"]) == (0, "answered")
    (citation,) = answer["citations"]
    assert citation["article"] == "rutte"
    assert RUTTE[citation["start"] : citation["end"]] == citation["quote"]
    assert "[1]" in answer["text"]


def test_ask_shows_title_publisher_and_date(run: Run, articles: Path) -> None:
    run("index", str(articles))
    code, out, _ = run("ask", "كم بلغ عدد قتلى زلزال الحوز؟")
    assert code == 0
    assert "2012" in out
    assert "زلزال الحوز، المرصد، 9 سبتمبر 2023" in out


def test_ask_refuses_with_exit_code_3(run: Run, articles: Path) -> None:
    run("index", str(articles))
    code, out, _ = run("ask", "ما هي وصفة الكسكس بالخضار؟", "--json")
    answer = json.loads(out)
    assert (code, answer["outcome"], answer["citations"]) == (3, "no_evidence", [])


def test_search_follows_the_contract(run: Run, articles: Path) -> None:
    run("index", str(articles))
    code, out, _ = run("search", "زلزال", "-k", "1", "--json")
    (row,) = json.loads(out)
    assert code == 0
    assert list(row) == [
        "rank", "article", "chunk", "score", "similarity", "start", "end", "text",
    ]  # fmt: skip
    assert row["article"] == "quake"


def test_index_twice_says_that_nothing_changed(run: Run, articles: Path) -> None:
    run("index", str(articles))
    code, out, _ = run("index", str(articles))
    assert code == 0
    assert "0 added, 0 changed, 2 unchanged, 0 removed" in out


def test_index_takes_the_articles_folder_of_the_settings(
    run: Run, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SANAD_ARTICLES_DIR", str(articles))
    assert run("index")[1].startswith("2 added")


def test_rebuild_follows_a_change_of_chunking(run: Run, articles: Path) -> None:
    run("index", str(articles))
    code, out, _ = run("index", "--rebuild")
    assert (code, out.split(",")[0]) == (0, "2 added")


def test_rebuild_empties_nothing_it_can_not_read_again(run: Run, articles: Path) -> None:
    run("index", str(articles))
    articles.rename(articles.with_name("elsewhere"))
    code, _, err = run("index", "--rebuild")
    assert code == 1
    assert "put it back" in err
    assert run("search", "زلزال", "-k", "1")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("ask", "متى؟"), "nothing is indexed"),
        (("ask", ""), "the question is empty"),
        (("ask", "س" * 10_000), "10,000 characters, 2,000 are allowed"),
        (("index", "nowhere"), "nowhere can't be opened"),
        (("evaluate", "--gold", "nowhere.jsonl"), "nowhere.jsonl"),
        (("bot",), "TELEGRAM_BOT_TOKEN is not set"),
    ],
)
def test_mistake_is_one_line_and_exit_code_1(
    run: Run, arguments: tuple[str, ...], says: str
) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (1, "")
    assert says in err
    assert err.count("\n") == 1


def test_usage_error_is_exit_code_2(run: Run) -> None:
    assert run("ask")[0] == 2
    assert run("search", "س", "-k", "none")[0] == 2
    assert run("nothing")[0] == 2


def test_empty_folder_is_said_to_be_empty(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    code, out, _ = run("index", "empty")
    assert code == 0
    assert "nothing to ask yet" in out


def test_bad_files_are_named_and_the_others_indexed(run: Run, articles: Path) -> None:
    (articles / "binary.txt").write_bytes(os.urandom(4096))
    (articles / "bent.md").write_text("---\ntitle: [بلا نهاية\n---\nنص طويل بما يكفي.", "utf-8")
    (articles / "lines.jsonl").write_text('{"text": "خبر سليم من سطر واحد."}\n{bad\n', "utf-8")
    (articles / "old.txt").write_bytes(
        "قالت الوزارة إن المدارس تفتح غدا في كل البلاد.".encode("cp1256")
    )
    code, out, err = run("index", str(articles), "--json")
    report = json.loads(out)
    assert (code, report["added"]) == (0, 4)
    assert {Path(row["where"]).name for row in report["rejected"]} == {
        "binary.txt", "bent.md", "lines.jsonl:2",
    }  # fmt: skip
    assert "Traceback" not in err


def test_question_in_emoji_is_answered_politely(run: Run, articles: Path) -> None:
    run("index", str(articles))
    code, out, _ = run("ask", "🤔🤔")
    assert code == 0
    assert "اكتب سؤالك" in out


def test_doctor_is_clean_then_names_the_repair(run: Run, articles: Path, tmp_path: Path) -> None:
    assert run("doctor")[0] == 1
    run("index", str(articles))
    code, out, _ = run("doctor")
    assert (code, out.count("BAD")) == (0, 0)
    shutil.rmtree(tmp_path / "data" / "words" / "chunks")
    code, out, _ = run("doctor")
    assert code == 1
    assert "sanad doctor --repair" in out
    code, out, _ = run("doctor", "--repair")
    assert (code, out.count("BAD")) == (0, 0)
    assert run("ask", "ماذا قال روته عن حق النقض؟")[0] == 0


def test_evaluate_prints_its_table_and_leaves_the_users_index_alone(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    gold = {
        "id": "1", "question": "ماذا قال روته عن حق النقض؟", "answers": ["ليس من حقهم"],
        "articles": ["rutte"], "evidence": [RUTTE], "lang": "ar", "kind": "said", "history": [],
    }  # fmt: skip
    (tmp_path / "gold.jsonl").write_text(json.dumps(gold) + "\n", "utf-8")
    code, out, _ = run(
        "evaluate", "--gold", "gold.jsonl", "--articles", str(articles), "--json", "out.json",
        "--html", "out.html", "--fail-under", "answer_correct=0.9",
    )  # fmt: skip
    report = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert code == 0
    assert "answer_correct" in out
    assert report["metrics"]["quote_verbatim"]["value"] == 1.0
    assert report["items"][0]["retrieved"][0] == "rutte"
    assert not (tmp_path / "data" / "catalog.sqlite3").exists()


def loaded(*arguments: str) -> set[str]:
    """The top-level modules a command loads, in a process of its own."""
    script = (
        "import sys\nfrom bot.cli import main\n"
        f"sys.argv = {['sanad', *arguments]!r}\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print('\\n'.join({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def test_help_loads_nothing_heavy() -> None:
    heavy = {"torch", "chromadb", "telegram", "langchain_core", "onnxruntime", "trafilatura"}
    assert loaded("--help") & heavy == set()


def test_cold_ask_loads_no_torch(run: Run, articles: Path) -> None:
    run("index", str(articles))
    seen = loaded("ask", "ماذا قال روته عن حق النقض؟")
    assert "chromadb" in seen
    assert seen & {"torch", "sentence_transformers", "telegram", "trafilatura"} == set()


def test_question_before_anything_is_indexed_ends_with_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from bot.cli import main; main()", "ask", "متى؟"]
    environment = {**os.environ, "SANAD_DATA_DIR": str(tmp_path / "none")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "type: sanad index FOLDER" in done.stderr
