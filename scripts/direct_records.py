"""Makes records in compiled code directly as the tuples that they are.

The ``__new__`` of a ``NamedTuple`` is a function that is interpreted whatever is compiled, and takes longer than all
the rest. ``Span(start, end)`` becomes ``_RECORD(_A_SPAN, start, end)``: ``_RECORD`` is the function of ``making.c``,
and ``_A_SPAN`` the class as a constant, which compiled code has at hand: all else it looks up by name.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

_FUTURE = "from __future__ import annotations"
_MADE_BY = "; from typing import Final as _Final; from kg.making import make as _make; _RECORD: _Final = _make"

Edit = tuple[int, int, int, bytes]
"""Line, place in it in bytes, how many bytes go, and what comes instead."""


class Record(NamedTuple):
    """What a class of records holds."""

    fields: tuple[str, ...]
    defaults: Mapping[str, bytes]
    """Those that are the same wherever they are written: constants and empty tuples."""


def records_of(source: str) -> dict[str, Record]:
    """Return the classes of records that a module defines, by name."""
    found: dict[str, Record] = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and [ast.unparse(base) for base in node.bases] == ["NamedTuple"]:
            fields = [field for field in node.body if isinstance(field, ast.AnnAssign)]
            names = tuple(ast.unparse(field.target) for field in fields)
            values = {name: field.value for name, field in zip(names, fields, strict=True)}
            defaults = {name: ast.unparse(value).encode() for name, value in values.items() if _is_constant(value)}
            found[node.name] = Record(names, defaults)
    return found


def with_direct_records(source: str, records: Mapping[str, Mapping[str, Record]]) -> str:
    """Return a module in which records are made directly; every line keeps its number.

    ``records`` are the classes of each module, by its full name.
    """
    tree = ast.parse(source)
    known = records_of(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in records:
            classes = records[node.module]
            known |= {name.asname or name.name: classes[name.name] for name in node.names if name.name in classes}
    lines = source.encode().splitlines(keepends=True)
    places = _constants(tree, known, lines)
    edits = [edit for call in _calls(tree) for edit in _edits(call, known, places.keys(), lines)]
    if not edits or _FUTURE not in source:
        return source
    for line, column, gone, words in sorted({*edits, *places.values()}, reverse=True):
        text = lines[line - 1]
        lines[line - 1] = text[:column] + words + text[column + gone :]
    return b"".join(lines).decode().replace(_FUTURE, _FUTURE + _MADE_BY, 1)


def _calls(tree: ast.Module) -> Iterator[ast.Call]:
    """Yield the calls inside functions: those of the module itself may come before what they need."""
    functions = (node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    return (node for function in functions for node in ast.walk(function) if isinstance(node, ast.Call))


def _constants(tree: ast.Module, known: Mapping[str, Record], lines: list[bytes]) -> dict[str, Edit]:
    """Return, for each class of records that stands ready for all functions, what makes it a constant too."""
    found: dict[str, Edit] = {}
    for node in tree.body:
        end = node.end_lineno or 0
        if isinstance(node, ast.ImportFrom):
            names = [name.asname or name.name for name in node.names]
            told = b"".join(_constant(name) for name in names if name in known)
            found |= dict.fromkeys((name for name in names if name in known), (end, node.end_col_offset or 0, 0, told))
        elif isinstance(node, ast.ClassDef) and node.name in known and lines[end : end + 1] == [b"\n"]:
            found[node.name] = (end + 1, 0, 0, _constant(node.name).removeprefix(b"; "))
    return found


def _constant(name: str) -> bytes:
    return f"; _A_{name.upper()}: _Final = {name}".encode()


def _is_constant(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) or (isinstance(value, ast.Tuple) and not value.elts)


def _edits(call: ast.Call, known: Mapping[str, Record], constants: Collection[str], lines: list[bytes]) -> list[Edit]:
    """Return what makes a call direct, nothing where it is none of a record or does not tell the fields in order."""
    record = known.get(call.func.id) if isinstance(call.func, ast.Name) else None
    said = [*call.args, *(keyword.value for keyword in call.keywords)]
    if record is None or not said or any(isinstance(arg, ast.Starred | ast.GeneratorExp) for arg in call.args):
        return []
    given = [*record.fields[: len(call.args)], *(keyword.arg for keyword in call.keywords)]
    rest = record.fields[len(given) :]
    if tuple(given) != record.fields[: len(given)] or not all(name in record.defaults for name in rest):
        return []
    func, line, column = call.func, call.end_lineno or 0, (call.end_col_offset or 0) - 1
    name = ast.unparse(func)
    made = f"_RECORD(_A_{name.upper()}, " if name in constants else f"_RECORD({name}, "
    between = _between(lines, _end(said[-1]), (line, column)).replace(b")", b"").strip()
    comma = b"" if between.startswith(b",") else b","
    tail = b"".join(b" %b," % record.defaults[name] for name in rest)
    return [
        (func.lineno, func.col_offset, len(name) + 1, made.encode()),
        *((word.lineno, word.col_offset, len(word.arg or "") + 1, b"") for word in call.keywords),
        (line, column, 0, comma + tail),
    ]


def _end(node: ast.expr) -> tuple[int, int]:
    return node.end_lineno or 0, node.end_col_offset or 0


def _between(lines: list[bytes], start: tuple[int, int], end: tuple[int, int]) -> bytes:
    """Return what stands between two places, comments left out."""
    (first, begin), (last, stop) = start, end
    if first == last:
        return lines[first - 1][begin:stop]
    pieces = [lines[first - 1][begin:], *lines[first : last - 1], lines[last - 1][:stop]]
    return b"".join(piece.partition(b"#")[0] for piece in pieces)
