"""Oxigraph's own server, from PyPI among the packages of development."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import httpx

from tests.servers.artifacts import unavailable
from tests.servers.processes import Server, free_port
from tests.servers.sparql_server import Entrance, SparqlServer, answers


class Oxigraph(SparqlServer):
    """Oxigraph, which lets everybody in."""

    dialect = "oxigraph"

    def lay_out(self) -> Server:
        """Take a folder for the data; beside it another server only reads."""
        self.frozen_port = free_port()
        return self._server("serve", self.home / "data", self.port)

    def endpoint(self) -> str:
        """Return the server's address."""
        return self.url

    def empty(self) -> None:
        """Delete everything."""
        httpx.delete(f"{self.url}/store", timeout=300).raise_for_status()

    def frozen(self) -> Entrance:
        """Return the way into a server that only reads."""
        url = f"http://127.0.0.1:{self.frozen_port}"
        if not answers(url):
            # What it reads must have been written once.
            first = self._server("serve", self.home / "frozen", self.frozen_port)
            first.start()
            first.stop()
            self.reader = self._server("serve-read-only", self.home / "frozen", self.frozen_port)
            self.reader.start()
        return Entrance(["sparql", "--dialect", self.dialect, "--endpoint", url])

    def data_address(self) -> str:
        """Return where quads go."""
        return f"{self.url}/store"

    def query_address(self) -> str:
        """Return where it is asked."""
        return f"{self.url}/query"

    def update_address(self) -> str:
        """Return where it takes updates."""
        return f"{self.url}/update"

    def __exit__(self, *reason: object) -> None:
        if hasattr(self, "reader"):
            self.reader.stop()
        super().__exit__(None, None, None)

    def _server(self, verb: str, data: Path, port: int) -> Server:
        binary = Path(sys.executable).with_name("oxigraph")
        if not os.access(binary, os.X_OK):
            unavailable("oxigraph is not installed (pip install oxigraph)")
        command = [str(binary), verb, "--location", str(data), "--bind", f"127.0.0.1:{port}"]
        self.home.mkdir(parents=True, exist_ok=True)
        return Server(command, self.home / "console.log", lambda: answers(f"http://127.0.0.1:{port}/"))


class Generic(Oxigraph):
    """The same server, of which nothing is known but the addresses of the standard protocols."""

    dialect = "generic"

    def places(self) -> dict[str, str]:
        """Return all three of them."""
        return {"endpoint": f"{self.url}/query", "update": f"{self.url}/update", "graph_store": f"{self.url}/store"}

    def entrance(self, password: str = "") -> Entrance:
        """Return the addresses one by one."""
        places = ["--endpoint", f"{self.url}/query", "--update", f"{self.url}/update"]
        return Entrance(["sparql", *places, "--graph-store", f"{self.url}/store"])

    def frozen(self) -> Entrance:
        """Return the addresses of the server that only reads."""
        super().frozen()
        url = f"http://127.0.0.1:{self.frozen_port}"
        places = ["--endpoint", f"{url}/query", "--update", f"{url}/update"]
        return Entrance(["sparql", *places, "--graph-store", f"{url}/store"])
