"""The fuzzing itself works: each reader takes a seed and a few changed inputs in its stride; a find is kept."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from app.errors import IntakeError
from tests.fuzz.mutate_parts import seven_zip_changed
from tests.fuzz.reading import Find, told
from tests.fuzz.runner import Fuzzing
from tests.fuzz.seeds import seven_zips
from tests.fuzz.table import table
from tests.fuzz.targets import TARGETS

_LIGHT = ("answers", "standard", "tables")  # without pdfium, whose fonts are set once for a process


@pytest.mark.parametrize("name", _LIGHT)
def test_a_reader_takes_seeds_and_changed_inputs(tmp_path: Path, name: str) -> None:
    target = TARGETS[name]
    run = target.run(tmp_path)
    random = Random(name)
    seeds = target.seeds()
    assert run(target.endings[0], seeds[0])
    for _ in range(4):
        assert run(target.endings[0], target.change(random, random.choice(seeds), seeds))


def test_the_same_seed_makes_the_same_inputs() -> None:
    seeds = seven_zips()
    one, two = ([seven_zip_changed(random, seeds[0], seeds) for _ in range(9)] for random in (Random(7), Random(7)))
    assert one == two
    assert len(set(one)) > 5


def test_a_refusal_without_advice_is_a_find() -> None:
    with pytest.raises(Find):
        told(IntakeError("文件已损坏。"))
    with pytest.raises(Find):
        told(IntakeError("broken", "请重试。"))


def test_the_smallest_input_of_a_kind_is_kept(tmp_path: Path) -> None:
    fuzzing = Fuzzing("answers", 1, tmp_path)
    for size in (9, 5, 7):
        fuzzing.keep(".json", b"x" * size, "ValueError here", "trace")
    assert [path.read_bytes() for path in (tmp_path / "answers").glob("*.in*")] == [b"x" * 5]


def test_the_log_is_summed_up() -> None:
    line = '{"reader": "ofd", "seed": 1, "seconds": 90.0, "inputs": 10, "lost": 1}'
    assert "| ofd | 3.0 | 20 | 2 |" in table(f"{line}\n{line}\n")
