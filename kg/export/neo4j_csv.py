"""Files for ``neo4j-admin database import``, which fills an empty Neo4j far faster than any driver.

The nodes of the same labels, and the relationships of the same type, stand in one table; its header tells their types.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.property_graph import Merged, PropertyGraph, Record, Value, stored
from kg.property_graph.schema import RESOURCE, schema

COMMAND, SCHEMA = "import.sh", "schema.cypher"
_TYPES: Mapping[type, str] = {bool: "boolean", int: "long", float: "double", date: "date", str: "string"}
_DELIMITERS = "\x1f\x1e\x1d\x1c;|\ue000\ue001\ue002\ue003\ue004\ue005\uf8ff"
"""Candidates for what stands between the items of a list; whatever no item holds is taken."""
_UNSAFE = r"[^\w-]"
_SMALLEST_BUFFER = 4 << 20
"""What the import reads with where it is told nothing; a row must fit."""


def write_neo4j_csv(build: Path, target: Path) -> None:
    """Write a folder with the tables, ``schema.cypher``, and ``import.sh`` with the command that reads them.

    The same build gives the same bytes. Raises ``KgError`` where the folder is no build or is damaged, or where
    ``target`` is there already; then nothing is written.
    """
    if target.exists():
        raise KgError(
            f"{target} is there already; the files of an import want a new folder: take it away, or name another one "
            "(--write)."
        )
    part = target.with_name(f".{target.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    try:
        command = _Tables(part).write(build)
        (part / SCHEMA).write_text("".join(f"{statement};\n" for statement in schema()), "utf-8")
        (part / COMMAND).write_text(_SCRIPT.format(command=command), "utf-8")
        (part / COMMAND).chmod(0o755)
        os.replace(part, target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


_SCRIPT = """\
#!/bin/sh
# Fills a database that is stopped or not there yet: import.sh [DATABASE [OPTION...]]. An option may be
# --overwrite-destination, which replaces what the database holds. NEO4J_ADMIN may say where neo4j-admin is.
# Then start Neo4j and run schema.cypher in it: cypher-shell -d neo4j -f schema.cypher, or paste it into the browser.
set -eu
cd "$(dirname "$0")"
[ $# -gt 0 ] || set -- neo4j
{command}
"""


class _Tables:
    """The tables of an export; rows are kept as JSON until all columns are known."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tables: dict[str, list[_Table]] = {}
        self.delimiters = set(_DELIMITERS)

    def write(self, build: Path) -> str:
        """Write all tables and return the command that reads them."""
        with ExitStack() as files, PropertyGraph.of(build) as graph:
            for record, merged in chain(graph.nodes(), graph.relationships()):
                self._add(files, record, merged)
        if not self.delimiters:
            raise KgError(f"{build}: its lists hold every character that could stand between their items.")
        delimiter = min(self.delimiters, key=_DELIMITERS.index)
        longest = max((table.write(delimiter) for table in self._all()), default=0)
        return self._command(delimiter, max(_SMALLEST_BUFFER, 2 * longest))

    def _add(self, files: ExitStack, record: Record, merged: Merged) -> None:
        row: dict[str, Value]
        if len(record.key) == 1:
            (iri,) = record.key
            name = "-".join(("nodes", *merged.labels))
            row = {"iri:ID": iri, ":LABEL": [RESOURCE, *merged.labels]}
        else:
            kind, start, end = record.key
            name = f"relationships-{kind}"
            row = {":START_ID": start, ":END_ID": end, ":TYPE": kind}
        for key, value in stored(record.stated, merged).items():
            row[f"{key}:{_type(value)}"] = value
        for value in row.values():
            if isinstance(value, list):
                self.delimiters.difference_update(*(text for text in value if isinstance(text, str)))
        self._table(files, name, row).add(row)

    def _table(self, files: ExitStack, name: str, row: Mapping[str, Value]) -> _Table:
        """Return the table that takes the row: a property has one type in each."""
        tables = self.tables.setdefault(name, [])
        for table in tables:
            if table.takes(row):
                return table
        number = f"-{len(tables) + 1}" if tables else ""
        tables.append(_Table(files, self.folder / f"{re.sub(_UNSAFE, '_', name)}{number}.csv"))
        return tables[-1]

    def _all(self) -> Iterator[_Table]:
        for name in sorted(self.tables):
            yield from self.tables[name]

    def _command(self, delimiter: str, buffer: int) -> str:
        code = f"U+{ord(delimiter):04X}"
        options = ["--multiline-fields=true", f"--array-delimiter={code}", f"--read-buffer-size={buffer}"]
        inputs = [shlex.quote(f"--{table.path.name.partition('-')[0]}={table.path.name}") for table in self._all()]
        head = '"${NEO4J_ADMIN:-neo4j-admin}" database import full "$@"'
        return " \\\n    ".join((head, *options, *inputs))


class _Table:
    """One file: rows whose properties have the same types."""

    def __init__(self, files: ExitStack, path: Path) -> None:
        self.path = path
        self.types: dict[str, str] = {}
        self._spool = files.enter_context(path.with_suffix(".rows").open("w+", encoding="utf-8"))

    def takes(self, row: Mapping[str, Value]) -> bool:
        """Return whether no property of the row has another type here."""
        return all(self.types.get(column.partition(":")[0], column) == column for column in row if column[0] != ":")

    def add(self, row: Mapping[str, Value]) -> None:
        """Take a row."""
        self.types |= {column if column[0] == ":" else column.partition(":")[0]: column for column in row}
        self._spool.write(json.dumps(row, default=date.isoformat))
        self._spool.write("\n")

    def write(self, delimiter: str) -> int:
        """Write the file and return the length of its longest row, in bytes."""
        columns = list(self.types.values())
        spool = self.path.with_suffix(".rows")
        longest = 0
        with spool.open(encoding="utf-8") as rows, self.path.open("w", encoding="utf-8", newline="") as file:
            file.write(",".join(map(_quoted, columns)) + "\n")
            for line in rows:
                row = json.loads(line)
                written = ",".join(_field(row.get(column), delimiter) for column in columns) + "\n"
                longest = max(longest, len(written.encode()))
                file.write(written)
        spool.unlink()
        return longest


def _type(value: Value) -> str:
    if isinstance(value, list):
        return f"{_TYPES[type(value[0])] if value else 'string'}[]"
    return _TYPES[type(value)]


def _field(value: Any, delimiter: str) -> str:
    """Return a value as the import reads it: nothing is null, which an empty text in quotes is not."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _quoted(delimiter.join(map(str, value)))
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'
