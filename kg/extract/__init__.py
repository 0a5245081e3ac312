"""Discourse → DocumentFacts: what an article states, relation by relation."""

from __future__ import annotations

from kg.extract.extractor import extract_facts
from kg.extract.protocol import Extractor

__all__ = ["Extractor", "extract_facts"]
