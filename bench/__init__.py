"""Measurements of speed and memory, each beside something that everyone can run: ``make bench``."""
