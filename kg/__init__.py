"""Reads Chinese employment news into a knowledge graph that leads back to its words."""

__version__ = "0.1.0"
