"""Gets servers from Maven Central, once, into ``build/servers`` of the checkout."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple, NoReturn

import pytest

CACHE = Path(__file__).parents[2] / "build" / "servers"
_DEBIAN = {"mvn": "maven", "java": "openjdk-17-jre-headless"}
_POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>jobfair-kg</groupId><artifactId>server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>{dependencies}</dependencies>
</project>
"""


class Artifact(NamedTuple):
    """What Maven knows as ``group:name:version``."""

    group: str
    name: str
    version: str
    kind: str = "jar"
    alone: bool = False
    """Without what it depends on, as for a war or a jar that holds everything."""

    def as_dependency(self) -> str:
        rest = "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion></exclusions>"
        return (
            f"<dependency><groupId>{self.group}</groupId><artifactId>{self.name}</artifactId>"
            f"<version>{self.version}</version><type>{self.kind}</type>{rest if self.alone else ''}</dependency>"
        )


def unavailable(reason: str) -> NoReturn:
    """Skip the test for that reason; where CI is set, it fails, since nobody would notice."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def program(name: str) -> str:
    """Return where a program is, or give up."""
    return shutil.which(name) or unavailable(f"{name} is not installed (Debian: {_DEBIAN.get(name, name)})")


def artifacts(*wanted: Artifact) -> Path:
    """Return a folder with the files of these artifacts and all that they depend on."""
    pom = _POM.format(dependencies="".join(artifact.as_dependency() for artifact in wanted))
    digest = blake2b(pom.encode(), digest_size=4).hexdigest()
    folder = CACHE / f"{wanted[0].name}-{wanted[0].version}-{digest}"
    CACHE.mkdir(parents=True, exist_ok=True)
    # Several processes of pytest may want the same.
    with (CACHE / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            _fetch(folder, pom)
    return folder


def class_path(folder: Path) -> str:
    """Return all jars of a folder for ``java -cp``."""
    return f"{folder}/*"


def _fetch(folder: Path, pom: str) -> None:
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    file = part.with_suffix(".xml")
    file.write_text(pom, "utf-8")
    command: Sequence[str] = [
        program("mvn"), "--batch-mode", "--quiet", "--file", str(file), "dependency:copy-dependencies",
        "-DincludeScope=runtime", f"-DoutputDirectory={part}",
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    if done.returncode:
        unavailable(f"Maven could not get {folder.name}:\n{done.stdout[-2000:]}")
    file.unlink()
    part.rename(folder)
