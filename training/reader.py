"""Teaches the reader which sentence answers a question: `python -m training.reader --data FOLDER`.

Starts from the bundled encoder, reads question and passage together and learns to score the
sentence that answers above the others, and above nothing where nothing answers. Writes a
checkpoint every two hundred steps and goes on from it when started again; at the end writes
`rag/reader_model`. Three hours on two cores. With `--further` it starts from the reader that is
there instead. See rag/reader_model/README.md.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from training import reader_export, reader_network
from training.drawing import drawer
from training.lessons import Case, of_ours, read_cases
from training.questions import held_out, read_articles, read_questions
from training.reader_network import Encoded, ReaderNetwork

if TYPE_CHECKING:
    from tokenizers import Tokenizer

STEPS: Final = 4000
LESSONS: Final = 24  # passages in a step
_WORKERS: Final = 2  # threads, each with gradients of its own and a core
_POOL: Final = 16  # steps whose lessons are sorted by length together, so that little is padding
_RATE: Final = 6e-5
_HEAD_RATE: Final = 1e-3
_FURTHER: Final = 0.8  # share of these rates for a reader that is taught already
_DECAY: Final = 0.01
_WARM_UP: Final = 150  # steps
_KEEP_EVERY: Final = 200
_CHECK_EVERY: Final = 600
_SEED: Final = 7


class Teacher:
    """The network, its optimiser and how far they have come."""

    def __init__(self, folder: Path, steps: int, *, further: bool = False) -> None:
        import torch

        self.steps, self.done = steps, 0
        self.pace = _FURTHER if further else 1.0
        self.checkpoint = folder / "checkpoint.pt"
        self.networks = [reader_network.start() for _ in range(_WORKERS)]
        for copy in self.networks[1:]:
            _share(self.networks[0], copy)
        self.network = self.networks[0]
        if further:
            reader_export.load(self.network)
        self.optimiser = torch.optim.AdamW(_groups(self.network), lr=_RATE)
        if self.checkpoint.exists():
            kept = torch.load(self.checkpoint, weights_only=True)
            self.network.load_state_dict(kept["network"])
            self.optimiser.load_state_dict(kept["optimiser"])
            self.done = int(kept["done"])

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        import torch

        part = self.checkpoint.with_suffix(".part")
        kept = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "done": self.done,
        }
        torch.save(kept, part)
        part.replace(self.checkpoint)

    def step(self, questions: Sequence[Sequence[Encoded]], pool: ThreadPoolExecutor) -> float:
        """Learn from one step's questions and return the mean loss."""
        free: Queue[ReaderNetwork] = Queue()
        for network in self.networks:
            free.put(network)

        def learn(part: Sequence[Sequence[Encoded]]) -> float:
            network = free.get()
            loss = reader_network.loss(network, part) / LESSONS
            loss.backward()  # type: ignore[no-untyped-call]
            free.put(network)
            return float(loss.detach())

        size = -(-len(questions) // (2 * _WORKERS))
        parts = [questions[at : at + size] for at in range(0, len(questions), size)]
        loss = sum(pool.map(learn, parts))
        self._update()
        return loss

    def _update(self) -> None:
        import torch

        first = list(self.network.parameters())
        for other in self.networks[1:]:
            for mine, yours in zip(first, other.parameters(), strict=True):
                if yours.grad is not None:
                    mine.grad = yours.grad if mine.grad is None else mine.grad + yours.grad
                yours.grad = None
        left = self.pace * max(0.0, 1 - self.done / self.steps)
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * min(left, (self.done + 1) / _WARM_UP)
        torch.nn.utils.clip_grad_norm_(first, 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.done += 1


def _share(first: ReaderNetwork, second: ReaderNetwork) -> None:
    """Make the second network's weights those of the first, gradients apart."""
    for mine, yours in zip(first.parameters(), second.parameters(), strict=True):
        yours.data = mine.data


def _groups(network: ReaderNetwork) -> list[dict[str, Any]]:
    taught = [p for p in network.body.parameters() if p.requires_grad]
    return [
        {"params": [p for p in taught if p.ndim > 1], "rate": _RATE, "weight_decay": _DECAY},
        {"params": [p for p in taught if p.ndim <= 1], "rate": _RATE, "weight_decay": 0.0},
        {"params": list(network.head.parameters()), "rate": _HEAD_RATE, "weight_decay": _DECAY},
    ]


def questions_from(
    cases: dict[str, list[Case]], tokens: "Tokenizer", done: int, seed: int = _SEED
) -> Iterator[list[list[Encoded]]]:
    """Endless steps of questions with about `LESSONS` passages of like length.

    The same for the same start and seed.
    """
    pool = done // _POOL
    while True:
        chance = np.random.default_rng((seed, pool))
        draw = drawer(cases, chance)
        drawn: list[list[Encoded]] = []
        while sum(map(len, drawn)) < _POOL * LESSONS:
            drawn.append([reader_network.encode(tokens, lesson) for lesson in draw()])
        drawn.sort(key=lambda lessons: max(len(lesson.ids) for lesson in lessons))
        places = np.cumsum([0, *map(len, drawn)])[:-1] // LESSONS
        for at in chance.permutation(_POOL):
            yield [lessons for lessons, place in zip(drawn, places, strict=True) if place == at]
        pool += 1


def check(network: ReaderNetwork, tokens: "Tokenizer", data: Path) -> str:
    """How the reader does on an eighth of the questions it is not taught, over their articles."""
    questions, articles = read_questions(), read_articles(data)
    held = held_out(questions)
    right, answered, unanswered = [], [], []
    for asked in [q for q in questions if q.article in held and q.style != "far"][::8]:
        one = of_ours(asked, articles)
        hit, score = reader_network.best_sentences(network, tokens, [*one.answering, *one.others])
        if one.answering:
            right.append(hit)
            answered.append(score)
        else:
            unanswered.append(score)
    apart = np.mean(np.array(answered)[:, None] > np.array(unanswered)[None])
    return (
        f"best sentence {np.mean(right):.3f} n={len(right)}, "
        f"answerable above unanswerable {apart:.3f} n={len(unanswered)}"
    )


def train(
    data: Path, work: Path, steps: int, *, further: bool = False, seed: int = _SEED
) -> ReaderNetwork:
    """The network after `steps` steps, gone on from the checkpoint in `work` if there is one.

    Args:
        data: The open sets.
        work: For checkpoints.
        steps: In all, those of the checkpoint included.
        further: Without a checkpoint, start from the reader in `rag/reader_model`.
        seed: Of which questions are drawn; the reader there has learnt from those of 7.
    """
    import torch

    torch.set_num_threads(1)
    work.mkdir(parents=True, exist_ok=True)
    teacher = Teacher(work, steps, further=further)
    tokens = reader_network.tokenizer()
    cases = read_cases(data)
    for name, found in cases.items():
        sys.stderr.write(f"{len(found):>7} {name}\n")
    losses: list[float] = []
    began = time.monotonic()
    feed = questions_from(cases, tokens, teacher.done, seed)
    with ThreadPoolExecutor(_WORKERS, initializer=lambda: torch.set_num_threads(1)) as pool:
        while teacher.done < steps:
            losses.append(teacher.step(next(feed), pool))
            if teacher.done % 50 == 0:
                mean = sum(losses[-100:]) / len(losses[-100:])
                spent = time.monotonic() - began
                sys.stderr.write(f"step {teacher.done} loss {mean:.3f} {spent:.0f} s\n")
            if teacher.done % _KEEP_EVERY == 0 or teacher.done == steps:
                teacher.save()
            if teacher.done % _CHECK_EVERY == 0 or teacher.done == steps:
                told = check(teacher.network, tokens, data)
                sys.stderr.write(f"step {teacher.done} {told}\n")
    return teacher.network


def main() -> None:
    """Learn and write the files that ship."""
    parser = argparse.ArgumentParser(prog="python -m training.reader", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with qa/ and news/")
    parser.add_argument("--out", type=Path, default=reader_export.OUT, help="folder to write to")
    parser.add_argument("--work", type=Path, default=Path("data/reader"), help="for checkpoints")
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--further", action="store_true", help="teach the reader that is there")
    parser.add_argument("--seed", type=int, default=_SEED, help="another draws other questions")
    given = parser.parse_args()
    network = train(given.data, given.work, given.steps, further=given.further, seed=given.seed)
    sys.stdout.write(f"{reader_export.write(network, given.out)}  {given.out}\n")


if __name__ == "__main__":
    main()
