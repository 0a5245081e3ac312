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
_ASKED = re.compile("(?:特邀|邀请|聘请|约请|诚邀|邀约|请来|请到|邀来|请了|邀)(?:了|到|来|来自|的是)?$")
_ENTRUSTED = re.compile("[^，。；\\n]{0,12}?(?:主办|承办|承接|协办|执行|支持|指导)")
_ORDERED = re.compile("(?:根据|按照|依照|遵照|依据|按)$")
_ORDERS = re.compile("的?(?:统一|总体|工作|有关|相关|最新)*(?:部署|安排|要求|通知|文件|精神|计划|意见)")
_AT = re.compile("(?:在|于|走进|来到|移师|落户)$")
_HELD = re.compile(
    "[内里]?(?:隆重|正式|如期|顺利|成功|圆满|火热|热烈|同步|同时|集中|分别|先后|相继|依次|陆续|接连|轮流|分批)*(?:举办|举行|召开|开幕|启动|开班|拉开|开锣|开讲|闭幕|落幕)了?(?!的)"
)
_DESK = re.compile(
    "(?:等(?:\\d+|[一二三四五六七八九十]+)?[余多]?个?(?:职能)?(?:部门|单位))?[也都还]*(?:[把将]|设[立置了]|摆|搭|现场设|支起)[^，。；\n]{0,8}"
    "(?:咨询|宣传)(?:服务)?[台点区]"
)
_GUESTS = re.compile(
    "等?(?:\\d+个)?(?:部门|单位)?的?(?:有关|相关|主要|分管)*(?:负责人|负责同志|领导)(?:和[^，。；\\n]{2,12})?"
    "(?:应邀|一同|共同)?(?:出席|参加|到场|莅临|观摩|陪同|参观)"
)
_TEACHES = re.compile(
    "[^，。；、\n]{0,20}?(?:[为给]|向)(?:参训|全体|在场)?(?:学员|大家|妇女|学生|村民|姐妹|同学)们?[^，。；\n]{0,6}(?:授课|讲课|讲解|讲授|上课|传授)"
)
_OF_STUDENTS = re.compile(
    "的?(?:[^，。；、\n的]{0,10}(?:专业|学院|系))?的?(?:应届|往届|\\d{2,4}[届级]|大[一二三四]|研[一二三]|本科|硕士|博士)*的?"
    "(?:毕业生|学生|同学|研究生|校友)(?!专场|双选|双向|招聘|就业|供需|春|秋|冬|校园)"
)


def runs_nothing(text: str, start: int, end: int) -> bool:
    """Return whether the words right around a list of bodies say that they are asked, obeyed or only the place.

    邀请甲, 按照甲统一部署, 在甲举行, 甲把咨询台搬到现场, 甲某某为学员授课.
    """
    lead = text[max(0, start - 5) : start]
    if _ASKED.search(lead):
        return _ENTRUSTED.match(text, end) is None
    if _ORDERED.search(lead) and _ORDERS.match(text, end):
        return True
    if _AT.search(lead) and _HELD.match(text, end):
        return True
    if _GUESTS.match(text, end):
        return True
    return _DESK.match(text, end) is not None or _TEACHES.match(text, end) is not None


def is_aside(text: str, end: int) -> bool:
    """Return whether what stands behind a body that ends at ``end`` is praise, a count of what it ran, or its students.

    Who attends to a matter and then runs something in the same sentence (高度重视，组织…) may be its organiser.
    """
    heeds = _HEEDS.match(text, end)
    if heeds is None:
        return _OF_STUDENTS.match(text, end) is not None or _COUNTS.match(text, end) is not None
    stop = text.find("。", heeds.end())
    return _RUNS.search(text, heeds.end(), stop if stop >= 0 else len(text)) is None
