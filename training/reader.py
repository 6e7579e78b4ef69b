"""Teaches the reader which sentence answers a question: `python -m training.reader --data FOLDER`.

Starts from the bundled encoder, reads question and passage together and learns to score the
sentence that answers above the others, and above nothing where nothing answers. With `--further`
it starts from the reader that is there instead. Writes a checkpoint every fifty steps and
goes on from it when started again; at the end writes `rag/reader_model`. What ships was taught on
a graphics card, where a thousand steps of 300 passages take a minute and a half; two cores take a
day. See rag/reader_model/README.md.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from training import reader_export, reader_network
from training.cases import HEAVY_SHARES, SHARES, read_cases
from training.drawing import drawer
from training.lessons import Case
from training.reader_batch import Batch, Encoded, batch, encode, tokenizer
from training.reader_check import check
from training.reader_network import ReaderNetwork

_POOL: Final = 8  # steps whose lessons are sorted by length together, so that little is padding
_DECAY: Final = 0.01
_WARM_UP: Final = 100  # steps
_KEEP_EVERY: Final = 50
_SAY_EVERY: Final = 50


@dataclass(frozen=True, slots=True)
class Course:
    """How the reader is taught.

    Attributes:
        passages: In a step.
        rate: Of learning, at first; falls to 0.
        reworded: Share of the questions that are asked in other words (`training.rewording`).
        seed: Of which questions are drawn.
        heavy: Whether most questions are of those that share few words with what answers.
        frozen: Lower layers that are not taught; with 4 of them a step takes three quarters.
        head: Times the rate of the layers.
        agree: Weight of two readings of a passage, with other parts dropped out, telling the same;
            a step takes twice as long.
        half: Multiply in bfloat16 on a processor too, which doubles the pace of those made for it.
    """

    steps: int = 1200
    passages: int = 300
    rate: float = 8e-5
    dropout: float = 0.1
    reworded: float = 0.3
    seed: int = 24
    heavy: bool = False
    frozen: int = 0
    head: float = 4.0
    agree: float = 0.0
    half: bool = False


class Teacher:
    """The network, its optimiser and how far they have come."""

    def __init__(self, folder: Path, course: Course, *, further: bool) -> None:
        self.course, self.done = course, 0
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.half = course.half or self.device == "cuda"
        self.checkpoint = folder / "checkpoint.pt"
        self.network = reader_network.start(course.dropout, course.frozen)
        if further:
            reader_export.load(self.network)
        self.network.to(self.device)
        self.optimiser = torch.optim.AdamW(_groups(self.network, course), lr=course.rate)
        if self.checkpoint.exists():
            kept = torch.load(self.checkpoint, map_location=self.device, weights_only=True)
            self.network.load_state_dict(kept["network"])
            self.optimiser.load_state_dict(kept["optimiser"])
            self.done = int(kept["done"])

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        part = self.checkpoint.with_suffix(".part")
        kept = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "done": self.done,
        }
        torch.save(kept, part)
        part.replace(self.checkpoint)

    def step(self, questions: Batch) -> float:
        """Learn from one step's questions and return the mean loss."""
        left = min((self.done + 1) / _WARM_UP, 1.0) * (1 - self.done / self.course.steps)
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * left
        self.network.train()
        with torch.autocast(self.device, torch.bfloat16, enabled=self.half):
            loss = reader_network.loss(self.network, questions.to(self.device), self.course.agree)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.done += 1
        return float(loss.detach())


def _groups(network: ReaderNetwork, course: Course) -> list[dict[str, Any]]:
    taught = [p for p in network.body.parameters() if p.requires_grad]
    head, rate = list(network.head.parameters()), course.rate
    return [
        {"params": [p for p in taught if p.ndim > 1], "rate": rate, "weight_decay": _DECAY},
        {"params": [p for p in taught if p.ndim <= 1], "rate": rate, "weight_decay": 0.0},
        {"params": head, "rate": rate * course.head, "weight_decay": _DECAY},
    ]


class Pools(torch.utils.data.IterableDataset[Batch]):
    """Endless steps of questions with passages of like length; the same for the same seed."""

    def __init__(self, cases: dict[str, list[Case]], course: Course, first: int) -> None:
        self.cases, self.course, self.first = cases, course, first
        self.shares = HEAVY_SHARES if course.heavy else SHARES

    def __iter__(self) -> Iterator[Batch]:
        """Steps of one pool after another; each of several workers takes its share of pools."""
        mine = torch.utils.data.get_worker_info()
        pool, by = self.first + (mine.id if mine else 0), mine.num_workers if mine else 1
        tokens = tokenizer()
        while True:
            chance = np.random.default_rng((self.course.seed, pool))
            draw = drawer(self.cases, self.shares, chance, self.course.reworded)
            drawn: list[list[Encoded]] = []
            while sum(map(len, drawn)) < _POOL * self.course.passages:
                drawn.append([encode(tokens, lesson) for lesson in draw()])
            yield from self._steps([each for each in drawn if each], chance)
            pool += by

    def _steps(self, drawn: list[list[Encoded]], chance: np.random.Generator) -> Iterator[Batch]:
        drawn.sort(key=lambda lessons: max(len(lesson.ids) for lesson in lessons))
        places = np.cumsum([0, *map(len, drawn)])[:-1] // self.course.passages
        for at in chance.permutation(_POOL):
            step = [each for each, place in zip(drawn, places, strict=True) if place == at]
            if step:
                yield batch(step)


def train(data: Path, work: Path, course: Course, *, further: bool) -> ReaderNetwork:
    """The taught network, gone on from the checkpoint in `work` if there is one.

    Args:
        data: The open sets.
        work: For checkpoints.
        course: How it is taught.
        further: Without a checkpoint, start from the reader in `rag/reader_model`.
    """
    work.mkdir(parents=True, exist_ok=True)
    teacher = Teacher(work, course, further=further)
    cases = read_cases(data, heavy=course.heavy)
    for name, found in cases.items():
        sys.stderr.write(f"{len(found):>7} {name}\n")
    workers = max(0, (os.cpu_count() or 1) - 2) if teacher.device == "cuda" else 0
    pools = Pools(cases, course, teacher.done // _POOL)
    losses: list[float] = []
    began = time.monotonic()
    for step in torch.utils.data.DataLoader(pools, batch_size=None, num_workers=workers):
        if teacher.done >= course.steps:
            break
        losses.append(teacher.step(step))
        if teacher.done % _SAY_EVERY == 0:
            _say(teacher.done, losses[-2 * _SAY_EVERY :], time.monotonic() - began)
        if teacher.done % _KEEP_EVERY == 0 or teacher.done == course.steps:
            teacher.save()
    network = teacher.network.to("cpu")
    for line in check(network, data):
        sys.stderr.write(f"{line}\n")
    return network


def _say(done: int, losses: Sequence[float], spent: float) -> None:
    sys.stderr.write(f"step {done} loss {np.mean(losses):.3f} {spent:.0f} s\n")


def main() -> None:
    """Learn and write the files that ship."""
    parser = argparse.ArgumentParser(prog="python -m training.reader", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with qa/, news/ and parallel/"
    )
    parser.add_argument("--out", type=Path, default=reader_export.OUT, help="folder to write to")
    parser.add_argument("--work", type=Path, default=Path("data/reader"), help="for checkpoints")
    parser.add_argument("--further", action="store_true", help="teach the reader that is there")
    for name, value in asdict(Course()).items():
        if isinstance(value, bool):
            parser.add_argument(f"--{name}", action="store_true")
        else:
            parser.add_argument(f"--{name}", type=type(value), default=value)
    given = vars(parser.parse_args())
    course = Course(**{name: given[name] for name in asdict(Course())})
    network = train(given["data"], given["work"], course, further=given["further"])
    sys.stdout.write(f"{reader_export.write(network, given['out'])}  {given['out']}\n")


if __name__ == "__main__":
    main()
