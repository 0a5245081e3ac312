"""What words around a group of people say that something is for them."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.datamodel import AudienceMention

LOOK = 24
"""So many characters in front and behind are looked at."""
_CLAUSE = r"[^，。；：！？\n“”]"
_PEOPLE = r"(?:对象|人群|群体|人员范围)"
_FOR = re.compile(
    r"(?:面向|专门?[为给收做招邀请帮接设]|[只单主](?:招|收|面向|为|接待)|特为|专设|(?<![名额岗位缺职业务].)(?:单独|专门|全部?|特意|特地)?留给了?|[场站期][^，。；！？\n]{0,3}给|聚焦"
    rf"|(?:服务|招聘|参会|参加|参训|培训|活动|帮扶|援助|招生|招收|招募|求职|邀请|邀约|报名|适用|适合|面向|主要|重点|目标|受众)(?:的)?{_PEOPLE}(?:主要|一般|重点|以)?[：为是有\s|]?\s?"
    r"|(?:会|活动|专场|专区)(?:以|针对)|主角[是为]|(?:适合|适宜|适于|谁能来|谁可以来|哪些人(?:可以|能)来)[：\s|]?\s?"
    r"|学员(?:全|都|主要|大多|大都|多)?[是为]|(?:重点|主要|专门|特别|精准|定向|集中|分别|专题|精心|优先)(?:面向|针对|服务|帮助|帮扶|援助|围绕|瞄准|关注|关爱|保障|照顾|安排|做好?|是|为|对)"
    rf"){_CLAUSE}{{0,12}}$"
)
_SHARE_BEFORE = re.compile(r"(?:其中|岗位|职位|名额)[^，。；！？\n]{0,8}(?:面向|留给|适合|针对)[^，。；！？\n]{0,12}$")
_SHARE_BEHIND = re.compile(r"[^，。；！？\n]{0,4}的?(?:公益性?)?(?:岗位|职位|位置)")
"""Posts that suit some people, or are kept for them, are a share of what an event offers to all."""
_ONE_EACH = re.compile(r"[，、；][^，。；、\n]{0,3}一[场期站]")
"""一场给毕业生，一场给残疾人: each of a list is another event."""
_WHOLE = re.compile(
    r"[^，。；！？\n]{0,4}[，,]?(?:这|以上|上述|前述)(?:[一二两三四五六七八几]|\d)?[类种拨大些](?:人|人员|人群|群体|对象|求职者)?"
    r"[^，。；！？\n]{0,6}(?:重点|重中之重|要紧|优先|服务对象|主要对象)"
    r"|[^，。；！？\n]{0,4}(?:[都均]?是|为)[^，。；！？\n]{0,8}(?:(?:服务|帮扶|援助|邀请)(?:的?(?:主要|重点))?对象|(?:服务|帮扶|援助)(?:的?重点)|重点(?:服务|帮扶|援助)(?:对象|群体|人群))"
    r"|[^，。；！？\n]{0,8}(?:排在?最?(?:前|第一|头[里一])|[摆放]在(?:第一位|首位|最前)|优先(?:上车|领票|购票|派卡|报名|录取))"
    r"|[^，。；！？\n]{0,6}[均都皆]能够?(?:进|参加|报名|入场)"
)
"""Words behind that say for whom something is: 毕业生、农民工，这几类人是重点."""
_WELCOME = re.compile(r"(?:欢迎|(?<![学高院]校)(?<!大学)(?<!学院)组织|动员|发动|通知|吸引)[^，。；！？\n]{0,12}$")
_TO_COME = re.compile(
    r"[^，。；！？\n]{0,14}(?:参加|参会|前来|前往|到场|报名|光临|应聘|洽谈|咨询|到会|赴会|进场|入场|踊跃|届时|参观|走进|参训)"
)
_HELPED = re.compile(
    rf"(?:(?<![因认作成视行分称])为|给|替|帮|助力|助推|促进|推动|帮助|帮扶|支持|引导|方便|便于|援助|输转|输送|针对|以){_CLAUSE}{{0,12}}$"
)
"""Words in front that together with words behind say for whom something is."""
_NUMBER = re.compile(r"\d(?!\d|[届年]|$)|[一二三四五六七八九十百千万]+余?[名人位]")
_EXPLAINED = re.compile("介绍|讲解|宣讲|解读|发放|宣传|解答")
_COUNTED = re.compile(r"其中|累计|总共|已[为帮]|共[为帮]|今后|下一步|继续|常年|一直|始终|每年|历年")
_HELP = re.compile(
    r"(?:等[^，。；！？\n]{0,8}|户|们|的|群体|人员|人才|求职者|劳动者|劳动力|群众|[及和与]?家属|成员)*(?:[^，。；：！？\n]{0,4})"
    r"(?:(?:[转就近地尽早快速充分稳定高质量更好顺利有序精准]{0,8})(?:就业|求职|创业|再就业|择业|上岗|上班|进厂|转移|增收|找[到份个]*[^，。；！？\n]{0,6}(?:工作|岗位|活)|难|脱困|解困|返岗|复工)"
    r"|的?[^，。；：！？\n“”]{0,12}(?:招聘|专场|双选|洽谈|对接会|见面会|培训|直播|夜市|大集)"
    r"|提供|搭建|搭台|搭桥|搭[^，。；！？\n]{0,6}(?:台|桥|平台)|举办|开设|开展|设立|设置|留[出了]|留饭碗|辟出|推出|量身|送岗|送去|组织|打造|准备|备[下好了]|筹集|牵线|单独|专门|专设|举行|办|为(?:主|重点|主要)|是?主角)"
)
_OWN_PART = re.compile(
    r"[^，。；！？\n]{0,16}(?:都|均|各|也|分别|单独|另|专门)?(?:有|设有?|设置|设立|开设|开辟|辟出|开)了?(?:专场|专区|专馆|展区)"
    r"|(?:求职者?|创业|就业|招聘|岗位|线上|人员|群体|等|户){0,2}(?:专区|专馆|专柜|展区|专岗)"
    r"|[^，。；！？\n]{0,6}(?:唱主角|优先(?:推荐|面试|入场|登记|安排|乘车))"
    r"|[^，。；！？\n]{0,6}(?:[均都皆]可|可以来|可(?:报名|参加|到场|前来|入场)|[均都皆也]能够?(?:[来进去到]|参加|报名|入场|前来)|更受欢迎)"
    r"|”(?:、?“[^”\n]{2,8}”)*等[^，。；！？\n“]{0,4}(?:专场|专题)"
)
"""高校毕业生、退役军人都有专场: a part of the event is kept for them."""
_NO_JOB = re.compile(
    r"[^，。；！？\n]{0,14}(?:介绍[^，。；！？\n]{0,8}政策|讲解|解读|维权|法律|讨薪|体检|咨询|解答|补贴|证书|贷款|优惠政策|登记|办理)"
)
"""What a stand gives to people beside work."""
_TAUGHT = re.compile(
    r"(?:\d+|[一二三四五六七八九十百两千]+)余?多?[名位个][^，。；！？\n]{0,8}$|(?:招收|招|培训|组织)[^，。；！？\n]{0,8}$"
)
_ADMITTED = re.compile(
    r"[收招录](?:取|收|录|募)?了?(?:\d+|[一二三四五六七八九十百两]+)余?多?[名位个][^，。；！？\n]{0,8}$"
)
"""收了45名农村妇女."""
_SPARED = re.compile(r"[^，。；！？\n]{0,6}(?:免收|免费|全免|免学费|免除|给予|另发|发放|补贴|补助)")
"""Of a course, for whom it costs nothing."""
_FREE = re.compile("[^，。；！？\n]{0,4}(?:免费|免学费|免收)")
_SPOKEN_FOR = re.compile(r"代表(?![队团大])")
_LEARN = re.compile(
    r"[^，。；！？\n]{0,12}(?:参加|参训|参赛|要?学(?![校历生])|培训|坐[在进]|围[坐成]|走进|来到|来自|结业|报名|上课|入学|学员|免收|免费|同台|比拼)"
)
_APPLY = re.compile(r"[^，。；！？\n]{0,6}报名")
_TAKEN = re.compile(r"[^，。；！？\n]{0,12}(?:乘|坐|登上|登车|前往|去|走进|参观|送往|抵达|赶赴|出发|赴|体验|一天跑)")
_TRAVELLERS = re.compile("[返回进外来乡岗城]*(?:务工|打工|返岗|返乡).*")
"""Words for whoever goes away to work, which tell of no group where people are taken there."""
_ANYONE = re.compile("务工(?:人员|者)|外出务工(?:人员|者)?|打工者?")
"""Words for whoever looks for work."""
_CAME = re.compile(r"(?:及家属|和家属|及亲属|求职者)?[^，。；！？\n\d]{0,4}(?:到场|入场|进场|参会|前来|到会|赶来|应聘)")
_KNOWN_BY_COMING = ("高校毕业生", "残疾人", "退役军人")
"""Groups that come in numbers only where they are meant."""
_TEACHING = ("TrainingCourse", "Contest", "Meeting")


class Group(NamedTuple):
    """Groups of people that stand in one list."""

    mentions: list[AudienceMention]
    words: str
    """The words from the first to the last."""
    before: str
    """The words in front of the first."""
    behind: str
    """The words behind the last."""


def says_for(group: Group) -> bool:
    """Tell whether words around a list say without more that something is for these people."""
    if _WHOLE.match(group.behind):
        return True
    return _FOR.search(group.before) is not None and not _is_share(group)


def is_for(group: Group, mention: AudienceMention, kind: str) -> bool:
    """Tell whether what is said around a list means that an event of class ``kind`` is for the ``mention`` in it."""
    before, behind = group.before, group.behind
    if says_for(group):
        return True
    if _is_share(group):
        return False
    if _OWN_PART.match(behind) and not _COUNTED.search(before):
        return True
    if _WELCOME.search(before) and _TO_COME.match(behind):
        return True
    if _counts_them(group, mention, kind) and not _COUNTED.search(before):
        return True
    return _helps(group)


def _helps(group: Group) -> bool:
    """Tell whether words on both sides say together that something is done for these people."""
    helped = _HELPED.search(group.before)
    if helped is None or any(each.search(helped.group()) for each in (_NUMBER, _EXPLAINED)):
        return False
    if _COUNTED.search(group.before) or _ANYONE.fullmatch(group.words):
        return False
    return _HELP.match(group.behind) is not None and _NO_JOB.match(group.behind) is None


def _is_share(group: Group) -> bool:
    """Tell whether only some of the posts of an event, or several events, are for the people of a list."""
    if _SHARE_BEFORE.search(group.before) or _ONE_EACH.search(group.words):
        return True
    return group.before.endswith(("适合", "适宜")) and _SHARE_BEHIND.match(group.behind) is not None


def _counts_them(group: Group, mention: AudienceMention, kind: str) -> bool:
    """Tell whether people of a group were taught, taken along, or came in numbers, as the class of event has it."""
    if kind == "TrainingCourse" and _is_admitted(group):
        return True
    if _TAUGHT.search(group.before) is None:
        return False
    if kind != "Campaign" and _SPOKEN_FOR.match(group.behind):
        return True
    if kind in _TEACHING:
        return _LEARN.match(group.behind) is not None
    if kind == "Outreach":
        return _TAKEN.match(group.behind) is not None and _TRAVELLERS.fullmatch(group.words) is None
    return mention.audience in _KNOWN_BY_COMING and _CAME.match(group.behind) is not None


def _is_admitted(group: Group) -> bool:
    """Tell whether a course is said to take people of the group, or to cost them nothing: 对脱贫人口免收费用."""
    if group.before[-1:] in ("", "。", "\n") and _APPLY.match(group.behind):
        return True
    if group.before[-1:] in ("", "，", "；", "。", "\n") and _FREE.match(group.behind):
        return True
    if group.before.endswith("对") and _SPARED.match(group.behind):
        return True
    return _ADMITTED.search(group.before) is not None
