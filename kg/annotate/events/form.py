"""Tells whether a phrase brings an occasion in, points back at one, means another, or means many."""

from __future__ import annotations

import re

from kg.annotate.events.lexicon import forms

_LONGEST = 5
_CLAUSE_REACH, _HABIT_REACH = 14, 40
_COUNTED = re.compile(
    r"(?<![第\d一二三四五六七八九十百])(?:\d[\d,.]*|[两二三四五六七八九十百千几数多]+)[余多来]?[十百千万]?[余多]?(?:场次|场|次|期|趟|个|项|列|架|班|辆)(?:次)?"
    r"(?:(?:大型|小型|专场|线上|线下|现场|的)*|[^，。；：！？\n“”的]{1,18}(?:性|类|型|样|式|级|不一|不等|不同|各异)的)$"
)
_COUNTED_REACH = 24
_COUNT_AFTER = re.compile(
    r"(?:活动|专场|招聘)?(?:共计?|总共|一共|累计|总计|合计|已经?|就|也|都|达到?|超过?|逾|近|约|有|办|举办|举行|开展?|组织|搞|开出|要|将|预计|计划|打算|拟|备下|排了?|到|了|过|出|不少于|少说){0,5}"
    r"(?:\d[\d,.]*|[两二三四五六七八九十百千几数多]+)[余多来]?[十百千万]?[余多]?(?:场次|场(?!直播|宣讲|讲座|培训|所|地)|次|期|趟次|趟|列|架次|班次|个班)"
)
_LISTED = frozenset("、和及与")
_SUM = re.compile(r"”?等?[两二三四五六七八九十\d]+[场期个](?=\w{0,6}(?:会|专场|活动|班))")
_HABIT = re.compile(
    r"每[周月年逢季天日]|每季度|定期|常年|经常|常态化|往年|历年|年年|平时|通常|一般|时常|不时|周周|月月|日日|天天有|至少要?(?=[举开组][办行展织])|应当?(?=[举开组][办行展织])|今后|以后(?!，)|日后"
)
_CLAUSE = re.compile(r"[，。；：！？\n\t\u3000]")
# 一场特殊的招聘会
_DESCRIBED = re.compile(r"(一场|一次|一个|这场|这次)[^，。；：！？\n\t、]{1,9}的\Z")
_MEANWHILE = re.compile("(?<!活动)”?(?:开展|举办|举行|进行)?期间")
"""“春风行动”期间: the time of what is known."""
_COMING_TO = re.compile("(?:参加|参与|出席|参会)(?:了|过)?$")
_WHO_CAME = re.compile(
    "的(?:都?有|既有|[^，。；：！？\n]{0,6}(?:企业|单位|公司|厂家|商家|求职者|人员|毕业生|学生|大学生|市民|群众|劳动者|人(?![才力事社])))"
)
"""参加招聘会的有…: the fair in hand."""
_NEW = re.compile(r"(?:首|第[一二三四五六七八九十百\d]+)[届场期次个趟班架列站季]")


def form_of(text: str, start: int, head: int, end: int) -> str:
    """Return ``new``, ``given``, ``other``, ``many`` or ``bare`` for a phrase by its determiner.

    The determiner stands right in front of the phrase (这场|招聘会), inside it (各类现场招聘会) or, for a count,
    behind it (招聘会35场).
    """
    _, rows = forms()
    if _is_known(text, start, head, end):
        return "given"
    habit = _is_habit(text, start, "“" in text[start:end])
    before = text[max(0, start - _LONGEST) : start]
    for length in range(len(before), 0, -1):
        form = rows.get(before[-length:])
        if form:
            return "many" if habit and form == "new" else form
    described = _DESCRIBED.search(text, max(0, start - _CLAUSE_REACH), start)
    if described:
        return "many" if habit else rows[described.group(1)]
    if _COUNTED.search(text, max(0, start - _COUNTED_REACH), start) or _COUNTED.search(text, start, head):
        return "many"
    if habit or (_COUNT_AFTER.match(text, end + text.startswith("”", end)) and not _sums_up(text, start, end)):
        return "many"
    return _form_inside(text, start, head)


def _is_known(text: str, start: int, head: int, end: int) -> bool:
    """Tell whether what stands around a phrase says that it is known: “春风行动”|期间, 参加|招聘会|的有."""
    if _MEANWHILE.match(text, end):
        return True
    came = start == head and _COMING_TO.search(text, max(0, start - _LONGEST), start) is not None
    return came and _WHO_CAME.match(text, end) is not None


def _sums_up(text: str, start: int, end: int) -> bool:
    """Tell whether the count right behind the phrase is that of a list which it ends: 青年专场、妇女专场|两场招聘会."""
    return text[start - 1 : start] in _LISTED and _SUM.match(text, end) is not None


def _is_habit(text: str, start: int, quoted: bool) -> bool:
    """Tell whether the clause in front of a phrase, with or without a quoted name, says that it is held often."""
    before = text[max(0, start - _HABIT_REACH) : start]
    marks = [mark.end() for mark in _CLAUSE.finditer(before)]
    clause = marks[-1] if marks else 0
    if not quoted and before.find("陆续", clause) >= 0:
        return True
    return _HABIT.search(before, clause) is not None


def _form_inside(text: str, start: int, head: int) -> str:
    pattern, rows = forms()
    inside = re.sub(r"“[^”]*”", lambda quote: "“" * len(quote.group()), text[start:head])
    found = pattern.search(inside)
    if found:
        return rows[found.group()]
    return "new" if _NEW.search(inside) else "bare"
