"""Declares the constants of a module ``Final``, so that compiled code need not look them up by name."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

_FUTURE = "from __future__ import annotations\n"
_CONSTANT = re.compile("_?[A-Z][A-Z0-9_]+")


def with_final(source: str) -> str:
    """Return a module in which the names in capitals that are assigned once are ``Final``; every line keeps its number.

    A module that does not postpone its annotations stays as it is.
    """
    if _FUTURE not in source:
        return source
    lines = source.encode().splitlines(keepends=True)
    for line, column, words in sorted(_insertions(ast.parse(source)), reverse=True):
        lines[line - 1] = lines[line - 1][:column] + words + lines[line - 1][column:]
    return b"".join(lines).decode().replace(_FUTURE, f"{_FUTURE.rstrip()}; from typing import Final\n", 1)


def _insertions(module: ast.Module) -> Iterator[tuple[int, int, bytes]]:
    """Yield what to insert, each with its line and its place in bytes."""
    stored = Counter(node.id for node in ast.walk(module) if isinstance(node, ast.Name) and _is_stored(node))
    for node in module.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target if _is_told(node) else None
        if not isinstance(target, ast.Name) or stored[target.id] > 1 or not _CONSTANT.fullmatch(target.id):
            continue
        if isinstance(node, ast.Assign):
            yield target.lineno, len(target.id), b": Final"
        elif isinstance(node, ast.AnnAssign):
            told = node.annotation
            yield told.lineno, told.col_offset, b"Final["
            yield told.end_lineno or told.lineno, told.end_col_offset or 0, b"]"


def _is_stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)


def _is_told(node: ast.stmt) -> bool:
    return isinstance(node, ast.AnnAssign) and node.value is not None
