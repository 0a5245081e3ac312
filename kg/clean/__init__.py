"""Room 2: a document becomes the clean text that a reader would see; it owns all offsets."""

from __future__ import annotations

from kg.clean.cleaner import clean_document

__all__ = ["clean_document"]
