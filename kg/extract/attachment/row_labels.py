"""Bodies in a line below a list of fairs, which hold for all its rows: two dated lines, then 主办单位：甲."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.datamodel import Discourse
from kg.extract.attachment.roles import Role

_LABEL = re.compile(
    r"[ \u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])?[ \u3000]*(?:以上|上述)?(?:活动|招聘会)?(?:均由|的)?"
    r"(?:联合|共同)?(?:主办|承办|协办|指导|支持|执行|组织|举办)(?:单位|方|机构|部门)?[：:]"
)
_LONGEST_ROW = 80
_LEAD = 3
"""A day stands behind at most so many characters, as of a number, at the beginning of its row."""
_CELL = re.compile("[\t｜|]")
_SENTENCE = re.compile("[。！？]")
_A_LIST = 2


def of_all_rows(discourse: Discourse, roles: Sequence[Role]) -> tuple[Role, ...]:
    """Return the roles with those of a line below a list of fairs given to each of its rows.

    A row that names a body in that role itself keeps its own.
    """
    lists = _labelled_lists(discourse)
    if not lists:
        return tuple(roles)
    found = list(roles)
    known = {(role.body.kind, role.body.name, role.event) for role in roles}
    blocks = [block.span for block in discourse.annotated.blocks]
    for role in roles:
        place = role.body.span.start
        rows = next((rows for label, rows in lists.items() if blocks[label].start <= place < blocks[label].end), {})
        for event, row in rows.items() if role.event in rows else ():
            span = blocks[row]
            own = (
                other.predicate == role.predicate
                and other.event == event
                and span.start <= other.body.span.start < span.end
                for other in roles
            )
            key = (role.body.kind, role.body.name, event)
            if key not in known and not any(own):
                known.add(key)
                found.append(role._replace(event=event))
    return tuple(sorted(found, key=lambda role: (role.body.span, role.event)))


def _labelled_lists(discourse: Discourse) -> dict[int, dict[int, int]]:
    """Return by the number of a block with a label the events of the list above it, each with the block of its row."""
    rows = _rows(discourse)
    text, blocks = discourse.annotated.reading.text, discourse.annotated.blocks
    found: dict[int, dict[int, int]] = {}
    above: dict[int, int] = {}
    labels = False
    for number, block in enumerate(blocks):
        if _LABEL.match(text, block.span.start, block.span.end):
            labels = True
            if len(above) >= _A_LIST:
                found[number] = dict(above)
        elif number in rows:
            above = {} if labels else above
            above.update((event, number) for event in rows[number] if event not in above)
            labels = False
        else:
            above, labels = {}, False
    return found


def _rows(discourse: Discourse) -> dict[int, list[int]]:
    """Return by block the one event of a row of a table, or of a short line that begins with its day."""
    text, blocks = discourse.annotated.reading.text, discourse.annotated.blocks
    told: dict[int, set[int]] = {}
    dated: set[int] = set()
    for number, units in enumerate(discourse.events):
        for index in units:
            unit = discourse.units[index]
            told.setdefault(unit.block, set()).add(number)
            start, end = blocks[unit.block].span
            cells = _CELL.search(text, start, end) is not None
            if any(cells or date.span.start - start <= _LEAD for date in unit.dates):
                dated.add(unit.block)
    found: dict[int, list[int]] = {}
    for number in dated:
        kind, (start, end) = blocks[number].kind, blocks[number].span
        prose = kind in ("title", "heading") or _SENTENCE.search(text, start, end - 1) is not None
        if len(told[number]) == 1 and not prose and end - start <= _LONGEST_ROW:
            found[number] = list(told[number])
    return found
