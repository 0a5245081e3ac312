"""Noun phrases that name or point at an activity of employment service."""

from __future__ import annotations

from kg.annotate.events.find import find_event_mentions

__all__ = ["find_event_mentions"]
