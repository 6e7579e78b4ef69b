"""The mean of several readers' weights: `python -m training.reader_mean OUT FOLDER FOLDER ...`.

Readers taught from the same start on other questions lie near enough that their mean is better than
each (Wortsman et al. 2022, "Model soups").
"""

import sys
from pathlib import Path

import torch

from training import reader_export, reader_network


def mean(folders: list[Path]) -> reader_network.ReaderNetwork:
    """A network with the mean of the weights of the readers in the folders."""
    network = reader_network.start()
    states = []
    for folder in folders:
        reader_export.load(network, folder)
        states.append({name: value.clone() for name, value in network.state_dict().items()})
    kept = {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}
    network.load_state_dict(kept)
    return network


def main() -> None:
    """Reads, averages and writes."""
    if len(sys.argv) < 4:
        sys.exit("found fewer than two readers. Type: python -m training.reader_mean OUT A B")
    out, *folders = map(Path, sys.argv[1:])
    sys.stdout.write(f"{reader_export.write(mean(folders), out)}  {out}\n")


if __name__ == "__main__":
    main()
