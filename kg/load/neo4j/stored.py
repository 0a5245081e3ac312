"""What the database keeps of each article's statements, and what becomes of them.

Every node and relationship carries two lists side by side: the articles that state it (``_documents``) and what each
states (``_stated``). All its other properties are made of them, so what an article no longer states can be
taken away without touching what others state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kg.property_graph import Merged, merge, stored

Kept = Callable[[str], bool]
"""Whether statements of an article that the database holds stay there, given its IRI."""


def stated(documents: Iterable[str] | None, contents: Iterable[str] | None) -> dict[str, str]:
    """Return statements by article as a node or relationship holds them; nothing for one that holds none."""
    return dict(zip(documents or (), contents or (), strict=True))


def changes(before: Mapping[str, str], after: Mapping[str, str], merged: Merged) -> dict[str, Any]:
    """Return the properties to set, with None for those that go; properties of other origin stay."""
    old = merge(before).properties if before else {}
    return dict.fromkeys(old) | stored(after, merged)


def together(before: Mapping[str, str], loaded: Mapping[str, str], kept: Kept) -> dict[str, str]:
    """Return what holds after loading: what is loaded, and what stays of what was there."""
    return {document: content for document, content in before.items() if kept(document)} | dict(loaded)
