from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from scripts.site.flowchart import draw_flowchart

SVG = "{http://www.w3.org/2000/svg}"


def parts(source: str) -> tuple[list[str], int]:
    """The texts of a drawing, sorted, and the number of its boxes."""
    root = ET.fromstring(draw_flowchart(source))  # noqa: S314 - our own drawing
    return sorted(str(text.text) for text in root.iter(f"{SVG}text")), len(list(root.iter(f"{SVG}rect")))


@pytest.mark.parametrize(
    ("line", "texts", "boxes"),
    [
        ("A --> B", ["A", "B"], 2),
        ("A --> B --> C", ["A", "B", "C"], 3),
        ("A[articles] --> OUT[(OUT)]", ["OUT", "articles"], 2),
        ("A -- offers --> B", ["A", "B", "offers"], 2),
        ('A -- "hosts · guides<br>supports" --> B', ["A", "B", "hosts · guides", "supports"], 2),
        ("A & B & C -- evidence --> D", ["A", "B", "C", "D", "evidence", "evidence", "evidence"], 4),
        ("A -- within --> A", ["A", "within"], 1),
        ('A -- "<&>" --> B', ["<&>", "A", "B"], 2),
    ],
)
def test_what_is_drawn(line: str, texts: list[str], boxes: int) -> None:
    assert parts(f"flowchart LR\n    {line}\n") == (texts, boxes)


def test_circles_and_long_arrows_are_drawn() -> None:
    assert parts("flowchart LR\nA --> B\nB --> C\nC --> A\nA --> C\n") == (["A", "B", "C"], 3)


def test_no_two_boxes_overlap() -> None:
    drawing = draw_flowchart("flowchart LR\nA --> B & C & D\nB & C --> E[a long name of a node]\nF --> E\n")
    boxes = [
        tuple(map(int, found)) for found in re.findall(r'x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', drawing)
    ]
    assert len(boxes) == 6
    for number, (x, y, width, height) in enumerate(boxes):
        for left, top, wide, high in boxes[:number]:
            assert x >= left + wide or left >= x + width or y >= top + high or top >= y + height
