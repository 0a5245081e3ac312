"""Neo4j Community from Maven Central: one server in a folder of its own."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from types import TracebackType

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from tests.servers.artifacts import Artifact, artifacts, class_path, program
from tests.servers.processes import Server, free_port

VERSION, OLDEST = "5.26.0", "5.7.0"
TOO_OLD = "5.6.0"
USER, PASSWORD = "neo4j", "出入平安 & 'quote\""
_INITIAL = "neo4j"
_OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
_SETTINGS = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
server.memory.pagecache.size=128m
dbms.usage_report.enabled=false
db.tx_log.rotation.retention_policy=keep_none
"""


def jars(version: str = VERSION) -> Path:
    """Return the folder with Neo4j's jars, its administration commands among them."""
    wanted = [Artifact("org.neo4j", "neo4j", version)]
    if version == VERSION:
        wanted.append(Artifact("org.neo4j", "neo4j-bootcheck", version))
    return artifacts(*wanted)


class Neo4j:
    """A server with a database; ``with`` starts and stops it."""

    def __init__(self, home: Path, settings: str = "", version: str = VERSION) -> None:
        """Lay out a home folder; ``settings`` are further lines of neo4j.conf."""
        self.home, self.version = home, version
        self.port = free_port()
        self.uri = f"bolt://127.0.0.1:{self.port}"
        (home / "conf").mkdir(parents=True, exist_ok=True)
        self.configure(settings)
        command = [
            program("java"), "-Xmx1g",
            *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
            "-cp", class_path(jars(version)), "org.neo4j.server.CommunityEntryPoint",
            f"--home-dir={home}", f"--config-dir={home / 'conf'}", "--console-mode",
        ]  # fmt: skip
        self.server = Server(command, home / "console.log", self._answers)

    def configure(self, settings: str = "") -> None:
        """Write neo4j.conf; a running server reads it when it is started again."""
        (self.home / "conf" / "neo4j.conf").write_text(_SETTINGS.format(port=self.port) + settings, "utf-8")

    def admin_script(self) -> Path:
        """Return a script that is this home's ``neo4j-admin``, which Maven Central does not have."""
        script = self.home / "neo4j-admin"
        java = shlex.join([program("java"), "-cp", class_path(jars(self.version)), "org.neo4j.cli.AdminTool"])
        home = shlex.quote(str(self.home))
        script.write_text(f'#!/bin/sh\nNEO4J_HOME={home} NEO4J_CONF={home}/conf exec {java} "$@"\n', "utf-8")
        script.chmod(0o755)
        return script

    def __enter__(self) -> Neo4j:
        self.server.start()
        # As whoever comes first does; nothing else is allowed until then.
        with GraphDatabase.driver(self.uri, auth=(USER, _INITIAL)) as driver:
            change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
            driver.execute_query(change, old=_INITIAL, new=PASSWORD, database_="system")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.stop()

    def clear(self) -> None:
        """Take away all data; constraints and indexes stay, of which a load need not wait for new ones."""
        with self.driver() as driver, driver.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()

    def empty(self) -> None:
        """Take away all data, constraints and indexes."""
        self.clear()
        with self.driver() as driver, driver.session() as session:
            for constraint in session.run("SHOW CONSTRAINTS YIELD name").value():
                session.run(f"DROP CONSTRAINT {constraint}").consume()
            for index in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name").value():
                session.run(f"DROP INDEX {index}").consume()

    def kg(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run ``kg load neo4j`` on this server and return what it said."""
        return subprocess.run(
            self.command(*arguments), env=self.environment() | environment, capture_output=True, text=True,
            check=False, timeout=600,
        )  # fmt: skip

    def command(self, *arguments: str) -> list[str]:
        """Return the command line that loads into this server."""
        return [str(Path(sys.executable).with_name("kg")), "load", "neo4j", *arguments]

    def environment(self) -> dict[str, str]:
        """Return the environment that tells of this server and its password."""
        return {**os.environ, "NEO4J_URI": self.uri, "NEO4J_USERNAME": USER, "NEO4J_PASSWORD": PASSWORD}

    def shell(self, database: str, script: Path) -> subprocess.CompletedProcess[str]:
        """Run a script in Neo4j's own ``cypher-shell``."""
        java = [program("java"), "-cp", class_path(artifacts(Artifact("org.neo4j", "cypher-shell", VERSION)))]
        command = [*java, "org.neo4j.shell.Main", "-a", self.uri, "-d", database, "-f", str(script)]
        environment = {**os.environ, "NEO4J_USERNAME": USER, "NEO4J_PASSWORD": PASSWORD}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)

    def driver(self) -> Driver:
        """Return a driver that may do everything."""
        if self.version == TOO_OLD:
            return GraphDatabase.driver(self.uri, auth=(USER, PASSWORD))
        return GraphDatabase.driver(self.uri, auth=(USER, PASSWORD), notifications_min_severity="OFF")

    def _answers(self) -> bool:
        # Any answer will do; only one that refuses the password tells that it is up, whatever the password.
        with GraphDatabase.driver(self.uri, auth=(USER, "-"), connection_timeout=2) as driver:
            try:
                driver.verify_connectivity()
            except Neo4jError:
                return True
            except DriverError:
                return False
        return True
