"""Virtuoso from Debian: installed there, or unpacked from Debian's packages into the cache."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import httpx

from tests.servers.artifacts import CACHE, unavailable
from tests.servers.processes import Server, free_port
from tests.servers.sparql_server import PASSWORD, Entrance, SparqlServer, answers

_PACKAGES = ("virtuoso-opensource-7-bin", "libldap-2.5-0", "libsasl2-2", "libminizip1", "libpcre3", "libreadline8")
_INITIAL = "dba"
# Few rows at once, so that whoever asks for many has to ask again.
_SETTINGS = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
MaxCheckpointRemap = 2000
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
CheckpointInterval = 60
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 5
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 700
"""
_SET_UP = """\
GRANT SPARQL_UPDATE TO "SPARQL";
DB.DBA.USER_CREATE ('reader', '{password}');
GRANT SPARQL_SELECT TO "reader";
user_set_password ('dba', '{password}');
"""


class Virtuoso(SparqlServer):
    """Virtuoso with two users, one of whom may only ask."""

    dialect = "virtuoso"
    user = "dba"

    def lay_out(self) -> Server:
        """Write the settings."""
        self.sql_port = free_port()
        self.home.mkdir(parents=True, exist_ok=True)
        settings = _SETTINGS.format(sql=self.sql_port, http=self.port)
        (self.home / "virtuoso.ini").write_text(settings, "utf-8")
        self._root = _installed()
        command = [self._program("virtuoso-t"), "+foreground", "+configfile", str(self.home / "virtuoso.ini")]
        server = Server(command, self.home / "console.log", lambda: answers(f"{self.url}/sparql"))
        return server.with_environment(self._environment()).in_folder(self.home)

    def __enter__(self) -> Virtuoso:
        self.server.start()
        self.sql(_SET_UP.format(password=PASSWORD), _INITIAL)
        return self

    def endpoint(self) -> str:
        """Return the server's address."""
        return self.url

    def empty(self) -> None:
        """Forget all triples."""
        self.sql("RDF_GLOBAL_RESET ();")

    def frozen(self) -> Entrance:
        """Return the way in for who may only ask."""
        way = self.entrance()
        return way._replace(arguments=[*way.arguments, "--user", "reader"])

    def data_address(self) -> str:
        """Return where a graph goes."""
        return f"{self.url}/sparql-graph-crud-auth"

    def query_address(self) -> str:
        """Return where it is asked."""
        return f"{self.url}/sparql-auth"

    def update_address(self) -> str:
        """Return where it takes updates."""
        return f"{self.url}/sparql-auth"

    def auth(self) -> httpx.Auth:
        """Return a digest, which is all that Virtuoso takes."""
        return httpx.DigestAuth(self.user, PASSWORD)

    def sql(self, statements: str, password: str = PASSWORD) -> None:
        """Run SQL as the administrator."""
        command = [self._program("isql-vt"), f"127.0.0.1:{self.sql_port}", "dba", password, "ERRORS=stdout"]
        done = subprocess.run(
            command, input=statements, capture_output=True, text=True, check=False, timeout=120, env=self._environment()
        )
        assert done.returncode == 0, done.stdout
        assert "*** Error" not in done.stdout, done.stdout

    def _program(self, name: str) -> str:
        return str(self._root / "usr" / "bin" / name) if self._root else str(shutil.which(name))

    def _environment(self) -> dict[str, str]:
        if self._root is None:
            return dict(os.environ)
        library = next((self._root / "usr" / "lib").glob("*-linux-gnu"))
        return {**os.environ, "LD_LIBRARY_PATH": str(library)}


def _installed() -> Path | None:
    """Return where the packages were unpacked; None where the system has them."""
    if shutil.which("virtuoso-t") and shutil.which("isql-vt"):
        return None
    if not shutil.which("apt-get"):
        unavailable("Virtuoso is not installed (Debian: virtuoso-opensource-7-bin)")
    folder = CACHE / "virtuoso"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "virtuoso.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            _unpack(folder)
    return folder


def _unpack(folder: Path) -> None:
    part = folder.with_name("virtuoso.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir()
    done = subprocess.run(
        ["apt-get", "download", *_PACKAGES], cwd=part, capture_output=True, text=True, check=False, timeout=600
    )
    if done.returncode:
        unavailable(f"Debian's packages of Virtuoso could not be had:\n{done.stderr[-2000:]}")
    for package in part.glob("*.deb"):
        subprocess.run(["dpkg-deb", "--extract", str(package), str(part)], check=True, timeout=120)
    part.rename(folder)
