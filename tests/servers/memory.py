"""Peak memory of a command."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def peak_memory(command: Sequence[str], environment: Mapping[str, str], log: Path) -> float:
    """Run a command, which must succeed, and return the most memory, in MiB, that it had."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, log.read_text("utf-8", "replace")[-2000:]
    return usage.ru_maxrss / 1024
