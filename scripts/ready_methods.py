"""Takes the methods of patterns out of them once, so that compiled code need not look them up at each call.

``_WORD.search(text)`` becomes ``_WORD_search(text)``, a constant that is told where the pattern is. A look-up costs
a tenth of a short search, and there are several to each sentence.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Set

_FUTURE = "from __future__ import annotations"
_METHODS = frozenset(("findall", "finditer", "fullmatch", "match", "search", "split", "sub"))

Edit = tuple[int, int, int, bytes]
"""Line, place in it in bytes, how many bytes go, and what comes instead."""


def with_ready_methods(source: str) -> str:
    """Return a module that ``with_final`` has been through with such constants; every line keeps its number."""
    if _FUTURE not in source:
        return source
    lines = source.encode().splitlines(keepends=True)
    for line, column, gone, words in sorted(_edits(ast.parse(source)), reverse=True):
        text = lines[line - 1]
        lines[line - 1] = text[:column] + words + text[column + gone :]
    return b"".join(lines).decode()


def _edits(module: ast.Module) -> Iterator[Edit]:
    stored = Counter(node.id for node in ast.walk(module) if isinstance(node, ast.Name) and _is_stored(node))
    patterns = {name: node for name, node in _patterns(module) if stored[name] == 1}
    told: set[tuple[str, str]] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and (method := _method(node.func, patterns.keys())) is not None:
            name, attribute = method
            told.add(method)
            yield node.func.lineno, node.func.col_offset + len(name), 1, b"_"
    for name, attribute in sorted(told):
        node = patterns[name]
        line, column = node.end_lineno or 0, node.end_col_offset or 0
        yield line, column, 0, f"; {name}_{attribute}: Final = {name}.{attribute}".encode()


def _patterns(module: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """Yield the constants of a module that are compiled patterns, and where they are told."""
    for node in module.body:
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
            continue
        if isinstance(node.value, ast.Call) and ast.unparse(node.value.func) == "re.compile":
            yield node.target.id, node


def _method(func: ast.expr, patterns: Set[str]) -> tuple[str, str] | None:
    """Return the pattern and its method where a call is of one, both on one line."""
    if not isinstance(func, ast.Attribute) or not isinstance(func.value, ast.Name) or func.attr not in _METHODS:
        return None
    return (func.value.id, func.attr) if func.value.id in patterns and func.lineno == func.end_lineno else None


def _is_stored(node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Store)
