"""The line that says who published an article and when, where it stands in the article's own text.

海岛人才　2023-11-18 20:05; （县劳动和社会保障局　2008年12月22日）; 编辑部　二〇一八年三月八日; （2011年8月18日）.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from kg.clean.dates import parse_date

_LINES = 5
"""So many lines from either end may be the imprint."""
_LONGEST = 60
_REST = 34
"""Characters that an imprint may have beside its date."""
_NUMERAL = "〇○零Ｏ一二三四五六七八九"
_DATE = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s*(?:年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|([-/.])\s*\d{1,2}\s*\1\s*\d{1,2}(?!\d))"
    rf"|[一二][{_NUMERAL}]{{3}}年[一二三四五六七八九十元]{{1,2}}月[一二三四五六七八九十廿卅]{{1,4}}日"
)
# What no imprint says: a sentence, a fair's time and place, what somebody did that day.
_TOLD = re.compile(
    r"[。；！？，]|\d\s*[-—~～至到]\s*$|[于於在至到自从從起止前后後]\s*$"
    r"|时间|時間|地点|地點|日期[:：]?.*[至—~]|举办|舉辦|举行|舉行|召开|召開|开展|開展|启动|啟動|招聘[会會]|专场|專場|报名|報名|截止|截至|培训|培訓"
)
_PUBLISHING = re.compile(
    "(?:发布|發佈|發布|发表|發表|公布|刊发|刊發|刊登|刊于|刊於|见报|更新|印发|印發|成文|发稿|出版)[^。；，]{0,8}$"
)
_BEHIND = re.compile(
    r"\s*(?:[起止前后後以至到—~～、和]|開始|开始|[（(]?(?:星期|周|週).[）)]?\s*(?:上午|下午|\d)|\d{1,2}[:：]\d\d\s*[-—~～至])"
)
# 某某网站 2013年3月6日讯: the head of the first sentence.
_DATELINE = re.compile(r"[^。，；！？]{2,40}$")
_NEWS = re.compile(r"\s*(?:[电電讯訊消]|报道|報道|專電)")
_BRACKETS = "（）()【】[]〔〕 \u3000"


def imprint_date(lines: Sequence[str]) -> date | None:
    """Return the day that a line near the top or the end of an article gives as that of publication, else None."""
    plain = [unicodedata.normalize("NFKC", line) for line in lines]
    # The line below 活动时间： is the time of what is announced.
    free = ["" if above.endswith(":") else line for above, line in zip(["", *plain], plain, strict=False)]
    top, bottom = free[:_LINES], free[_LINES:][-_LINES:][::-1]
    for line in [*top, *bottom]:
        found = _in_line(line)
        if found is not None:
            return found
    return next((day for line in top if (day := _in_dateline(line)) is not None), None)


def _in_line(line: str) -> date | None:
    if len(line) > _LONGEST:
        return None
    dates = list(_DATE.finditer(line))
    if len(dates) != 1:
        return None
    found = dates[0]
    before, behind = line[: found.start()], line[found.end() :]
    if len(before.strip(_BRACKETS)) + len(behind.strip(_BRACKETS)) > _REST:
        return None
    if _BEHIND.match(behind):
        return None
    if (_TOLD.search(before) or _TOLD.search(behind)) and not _PUBLISHING.search(before):
        return None
    return parse_date(_plain(found.group()))


def _in_dateline(line: str) -> date | None:
    found = _DATE.search(line, 0, _LONGEST)
    if found is None or not _NEWS.match(line, found.end()) or not _DATELINE.fullmatch(line, 0, found.start()):
        return None
    return parse_date(_plain(found.group()))


def _plain(written: str) -> str:
    """Return a date without blanks, 廿 and 卅 as the tens that they are."""
    joined = re.sub(r"\s", "", written).replace("元月", "一月")
    return joined.replace("廿", "二十").replace("卅", "三十")
