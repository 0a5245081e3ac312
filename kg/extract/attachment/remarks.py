"""Remarks on bodies that make them organisers of nothing.

县委县政府高度重视, 县就业局今年已办招聘会12场, 县总工会设立了维权服务台, 两局签订协议, 来自甲、乙等高校的毕业生.
"""

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
_AT = re.compile("(?:[在于到赴]|走进|移师|落户)$")
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

_PLANS = re.compile(
    r"(?:还?将|计划|预计|拟|已经?|共|累计|先后|陆续|相继|集中|密集|联合|分批|持续|滚动|常态化|年内)+"
    r"(?:举办|召开|开展|组织开展|组织|举行|推出|安排|办)了?(?:线上线下|各类|各种|大小)?\d[\d,]+余?多?[场期次](?:次|以上)?"
    r"(?![^，。；：\n]{0,6}“)"
)
"""市人社局将组织开展110余场招聘活动: a sum of what is held, of which no one event has its host."""
_SIGNS = re.compile(
    "(?:[、和与及][^，。；：、“”\n]{2,16})?(?:双方|两地|三方|三地|负责人|代表|分别|现场|当场|共同|正式|还|也|就|相互|互相)*"
    "(?:签订|签署|签下|签约(?!仪式|活动|大会|会)|互签|续签|达成|结成|缔结)[^，。；：“”\n]{0,24}?(?:协议|合作|协定|备忘录|意向|对子|书|关系|联盟)"
)
"""Who signs an agreement at an event need not run it."""
_HAS_DESK = re.compile(
    "(?:等(?:[^，。；：、\n]{0,10}?(?:部门|单位|机构|家|个|方))?)?(?:还|也|均|都|在现场|在活动现场|到现场|现场|同步|专门|特意|特别|同时|还专门|分别|共同)*"
    "(?:设立?|设置|开设|搭建|摆放|摆出|布置|安排)了?[^，。；：“”\n]{0,16}?(?:(?:服务|咨询|宣传|维权|受理|办事|答疑|援助|指导|体验)[^，。；：、“”\n]{0,6}?(?:台|点|处|窗口|岗|桌|区|角|站|席)|窗口)"
    "|(?:等(?:[^，。；：、\n]{0,10}?(?:部门|单位|机构|家|个|方))?)?(?:还|也|均|都|一起|共同)*[把将][^，。；：“”\n]{0,12}?(?:服务|咨询|宣传|维权|政策|办事)[^，。；：、“”\n]{0,6}?(?:台|窗口|桌|柜台|柜)[搬摆设挪开移送]"
)
"""Who has a desk at a fair, or brings one there, runs nothing by that: 县总工会设立了维权服务台."""
_COME = re.compile(
    "(?:等(?:[^，。；：、\n]{0,10}?(?:部门|单位|机构|家|个|方))?)?的?(?:有关|相关|主要|分管|部分)?"
    r"(?:负责人|负责同志|领导干部|领导同志|领导班子|领导|干部职工|代表|班子成员)(?:等|们|同志|一行|\d*余?人)*(?:也|都|均|应邀|到场|现场|共同|分别|先后)*"
    "(?:参加|出席|参与|到场|陪同|见证|莅临|观摩|巡视|巡馆|致辞|讲话)"
)
"""Whose officials come to an event need not run it."""
_TOLD = re.compile(r"据“?\Z")
_TELLS = re.compile("”?(?:的)?(?:记者)?(?:报道|消息|讯|电|披露|刊登|刊发|[0-9]{1,2}日)")
_BRACKET = re.compile("（$")
_BYLINE = re.compile("(?<=[报网社台刊端])[ \u3000]*[^（）：，。\n]{0,14}）")
"""（四川工人日报 黄强）: who writes."""
_FROM = re.compile(r"(?:来自|毕业于|就读于|就读)\Z")
_WHOSE_VISITORS = re.compile(
    "(?:等[^，。；：、\n]{0,10})?(?:[^，。；：\n]{0,8})?的[^，。；：\n]{0,16}?(?:毕业生|学生|求职者|学子|同学|研究生|硕士|博士|人才|师生|小[\u4e00-\u9fff]|[男女]生|校友)"
)
_SERVED = re.compile(r"(?<![作成定即称认因名设改])[为给替]\Z")
_SERVES_THEM = re.compile(
    "(?:等[^，。；：、“”\n]{0,12}?)?(?:量身|专门|集中|定向|精准|举办|组织|召开|开展|安排|提供|送|推荐|推送|输送|招|解决|搭建|对接|引进)"
)
_SET_UP = re.compile(
    "(?:内|里|门口|门前)?(?:分别|各|均|都|同时|同步|也)*(?:设立?|设置|布设|开设|搭设|搭起|支起|摆起|摆开|摆下)了?[^，。；：“”\n]{0,8}(?:场|会场|专区|点|摊|台|位|区)"
)

_BETWEEN = ((_ORDERED, _ORDERS), (_TIED, _TIES), (_AT, _HELD), (_GRANTED, _GRANTS))
_BEHIND = (_REPORTS, _EMPLOYERS, _TAKES_ALONG, _TEACHES)
_BETWEEN_UNLABELLED = ((_TOLD, _TELLS), (_BRACKET, _BYLINE), (_SERVED, _SERVES_THEM), (_AT, _SET_UP))
_BEHIND_UNLABELLED = (_HAS_DESK, _SIGNS, _COME, _PLANS)
_LEAD = 5


def runs_nothing(text: str, start: int, end: int, *, labelled: bool) -> bool:
    """Return whether the words right around a list of bodies say that they do something else than run an event.

    They are asked, obeyed or only the place (邀请甲, 按照甲统一部署, 在甲举行); where no label tells what they do
    (``labelled``), also those that sign an agreement, have a desk, come as guests, are quoted or are served.
    """
    lead = text[max(0, start - _LEAD) : start]
    if _ASKED.search(lead):
        return _ENTRUSTED.match(text, end) is None
    between = _BETWEEN if labelled else (*_BETWEEN, *_BETWEEN_UNLABELLED)
    if any(before.search(lead) and behind.match(text, end) for before, behind in between):
        return True
    return any(behind.match(text, end) for behind in (_BEHIND if labelled else (*_BEHIND, *_BEHIND_UNLABELLED)))


def sends_visitors(text: str, start: int, end: int) -> bool:
    """Return whether a list of bodies is only where visitors come from: 来自甲、乙等高校的学生."""
    return _FROM.search(text, max(0, start - _LEAD), start) is not None and _WHOSE_VISITORS.match(text, end) is not None


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
