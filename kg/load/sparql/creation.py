"""Makes the repository or dataset that a graph is to go into, where a server can be asked for that."""

from __future__ import annotations

from string import Template
from typing import NamedTuple
from urllib.parse import quote

from kg.errors import KgError
from kg.load.sparql.connection import Connection
from kg.load.sparql.places import Places

RULESETS = (
    "empty", "rdfs", "rdfs-optimized", "rdfsplus", "rdfsplus-optimized", "owl-horst", "owl-horst-optimized",
    "owl-max", "owl-max-optimized", "owl2-ql", "owl2-ql-optimized", "owl2-rl", "owl2-rl-optimized",
)  # fmt: skip
"""The rulesets that come with GraphDB."""

_RDF4J = Template("""\
@prefix config: <tag:rdf4j.org,2023:config/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

[] a config:Repository ;
   config:rep.id "$name" ;
   rdfs:label "$name: jobfair-kg" ;
   config:rep.impl [
      config:rep.type "openrdf:SailRepository" ;
      config:sail.impl [ $store ]
   ] .
""")
_SAILS = {
    "memory": 'config:sail.type "openrdf:MemoryStore" ; config:mem.persist true ; config:mem.syncDelay 1000',
    "native": 'config:sail.type "openrdf:NativeStore" ; config:native.tripleIndexes "spoc,posc,cspo"',
    "lmdb": 'config:sail.type "rdf4j:LmdbStore" ; config:lmdb.tripleIndexes "spoc,posc,cspo"',
}

RDF4J_STORES = tuple(_SAILS)
"""The stores of RDF4J Server that can be chosen."""

_GRAPHDB = Template("""\
@prefix graphdb: <http://www.ontotext.com/config/graphdb#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix rep: <http://www.openrdf.org/config/repository#> .
@prefix sail: <http://www.openrdf.org/config/sail#> .
@prefix sr: <http://www.openrdf.org/config/repository/sail#> .

[] a rep:Repository ;
   rep:repositoryID "$name" ;
   rdfs:label "$name: jobfair-kg" ;
   rep:repositoryImpl [
      rep:repositoryType "graphdb:SailRepository" ;
      sr:sailImpl [
         sail:sailType "graphdb:Sail" ;
         graphdb:ruleset "$ruleset" ;
         graphdb:enable-context-index "true" ;
         graphdb:enablePredicateList "true" ;
         graphdb:disable-sameAs "true" ;
         graphdb:check-for-inconsistencies "false" ;
         graphdb:repository-type "file-repository" ;
         graphdb:storage-folder "storage"
      ]
   ] .
""")


class Settings(NamedTuple):
    """How a repository is to be, where the dialect has a choice."""

    store: str = "lmdb"
    """RDF4J: one of ``memory``, ``native``, ``lmdb``, which takes half of the time that ``native`` takes."""
    ruleset: str = "rdfsplus-optimized"
    """GraphDB: one of ``RULESETS``."""
    location: str = ""
    """GraphDB: the attached location; empty for the server itself."""


def create(connection: Connection, dialect: str, places: Places, settings: Settings) -> bool:
    """Make the repository or dataset if it is not there, and return whether it was made.

    Raises ``KgError`` where the server refuses, or the dialect has no way to ask for one; ``Interrupted`` where it
    cannot be reached.
    """
    if dialect not in ("graphdb", "rdf4j", "fuseki"):
        what = (
            "is one store, which needs no making" if dialect in ("oxigraph", "virtuoso") else "cannot be asked for one"
        )
        raise KgError(f"Target(create=True) does not go with the dialect {dialect}: the server {what}.")
    if dialect == "graphdb" and settings.location:
        return _create_elsewhere(connection, places, settings)
    asked = f"{places.query}/size" if dialect != "fuseki" else f"{places.server}/$/datasets/{quote(places.name)}"
    if _is_there(connection, asked):
        return False
    if dialect == "fuseki":
        form = {"dbName": places.name, "dbType": "tdb2"}
        connection.send("POST", f"{places.server}/$/datasets", data=form)
    elif dialect == "rdf4j":
        connection.send("PUT", places.query, content=rdf4j_config(places.name, settings.store),
                        headers={"Content-Type": "text/turtle"})  # fmt: skip
    else:
        _send_config(connection, places, settings)
    return True


def _create_elsewhere(connection: Connection, places: Places, settings: Settings) -> bool:
    """Make a repository of GraphDB at an attached location; raise ``KgError`` where the endpoint does not serve it."""
    repository = f"{places.server}/rest/repositories/{quote(places.name)}"
    missing = not _is_there(connection, repository, location=settings.location)
    if missing:
        if _is_there(connection, f"{places.query}/size"):
            raise KgError(
                f"{places.query} is there, and is not the repository that would be made at {settings.location}: the "
                "graphs would go into another one than that. Give the new one another name, or name no location. "
                "Nothing was made."
            )
        _send_config(connection, places, settings)
    if not _is_there(connection, f"{places.query}/size"):
        raise KgError(
            f"The repository {places.name} {'was made' if missing else 'is'} at {settings.location}, but "
            f"{places.query} does not serve it: no graph was sent. Give the address at which the location's own server "
            "has it as the client's base_url."
        )
    return missing


def _send_config(connection: Connection, places: Places, settings: Settings) -> None:
    at = {"location": settings.location} if settings.location else {}
    files = {"config": (f"{places.name}.ttl", graphdb_config(places.name, settings.ruleset), "text/turtle")}
    connection.send("POST", f"{places.server}/rest/repositories", params=at, files=files)


def _is_there(connection: Connection, address: str, **parameters: str) -> bool:
    """Return whether there is something at an address. Raises ``KgError`` where that is not told."""
    known = connection.ask("GET", address, params=parameters or None)
    if known.status_code >= 400 and known.status_code != 404:
        connection.send("GET", address, params=parameters or None)
    return known.status_code != 404


def rdf4j_config(name: str, store: str) -> str:
    """Return the configuration of a repository of RDF4J Server, in Turtle."""
    return _RDF4J.substitute(name=name, store=_SAILS[store])


def graphdb_config(name: str, ruleset: str) -> str:
    """Return the configuration of a repository of GraphDB 10 and later, in Turtle."""
    return _GRAPHDB.substitute(name=name, ruleset=ruleset)
