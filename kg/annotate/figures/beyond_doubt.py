"""What the words right beside a number say that it counts, whatever stands around: 现场应聘人员31.5万人次, 18个行业."""

from __future__ import annotations

import re

from kg.datamodel import Quantity

NO_FIGURE = "none"
_PEOPLE = "人名位次"
"""Ends of the words that people are counted in."""
_REACH = 26
_AMOUNTS = (
    "(?:的?(?:总数|总量|总人数|数量|规模))?"
    "(?:已经|已|就|共计|总计|累计|合计|共|约摸|大约|约|近|均|都|更|高|多|突破|超过|超|逾|达到|达|有|为|是|：)*\\Z"
)
_CAME = re.compile(
    "(?:^|[，。；：！？、\n])(?:据(?:初步)?统计，?)?(?:(?:现场|当天|当日|线下|前来|共有|累计|有)*(?:[入进到]场求职|前来求职|求职应聘|应聘求职|应聘|求职|参会|到会|[入进到]场))的?(?:求职)?"
    f"(?:人员|者|人数|人次|群众|劳动者|毕业生|学生|市民|大学生|务工人员){_AMOUNTS}"
)
_GO_ON = re.compile(
    "[^，。；：！？\\n]{0,8}?(?:达成|签|录用|登记|意向|投递|投了|咨询|留下|报名|初步|上岗|入职|就业|获得|被|当场|找到|成功)"
)
"""What is told of the people behind their number counts more than what they are: 求职者300人达成意向."""
_WATCHED = re.compile(
    "(?:观看|收看|围观|浏览|点击)(?:直播|网络直播|线上直播|直播活动|该直播|此次直播|本场直播)?的?(?:总)?"
    f"(?:人数|人次|网友|观众|次数|量){_AMOUNTS}"
)
_VIE = re.compile("[^，。；：！？\\n\\d]{0,14}?(?:角逐|竞聘|竞逐|争夺|抢)[^，。；：！？\\n]{0,8}?(?:岗|职位|席位|名额)")
_KINDS = re.compile(
    "(?:大|小|重点|热门|主要|细分|相关|优势|支柱|不同|主导|新兴|特色|个)*(?:类)?(?:行业|产业|领域|门类|专业|学科|板块|方面|系列|赛道)(?![^，。；]{0,3}(?:岗位|职位))"
)


def measure_beyond_doubt(text: str, quantity: Quantity) -> str | None:
    """Return the measure of a count, ``none`` where it surely counts nothing asked for, None where nothing is sure."""
    start, end = quantity.span
    last = text[end - 1]
    if last in "个类大种":
        return NO_FIGURE if _KINDS.match(text, end) else None
    if last not in _PEOPLE:
        return None
    lead = max(0, start - _REACH)
    if _CAME.search(text, lead, start) and _GO_ON.match(text, end) is None:
        return "attendees"
    if _WATCHED.search(text, lead, start):
        return "viewers"
    return "attendees" if _VIE.match(text, end) else None
