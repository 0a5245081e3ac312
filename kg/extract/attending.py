"""Firms of which the words around a list say that they are there: 甲、乙、丙都到了; 到场的有甲、乙."""

from __future__ import annotations

import re

from kg.datamodel import OrganisationMention
from kg.extract.attachment.lists import body_lists
from kg.extract.attachment.remarks import sends_visitors
from kg.extract.ledger import Ledger

_FIRMS = frozenset(("Company", "HealthInstitution", "EducationalInstitution", "Organisation"))
_SEVERALLY = (
    "(?:也都|也|都|均|全部?|悉数|双双|先后|纷纷|相继|陆续|齐齐|一[起同道]|轮[番流]|分别|同台|各自?|个个|家家|首次|特意|专程|早早"
    "|今年|当天|已经?|正在?|在现场|到现场|在此|来此|在|来)*"
)
_THERE = re.compile(
    r"(?:等(?:在内)?(?:[^，。；：、\n]{0,10}?(?:企业|单位|公司|工厂|商家|名企|机构|家))?)?(?:"
    rf"{_SEVERALLY}(?:在场|到场|到会|参会|参展|参加|进场|入场|入驻|设[摊展台点]|设了[展摊台]|摆了?摊|摆出|支起?了?摊|亮相|登场|上阵|助阵|坐镇"
    r"|守一角|占一[角席]|凑热闹|在其[列中]|在列|到了|来了|都来(?=[，。])|有人报到|收人|招人|要人|(?:招工|招聘)(?!会|活动|大会|专|周|月|季|节|日|夜|信息|公告|平台|服务|现场|市场|大集|行动|简章)|抢人|揽才|招才|引才|纳才|招贤|派了?[人员代]|前来招|前[往赴]|赶[来赴]|奔赴"
    r"|[带拿亮放开抛推挂][来着了出][^，。；、\n]{0,12}?(?:岗|职位|名额|空缺)|[把将](?:展|摊|桌|招|岗))"
    r"|的?(?:展位|摊位|展台|摊子|摊前|桌前|桌子|台前|台子|展区|招聘台|招工台)"
    r"|的?(?:招聘|招工|人事|人力资源?)(?:主管|经理|专员|负责人|代表|人员|官)"
    r"|[两三四五六七八九十几]家(?:企业|单位|公司|工厂|厂|店)?的?(?:岗位|展位|摊位|都|也|各|需求|带来|拿出|招)"
    r")"
)
_CAME = re.compile(
    r"(?:参会|参展|参加|到场|到会|进场|入场|报名|登记|设摊|摆摊|招[人工聘]|前来|赶来|亮相|加盟|签约|来)的?"
    r"(?:企业|单位|商家|厂家|公司|用人单位)?[里中]?，?(?:既?有|还有|的有|的还有|包括|的包括|不乏|分别是|的是|的都是)$"
)
_COUNTED = re.compile(r"(?:[\d一二三四五六七八九十百两几余多]+|多)家[^，。；：、\n]{0,24}[，：]$")
"""A count of employers right in front of a list of them: 36家养老机构到校招才，甲、乙、丙."""
_HOLDERS = re.compile(
    r"(?:主办|承办|协办|举办|组织|指导|支持|执行|联合)(?:方|单位|者)?(?:共?有|为|是|包括)?"
    r"[^，。；：、\n家]{0,3}家[^，。；：、\n]{0,4}[，：]$"
)
"""A count of those who hold it: 承办方有四家：."""
_OFFICE = "GovernmentBody"
_MANY = 3
_CAME_LONGEST = 34
_FEW = 2


def told_to_be_there(ledger: Ledger) -> list[OrganisationMention]:
    """Return the firms of lists of which the text says, behind or in front, that all of them are there.

    A list with an office of the state in it, or one of those who hold the event, is none of employers.
    """
    found: list[OrganisationMention] = []
    for group in body_lists(ledger.text, ledger.annotated.organisations):
        if len(group.members) < _FEW or any(body.kind == _OFFICE for body in group.members):
            continue
        lead = ledger.text[max(0, group.start - _CAME_LONGEST) : group.start]
        counted = len(group.members) >= _MANY and _COUNTED.search(lead) is not None and _HOLDERS.search(lead) is None
        if sends_visitors(ledger.text, group.start, group.end):
            continue
        if counted or _THERE.match(ledger.text, group.end) or _CAME.search(lead):
            found += [body for body in group.members if body.kind in _FIRMS]
    return found
