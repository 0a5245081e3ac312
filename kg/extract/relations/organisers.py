"""Who organises an event, and in which role."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.datamodel import Discourse, Fact, OrganisationMention, Unit
from kg.extract.ledger import Ledger

_ROLES = (
    ("hosts", re.compile(r"主办|举办|举行|组织|开展|召开|牵头|发起|办了|办的|合办|联办|筹办|开办|张罗|启动")),
    ("undertakes", re.compile(r"承办|承接")),
    ("coOrganises", re.compile(r"协办|联合单位")),
    ("executes", re.compile(r"执行")),
    ("guides", re.compile(r"指导|主管|统筹")),
    ("supports", re.compile(r"支持|技术支持")),
)
_CLAUSE = re.compile(r"[，。；！？\n]")
_LABEL = re.compile(r"(?:主办|承办|协办|执行|指导|支持|联合)(?:单位|方|机构)?[：:有是为]")


def extract(discourse: Discourse, ledger: Ledger) -> Iterator[Fact]:
    """Yield each body that is said to organise an event."""
    for number in range(len(discourse.events)):
        seen: set[tuple[str, str]] = set()
        for unit in ledger.units_of(number):
            for body in unit.bodies:
                role = _role(body, unit, ledger.text)
                if role is None:
                    continue
                key = ledger.body(body)
                if (key, role) not in seen:
                    seen.add((key, role))
                    yield Fact(key, role, ledger.event(number), body.span, "")


def _role(body: OrganisationMention, unit: Unit, text: str) -> str | None:
    """Return the role that the nearest word behind the body, or a label in front of it, gives."""
    before = text[max(0, body.span.start - 40) : body.span.start]
    labels = list(_LABEL.finditer(before))
    if labels and not _CLAUSE.search(before, labels[-1].end()):
        return _named(labels[-1].group())
    stop = _CLAUSE.search(text, body.span.end)
    behind = text[body.span.end : stop.start() if stop else len(text)]
    found = [(m.start(), role) for role, pattern in _ROLES if (m := pattern.search(behind))]
    if not found or before.endswith(("在", "到", "向", "据", "从", "对")):
        return None
    place, role = min(found)
    return role if place < 40 else None


def _named(label: str) -> str:
    return next((role for role, pattern in _ROLES if pattern.search(label)), "hosts")
