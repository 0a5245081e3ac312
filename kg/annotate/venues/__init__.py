"""Named places where something is held: 玉山县山清法治广场, 镇政府门前, 胶莱街道的年集."""

from __future__ import annotations

from kg.annotate.venues.find import find_venues

__all__ = ["find_venues"]
