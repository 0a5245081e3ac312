"""CleanText → AnnotatedText: all that the words of an article say by themselves."""

from __future__ import annotations

from kg.annotate.annotator import annotate_text

__all__ = ["annotate_text"]
