"""Limits that keep the code readable: functions, modules and parameters."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.files import ROOT, project_files

LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
NAMELESS = {"utils", "helpers", "misc", "common"}
MODULES = [path for path in project_files() if path.suffix == ".py"]


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_and_functions_stay_short(module: Path) -> None:
    lines = len(module.read_text("utf-8").splitlines())
    # Tables of example sentences are as long as the cases are many, and the records as there are rooms.
    if module.name != "datamodel.py" and not module.is_relative_to(ROOT / "tests"):
        assert lines <= LONGEST_MODULE
    for function in functions(module):
        length = (function.end_lineno or 0) - function.lineno + 1
        assert length <= LONGEST_FUNCTION, f"{function.name}: {length} lines"


def test_modules_are_named_for_their_job() -> None:
    assert [module for module in MODULES if module.stem in NAMELESS] == []
