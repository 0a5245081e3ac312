"""A disk that is soon full."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.artifacts import unavailable

LARGE = 4 << 30
"""Bytes, of which a disk takes only what lies on it."""


@contextmanager
def own_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk on a new folder, which takes the rights of an administrator."""
    folder.mkdir(parents=True)
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={LARGE}", "tmpfs", str(folder)]
    done = subprocess.run(mounting, capture_output=True, text=True, check=False)
    if done.returncode:
        unavailable(f"a disk cannot be mounted: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        # What still has a file open on it lets go when its process is gone.
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def resize(folder: Path, spare: int = LARGE) -> None:
    """Leave so many bytes free on a disk."""
    size = shutil.disk_usage(folder).used + spare
    subprocess.run(["mount", "-o", f"remount,size={size}", str(folder)], check=True)
