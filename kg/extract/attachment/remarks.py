"""Remarks on bodies that make them organisers of nothing: 县委县政府高度重视, 县就业局今年已办招聘会12场."""

from __future__ import annotations

import re

_PEER = r"(?:[、和与及]?[省市县区州旗镇乡]?(?:委|人民政府|政府))?"
_HEEDS = re.compile(
    rf"{_PEER}(?:始终|一直|历来|一贯|都|均|也|对此|对[^，。；\n]{{2,14}}(?:工作|活动)?)?(?:高度|十分|非常|特别|极为)(?:重视|关心|关注)"
)
_RUNS = re.compile("举办|主办|承办|组织|开展|牵头|推出|召开|启动|联合|部署开")
_COUNTS = re.compile(
    r"(?:今年|去年|年初|年内|全年|上半年|下半年|近年|截至|累计)[^，。；\n]{0,12}?(?:举办|召开|开展|组织|办|开)了?"
    r"[^，。；\n\d]{0,16}?(?:[1-9]\d+|[2-9]|[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九])余?多?[场期次]"
)


def is_aside(text: str, end: int) -> bool:
    """Return whether what stands behind a body that ends at ``end`` is praise of it, or a count of what it ran.

    Who attends to a matter and then runs something in the same sentence (高度重视，组织…) may be its organiser.
    """
    heeds = _HEEDS.match(text, end)
    if heeds is None:
        return _COUNTS.match(text, end) is not None
    stop = text.find("。", heeds.end())
    return _RUNS.search(text, heeds.end(), stop if stop >= 0 else len(text)) is None
