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
_REPORTS = re.compile(
    "(?:客户端|公众号|记者)?(?:(?:\\d{1,2}月)?\\d{1,2}日)?(?:讯(?!飞|息)|电[（ \u3000]|消息|报道|报导)"
)
"""据甲报道, 甲3月8日讯: who only tells of it."""
_EMPLOYERS = re.compile(
    "等(?:\\d+|[一二三四五六七八九十百几]+)余?多?家[^，。；、\\n]{0,12}?(?:企业|单位|公司|工厂|商家)"
    "(?![^，。；\\n]{0,16}?(?:主办|承办|协办|举办|举行|开展|组织|联合|支持|召开|发起|推出|牵头))"
)
_TAKES_ALONG = re.compile(
    "组织(?:了|当地|本地|辖区内?|全[市县区])?[^，。；\\n]{0,12}?(?:企业|单位|公司|商家)[^，。；\\n]{0,4}?(?:组团)?(?:参会|参展|赴会|参加)"
)
"""甲组织本地企业参会: who brings employers along does not hold the fair."""
_GRANTED = re.compile("经$")
_GRANTS = re.compile("(?:正式)?(?:批准|同意|批复|授权|核准|备案)")
_TIED = re.compile("[与和同跟]$")
_TIES = re.compile("的(?:[^，。；、\\n]{0,6}[、和与])?(?:合作|交流|联系|沟通|协作|对接|联动|衔接)")
_ENTRUSTED = re.compile("[^，。；\\n]{0,12}?(?:主办|承办|承接|协办|执行|支持|指导)")
_ORDERED = re.compile("(?:根据|按照|依照|遵照|依据|按)$")
_ORDERS = re.compile("的?(?:统一|总体|工作|有关|相关|最新)*(?:部署|安排|要求|通知|文件|精神|计划|意见)")
_AT = re.compile("(?:在|于|走进|来到|移师|落户)$")
_HELD = re.compile(
    "[内里]?(?:隆重|正式|如期|顺利|成功|圆满|火热|热烈|同步|同时|集中|分别|先后|相继|依次|陆续|接连|轮流|分批)*(?:举办|举行|召开|开幕|启动|开班|拉开|开锣|开讲|闭幕|落幕)了?(?!的)"
)
_TEACHES = re.compile(
    "[^，。；、\n]{0,20}?(?:[为给]|向)(?:参训|全体|在场)?(?:学员|大家|妇女|学生|村民|姐妹|同学)们?[^，。；\n]{0,6}(?:授课|讲课|讲解|讲授|上课|传授)"
)
_OF_STUDENTS = re.compile(
    "(?:等[^，。；、\\n]{0,16}?(?:高校|院校|学校|职校|大学|学院))?的?(?:[^，。；、\n的]{0,10}(?:专业|学院|系))?的?(?:应届|往届|\\d{2,4}[届级]|大[一二三四]|研[一二三]|本科|硕士|博士)*的?"
    "(?:毕业生|学生|同学|研究生|校友)(?!专场|双选|双向|招聘|就业|供需|春|秋|冬|校园)"
)

_BETWEEN = ((_ORDERED, _ORDERS), (_TIED, _TIES), (_AT, _HELD), (_GRANTED, _GRANTS))
_BEHIND = (_REPORTS, _EMPLOYERS, _TAKES_ALONG, _TEACHES)
_LEAD = 5


def runs_nothing(text: str, start: int, end: int) -> bool:
    """Return whether the words right around a list of bodies say that they are asked, obeyed or only the place.

    邀请甲, 按照甲统一部署, 在甲举行, 甲组织企业参会, 甲某某为学员授课.
    """
    lead = text[max(0, start - _LEAD) : start]
    if _ASKED.search(lead):
        return _ENTRUSTED.match(text, end) is None
    if any(before.search(lead) and behind.match(text, end) for before, behind in _BETWEEN):
        return True
    return any(behind.match(text, end) for behind in _BEHIND)


def sends_students(text: str, end: int) -> bool:
    """Return whether students of the schools are told of that a list which ends at ``end`` names."""
    return _OF_STUDENTS.match(text, end) is not None


def is_aside(text: str, end: int) -> bool:
    """Return whether what stands behind a body that ends at ``end`` is praise of it, or a count of what it ran.

    Who attends to a matter and then runs something in the same sentence (高度重视，组织…) may be its organiser.
    """
    heeds = _HEEDS.match(text, end)
    if heeds is None:
        return _COUNTS.match(text, end) is not None
    stop = text.find("。", heeds.end())
    return _RUNS.search(text, heeds.end(), stop if stop >= 0 else len(text)) is None
