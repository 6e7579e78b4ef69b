"""The encoder's rows of words, read from a file as they are asked for."""

from pathlib import Path

import numpy as np
import pytest

from index.vectors.word_table import ROW, WordTable


def written(folder: Path, nibbles: int, scale: float) -> Path:
    rows = np.zeros(3, ROW)
    rows["nibbles"][1] = nibbles | nibbles << 4
    rows["scales"][1] = scale
    path = folder / "words.bin"
    path.write_bytes(rows.tobytes())
    return path


@pytest.mark.parametrize(("nibble", "value"), [(0, -8.0), (8, 0.0), (15, 7.0)])
def test_a_nibble_counts_from_the_middle_times_its_scale(
    tmp_path: Path, nibble: int, value: float
) -> None:
    table = WordTable(written(tmp_path, nibble, 0.5))
    found = table.vectors(np.array([[1, 1]]))
    assert found.shape == (1, 2, 384)
    assert found.dtype == np.float32
    assert np.allclose(found, value * 0.5)


def test_a_row_is_read_by_its_number(tmp_path: Path) -> None:
    table = WordTable(written(tmp_path, 9, 1.0))
    assert table.vectors(np.array([[0, 1, 2]]))[0, :, 0].tolist() == [0.0, 1.0, 0.0]
