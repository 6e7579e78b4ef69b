"""How long a first question takes, as a ratio within one run."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROUNDS = 5
MOST = 3.0  # times the import of chromadb alone


def seconds(folder: Path, *arguments: str) -> float:
    environment = os.environ | {"SANAD_DATA_DIR": str(folder), "PYTHONPATH": str(ROOT)}
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return time.perf_counter() - started


@pytest.mark.slow
def test_cold_ask_takes_at_most_three_imports_of_chromadb(tmp_path: Path) -> None:
    ask = ("-m", "bot.cli", "ask", "ماذا قال روته عن حق النقض الروسي؟")
    seconds(tmp_path, "-m", "bot.cli", "index", str(ROOT / "articles"))
    seconds(tmp_path, *ask)  # the first run compiles
    ratios = [
        seconds(tmp_path, *ask) / seconds(tmp_path, "-c", "import chromadb") for _ in range(ROUNDS)
    ]
    assert statistics.median(ratios) <= MOST, ratios
