"""Loads a finished build into the servers that people run."""
