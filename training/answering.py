"""Learns which sentence to choose and when to answer: `rag/ranking/weights.json`.

    python -m training.answering --data FOLDER [--index FOLDER] [--questions N] [--folders N]

Asks the questions of `training.questions` whose articles the reader was not taught: some over an
index of all the articles (made in `--index` first, which takes the encoder some minutes), others
over small folders of them (`training.folders`), with some that no news answers, and those for who
somebody or what something is over their own articles. Fits a listwise softmax over the sentences,
the weight of the second look at the best of them, and a logistic judge of the one that comes out
first.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np

from index.library import Library
from index.text.arabic import fold
from rag.answer import Question
from rag.questions.follow_up import standing_text
from rag.ranking.absent import behind
from rag.ranking.confidence import TRAITS, traits
from rag.ranking.features import NAMES, features
from rag.ranking.second_look import Eyes, Scores, Worth, contenders, second_look
from rag.reading.reader import bundled_reader
from training.asked import Lesson, lessons, open_index
from training.descent import Rows, listwise, logistic
from training.folders import folders
from training.identity_lessons import on_identity
from training.questions import (
    Asked,
    Told,
    read_articles,
    read_everyday,
    read_paragraphs,
    read_questions,
)

_TAKEN_OUT: Final = 4  # one in so many is also asked with its article taken out
_FEWEST_LEFT: Final = 6  # sentences
_OVER_ALL: Final = 1120  # questions asked over all the articles
_FOLDERS: Final = 100
# Half of our questions reword heavily; of those people ask, few do.
_REWORDED: Final = 0.25
_STRANGE: Final = 12  # questions on other subjects asked over every second folder
_EVERYDAY: Final = 8  # questions on no news at all asked over every folder
_COSINE: Final = 0.05  # by about so much the cosines of a question's sentences differ
_NOTHING: Final = Worth(0.0, 0.0)
_NEAREST: Final = 60  # passages among which an article's neighbours are
Nearness = Callable[[str, Sequence[str]], Scores]  # `Searcher.nearness`
OUT: Final = Path(__file__).parent.parent / "rag" / "ranking" / "weights.json"


def learn_ranker(taught: Sequence[Lesson]) -> Rows:
    """Weights that give the right sentences the largest softmax share."""
    useful = [lesson for lesson in taught if lesson.right.any() and not lesson.right.all()]
    spread = np.sqrt(np.mean([lesson.seen.rows.var(0) for lesson in useful], axis=0)) + 1e-6
    lists = [(each.seen.rows / spread, each.right) for each in useful]
    return np.asarray(listwise(lists) / spread)


def eyes(lesson: Lesson, nearness: Nearness) -> Eyes:
    """What looks at the lesson's sentences once more, as for an answer."""
    text = lesson.asked.text
    standing = standing_text(Question(text))
    return Eyes(text, bundled_reader(), lambda texts: nearness(standing, texts))


def learn_again(taught: Sequence[Lesson], ranker: Rows, nearness: Nearness) -> Worth:
    """What the second look is worth beside the ranker's score."""
    lists = []
    for lesson in taught:
        scores = lesson.seen.rows @ ranker - behind(lesson.seen.asking, lesson.seen.candidates)
        best = contenders(scores)
        if lesson.right[best].any() and not lesson.right[best].all():
            look = second_look(lesson.seen.candidates, scores, _NOTHING, eyes(lesson, nearness))
            told = [scores[best], look.alone[best], look.near[best] / _COSINE]
            lists.append((np.column_stack(told), lesson.right[best]))
    score, alone, near = listwise(lists, positive=True)
    return Worth(float(alone / score), float(near / score / _COSINE))


def looked_at(lesson: Lesson, ranker: Rows, again: Worth, nearness: Nearness) -> Lesson:
    """The lesson with the scores that these weights give."""
    seen = lesson.seen
    scores = seen.rows @ ranker - behind(seen.asking, seen.candidates)
    look = second_look(seen.candidates, scores, again, eyes(lesson, nearness))
    return replace(lesson, seen=replace(seen, look=look))


def learn_judge(taught: Sequence[Lesson]) -> Rows:
    """Weights for whether a question has an answer, by the traits of its best sentence.

    Questions whose answer was not found among ten thousand articles are left out: whether it
    could have been is not for the reader to tell. Near misses ask for numbers more often than
    others do; they are weighed so that what is asked for tells nothing.
    """
    used = [lesson for lesson in taught if lesson.right.any() or not lesson.asked.sentences]
    share = np.array([_REWORDED if one.asked.style == "para" else 1.0 for one in used])
    told = [
        traits(one.seen.asking, one.seen.candidates, one.seen.rows, one.seen.look) for one in used
    ]
    answerable = np.array([bool(lesson.asked.sentences) for lesson in used])
    kinds = np.array([str(lesson.seen.asking.kind) for lesson in used])
    counted = share.copy()
    for kind in set(kinds.tolist()):
        for held in (True, False):
            same = (kinds == kind) & (answerable == held)
            if same.any():
                among = share[same].sum() / share[kinds == kind].sum()
                counted[same] *= share[answerable == held].sum() / share.sum() / among
    return logistic(np.array(told), answerable, counted)


def taken_out(lesson: Lesson, told: Mapping[str, Told]) -> Lesson | None:
    """The same question as if its article, and whatever holds its answer, were not there.

    So it has no answer, yet all that is near it; None where too little is left.
    """
    asked = lesson.asked
    if asked.answer is None:
        return None
    start, end = asked.answer
    answer = fold(told[asked.article].text[start:end]).strip()
    kept = [
        one
        for one in lesson.seen.candidates
        if one.article != asked.article and answer not in fold(one.passage.chunk.text)
    ]
    if len(kept) < _FEWEST_LEFT:
        return None
    rows = features(lesson.seen.asking, kept)
    seen = replace(lesson.seen, candidates=kept, rows=rows)
    return Lesson(replace(asked, sentences=()), seen, np.zeros(len(kept), bool))


def over_folders(
    library: Library, told: Mapping[str, Told], held: Sequence[Asked], most: int
) -> list[Lesson]:
    """Lessons over small folders of the articles, `most` of them; `library` holds them all."""
    everywhere = library.searcher()

    def neighbours(name: str) -> list[str]:
        found = everywhere.search(told[name].title or told[name].text[:200], _NEAREST)
        names = dict.fromkeys(passage.chunk.source.id for passage in found)
        return [other for other in names if other != name]

    taught: list[Lesson] = []
    chance, everyday = np.random.default_rng(11), read_everyday()
    for each in islice(folders(told, held, neighbours, np.random.default_rng(1)), most):
        with tempfile.TemporaryDirectory() as place:
            small = open_index(Path(place), (told[name] for name in each.articles))
            asked = [*each.asked, *_strange(each.articles, chance), *_everyday(everyday, chance)]
            taught += lessons(small.searcher(), asked)
            small.close()
        sys.stderr.write(f"{len(taught)} over folders\n")
    return taught


def _strange(articles: Sequence[str], chance: np.random.Generator) -> list[Asked]:
    """Questions on other subjects than a folder's, every second time; nothing answers them."""
    if chance.random() < 1 / 2:
        return []
    far = [q for q in read_questions() if q.sentences and q.article not in articles]
    drawn = [far[at] for at in chance.choice(len(far), _STRANGE, replace=False)]
    return [replace(one, style="far", sentences=(), answer=None) for one in drawn]


def _everyday(questions: Sequence[Asked], chance: np.random.Generator) -> list[Asked]:
    """Some of the questions that no news answers."""
    return [questions[at] for at in chance.choice(len(questions), _EVERYDAY, replace=False)]


def learn(
    taught: Sequence[Lesson], told: Mapping[str, Told], nearness: Nearness
) -> dict[str, object]:
    """The content of `rag/ranking/weights.json`; says how often the best sentence is right."""
    ranker = learn_ranker(taught)
    again = learn_again(taught, ranker, nearness)
    found = [lesson for lesson in taught if lesson.right.any()]
    out = [taken_out(lesson, told) for lesson in found[::_TAKEN_OUT]]
    seen = [looked_at(one, ranker, again, nearness) for one in [*taught, *out] if one]
    best = [one.right[int(one.seen.look.scores.argmax())] for one in seen if one.right.any()]
    sys.stdout.write(
        f"{len(seen)} lessons; the best sentence right in {np.mean(best):.3f} of the {len(best)} "
        "where a right one was read\n"
    )
    judge = learn_judge(seen)
    return {
        "ranker": dict(zip(NAMES, np.round(ranker, 4).tolist(), strict=True)),
        "again": {"alone": round(again.alone, 4), "near": round(again.near, 2)},
        "judge": dict(zip(TRAITS, np.round(judge, 4).tolist(), strict=True)),
    }


def main() -> None:
    """Asks, learns, reports and writes."""
    parser = argparse.ArgumentParser(prog="python -m training.answering", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--index", type=Path, help="kept and used again")
    parser.add_argument("--questions", type=int, default=_OVER_ALL, help="over all the articles")
    parser.add_argument("--folders", type=int, default=_FOLDERS, help="at most; there are 57 or so")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    told = read_articles(given.data)
    held = [question for question in read_questions() if question.held]
    drawn = np.random.default_rng(7).permutation(len(held))[: given.questions]
    with tempfile.TemporaryDirectory() as folder:
        library = open_index(given.index or Path(folder), told.values())
        taught = lessons(library.searcher(), [held[at] for at in drawn])
        taught += over_folders(library, told, held, given.folders)
        told = {**told, **read_paragraphs()}
        taught += on_identity(told)
        # The level of a question is the same over any index, so this one tells it for all.
        learnt = learn(taught, told, library.searcher().nearness)
        library.close()
    given.out.write_text(json.dumps(learnt, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
