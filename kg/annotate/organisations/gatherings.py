"""Firms in lists of which the words behind or in front say that they are there: 甲、乙的展位前, 参会的有甲、乙."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kg.annotate.organisations.list_items import brand_of, is_named, is_plain, items_before
from kg.annotate.organisations.page import Body, Page, Piece
from kg.annotate.tables import read_table

_LAST_LONGEST = 34
"""How far behind the last mark of a list its end is looked for."""
_NO_FIRM = re.compile(
    "(?:[局部办委会处科师员匠人者们民众镇乡县市区村省州街路巷口站边岸门桥湖山]|街道|社区|[公校]园|广场|礼堂|码头|车站|市场"
    "|体育[馆场]|文化馆|图书馆|博物馆|展区|专区|会场|现场|行业|产业|岗位|职位|专业|工种|企业|单位|厂子|微信|抖音|快手|微博|视频号)$"
)
"""How words end for people, authorities and places, which are told of in lists like those of firms."""
_LIST_END = re.compile("[，。；：！？（）\n]")
_LED_END = re.compile("[，。；：！？（）\n等]")
_TITLED = re.compile(
    "[局处科厅部所站院校会市县区镇乡厂店省]长|主任|书记|经理|主席|董事|总监|主管|调研员|巡视员|特派员|委员|同学|先生|女士|村民"
)
"""Words for people in or in front of the items of a list of them."""
_TITLE_FAR = 8
_COUNTED = re.compile("[一二两三四五六七八九十百余多几\\d]家[^，。、]{0,6}$")
_LEAST = 2
_EMPLOYING = frozenset(("firm", "house", "school", "health"))


@cache
def _wording() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what tells behind a list, and in front of it, that what it names is there to recruit."""
    words: dict[str, list[str]] = {}
    for role, word in read_table("gathering_words.tsv", 2):
        words.setdefault(role, []).append(word)
    of = {role: "|".join(sorted(each, key=lambda word: (-len(word), word))) for role, each in words.items()}
    ways = (
        f"的?(?:{of['stand']})",
        f"的?(?:{of['recruiter']})",
        f"(?:{of['adverb']})*(?:{of['there']})(?!的)",
        f"(?:{of['adverb']})*(?:{of['brings']})(?!的)[^，。；、\\n]{{0,12}}?(?:{of['brought']})",
        f"[两三四五六七八九十几]家(?:{of['noun']})",
    )
    behind = f"(?:等(?:在内)?)?(?:{'|'.join(ways)})"
    in_front = f"(?:{of['coming']}|{of['there']})(?:的?(?:{of['noun']}))?[里中]?(?:{of['among']})"
    return re.compile(behind), re.compile(in_front)


def gathered(page: Page) -> Iterator[Body]:
    """Yield the firms without a head in lists that are told to be there, none of them certain."""
    text = page.text
    behind, in_front = _wording()
    mark = text.find("、")
    while mark >= 0:
        clause_end = _LIST_END.search(text, mark + 1)
        stop = clause_end.start() if clause_end is not None else len(text)
        last = text.rfind("、", mark, stop)
        told = behind.search(text, last + 2, min(stop, last + _LAST_LONGEST))
        if told is not None:
            yield from _firms(page, items_before(page, told.start()))
        mark = text.find("、", max(stop, mark + 1))
    for lead in in_front.finditer(text):
        end = _LED_END.search(text, lead.end())
        items = items_before(page, end.start()) if end is not None else []
        if items and items[-1][-1].start == lead.end():
            yield from _firms(page, items)


def _firms(page: Page, items: Sequence[Sequence[Piece]]) -> Iterator[Body]:
    """Yield the items that no head makes bodies, where the list can be one of firms."""
    if len(items) < _LEAST:
        return
    start, end = items[-1][-1].start, items[0][0].end
    unsure = [item for item in items if not _is_firm(page, item)]
    named = sum(is_named(page, item) for item in items)
    if named * 2 < len(items) or len(unsure) == len(items):
        return
    if any(_NO_FIRM.search(page.text, item[-1].start, item[0].end) for item in unsure):
        return
    line = page.text[max(0, start - _TITLE_FAR) : end]
    if _TITLED.search(line) or _COUNTED.search(page.text[max(0, start - _TITLE_FAR) : start]):
        return
    yield from (brand_of(page, item) for item in items if item[-1].kind != "body" and not is_plain(item))


def _is_firm(page: Page, item: Sequence[Piece]) -> bool:
    """Return whether an item is an employer beyond doubt: by its head, by its trade, or as a well-known name."""
    end = item[0].end
    if end in page.bodies:
        return page.bodies[end].head.style in _EMPLOYING
    word = page.words.ending[end][1] if end in page.words.ending else None
    if word is None or word.head is None:
        return False
    return word.head.style == "brand" or (word.head.style == "trade" and len(item) > 1)
