"""Makes the tables of `index/lexicon`: `python -m training.lexicon --data FOLDER`.

FOLDER holds `parallel/`, `lexicon/` and `pairs/` as index/lexicon/README.md lists them. A word's
Arabic comes from parallel sentences (both directions of IBM's model 1), from dictionaries, from
lists of countries and their people, or by way of English. Takes about a minute.
"""

import argparse
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, Final

from index.text.arabic import STOP_WORDS, fold, raw_words, stem, words
from index.text.lexicon import NAMES, headword
from training.alignment import Pair, best, translations

OUT: Final = Path(__file__).parent.parent / "index" / "lexicon"
LANGUAGES: Final = ("en", "fr", "tr", "fa", "es", "de", "ru")
_PARALLEL: Final = ("un_6way", "tico19_covid_6way", "ntrex_news_8way_train")
_DICTIONARY, _WORDNET, _COUNTRY, _PEOPLE, _NAME = 0.6, 0.25, 0.9, 0.7, 0.6
_BY_ENGLISH, _LEAST = 0.9, 0.1  # what a way round costs, and below what it leads nowhere
_MOST: Final = 5
_NAMES_MOST: Final = 4

Lexicon = dict[str, dict[str, float]]  # headword to Arabic stems and weights


class Data:
    """The open texts and lists, read from one folder.

    Args:
        held: Lines of the parallel news, from the first on, that are left out to measure with.
    """

    def __init__(self, folder: Path, held: int = 0) -> None:
        self._folder = folder
        self._held = held

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a .jsonl.gz file."""
        return [json.loads(line) for line in self._lines(f"{name}.jsonl.gz")]

    def columns(self, name: str) -> list[list[str]]:
        """The columns of a .tsv.gz file."""
        return [line.split("\t") for line in self._lines(f"{name}.tsv.gz")]

    def parallel(self, language: str, other: str) -> Iterator[tuple[str, str]]:
        """Sentences in one language with their translations."""
        for name in _PARALLEL:
            rows = self.rows(f"parallel/{name}")
            for row in rows[self._held if name.startswith("ntrex") else 0 :]:
                if row.get(language) and row.get(other):
                    yield row[language], row[other]
        if (language, other) == ("en", "ar"):
            yield from ((row[1], row[0]) for row in self.columns("parallel/tatoeba_ar_en"))
        if other == "en" and language in ("de", "es", "fr", "ru"):
            for row in self.rows("pairs/stsb_train_dev_5lang"):
                yield from zip(row[language], row["en"], strict=True)

    def _lines(self, name: str) -> list[str]:
        content = gzip.decompress((self._folder / name).read_bytes())
        return content.decode("utf-8").splitlines()


def keys(text: str, language: str) -> list[str]:
    """The headwords of a text; in Arabic its stems; stop words left out."""
    if language == "ar":
        return [stem(word) for word in words(text) if word not in STOP_WORDS and len(word) > 1]
    kept = (word for word in raw_words(text) if len(word) > 1 and fold(word) not in STOP_WORDS)
    return [headword(word, language) for word in kept]


def add(lexicon: Lexicon, word: str, arabic: str, weight: float) -> None:
    """Notes a translation, keeping the heavier weight."""
    if len(word) > 1 and len(arabic) > 1:
        options = lexicon.setdefault(word, {})
        options[arabic] = max(weight, options.get(arabic, 0.0))


def aligned(data: Data, language: str, other: str) -> Lexicon:
    """What parallel sentences say."""
    pairs: list[Pair] = [
        (keys(one, language), keys(two, other)) for one, two in data.parallel(language, other)
    ]
    return translations(pairs) if pairs else {}


def english(data: Data) -> Lexicon:
    """English to Arabic: parallel sentences and a dictionary."""
    lexicon = aligned(data, "en", "ar")
    for arabic, gloss, *_ in data.columns("lexicon/wiktionary_ar_en"):
        theirs, ours = keys(gloss, "en"), keys(arabic, "ar")
        if len(theirs) == len(ours) == 1:
            add(lexicon, theirs[0], ours[0], _DICTIONARY)
    return lexicon


def other(data: Data, language: str, by_english: Lexicon) -> Lexicon:
    """Another language to Arabic: parallel sentences, by way of English, a wordnet."""
    lexicon = aligned(data, language, "ar")
    way = to_english(data, language)
    for word, options in way.items():
        for meaning, sure in options.items():
            for arabic, weight in by_english.get(meaning, {}).items():
                if sure * weight >= _LEAST:
                    add(lexicon, word, arabic, sure * weight * _BY_ENGLISH)
    if language in ("fr", "fa"):
        for row in data.rows("lexicon/omw_synsets_ar_fr_fa"):
            theirs = (keys(word, language) for word in row.get(language, ()))
            ours = [keys(word, "ar") for word in row.get("ar", ())]
            for one, two in product(theirs, ours):
                if len(one) == len(two) == 1:
                    add(lexicon, one[0], two[0], _WORDNET)
    return lexicon


def to_english(data: Data, language: str) -> Lexicon:
    """Another language to English: a dictionary, or parallel sentences."""
    if language not in ("tr", "fa"):
        return aligned(data, language, "en")
    way: Lexicon = {}
    for word, gloss, *_ in data.columns(f"lexicon/wiktionary_{language}_en"):
        theirs, ours = keys(word, language), keys(gloss, "en")
        if len(theirs) == len(ours) == 1:
            add(way, theirs[0], ours[0], _DICTIONARY)
    return way


def add_countries(data: Data, language: str, lexicon: Lexicon) -> None:
    """Countries, regions and their people."""
    for name in ("cldr_names_8way", "countries_8way"):
        for row in data.rows(f"lexicon/{name}"):
            theirs, ours = keys(row.get(language) or "", language), keys(row.get("ar") or "", "ar")
            if len(theirs) == len(ours) == 1:
                add(lexicon, theirs[0], ours[0], _COUNTRY)
            people = row.get(f"demonym_{language}")
            if people and len(ours) == 1:
                for word in keys(people, language):
                    add(lexicon, word, ours[0], _PEOPLE)


def names(data: Data) -> Lexicon:
    """Names in Latin letters to their Arabic stems, the usual spelling weighing more."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for arabic, latin, *_ in data.columns("lexicon/names_translit_ar_en"):
        theirs, ours = words(latin), words(arabic)
        if len(theirs) == len(ours) == 1:
            seen[theirs[0]][stem(ours[0])] += 1
    return {
        name: {arabic: 0.2 + _NAME * n / spellings.total() for arabic, n in spellings.items()}
        for name, spellings in seen.items()
    }


def write(lexicon: Lexicon, name: str, most: int) -> None:
    """Writes one table; the same table gives the same bytes."""
    lines = []
    for word in sorted(lexicon):
        options = best(lexicon[word], most)
        told = " ".join(f"{arabic}:{round(100 * weight)}" for arabic, weight in options.items())
        lines.append(f"{word}\t{told}\n")
    OUT.mkdir(exist_ok=True)
    content = gzip.compress("".join(lines).encode("utf-8"), 9, mtime=0)
    (OUT / f"{name}.tsv.gz").write_bytes(content)
    sys.stdout.write(f"{name:<6}{len(lines):>8,} words{len(content):>10,} bytes\n")


def main() -> None:
    """Makes and writes every table."""
    parser = argparse.ArgumentParser(prog="python -m training.lexicon", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held", type=int, default=0, help="news sentences kept for measuring")
    given = parser.parse_args()
    data = Data(given.data, given.held)
    by_english = english(data)
    for language in LANGUAGES:
        lexicon = by_english if language == "en" else other(data, language, by_english)
        add_countries(data, language, lexicon)
        write(lexicon, language, _MOST)
    write(names(data), NAMES, _NAMES_MOST)


if __name__ == "__main__":
    main()
