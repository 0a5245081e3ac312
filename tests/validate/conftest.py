from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent


def sound() -> str:
    """A graph without a fault, on one line, so that a piece can be taken out wherever its lines break."""
    lines = (HERE / "sound.ttl").read_text("utf-8").splitlines()
    return " ".join(" ".join(line for line in lines if not line.startswith("#")).split())


def changed(taken: str, added: str) -> str:
    """The sound graph without a piece of it and with something else."""
    text = sound()
    assert not taken or text.count(taken) == 1, taken
    return f"{text.replace(taken, '')} {added}\n" if taken else f"{text} {added}\n"


def cases(name: str) -> Iterator[list[str]]:
    """The rows of a table of this folder."""
    for line in (HERE / name).read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield line.split("\t")
