"""Peak memory of a command."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

_LAUNCHER = """\
import resource, subprocess, sys
code = subprocess.call(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    file.write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(code)
"""
"""Linux counts for a process what the one that started it held at that moment, so a small one starts the command."""


def peak_memory(command: Sequence[str], environment: Mapping[str, str], log: Path) -> float:
    """Run a command, which must succeed, and return the most memory, in MiB, that it had."""
    told = log.with_suffix(".peak")
    launcher = [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(told), *command]
    with log.open("wb") as output:
        code = subprocess.call(launcher, env=environment, stdout=output, stderr=subprocess.STDOUT)
    assert code == 0, log.read_text("utf-8", "replace")[-2000:]
    return int(told.read_text("utf-8")) / 1024
