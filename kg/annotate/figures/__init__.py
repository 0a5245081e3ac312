"""Quantities → figures of employment news: which of them count something this project records, and what."""

from __future__ import annotations

from kg.annotate.figures.find import find_figures

__all__ = ["find_figures"]
