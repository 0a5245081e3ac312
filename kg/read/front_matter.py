"""Front matter: the fields that Jekyll, Hexo and Hugo keep at the top of an article.

YAML between ``---`` (Jekyll, Hexo), JSON before ``;;;`` (Hexo), TOML between ``+++``
(Hugo). Every value stays text: a YAML date made into a date object would lose the
offset that its source wrote.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import Any, NamedTuple

import yaml
from frontmatter.default_handlers import BaseHandler, YAMLHandler

from kg.read.fields import is_known

_Loader: type[yaml.BaseLoader] | type[yaml.CBaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FIELD = re.compile(
    r"""\s*["']?([\w\u3400-\u9fff][\w .-]{0,40}?)["']?\s*(?:[:：=](?:\s+|$)|(?<=[A-Za-z])(?::(?!//)|：))(.*)"""
)
_TOML_LINE = re.compile(r"""\s*(?:\[\[?[\w."' -]+\]|["']?[\w\u3400-\u9fff][\w."' -]*?\s*=)""")
_PART = re.compile(r"\s*(?:#|-\s|$)|\s+\S")
_MARKER = re.compile(r"\s*(-{3,}|;{3,}|\+{3})[ \t]*\n")
_NESTED = re.compile(r"(?:[-?:] ){50}")
_TITLES = frozenset(("title", "标题", "標題"))
_DEEPEST = 200  # brackets; libyaml's loader overflows the C stack on some ten thousand


class FrontMatter(NamedTuple):
    """What stood at the top of an article, and the rest of it."""

    fields: dict[str, object]
    body: str
    damage: str = ""
    """One sentence on what is broken, with its line and the remedy; empty for sound front matter."""


class _Yaml(YAMLHandler):
    FM_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)

    def load(self, fm: str, **_: object) -> Any:
        if fm.count("[") + fm.count("{") > _DEEPEST or _NESTED.search(fm):
            raise ValueError("it is nested too deep")
        return yaml.load(fm, Loader=_Loader) or {}  # noqa: S506 - BaseLoader makes nothing but text, lists and mappings


class _Json(BaseHandler):
    FM_BOUNDARY = re.compile(r"^;{3,}[ \t]*$", re.MULTILINE)

    def load(self, fm: str) -> Any:
        inner = fm.rstrip().rstrip(",")  # the lines keep their numbers
        return json.loads(inner if inner.lstrip().startswith("{") else "{" + inner + "}")


class _Toml(BaseHandler):
    FM_BOUNDARY = re.compile(r"^\+{3}[ \t]*$", re.MULTILINE)

    def load(self, fm: str) -> Any:
        return tomllib.loads(fm)


_HANDLERS: dict[str, BaseHandler] = {"-": _Yaml(), ";": _Json(), "+": _Toml()}


def split_front_matter(text: str) -> FrontMatter | None:
    """Return the fields and the rest of ``text`` (LF line ends), or None if it has no front matter.

    Damaged front matter is read field by field as far as it goes, and says so.
    """
    opened = _MARKER.match(text)
    if opened is None:
        return _without_opening(text)
    handler = _HANDLERS[opened.group(1)[0]]
    parts = handler.FM_BOUNDARY.split(text[opened.start(1) :], 2) if handler.FM_BOUNDARY else []
    line = text.count("\n", 0, opened.start(1)) + 1
    if len(parts) == 3:
        if parts[1].strip() and not _begins_with_field(parts[1], toml=opened.group(1)[0] == "+"):
            return None  # a rule and some text, not fields
        return _loaded(handler, parts[1], parts[2], line)
    rest = text[opened.end() :]
    if not _begins_with_field(rest):
        return None
    fields, taken = _field_by_field(rest, stop_at_text=True)
    damage = f"The front matter opened on line {line} is never closed: add a line “{opened.group(1)}” below its fields."
    return FrontMatter(fields, rest[taken:], damage)


def _without_opening(text: str) -> FrontMatter | None:
    """Fields from the first line on, closed by ``---`` or ``;;;`` (Hexo's short form) or by an empty line."""
    start = len(text) - len(text.lstrip())
    if not _begins_with_field(text[start:]):
        return None
    for mark in "-;":
        boundary = _HANDLERS[mark].FM_BOUNDARY
        closed = boundary.search(text, start) if boundary else None
        if closed is None:
            continue
        inner = text[start : closed.start()]
        lines = inner.splitlines()
        fields, _ = _field_by_field(inner, stop_at_text=False)
        if all(_FIELD.match(line) or (line.strip() and _PART.match(line)) or line in "{}" for line in lines) and any(
            is_known(name) for name in fields
        ):
            return _loaded(_HANDLERS[mark], inner, text[closed.end() :], text.count("\n", 0, start) + 1)
    return _closed_by_a_gap(text, start)


def _closed_by_a_gap(text: str, start: int) -> FrontMatter | None:
    """Fields from the first line on, the title among them, with an empty line below and text behind it."""
    inner, gap, body = text[start:].partition("\n\n")
    found = [_FIELD.match(line) for line in inner.splitlines()]
    names = [field.group(1) for field in found if field is not None]
    if not gap or not body.strip() or len(names) < len(found) or not all(map(is_known, names)):
        return None
    if _TITLES.isdisjoint(name.casefold() for name in names):
        return None
    fields, _ = _field_by_field(inner, stop_at_text=False)
    return FrontMatter(fields, body)


def _begins_with_field(inner: str, *, toml: bool = False) -> bool:
    for line in inner.lstrip().splitlines()[:20]:
        if toml and _TOML_LINE.match(line):
            return True
        if line.strip() in ("{", "") or line.lstrip().startswith("#"):
            continue
        found = _FIELD.match(line)
        return found is not None and (found.group(1).isascii() or is_known(found.group(1)))
    return False


def _loaded(handler: BaseHandler, inner: str, body: str, first_line: int) -> FrontMatter:
    try:
        fields = handler.load(inner)
        if isinstance(fields, dict):
            return FrontMatter({str(name): value for name, value in fields.items()}, body)
        reason, line = "it is no list of fields", first_line
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        reason = error.problem or "it is no YAML"
    except json.JSONDecodeError as error:
        reason, line = error.msg, first_line + error.lineno - 1
    except (ValueError, TypeError, RecursionError, yaml.YAMLError) as error:
        reason, line = str(error).partition("\n")[0], first_line
    fields, _ = _field_by_field(inner, stop_at_text=False)
    damage = f"The front matter is damaged at line {line} ({reason}); it was read field by field: mend that line."
    return FrontMatter(fields, body, damage)


def _field_by_field(inner: str, *, stop_at_text: bool) -> tuple[dict[str, object], int]:
    """Return the ``name: value`` lines and how many characters they took, up to the first other line if asked."""
    fields: dict[str, object] = {}
    taken = 0
    for line in inner.splitlines(keepends=True):
        found = _FIELD.match(line.rstrip("\n"))
        if found:
            fields.setdefault(found.group(1), found.group(2).strip().rstrip(",").strip("\"'“”"))
        elif stop_at_text and (not line.strip() or not _PART.match(line)):
            break
        taken += len(line)
    return fields, taken
