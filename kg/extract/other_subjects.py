"""Tells whether a sentence about posts speaks of somebody else than the employer in focus: seekers, a fair, others."""

from __future__ import annotations

import re

_LABEL = re.compile(r"(?P<label>[^，。、：；“”\d\n]{2,12})：")
_OTHER_LABEL = re.compile(r"[岗职招聘缺要需价清单牌写说道示问答绍报名额类区站期场]|工种|企业|公司|条件")
UNNAMED = re.compile(
    r"(?<![同是这那])(?<!其中)(?<!作为)[一某几两多数哪]家|(?<!没)有家(?![政长里具电])|\d+多?余?家|[十百千]余?多?家|有的|别家|各家"
    r"|(?:全|整)场|不少(?:企业|公司|厂|单位)|(?<![该此本])企业(?:共|带来|提供|拿出)|某[^，。]{0,10}(?:公司|厂|企业|集团|单位)"
)
_SEEKS = re.compile(r"应聘|想找|想做|想当|期望|求职意向|原来?是|曾")
_VERB = re.compile(r"[招缺需要聘找收]|也[来在]")
_SAME_SUBJECT = re.compile(
    r"公司|企业|厂[里方家长]|店[里方长]|院[里方长]|集团|我们|我司|他们|她们|[该其本此这]|同一|同台|[那两]边|[那一]头|今[年天]|目前|现|眼下|年[后前]|节后|主要|还|另|一?共"
    r"|急|最|人事|人力|主管|经理|负责人|总监|招聘|董事|部|说|介绍|表示|单子|清单|牌子|海报|展板|黑板|岗位|缺口|[“：]"
)
_OF_FAIR = re.compile(
    r"(?:专场|招聘会|双选会|大集|集市|夜市|对接会|洽谈会|见面会)[^“”]{0,8}\Z|(?:专场|招聘会|双选会)，[^，]*\Z"
)
_OF_FIRM = re.compile(r"公司|厂|店|我们|我司|[该其]|集团|企业")


def speaks_of_others(words: str) -> bool:
    """Return whether words in front of a post are of seekers, of a fair, or of an employer without a body."""
    label = _LABEL.match(words)
    if label and not _OTHER_LABEL.search(label["label"]):
        return True
    if _OF_FAIR.search(words) and not _OF_FIRM.search(words):
        return True
    return bool(UNNAMED.search(words) or _SEEKS.search(words)) or _other_subject(words.rpartition("“")[2])


def _other_subject(words: str) -> bool:
    """Return whether words in front of a post name somebody else than the employer in focus."""
    verb = _VERB.search(words)
    return verb is not None and verb.start() > 1 and _SAME_SUBJECT.search(words, 0, verb.start()) is None
