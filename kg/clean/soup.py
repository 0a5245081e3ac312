"""The tree of an HTML text, and how to go through it however deep it is nested."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag


class Step(NamedTuple):
    """One step through a tree: an element opens or closes, or a piece of text stands in one."""

    kind: Literal["open", "text", "close"]
    element: Tag
    """What opens or closes, or holds the text."""
    text: str = ""


def parse(source: str) -> BeautifulSoup:
    """Return the tree of an HTML text.

    Blanks stay as written, for the readers of this room tell lines by them, and so do the values of
    ``class`` and ``rel``. Text of any length and elements at any depth are read: see ``steps``.
    Raises ``bs4.exceptions.ParserRejectedMarkup`` where lxml finds nothing to read.
    """
    return BeautifulSoup(
        source,
        "lxml",
        huge_tree=True,
        multi_valued_attributes=None,
        preserve_whitespace_tags={"html"},
        string_containers={},
    )


def steps(root: Tag, is_left_out: Callable[[Tag], bool]) -> Iterator[Step]:
    """Yield the steps through ``root`` in the order of the text, without comments and what ``is_left_out``.

    Goes by a list of its own and never calls itself: pages nest deeper than Python's stack.
    """
    opened: list[Tag] = []
    waiting: list[PageElement | None] = [root]  # the next one last; None closes what was opened last
    while waiting:
        node = waiting.pop()
        if node is None:
            yield Step("close", opened.pop())
        elif isinstance(node, Tag):
            if not is_left_out(node):
                yield Step("open", node)
                opened.append(node)
                waiting.append(None)
                waiting.extend(reversed(node.contents))
        elif type(node) is NavigableString and opened:  # comments and declarations are kinds of their own
            yield Step("text", opened[-1], node)


def attribute(element: Tag, name: str) -> str:
    """Return the value of an attribute, empty without it."""
    value = element.get(name)
    return value if isinstance(value, str) else ""
