"""What bodies do at an event besides running it: 县总工会设立了维权服务台, 两局签订协议, 来自甲、乙等高校的毕业生."""

from __future__ import annotations

import re

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
_SERVES = re.compile(
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
_BYLINE = re.compile("(?<=[报网社台刊端])[ \u3000]*[^（）：，。\n]{0,14}）")
"""（四川工人日报 黄强）: who writes."""
_FROM = re.compile(r"(?:来自|毕业于|就读于|就读)\Z")
_WHOSE_VISITORS = re.compile(
    "(?:等[^，。；：、\n]{0,10})?(?:[^，。；：\n]{0,8})?的[^，。；：\n]{0,16}?(?:毕业生|学生|求职者|学子|同学|研究生|硕士|博士|人才|师生|小[\u4e00-\u9fff]|[男女]生|校友)"
)
_FOR = re.compile(r"(?<![作成定即称认因名设改])[为给替]\Z")
_FOR_THEM = re.compile(
    "(?:等[^，。；：、“”\n]{0,12}?)?(?:量身|专门|集中|定向|精准|举办|组织|召开|开展|安排|提供|送|推荐|推送|输送|招|解决|搭建|对接|引进)"
)
_AT = re.compile(r"[在于到赴]\Z")
_SET_UP = re.compile(
    "(?:内|里|门口|门前)?(?:分别|各|均|都|同时|同步|也)*(?:设立?|设置|布设|开设|搭设|搭起|支起|摆起|摆开|摆下)了?[^，。；：“”\n]{0,8}(?:场|会场|专区|点|摊|台|位|区)"
)


def does_otherwise(text: str, start: int, end: int) -> bool:
    """Return whether what stands around a list of bodies, ``text[start:end]``, says that they do something else.

    They sign an agreement, have a desk, come as guests, are quoted, are served, or lend their name to a place.
    """
    before = text[max(0, start - 2) : start]
    if _TOLD.search(before) and _TELLS.match(text, end):
        return True
    if before.endswith("（") and _BYLINE.match(text, end):
        return True
    if _FOR.search(before) and _FOR_THEM.match(text, end):
        return True
    if _AT.search(before) and _SET_UP.match(text, end):
        return True
    return any(remark.match(text, end) for remark in (_SERVES, _SIGNS, _COME, _PLANS))


def sends_visitors(text: str, start: int, end: int) -> bool:
    """Return whether a list of bodies is only where visitors come from: 来自甲、乙等高校的学生."""
    return _FROM.search(text, max(0, start - 4), start) is not None and _WHOSE_VISITORS.match(text, end) is not None
