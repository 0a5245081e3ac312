"""How ``kg load graphdb --create`` asks for repositories.

GraphDB cannot be had here: a small server answers as its documentation says, and what it is asked for is held against
that. This proves no more.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.load.sparql.creation import graphdb_config
from tests.load.answering import Answer, Request, answering

LOCATION = "http://other:7200/"
NAME = "fairs"


class Graphdb:
    """Repositories of this server and of an attached location; it takes no graphs."""

    def __init__(self, *, here: bool = False, there: bool = False, reached: bool = False) -> None:
        self.here, self.there = here, there
        self.reached = reached
        """Whether repositories of the location are served by their plain name."""
        self.asked: list[Request] = []

    def answer(self, request: Request) -> Answer:
        self.asked.append(request)
        at_location = request.parameters.get("location") == [LOCATION]
        if (request.method, request.path) == ("POST", "/rest/repositories"):
            self.here, self.there = self.here or not at_location, self.there or at_location
            return Answer(201)
        if request.path == f"/rest/repositories/{NAME}":
            return Answer(200 if (self.there if at_location else self.here) else 404)
        if request.path == f"/repositories/{NAME}/size":
            return Answer(200, "0") if self.here or (self.there and self.reached) else Answer(404)
        return Answer(503, "no graphs, please")

    def made(self) -> list[Request]:
        return [request for request in self.asked if request.method == "POST" and request.path.startswith("/rest/")]

    def came_to_graphs(self) -> bool:
        return any(request.path == f"/repositories/{NAME}" for request in self.asked)

    def load(self, out: Path, *options: str) -> tuple[Result, str]:
        """Load with ``--create`` and return how that went, and the address of the server."""
        with answering(self.answer) as url:
            there = ["load", "graphdb", str(out), "--endpoint", f"{url}/repositories/{NAME}", "--wait", "0"]
            result = CliRunner().invoke(main, [*there, "--create", *options])
        assert isinstance(result.exception, SystemExit)
        assert result.exit_code == 1
        return result, url


def test_a_repository_is_made_with_its_ruleset(out: Path) -> None:
    server = Graphdb()
    server.load(out, "--ruleset", "owl-max")
    (made,) = server.made()
    assert made.parameters == {}
    body = made.body.decode().replace("\r\n", "\n")
    assert f'name="config"; filename="{NAME}.ttl"' in body
    assert graphdb_config(NAME, "owl-max") in body
    assert server.came_to_graphs()


def test_a_repository_that_is_there_stays(out: Path) -> None:
    server = Graphdb(here=True)
    server.load(out)
    assert not server.made()
    assert server.came_to_graphs()


def test_a_repository_is_made_at_a_location_that_the_endpoint_serves(out: Path) -> None:
    server = Graphdb(reached=True)
    server.load(out, "--location", LOCATION)
    (made,) = server.made()
    assert made.parameters == {"location": [LOCATION]}
    assert server.came_to_graphs()
    server.load(out, "--location", LOCATION)
    assert len(server.made()) == 1


@pytest.mark.parametrize(("there", "says"), [(False, "was made"), (True, "is")])
def test_an_endpoint_that_does_not_serve_the_repository_gets_no_graphs(out: Path, there: bool, says: str) -> None:
    server = Graphdb(there=there)
    result, url = server.load(out, "--location", LOCATION)
    told = f"The repository {NAME} {says} at {LOCATION}, but {url}/repositories/{NAME} does not serve it"
    assert told in result.stderr
    assert "--endpoint" in result.stderr
    assert len(server.made()) == 1 - there
    assert not server.came_to_graphs()


def test_another_repository_of_that_name_gets_no_graphs(out: Path) -> None:
    server = Graphdb(here=True)
    result, url = server.load(out, "--location", LOCATION)
    assert f"{url}/repositories/{NAME} is there, and is not the repository that would be made" in result.stderr
    assert not server.made()
    assert not server.came_to_graphs()


def test_a_location_that_is_not_told_of_is_no_missing_one(out: Path) -> None:
    with answering(lambda _: Answer(500, json.dumps({"message": "location is not attached"}))) as url:
        there = ["load", "graphdb", str(out), "--endpoint", f"{url}/repositories/{NAME}", "--create"]
        result = CliRunner().invoke(main, [*there, "--location", LOCATION])
    assert (result.exit_code, "location is not attached" in result.stderr) == (1, True)
