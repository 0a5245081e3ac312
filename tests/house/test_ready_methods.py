from __future__ import annotations

from scripts.ready_methods import with_ready_methods

PLAIN = '''"""A module."""

from __future__ import annotations; from typing import Final

import re

_WORD: Final = re.compile("甲")
_SIGN: Final = re.compile(
    "乙"
)  # a remark
_UNUSED: Final = re.compile("丙")
_TWICE: Final = re.compile("丁")


def seen(text: str) -> bool:
    _TWICE = re.compile(text)
    return _SIGN.search(text) is not None or (_WORD.match(text), _TWICE.match(text), _SIGN.search(text))
'''


def test_methods_become_constants_where_the_pattern_is_told() -> None:
    ready = with_ready_methods(PLAIN)
    changed = [(old, new) for old, new in zip(PLAIN.splitlines(), ready.splitlines(), strict=True) if old != new]
    assert [new for _, new in changed] == [
        '_WORD: Final = re.compile("甲"); _WORD_match: Final = _WORD.match',
        ")" + "; _SIGN_search: Final = _SIGN.search  # a remark",
        "    return _SIGN_search(text) is not None or (_WORD_match(text), _TWICE.match(text), _SIGN_search(text))",
    ]


def test_a_module_that_evaluates_its_annotations_stays() -> None:
    assert with_ready_methods("X: Final = re.compile('')\nX.match('')\n") == "X: Final = re.compile('')\nX.match('')\n"
