"""The corridor: every article goes through the rooms in order, in one process or several."""

from __future__ import annotations

from kg.build.article import facts_from, settle
from kg.build.building import Built, Job, build_graph, told_of
from kg.build.workers import Progress, Watch

__all__ = ["Built", "Job", "Progress", "Watch", "build_graph", "facts_from", "settle", "told_of"]
