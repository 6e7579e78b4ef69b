"""Teaches the bundled encoder which sentence answers a question: `python -m training.pairs`.

Starts from the lower layers of the bundled model, reads question and sentence together and
learns, list by list, to score the answering sentence above its neighbours. Writes a checkpoint
every hundred steps and goes on from it when started again. See training/README.md.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING, Final

import numpy as np

from training import pair_export, pair_lists, pair_network
from training.pair_network import Network, encode

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WRONG: Final = 3  # wrong sentences in a list
LISTS: Final = 8  # lists in a step
_WORKERS: Final = 2  # threads, each with gradients of its own and a core
_PER_JOB: Final = 2  # lists a thread takes at a time
_POOL: Final = 25  # steps whose lists are sorted by length together, so that little is padding
_RATE: Final = 6e-5
_HEAD_RATE: Final = 1e-3
_WARM_UP: Final = 40  # steps
_CHECK_EVERY: Final = 100  # steps

Encoded = list[list[int]]  # the pairs of one list, the right one first


class Teacher:
    """The network, its optimiser and how far they have come."""

    def __init__(self, folder: Path, steps: int) -> None:
        import torch

        self.steps = steps
        self.checkpoint = folder / "checkpoint.pt"
        self.networks = [pair_network.start(), *(pair_network.start() for _ in range(1, _WORKERS))]
        for copy in self.networks[1:]:
            pair_network.share(self.networks[0], copy)
        network = self.networks[0]
        body = [p for n, p in network.named_parameters() if p.requires_grad and "head" not in n]
        groups = [
            {"params": body, "rate": _RATE},
            {"params": list(network.head.parameters()), "rate": _HEAD_RATE},
        ]
        self.optimiser = torch.optim.AdamW(groups, lr=_RATE, weight_decay=0.01)
        self.done = 0
        if self.checkpoint.exists():
            kept = torch.load(self.checkpoint, weights_only=True)
            network.load_state_dict(kept["network"])
            self.optimiser.load_state_dict(kept["optimiser"])
            self.done = int(kept["done"])

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        import torch

        part = self.checkpoint.with_suffix(".part")
        kept = {
            "network": self.networks[0].state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "done": self.done,
        }
        torch.save(kept, part)
        part.replace(self.checkpoint)

    def step(self, lists: Sequence[Encoded], pool: ThreadPoolExecutor) -> float:
        """Learn from one step's lists and return the mean loss."""
        import torch

        free: Queue[Network] = Queue()
        for network in self.networks:
            free.put(network)

        def learn(part: Sequence[Encoded]) -> float:
            network = free.get()
            scores = network(pair_network.padded([pair for one in part for pair in one]))
            shares = torch.log_softmax(scores.reshape(len(part), -1), dim=1)
            loss = -shares[:, 0].sum() / len(lists)
            loss.backward()  # type: ignore[no-untyped-call]
            free.put(network)
            return float(loss.detach())

        parts = [lists[at : at + _PER_JOB] for at in range(0, len(lists), _PER_JOB)]
        loss = sum(pool.map(learn, parts))
        self._update()
        return loss

    def _update(self) -> None:
        import torch

        first = dict(self.networks[0].named_parameters())
        for other in self.networks[1:]:
            for name, parameter in other.named_parameters():
                if parameter.grad is not None:
                    mine = first[name]
                    mine.grad = parameter.grad if mine.grad is None else mine.grad + parameter.grad
                parameter.grad = None
        left = max(0.0, 1 - self.done / self.steps)
        for group in self.optimiser.param_groups:
            group["lr"] = group["rate"] * min(left, (self.done + 1) / _WARM_UP)
        torch.nn.utils.clip_grad_norm_(list(first.values()), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.done += 1


def lists_from(folder: Path, tokenizer: "Tokenizer", start: int) -> Iterator[list[Encoded]]:
    """Endless steps, each `LISTS` lists of like length; the same for the same start."""
    found = pair_lists.lessons(folder)
    for name, read in found.items():
        sys.stderr.write(f"{len(read):>7} {name}\n")
    pool = start // _POOL
    while True:
        chance = np.random.default_rng((7, pool))
        draw = pair_lists.drawer(found, WRONG, chance)
        lists = [encode(tokenizer, draw()) for _ in range(_POOL * LISTS)]
        lists.sort(key=lambda one: max(map(len, one)))
        for at in chance.permutation(_POOL)[start % _POOL if pool == start // _POOL else 0 :]:
            yield lists[at * LISTS : (at + 1) * LISTS]
        pool += 1


def train(data: Path, work: Path, steps: int) -> Network:
    """The network after `steps` steps, gone on from the checkpoint in `work` if there is one."""
    import torch

    torch.set_num_threads(1)
    work.mkdir(parents=True, exist_ok=True)
    teacher = Teacher(work, steps)
    tokenizer = pair_network.tokenizer()
    held = pair_lists.paragraphs(pair_lists.arcd_parts(data)[1])
    losses: list[float] = []
    began = time.monotonic()
    feed = lists_from(data, tokenizer, teacher.done)
    with ThreadPoolExecutor(_WORKERS, initializer=lambda: torch.set_num_threads(1)) as pool:
        while teacher.done < steps:
            losses.append(teacher.step(next(feed), pool))
            if teacher.done % 20 == 0:
                spent = time.monotonic() - began
                mean = sum(losses[-100:]) / len(losses[-100:])
                sys.stderr.write(f"step {teacher.done} loss {mean:.3f} {spent:.0f} s\n")
            if teacher.done % _CHECK_EVERY == 0 or teacher.done == steps:
                teacher.save()
            if teacher.done % (2 * _CHECK_EVERY) == 0 or teacher.done == steps:
                share = pair_network.accuracy(teacher.networks[0], tokenizer, held)
                sys.stderr.write(f"step {teacher.done} held-out ARCD {share:.3f} n={len(held)}\n")
    return teacher.networks[0]


def main() -> None:
    """Learn and write the files that ship."""
    parser = argparse.ArgumentParser(prog="python -m training.pairs", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with qa/ and parallel/")
    parser.add_argument("--out", type=Path, default=pair_export.BUNDLE, help="folder to write to")
    parser.add_argument("--work", type=Path, default=Path("data/pairs"), help="for checkpoints")
    parser.add_argument("--steps", type=int, default=880)
    given = parser.parse_args()
    network = train(given.data, given.work, given.steps)
    fingerprint = pair_export.write(network, given.out)
    sys.stdout.write(f"{fingerprint}  {given.out}\n")


if __name__ == "__main__":
    main()
