"""Loads a graph into Neo4j as the property graph that a user of Cypher would draw."""

from __future__ import annotations

from kg.load.neo4j.connection import Server, connected
from kg.load.neo4j.loading import Loaded, Replace, Step, load_neo4j

__all__ = ["Loaded", "Replace", "Server", "Step", "connected", "load_neo4j"]
