"""Run the benchmarks and print their table: `python -m tests.bench`, from the checkout's folder.

Arguments go to pytest: `-k edit` runs some of them, `--benchmark-json FILE` keeps every figure.
"""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent

if __name__ == "__main__":
    quiet = ["-q", "-n0", "--no-header", "--benchmark-only", "--benchmark-quiet"]
    sys.exit(pytest.main([str(HERE), *quiet, *sys.argv[1:]]))
