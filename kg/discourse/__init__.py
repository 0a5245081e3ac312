"""AnnotatedText → Discourse: which event, or which total, each stretch of an article speaks of."""

from __future__ import annotations

from kg.discourse.linker import find_scenes

__all__ = ["find_scenes"]
