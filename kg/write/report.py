"""``report.json``: what was read, what was not and why, and what came of it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from kg import __version__
from kg.concepts import ontology_version
from kg.errors import KgError
from kg.layout import GENERATOR
from kg.write.options import Options


class Skips(NamedTuple):
    """Inputs that were skipped for one reason."""

    reason: str
    first: str
    """The first identifier."""
    inputs: int


class Outcomes:
    """The outcomes of all inputs in one sorted file, and what they add up to."""

    def __init__(self, blocks: Iterable[list[bytes]], folder: Path) -> None:
        """Take sorted outcomes. Raises ``KgError`` where two articles share an identifier, ``OSError``."""
        self.path = folder / "outcomes"
        self.counts: Counter[str] = Counter()
        """By outcome, ``read`` or ``skipped``, and the ``relations`` of all articles."""
        self.reasons: dict[str, Skips] = {}
        read = None
        with self.path.open("wb") as file:
            for block in blocks:
                for line in block:
                    identifier, outcome = json.loads(line)
                    self._count(identifier, outcome)
                    if outcome["outcome"] == "read":
                        if identifier == read:
                            raise _clash(identifier)
                        read = identifier
                file.writelines(block)

    def _count(self, identifier: str, outcome: Mapping[str, Any]) -> None:
        self.counts[outcome["outcome"]] += 1
        if outcome["outcome"] == "skipped":
            before = self.reasons.get(outcome["reason"], Skips(outcome["reason"], identifier, 0))
            self.reasons[outcome["reason"]] = before._replace(inputs=before.inputs + 1)
        else:
            self.counts["relations"] += outcome["relations"]


def write_report(file: BinaryIO, options: Options, counts: Mapping[str, int], outcomes: Path) -> None:
    """Write versions, options and counts, then a line for each input. Raises ``OSError``."""
    head = {
        "generator": GENERATOR,
        "versions": {"jobfair-kg": __version__, "ontology": ontology_version()},
        "options": options._asdict(),
        "counts": dict(counts),
    }
    file.write(_json(head, indent=1)[: -len("\n}")])
    file.write(b',\n "inputs": [')
    separator = b"\n  "
    with outcomes.open("rb") as lines:
        for line in lines:
            identifier, outcome = json.loads(line)
            file.write(separator + _json({"identifier": identifier, **outcome}))
            separator = b",\n  "
    file.write(b"\n ]\n}\n")


def _json(value: Mapping[str, Any], indent: int | None = None) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=indent).encode(errors="replace")


def _clash(identifier: str) -> KgError:
    return KgError(f"Two articles are called “{identifier}”: rename one of them, or build them into two folders.")
