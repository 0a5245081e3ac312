"""One article on its way through the rooms."""

from __future__ import annotations

import gc
import json
import re
import time
import traceback
from hashlib import sha256
from pathlib import Path

from kg.annotate import annotate_text
from kg.clean import clean_document
from kg.datamodel import Document, DocumentFacts, Skipped
from kg.discourse import find_scenes
from kg.extract import extract_facts
from kg.resolve import resolve_facts
from kg.write import Options, Part

# Paths and addresses in memory, which an exception may name and no report may.
_OF_THE_MACHINE = re.compile(r"0x[0-9a-f]+|(?<![\w.])/[^\s'\"]+")

_NEW_OBJECTS = 50_000
"""How many more objects than were freed bring the garbage collector."""


def facts_from(document: Document) -> DocumentFacts | Skipped:
    """Return what one article states, or why nothing can be read from it. Nothing else is read or written."""
    clean = clean_document(document)
    if isinstance(clean, Skipped):
        return clean
    return extract_facts(find_scenes(annotate_text(clean)))


def settle() -> None:
    """Keep the garbage collector from going through the word lists, which the first article has loaded, ever again.

    It comes seldom from here on: what an article makes are tuples that hold no cycles and are freed without it.
    """
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)


def write_article(part: Part, found: Document | Skipped, options: Options, seconds: dict[str, float]) -> None:
    """Take one article through the rooms. A mistake of ours costs this article, and its place is reported."""
    if isinstance(found, Skipped):
        part.skip(found)
        return
    start = time.perf_counter()
    try:
        facts = facts_from(found)
        understood = time.perf_counter()
        resolved = (
            resolve_facts(facts, options.base, people=options.people) if isinstance(facts, DocumentFacts) else facts
        )
    except Exception as error:  # whatever it is, the other articles are to be read
        part.skip(Skipped(found.identifier, _mistake(error)))
        return
    if isinstance(resolved, Skipped):
        part.skip(resolved)
    else:
        part.add(resolved, {"warnings": found.damage, "unknown_fields": found.unknown}, _digest(found))
    seconds["understand"] += understood - start
    seconds["write"] += time.perf_counter() - understood


def _digest(document: Document) -> str:
    """Return what tells whether another run read the same article."""
    declared = json.dumps(dict(document.declared), ensure_ascii=False, sort_keys=True) if document.declared else ""
    return f"sha256:{sha256(document.content + declared.encode(errors='replace')).hexdigest()}"


def _mistake(error: Exception) -> str:
    """Return what went wrong and where in this package, without a path of the machine."""
    package = Path(__file__).parents[1]
    # Compiled modules tell their files from the folder of the package on.
    frames = [(package.parent / frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    file, line = next((file, line) for file, line in reversed(frames) if package in file.parents)
    where = file.relative_to(package.parent).as_posix()
    what = _OF_THE_MACHINE.sub("…", f"{type(error).__name__}: {error}".partition("\n")[0])
    return f"A mistake of this program ({what}, in {where}, line {line}): please report it with the article."
