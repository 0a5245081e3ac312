"""The clean texts of a build, held against the digests that its report keeps."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.check.findings import Findings
from kg.layout import REPORT, TEXT_DIGEST, text_path

_ENTRY = '  {"identifier": '


def compare_texts(folder: Path, found: Findings) -> None:
    """Report every text that was changed since it was written, also where no quote stands in it."""
    told = {mismatch.file for mismatch in found.mismatches}
    for entry in _entries(folder / REPORT, found):
        path = text_path(entry["identifier"])
        if str(path) in told:
            continue
        try:
            content = (folder / path).read_bytes()
        except OSError:
            continue  # that it is missing is said of its graph
        found.looked_at["texts"] += 1
        if sha256(content).hexdigest() != entry.get(TEXT_DIGEST):
            found.say("", f"The text is not the one whose {TEXT_DIGEST} {REPORT} keeps.", file=str(path))


def _entries(report: Path, found: Findings) -> Iterator[dict[str, Any]]:
    """Yield what the report says of each article that was read; one input stands on one line."""
    with report.open(encoding="utf-8", errors="replace") as lines:
        for number, line in enumerate(lines, 1):
            if not line.startswith(_ENTRY):
                continue
            try:
                entry = json.loads(line.rstrip().rstrip(","))
            except ValueError:
                found.say(f"line {number}", "It is no valid JSON.", file=REPORT)
                continue
            if entry.get("outcome") == "read":
                yield entry
