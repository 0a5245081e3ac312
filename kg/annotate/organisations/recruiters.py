"""Firms that nothing but what they do gives away: 泓州小面要厨工两名, “三沣”要钳工, 泓麟装备的人事专员."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.annotate.organisations.list_items import BRAND
from kg.annotate.organisations.page import Body, Page, Piece, pieces_before
from kg.annotate.tables import read_table

_WANTS = re.compile(
    "(?:现|今年|这次|此次|现在|目前|一口气|一次|一下|正|也|还|则|都|急着|打算|计划|准备|想)*(?:急?招(?![聘商生标牌待呼徕])|要|缺|急需|诚聘)了?"
    "(?=[^，。；：、\n]{0,10}?(?:[\\d一二两三四五六七八九十百]+余?多?[名人个位]|[工员匠]|师傅|技师|厨师|学徒))"
)
_WANTS_OPENS = re.compile("[急招要缺诚今这此现目一正也还则都打计准想]")
_QUOTED = re.compile(f"“([^“”，。、；：！？]{{2,10}})”，?(?:{_WANTS.pattern})")
_NO_NAME = re.compile(
    "[均为共已现不无没可能只才都也又再还年月日时午早晚这那哪每各某其该本我你他她它们与和或及把被让使向往从到等级第个位名次]|小场|车间"
    "|(?:[场市会季周节动划程班课街区镇乡村州省县组队部委局办处师员工人者姐哥嫂叔伯妈爷婆娘板客方职]|行动|计划|工程|企业|单位|驿站|之家|阿姨|老总)$"
)
"""Words in, and ends of, what is no firm: grammar, times, occasions, places, people."""
_SHORTEST, _LONGEST = 4, 12
_UNKNOWN = 2
"""So many characters at least of a name are in no list."""
_PARTS = frozenset(("char", "word", "topic", "division", "nation"))


def find_recruiters(page: Page) -> Iterator[Body]:
    """Yield the firms that stand alone at the head of a clause and look for people, none of them certain."""
    for quoted in _QUOTED.finditer(page.text):
        if not _NO_NAME.search(quoted[1]) and "招" not in quoted[1]:
            yield _firm(quoted.start(1), quoted.end(1))
    done = 0
    for opening in _WANTS_OPENS.finditer(page.text):
        if opening.start() < done or not (wants := _WANTS.match(page.text, opening.start())):
            continue
        done = wants.end()
        start = _name_before(page, opening.start())
        if start is not None:
            yield _firm(start, opening.start())
    for speaks in _recruiter().finditer(page.text):
        start = _name_before(page, speaks.start())
        if start is not None:
            yield _firm(start, speaks.start())


@cache
def _recruiter() -> re.Pattern[str]:
    return re.compile(
        f"的(?:{'|'.join(word for role, word in read_table('gathering_words.tsv', 2) if role == 'recruiter')})"
    )


def _name_before(page: Page, end: int) -> int | None:
    """Return where a name begins that fills all from the last mark to ``end`` and that no list knows."""
    pieces = pieces_before(page, end)
    own = pieces[:-1]
    if pieces[-1].kind != "hard" or not own or not _SHORTEST <= end - own[-1].start <= _LONGEST:
        return None
    unknown = sum(piece.kind == "char" for piece in own)
    if not all(_may_name(own, number) for number in range(len(own))) or unknown < _UNKNOWN:
        return None
    return None if _NO_NAME.search(page.text, own[-1].start, end) else own[-1].start


def _may_name(pieces: list[Piece], number: int) -> bool:
    """Return whether a piece may stand in a name; 州 in 渝州 does."""
    piece = pieces[number]
    lone = piece.kind == "seat" and piece.end - piece.start == 1
    return piece.kind in _PARTS or (lone and number + 1 < len(pieces) and pieces[number + 1].kind == "char")


def _firm(start: int, end: int) -> Body:
    return Body(start, end, end, BRAND, certain=False)
