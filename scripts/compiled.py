"""Compiles the modules that read articles to machine code, in a copy of the package.

    python -m scripts.compiled build/compiled        # make compiled

The copy holds the sources too; beside each compiled one lies its extension module, which Python takes first. The
checkout itself stays without, so that what is edited there is what runs there. Needs mypy, setuptools and a C compiler;
takes minutes, unless the copy was compiled from the same sources before.
"""

from __future__ import annotations

import os
import shutil
import sys
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from sysconfig import get_config_var

from mypyc.build import mypycify
from setuptools import Extension, setup

from scripts.direct_records import records_of, with_direct_records
from scripts.final_names import with_final
from scripts.ready_methods import with_ready_methods

ROOT = Path(__file__).resolve().parents[1]
_ROOMS = ("annotate", "clean", "discourse", "extract", "property_graph", "resolve")
_WRITE = ("graph", "part", "quads", "terms", "turtle")
_MODULES = ("datamodel.py", "linear.py", "sorting.py", *(f"write/{name}.py" for name in _WRITE))
_IN_C = [Path(__file__).with_name(name) for name in ("making.c", "weights.c")]
"""Modules written in C: one for compiled code alone, and one that takes the place of a module of the sources."""
_MAKING_TYPES = """from typing import TypeVar

T = TypeVar("T")

def make(cls: type[T], /, *fields: object) -> T: ...
"""
_GROUP = "kg"
"""The code of all modules lies in one library, ``kg__mypyc``, so that they call each other directly."""


SUFFIX = str(get_config_var("EXT_SUFFIX"))
"""How the names of extension modules end."""


def make_copy(target: Path) -> None:
    """Make ``target`` a folder with the package, its ontology and extension modules; a failure ends the process."""
    wanted, noted = _digest(), target / "digest.txt"
    compiled = noted.is_file() and noted.read_text() == wanted
    if not compiled:
        shutil.rmtree(target, ignore_errors=True)
    for path in target.rglob("*"):
        if path.is_file() and path != noted and not path.name.endswith(SUFFIX):
            path.unlink()
    for name in ("kg", "ontology"):
        ignored = shutil.ignore_patterns("__pycache__", "assets")
        shutil.copytree(ROOT / name, target / name, ignore=ignored, dirs_exist_ok=True)
    if not compiled:
        _compile(target)
        noted.write_text(wanted)


def _digest() -> str:
    """Return what tells whether extension modules are those of the sources, the compiler and the Python of now."""
    digest = sha256(f"{sys.version} {version('mypy')} {Path(__file__).read_text()}".encode())
    for path in sorted((ROOT / "kg").rglob("*.py")):
        digest.update(path.read_bytes())
    for name in ("final_names.py", "direct_records.py", "ready_methods.py", *(source.name for source in _IN_C)):
        digest.update(Path(__file__).with_name(name).read_bytes())
    return digest.hexdigest()


def _compile(target: Path) -> None:
    os.chdir(target)
    rooms = [str(path) for room in _ROOMS for path in sorted(Path("kg", room).rglob("*.py"))]
    modules = [*rooms, *(str(Path("kg", name)) for name in _MODULES)]
    plain = {path: Path(path).read_text(encoding="utf-8") for path in modules}
    records = {path.removesuffix(".py").replace(os.sep, "."): records_of(source) for path, source in plain.items()}
    for path, source in plain.items():
        # Compiled code has at hand what is Final, and looks up all else by name.
        ready = with_ready_methods(with_direct_records(with_final(source), records))
        Path(path).write_text(ready, encoding="utf-8")
    Path("kg", "making.pyi").write_text(_MAKING_TYPES)
    options = [
        "--explicit-package-bases",
        "--config-file=",
        # Where a wheel is built, types of other packages may be missing; their values are then checked at run time.
        "--disable-error-code=import-untyped",
        "--disable-error-code=import-not-found",
    ]
    extensions = mypycify([*options, *modules], opt_level="2", debug_level="0", multi_file=True, group_name=_GROUP)
    for source in _IN_C:
        shutil.copy(source, "build")
        extensions.append(Extension(f"kg.{source.stem}", [f"build/{source.name}"]))
    if os.name == "posix":
        for extension in extensions:
            # What modules of one library ask of each other is then called directly, and not by way of a table.
            extension.extra_compile_args.append("-fvisibility=hidden")
    command = ["--quiet", "build_ext", "--inplace", f"--parallel={os.cpu_count() or 1}"]
    setup(name="kg", packages=[], ext_modules=extensions, script_args=command)
    for path, source in plain.items():
        Path(path).write_text(source, encoding="utf-8")
    Path("kg", "making.pyi").unlink()
    shutil.rmtree("build")
    shutil.rmtree(".mypy_cache", ignore_errors=True)


if __name__ == "__main__":
    make_copy(Path(sys.argv[1]).resolve())
