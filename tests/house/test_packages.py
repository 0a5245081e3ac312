"""What is shipped carries all that the program reads at run time, and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from kg import __version__
from tests.house.files import ROOT, project_files

DATA = {".tsv", ".rq", ".ttl", ".typed", ".html", ".css", ".js", ".json", ".bin", ".gz"}


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, "KG_COMPILE": "0"})
    return folder


@pytest.fixture(scope="module")
def wheel(packages: Path) -> set[str]:
    with zipfile.ZipFile(packages / f"jobfair_kg-{__version__}-py3-none-any.whl") as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def sdist(packages: Path) -> set[str]:
    with tarfile.open(packages / f"jobfair_kg-{__version__}.tar.gz") as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def package_files() -> set[str]:
    return {
        path.relative_to(ROOT).as_posix()
        for path in project_files()
        if path.is_relative_to(ROOT / "kg") and path.suffix in DATA | {".py"}
    }


def test_the_wheel_carries_modules_lexicons_questions_and_ontology(wheel: set[str]) -> None:
    assert package_files() <= wheel
    assert "kg/ontology/jobfair.ttl" in wheel
    assert any(name.startswith("kg/annotate/") and name.endswith(".tsv") for name in wheel)
    assert any(name.startswith("kg/ontology/questions/") for name in wheel)
    assert {Path(name).name for name in wheel if "/licenses/" in name} == {"LICENSE", "NOTICE"}


def test_the_wheel_carries_nothing_but_the_package(wheel: set[str]) -> None:
    assert {name.partition("/")[0] for name in wheel} == {"kg", f"jobfair_kg-{__version__}.dist-info"}


def test_the_sdist_carries_what_building_and_testing_need(sdist: set[str]) -> None:
    assert package_files() <= sdist
    needed = {"pyproject.toml", "Makefile", "constraints.txt", "README.md", "CHANGELOG.md", "ontology/jobfair.ttl"}
    assert needed <= sdist
    assert {"corpus/README.md", "quality/floors.toml", "docs/reading.md", "docs/show.svg"} <= sdist
    assert any(name.startswith("seeds/") for name in sdist)
    assert any(name.startswith("tests/") for name in sdist)
