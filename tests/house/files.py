from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
_NOT_OURS = {".git", ".venv", "out", "dist", "build", "__pycache__"}


def project_files() -> Iterator[Path]:
    """Yield the files of the project below its root: no caches, environments or results."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(
            name
            for name in folders
            if name not in _NOT_OURS and not name.endswith(("_cache", ".egg-info", ".hypothesis"))
        )
        # In a worktree of git, .git is a file.
        yield from (Path(folder, name) for name in sorted(names) if name not in _NOT_OURS)
