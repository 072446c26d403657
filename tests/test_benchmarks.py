"""That the benchmarks, which CI does not run, still fit what they measure."""

from importlib import import_module
from pathlib import Path

import pytest

HERE = Path(__file__).parent / "benchmarks"


@pytest.mark.parametrize("name", sorted(path.stem for path in HERE.glob("bench_*.py")))
def test_benchmark_can_be_loaded(name):
    module = import_module(f"tests.benchmarks.{name}")
    assert any(each.startswith("test_") for each in vars(module))
