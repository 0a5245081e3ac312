"""Checks a build: every statement against its text, every file against the others."""

from __future__ import annotations

from kg.check.article import KnownDivision
from kg.check.files import check_build
from kg.check.findings import Checked, Mismatch

__all__ = ["Checked", "KnownDivision", "Mismatch", "check_build"]
