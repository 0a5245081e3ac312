from __future__ import annotations

from scripts.final_names import with_final

PLAIN = '''"""A module."""

from __future__ import annotations

import re

_WORD, OTHER = "甲", "乙"
_PATTERN = re.compile(
    "甲"
)
KINDS: dict[str, tuple[int, ...]] = {"乙": (1, 2)}
_SEEN = {1}
_SEEN |= {2}
LATER: int
Alias = dict[str, str]


def count() -> int:
    NUMBER = 1
    return NUMBER
'''


def test_constants_become_final_on_their_lines() -> None:
    final = with_final(PLAIN)
    changed = [(old, new) for old, new in zip(PLAIN.splitlines(), final.splitlines(), strict=True) if old != new]
    assert changed == [
        ("from __future__ import annotations", "from __future__ import annotations; from typing import Final"),
        ("_PATTERN = re.compile(", "_PATTERN: Final = re.compile("),
        (
            'KINDS: dict[str, tuple[int, ...]] = {"乙": (1, 2)}',
            'KINDS: Final[dict[str, tuple[int, ...]]] = {"乙": (1, 2)}',
        ),
    ]


def test_a_module_that_evaluates_its_annotations_stays() -> None:
    assert with_final("X = 1\nYEAR = 2\n") == "X = 1\nYEAR = 2\n"
