"""Weights in C, which compiled packages have, answer as those in Python do."""

from __future__ import annotations

import os
import random
import shlex
import shutil
import subprocess
import sys
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from sysconfig import get_config_var

import pytest

from kg.weights import Weights

SOURCE = Path(__file__).parents[2] / "scripts" / "weights.c"
KNOWN = ["a", "cue:hold", "b" * 100, "é", "数字", "cue:主办", "😀", ""]
UNKNOWN = ["c", "cue:hol", "b" * 99, "ê", "数", "数字数", "😀😀"]
_BUILD = """
import sys
from setuptools import Extension, setup
setup(name="w", packages=[], ext_modules=[Extension("weights", [sys.argv[1]])],
      script_args=["--quiet", "build_ext", "--build-lib", sys.argv[2], "--build-temp", sys.argv[2]])
"""


@pytest.fixture(scope="module")
def in_c(tmp_path_factory: pytest.TempPathFactory) -> type[Weights]:
    compiler = shlex.split(get_config_var("CC") or "cc")[0]
    if shutil.which(compiler) is None and not os.environ.get("CI"):
        pytest.skip(f"there is no C compiler {compiler}")
    folder = tmp_path_factory.mktemp("weights")
    source = Path(shutil.copy(SOURCE, folder))
    subprocess.run([sys.executable, "-c", _BUILD, str(source), str(folder)], check=True, cwd=folder)
    (library,) = folder.glob(f"weights*{get_config_var('EXT_SUFFIX')}")
    spec = spec_from_file_location("weights", library, loader=ExtensionFileLoader("weights", str(library)))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    made: type[Weights] = module.Weights
    assert made is not Weights
    return made


@pytest.mark.parametrize("width", [1, 2, 8])
def test_it_sums_as_python_does(in_c: type[Weights], width: int) -> None:
    dice = random.Random(width)  # noqa: S311 - weights, not secrets
    rows = {feature: tuple(dice.randint(-5000, 5000) for _ in range(width)) for feature in KNOWN}
    here, there = Weights(width, rows), in_c(width, rows)
    for _ in range(300):
        features = dice.choices([*KNOWN, *UNKNOWN], k=dice.randint(0, 20))
        assert there.sums(features) == here.sums(features)
        assert there.total(features) == here.total(features)
        assert there.total_once(features) == here.total_once(features)


def test_features_that_no_list_holds_weigh_nothing(in_c: type[Weights]) -> None:
    for made in (Weights, in_c):
        assert made(2, {}).sums(["a"]) == (0, 0)
        assert made(1, {"a": (7,)}).total_once(["a", "b", "a"]) == 7
        assert made(1, {"a": (7,)}).total(["a", "b", "a"]) == 14


def test_what_is_no_row_is_refused(in_c: type[Weights]) -> None:
    with pytest.raises(TypeError):
        in_c(2, {"a": (1,)})
    with pytest.raises(OverflowError):
        in_c(1, {"a": (1 << 40,)})
    with pytest.raises(TypeError):
        in_c(1, {"a": (1,)}).total([1])  # type: ignore[list-item]
