"""Run every command that the documents show and put its real output below it.

A fenced block of kind ``console`` holds lines that begin with ``$``: commands, each followed by
what it printed. ``make docs`` renews them; a test fails while one is out of date. They
run in an empty folder beside ``seeds`` and its build, ``out``, and the annotated articles of ``corpus/``,
taken apart into ``docs`` and ``gold``, with their build, ``own``. Examples of what is read are renewed, too.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.read_examples import with_real_readings
from scripts.training.own_articles import write_apart

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.DOTALL)
_COMMAND = re.compile(r"^\$ (.+)$", re.MULTILINE)
_MEASURES = re.compile(r"\bown\b")

Run = Callable[[str], str | None]
"""Returns what a command prints; None leaves what the document shows."""


def documents() -> Iterator[Path]:
    """Yield the files whose console blocks are kept true."""
    yield ROOT / "README.md"
    yield from sorted((ROOT / "docs").glob("*.md"))


def with_real_output(text: str, run: Run) -> str:
    """Return a document whose console blocks hold what ``run`` gave, and whose examples what is read."""
    return with_real_readings(_BLOCK.sub(lambda block: "".join(_outputs(block[0], run)), text))


def _outputs(block: str, run: Run) -> Iterator[str]:
    _, *pairs = _COMMAND.split(block)
    for command, shown in zip(pairs[::2], pairs[1::2], strict=True):
        printed = run(command)
        output = shown.removeprefix("\n") if printed is None else printed
        yield f"$ {command}\n{output}"


def prepare(folder: Path, *, measured: bool) -> Run:
    """Lay out articles and builds in a folder and return what runs a command there.

    Where nothing is to be ``measured``, which takes its time, commands about ``own`` are not run.
    """
    (folder / "seeds").symlink_to(ROOT / "seeds")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "LC_ALL": "C.UTF-8"}

    def run(command: str) -> str | None:
        if not measured and _MEASURES.search(command):
            return None
        done = subprocess.run(  # noqa: S603 - the documents of this project are what is run
            ["/bin/sh", "-c", command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        if "Traceback (most recent call last)" in done.stdout:
            raise RuntimeError(f"no document shows a traceback; mend what `{command}` stumbles over:\n{done.stdout}")
        lines = [line.rstrip() for line in done.stdout.splitlines()]
        return "\n".join([*lines, ""]) if lines else ""

    run("kg build seeds -o out")
    if measured:
        write_apart(ROOT / "corpus", folder)
        run("kg build docs -o own")
    return run


def main() -> None:
    """Renew the console blocks of all documents."""
    with tempfile.TemporaryDirectory() as scratch:
        run = prepare(Path(scratch), measured=True)
        for document in documents():
            text = document.read_text("utf-8")
            renewed = with_real_output(text, run)
            if renewed != text:
                document.write_text(renewed, "utf-8")
                print(f"renewed {document.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
