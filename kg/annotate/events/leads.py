"""What stands at the beginning of an event phrase without being part of it: days, times, counts, marks of a list."""

from __future__ import annotations

import re

from kg.annotate.openings import matches_at

_SHORTEST_OWNER = 2
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_NUMERAL = r"(?:\d[\d,.]*|[一二三四五六七八九十两几数]+)[余多来]?[十百千万亿]?[余多]?"
_CUT = re.compile(
    rf"(?:(?:\d{{2,4}}|[〇零一二三四五六七八九]{{4}})年)?(?:\d{{1,2}}|[元正冬腊一二三四五六七八九十]{{1,2}})月份?(?:{_DAY}(?:日|号)?(?![届期场季个]))?"
    rf"(?:(?:至|到|-|—|～|、)(?:\d{{1,2}}月)?{_DAY}[日号])?(?:[上中下]旬|[初底末])?"
    rf"|(?<![\d第]){_DAY}[日号](?!报|线|楼|店|厂|馆)|(?<!第)初[一二三四五六七八九十]"
    r"|\d{1,2}[:时点]\d{0,2}分?|\d{7,}转?|(?<!\d)\d{1,2}[.．](?!\d)"
    rf"|(?<![\d.第]){_NUMERAL}(?:家|个|名|位|人次|趟|天|辆|台|架|份|批次|张|桌|户|元|岁|分钟|小时)(?!人大|体)"
    rf"|(?<![\d.第]){_NUMERAL}人(?=[、和与及]|以及)"
)
_CUT_OPENS = re.compile(r"[\d〇零一二两三四五六七八九十廿卅几数元正冬腊初]")
_FAIRS = re.compile(rf"(?<![\d.第]){_NUMERAL}[场期](?!\w?场)")
_LEAD = re.compile(
    r"(?:（[^（）]{0,12}）|[、·・•—–/+)\]．.,-]+|以及|和|与|及|暨|等|地?的|[了着过之]|[本今去]年(?!首|头|第|度|“)|今春|(?<=[一二两三几多数\d])[场次个届期项档轮]|[场次个趟档](?![体人性别地站馆次内外上])"
    r"|其中|现场(?=“)|公司(?=[^“]*班)|我[们省市州县区镇乡校院局]|[①-⑳])+"
)


def after_cuts(text: str, start: int, end: int) -> int:
    """Return where the phrase ``start:end`` goes on behind its last day, time or count outside of quotes."""
    edge = start
    for match in matches_at(_CUT_OPENS, _CUT, text, start, end):
        if not _is_enclosed(text, start, match.start(), end):
            edge = match.end()
    counted = _FAIRS.search(text, edge, end)
    # 全省49场招聘会 is one phrase, 办4场招聘会 is not.
    return counted.end() if counted and counted.start() - edge < _SHORTEST_OWNER else edge


def without_lead(text: str, start: int, end: int) -> int:
    """Return where the phrase ``start:end`` goes on behind marks, conjunctions and words that only lead up to it."""
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead else start


def _is_enclosed(text: str, start: int, place: int, end: int) -> bool:
    opened = max(text.rfind("“", start, place), text.rfind("（", start, place))
    if opened < 0:
        return False
    closing = "”" if text[opened] == "“" else "）"
    return place < text.find(closing, opened, end)
