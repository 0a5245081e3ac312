"""Firms that stand in the text without a word that says so: brands in lists, and names with a trade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.annotate.openings import matches_at
from kg.annotate.organisations.gatherings import gathered
from kg.annotate.organisations.list_items import BRAND, OPEN, brand_of, is_named, is_plain, items_before
from kg.annotate.organisations.page import Body, Page, Piece, pieces_before
from kg.annotate.organisations.recruiters import find_recruiters
from kg.annotate.tables import read_table
from kg.annotate.words import Head

_NUMERALS = "两三四五六七八九十"
_OF_THEM = "[都的也均各厂店看带开各派摆设报]|老面孔|新面孔|加起|合起|合计|一共|总共|在内"
_ALL_THERE = (
    "(?:也都|也|都|均|全|悉数|双双)(?:在(?:收人|招人|招工|招聘|要人|其列|其中|列)|来招(?![呼待手揽])|来人|派人|派了?[人员代]|招人|收人|要人|到场招|设了?[展摊台]"
    "|到了(?=[，。；])|来了(?=[，。；])|到场|到会|参会|在场|亮相|进场|有人报到|[收招]了人"
    "|摆了?[展摊台]|支了?[摊台]|有[展摊][位台]|亮出|放出|开出|带着?岗|带了?岗|带来岗)"
)
"""Behind a list of names: all of them are there to recruit."""
_LIST_MARK = re.compile(
    f"等|(?<![一二百{_NUMERALS}])[\\d{_NUMERALS}][大家]"
    r"(?=要|招|[^，。；：！？、“”\n]{0,6}(?:企业|商圈|公司|单位|工厂))"
    f"|(?<=[\u4e00-\u9fff])[{_NUMERALS}几]家(?={_OF_THEM})|{_ALL_THERE}"
)
_MARK_OPENS = re.compile(f"[等\\d{_NUMERALS}几也都均全悉双](?:(?<=[等也都均全悉双])|(?=[大家]))")
"""Every character that a mark begins with."""
_TITLED = re.compile("[局处科厅部所站院校会市县区镇乡厂店省]长|主任|书记|经理|主席|董事|总监|主管")
"""Who holds an office is no firm."""
_OF_TRADES = re.compile(
    "[^，。；：！？“”\n\\d家]{0,24}?等(?:多?个|各个|诸多|众多|多种|几个|[\\d一二三四五六七八九十]+个?大?)?[^，。；家\n]{0,6}?(?:行业|领域|产业|门类|类别|专业|板块)"
)
"""Behind a trade: the list names lines of business, no firms."""
_NO_FIRMS = "局部办委会处科师工员匠人者们民众镇乡县市区村省州"
"""How words end for people, authorities and places, which stand in lists of their own."""
_GAP_LONGEST = 16
_FOLLOWER_LONGEST = 8
_VERBAL = frozenset("出进到起着过完走接送回开去归")
"""Second characters of verbs; no firm's own name holds them."""


def find_brands(page: Page) -> Iterator[Body]:
    """Yield firms that only their place in the text gives away; none of them is certain."""
    for mark in matches_at(_MARK_OPENS, _LIST_MARK, page.text):
        yield from _listed(page, mark.start())
    yield from gathered(page)
    for body in list(page.bodies.values()):
        if body.head.style == "firm" and body.certain and page.text[body.start - 1 : body.start] == "、":
            yield from _beside(page, body)
    for start, end, head in page.words.heads:
        if head.style == "trade" and end not in page.bodies:
            brand = _trading(page, start, end, head)
            if brand is not None:
                yield brand
    yield from find_recruiters(page)
    for start, end, head in page.words.heads:
        if head.style == "brand" and _ends_word(page, end):
            yield Body(start, end, end, BRAND, certain=False)


@cache
def _list_closings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what makes a list one of employers, and what makes it one of something else."""
    words: dict[str, list[str]] = {}
    for role, word in read_table("employer_lists.tsv", 2):
        words.setdefault(role, []).append(word)
    reach = f"[^，。；：！？、“”\\n]{{0,{_GAP_LONGEST}}}?"
    nouns, present, others = ("|".join(words[role]) for role in ("noun", "present", "other"))
    closings = (
        f"等?等(?:在内)?(?:的)?{reach}(?:{nouns})",
        f"等(?:{present}|[\\d{_NUMERALS}百余几]+家)",
        f"[{_NUMERALS}\\d]大?(?:{nouns})",
        f"[{_NUMERALS}\\d]家(?:要|招)",
        f"[{_NUMERALS}几]家(?:{_OF_THEM})",
        _ALL_THERE,
    )
    return re.compile("|".join(closings)), re.compile(f"等?等{reach}(?:{others})")


def _listed(page: Page, place: int) -> Iterator[Body]:
    """Yield the items of a list that closes at ``place``: 甲、乙和丙等20家企业."""
    if page.text[place - 1] == "等":
        return
    employers, others = _list_closings()
    closing = employers.match(page.text, place)
    if closing is None:
        return
    other = others.match(page.text, place)
    if other is not None and other.end() < closing.end():
        return
    items = [item for item in items_before(page, place) if not _TITLED.search(page.text, item[-1].start, item[0].end)]
    if not closing[0].startswith("等"):
        items = [item for item in items if item[-1].kind == "body" or page.text[item[0].end - 1] not in _NO_FIRMS]
    named = [item for item in items if is_named(page, item)]
    if len(items) > 1 and len(named) * 2 >= len(items):
        yield from (brand_of(page, item) for item in items if item[-1].kind != "body" and not is_plain(item))
    elif len(items) == 1 and named:
        yield from (brand_of(page, item) for item in named if item[-1].kind != "body")


def _beside(page: Page, body: Body) -> Iterator[Body]:
    """Yield the names that stand in one list in front of a firm: 远成港务、海月银行."""
    for item in items_before(page, body.start - 1):
        own = [piece.kind for piece in item]
        named = own.count("char") > 1 or ("division" in own and len(own) > 1)
        if own[-1] == "body" or not named or _TITLED.search(page.text, item[-1].start, item[0].end):
            return
        yield brand_of(page, item)


def _trading(page: Page, start: int, end: int, head: Head) -> Body | None:
    """Return a firm by its own name and its trade: 泓岬食品; behind 以 it is a line of business: 以阀门铸造为主."""
    if _OF_TRADES.match(page.text, end):
        return None
    own: list[Piece] = []
    for piece in pieces_before(page, start):
        if piece.kind in OPEN or piece.kind == "body":
            break
        own.append(piece)
    if _follows_number(page, own) or _goes_on_behind(page, end) or any(page.text[p.start] in _VERBAL for p in own):
        return None
    if not own or "以" in page.text[own[-1].start : start]:
        return None
    if not 2 <= start - own[-1].start <= 6 or not any(piece.kind in ("char", "nation") for piece in own):
        return None
    return Body(own[-1].start, end, start, head, certain=False)


def _ends_word(page: Page, end: int) -> bool:
    """Return whether a name ends where a word begins behind it, or none can: not in 美团|闪购."""
    behind = page.text[end : end + 1]
    known = any(page.words.ending.get(end + length, (-1,))[0] == end for length in range(1, _FOLLOWER_LONGEST))
    return known or not behind.isalpha()


def _follows_number(page: Page, item: Sequence[Piece]) -> bool:
    return bool(item) and page.text[item[-1].start - 1 : item[-1].start].isdecimal()


def _goes_on_behind(page: Page, end: int) -> bool:
    """Return whether a word of everyday language goes on where a trade ends: 玻璃|小间."""
    found = next((end + n for n in (2, 3) if page.words.ending.get(end + n, (0,))[0] == end), None)
    return found is not None and page.words.ending[found][1].kind in ("noun", "topic", "trade", "head", "quality")
