"""Start-up time and memory of the command, each of a fresh process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.memory import peak_memory

KG = str(Path(sys.executable).with_name("kg"))


def start_up(command: Sequence[str], rounds: int) -> float:
    """Return the median of the seconds that a command takes from start to end."""
    found = []
    for _ in range(rounds):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        found.append(time.perf_counter() - start)
    return median(found)


def build_memory(folder: str) -> float:
    """Return the most memory, in MiB, that ``kg build`` of a folder has in one process."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch, "out")
        return peak_memory([KG, "build", folder, "-o", str(out), "-j", "1"], os.environ, Path(scratch, "log"))
