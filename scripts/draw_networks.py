"""Draw the pictures of docs/network.md with the commands that it shows."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from scripts.refresh_docs import ROOT, prepare

TUTORIAL = ROOT / "docs" / "network.md"
_DRAWING = re.compile(r"^(kg network .*-o (network-\w+\.png))$", re.MULTILINE)


def main() -> None:
    """Run each command that draws and keep its picture beside the tutorial."""
    with tempfile.TemporaryDirectory() as scratch:
        run = prepare(Path(scratch), measured=False)
        for command, name in _DRAWING.findall(TUTORIAL.read_text("utf-8")):
            printed = run(command)
            picture = Path(scratch) / name
            if not picture.is_file():
                sys.exit(printed or f"{command}: nothing was drawn")
            (ROOT / "docs" / name).write_bytes(picture.read_bytes())
            print(f"drew docs/{name}")


if __name__ == "__main__":
    try:
        main()
    except subprocess.SubprocessError as error:
        sys.exit(f"Error: {error}")
