"""Of which class an event is: by the head of its name, else by what its clauses tell, else as the events around it.

The decided cases of the annotation guide: a launch that a fair is part of is a job fair; transport of workers is
outreach; a fair at a university is a campus fair; a set of fairs with a name is a campaign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.datamodel import Discourse, EventMention
from kg.extract.event_agreements import agreement
from kg.extract.event_figures import (
    FAIR_MEASURES,
    HIRED,
    OF_PLACES,
    ON_SITE_MEASURES,
    by_figures,
    contradicted,
    hired_at_school,
    is_like_a_fair,
    is_watched,
)
from kg.extract.event_rows import DEFAULT_CLASS, PASSED_ON, as_in_row, as_pointed_at, is_on_platforms, passed_on
from kg.extract.event_signs import SCHOOL, STRONG, is_at_school, label_signs, quoted_class, signs_told
from kg.extract.telling import Telling

_BY_HEAD = frozenset(("Contest", "TrainingCourse", "Outreach", "LivestreamRecruitment", "Campaign"))
_TAKEN_ALONG = frozenset(("enrolled",))
"""Where nothing is counted but people who were taken along, they travelled."""
_SHORT_FRONT = 6
_SERIES = 3
_OTHER_PEOPLE = re.compile(
    "军人|老兵|农民工|民工|务工|返乡|残疾|助残|残障|残联|妇女|女性|巾帼|宝妈|妈妈|失业|下岗|转岗|困难人员|困难群体|脱贫|搬迁|零工|灵活就业"
    "|家政|师傅|村民|居民|渔民|牧民|农民|退捕|大龄|中老年|银龄|民营企业招聘[周月]|民企招聘[周月]|金秋招聘月|春风行动"
)
"""A fair for these is no campus fair, though it be held on a campus."""
_ON_SITE = re.compile(r"展位|摆|进场|入场|到场|收摊|散场|现场|台子|摊|桌|设场|会场|广场")
_ONLINE = re.compile(
    r"在(?:网上|线上|云端|网络上)|(?:搬|挪|移|转|改)[到至为成上进]了?(?:网上|线上|云端|空中|云上|屏幕|直播间)(?!线下)|(?:网上|线上)(?:举行|进行|开场)"
)
_ON_AIR = re.compile("开播|上播|视频号|线上播出")
_NO_SIGN = re.compile(
    "线上[+、和与及·]?线下|线下[+、和与及·]?线上|(?:电商|珠宝|翡翠|助农)直播|直播(?=[及与和、]|电商|人才|行业|产业|基地|运营|从业)"
    "|人才双向选择|人才双选"
)
"""In a name such words tell no class: a fair both ways, a trade that recruits, a market of the trained."""
_JOINED = re.compile("[暨及和]")
_NO_FAIR = re.compile("欢送|送行|发车|启程|出征|首航|返岗|输出|揭牌|挂牌|开张|启用|开业|揭幕")
_NAMED_ACTIVITY = re.compile("(?:”|行动|(?:援助|招聘|服务|促进|宣传)[月季周])(?:专项|主题)?活动$")
_MANY_ACTS = re.compile("系列|(?:专项|主题)(?:服务)?(?:活动|行动)$")
"""A series or a programme of acts is a campaign, whatever errands it runs: “春风送岗位”专项活动."""
_PART_BEHIND = re.compile(
    r"”?的?(?:压轴戏?|重头戏|收官战?|首场|头一场|第[一二三四五六七八九十\d]+[场站]|下一[场站]|上一[场站]|开场|主会场|分会场)(?!次|所)"
    r"|”?[，,](?:首场|头场|头一场|第一场)(?=[在开放设])|”?(?:在|下到|办到|开到|走到)[^，。；“”]{1,8}的第[一二三四五六七八九十\d]+[摊站场处]"
)
"""“春风行动”的压轴戏, “春风行动”下一场大集专场: a fair of the campaign is told of."""
_ERRAND = re.compile(
    r"送[“]?岗|送工|送政策|送服务|下乡|[进入到](?:村|户|企|社区|园区|乡|家|厂|车间|基层)|访企|探企|探厂|上门|大篷车|直通车|宣讲|参观|走访|敲门|回访"
)
_TALK = re.compile(r"座谈会?$|座谈交流会$|推进会$|部署会议?$|调度会$|工作会议$")
_ENDS_WITH_FAIR = re.compile("暨(?![^暨]*系列)[^暨]*(?:招聘会|双选会|洽谈会|见面会|专场(?:招聘)?活动|招聘活动|专场)$")
"""A campaign and the fair that it is held as: “公共就业服务进校园”系列活动暨春季专场招聘会."""
_TO_SCHOOL = re.compile("(?:走进|走入|[进入到])[^，。；“”]{2,14}?(?:大学|学院|学校)(?!生)")
_CARRIED_IN = re.compile("(?:送岗位?|岗位|招聘|带岗|荐岗|就业)走?[进入到]")
_ON_WHEELS = re.compile("下乡|[入进到]户|上门|宣讲|敲门|篷车|[专列班驴马]车|巴士|大巴|快车|通车|专列|包机")
"""“送岗进社区” is a fair if one is counted there, what comes on wheels or to the door never is."""
_HIRES = re.compile("引才|揽才|招才|招聘|招工|引智|纳才")
_MEETS_SEEKERS = re.compile("(?:招聘|招工|求职)(?:专场)?(?:座谈|恳谈)")
_FOR_SEEKERS = re.compile("招聘|招工|求职|招才")
_OPENS = re.compile(r"启动|揭幕|开幕|启幕|拉开|开了[个]?头|开锣|打响|开启|首场|首站|第一站|头一[场站炮]|第一炮|头炮")
_WITH_BEGIN = re.compile(r"启动|起步|铺开|拉开|开启")


def class_of(discourse: Discourse, telling: Telling, named: Sequence[EventMention], earlier: Sequence[str]) -> str:
    """Return the class of an event by its local name.

    ``named`` are its phrases, the best first, and ``earlier`` the classes of the events told of before it.
    """
    return by_figures(_by_phrases(discourse, telling, named, earlier), telling)


def _by_phrases(discourse: Discourse, telling: Telling, named: Sequence[EventMention], earlier: Sequence[str]) -> str:
    """Return the class that the best phrase tells, else the one that the clauses do."""
    text = discourse.annotated.reading.text
    found = None
    if named and named[0].kind:
        found = _by_name(text, named[0], telling, earlier)
        if found and contradicted(found, telling) and not _is_series(discourse, named[0], found):
            label = text[named[0].span.start : named[0].span.end]
            if _TALK.search(label) and not _FOR_SEEKERS.search(label):
                return found
            return _fair(text, named[0], telling, earlier)
    if named and named[0].rank == "quoted":
        found = quoted_class(text[named[0].span.start : named[0].span.end])
        if found and contradicted(found, telling):
            found = None
        elif found == "Outreach" and is_watched(telling):
            found = "LivestreamRecruitment"
    if found == "OnlineJobFair" and "viewers" in telling.measures and _is_broadcast(named):
        return "LivestreamRecruitment"
    if found == DEFAULT_CLASS and _is_called_online(named) and not is_on_site(telling):
        return "OnlineJobFair"
    if found == DEFAULT_CLASS and _is_whole(discourse, named[0], telling):
        return "Campaign"
    return found or _by_words(discourse, telling, earlier)


def _is_series(discourse: Discourse, mention: EventMention, kind: str) -> bool:
    """Tell whether a campaign is called a series, and the article tells of its parts as events of their own."""
    name = discourse.annotated.reading.text[mention.span.start : mention.span.end]
    return kind == "Campaign" and "系列" in name and len(discourse.events) > _SERIES


def _is_broadcast(named: Sequence[EventMention]) -> bool:
    return any(mention.kind == "LivestreamRecruitment" and mention.form != "many" for mention in named)


def _is_called_online(named: Sequence[EventMention]) -> bool:
    """Tell whether another phrase calls what has no name of its own an online fair."""
    if named[0].head.start - named[0].span.start > _SHORT_FRONT:
        return False
    return any(mention.kind == "OnlineJobFair" and mention.form != "many" for mention in named)


def _by_name(text: str, mention: EventMention, telling: Telling, earlier: Sequence[str]) -> str | None:
    """Return the class that the best phrase tells, or None where it tells none for sure."""
    label = text[mention.span.start : mention.span.end].replace("“", "").replace("”", "")
    kind = mention.kind
    signs = label_signs(_NO_SIGN.sub("", label))
    if kind in (DEFAULT_CLASS, "Campaign") and _ENDS_WITH_FAIR.search(label):
        kind, label = DEFAULT_CLASS, label.rpartition("暨")[2]
    with_fair = ("JobFair" in signs and bool(_JOINED.search(label))) or _MEETS_SEEKERS.search(label) is not None
    named = _NAMED_ACTIVITY.search(text, *mention.span) is not None and signs.isdisjoint(PASSED_ON)
    if kind in ("JobFair", "Campaign") and ("系列" in label or named):
        errand = _MANY_ACTS.search(label) is None and _ERRAND.search(label)
        return _errand(label, signs, telling) if errand else _campaign(text, mention, telling)
    if (
        kind in _BY_HEAD
        and not (kind == "Campaign" and mention.form == "many")
        and not (kind == "Contest" and with_fair)
    ):
        own = {"Outreach": _errand(label, signs, telling), "Campaign": _campaign(text, mention, telling)}
        return own.get(kind, kind)
    if mention.form == "many":
        return None
    if _OTHER_PEOPLE.search(label) and not is_at_school(telling):
        signs -= {"CampusFair"}
        kind = DEFAULT_CLASS if kind == "CampusFair" else kind
    for sign in ("LivestreamRecruitment", "OnlineJobFair", "CampusFair"):
        if sign in signs or kind == sign:
            return _broadcast(telling) if sign == "OnlineJobFair" else sign
    if kind in ("Meeting", "LaunchCeremony", "Contest"):
        lasting = _NO_FAIR.search(label) is not None and not with_fair
        return kind if lasting else _ceremony(kind, telling, with_fair=with_fair)
    is_fair = mention.rank in ("name", "part") or "JobFair" in signs
    return (agreement(text, mention, telling) or _fair(text, mention, telling, earlier)) if is_fair else None


def _errand(label: str, signs: frozenset[str], telling: Telling) -> str:
    """Return outreach, unless the words name a livestream in a park, or a team hires at a university."""
    if "LivestreamRecruitment" in signs or _ON_AIR.search(telling.first):
        return "LivestreamRecruitment"
    if _CARRIED_IN.search(label) and not _ON_WHEELS.search(label) and is_like_a_fair(telling, OF_PLACES | HIRED):
        return DEFAULT_CLASS
    hires = not telling.measures.isdisjoint(("posts", "resumes", "companies")) and _HIRES.search(label)
    return "CampusFair" if hires and is_at_school(telling) else "Outreach"


def _campaign(text: str, mention: EventMention, telling: Telling) -> str:
    """Return a fair where one of a campaign is told of, or people come to what opens it, else the campaign."""
    if "sessions" in telling.measures:
        return "Campaign"
    if _TO_SCHOOL.search(text, *mention.span) and not telling.measures.isdisjoint(("posts", "companies")):
        return "CampusFair"
    at_place = {"companies", "posts"} <= telling.measures and bool(telling.places)
    visited = at_place or not telling.measures.isdisjoint(ON_SITE_MEASURES)
    opens = visited and _OPENS.search(_brought_in(text, mention, telling)) is not None
    return DEFAULT_CLASS if opens or _PART_BEHIND.match(text, mention.span.end) else "Campaign"


def _brought_in(text: str, mention: EventMention, telling: Telling) -> str:
    """Return the words that bring an event in: its first unit, and the one that holds its name."""
    units = [unit.span for unit in telling.body if unit.span.start <= mention.head.start < unit.span.end]
    return "。".join([telling.first, *(text[span.start : span.end] for span in units)])


def _broadcast(telling: Telling) -> str:
    on_air = _ON_AIR.search(telling.first) or ("viewers" in telling.measures and "直播" in telling.first)
    return "LivestreamRecruitment" if on_air else "OnlineJobFair"


def _ceremony(kind: str, telling: Telling, *, with_fair: bool) -> str:
    """Return a fair where one is part of the ceremony or meeting, else ``kind``."""
    if kind == "LaunchCeremony" and not telling.measures.isdisjoint(FAIR_MEASURES - {"posts"}):
        return DEFAULT_CLASS
    return DEFAULT_CLASS if with_fair else kind


def _fair(text: str, mention: EventMention, telling: Telling, earlier: Sequence[str]) -> str:
    """Return what sort of fair one without a word for it is."""
    label = text[mention.span.start : mention.span.end]
    others = mention.rank == "name" and _OTHER_PEOPLE.search(label) is not None
    if not others and (is_at_school(telling) or re.search(SCHOOL, label)):
        return "CampusFair"
    online = _ONLINE.search(_brought_in(text, mention, telling)) or "OnlineJobFair" in label_signs(
        _NO_SIGN.sub("", label)
    )
    if (online or is_on_platforms(telling)) and not telling.measures & ON_SITE_MEASURES:
        return _broadcast(telling)
    if mention.rank == "loose" and is_watched(telling):
        return "LivestreamRecruitment"
    if mention.rank == "loose" and "线下" not in label and not is_on_site(telling):
        return passed_on(telling, earlier, on_site=False)
    return DEFAULT_CLASS


def _is_whole(discourse: Discourse, mention: EventMention, telling: Telling) -> bool:
    """Tell whether a fair only opens here and consists of main and branch venues that are events of their own."""
    text = discourse.annotated.reading.text
    behind = text[mention.span.end : mention.span.end + 12]
    if mention.rank == "part" or telling.measures or not _WITH_BEGIN.search(behind):
        return False
    own = {unit.number for unit in telling.units}
    others = (unit for unit in discourse.units if unit.number not in own)
    return any(m.rank == "part" and m.kind == DEFAULT_CLASS for unit in others for m in unit.events)


def _told_first(telling: Telling) -> str | None:
    for sign in signs_told():
        name = sign.name
        if not sign.stands_in(telling.first) or (name == "OnlineJobFair" and "线下" in telling.first):
            continue
        if name == "Outreach" and is_like_a_fair(telling):
            continue
        return hired_at_school(name, telling)
    return None


def _told_further(telling: Telling, *, on_site: bool) -> str | None:
    """Return the class that the words beyond the first unit tell."""
    watched = "viewers" in telling.measures
    for number, sign in enumerate(signs_told()):
        name, strong = sign.name, number < STRONG
        if name == "CampusFair":
            continue
        if not (sign.stands_in(telling.words) or (strong and sign.stands_in(telling.behind))):
            continue
        if name == "Outreach" and not strong and is_like_a_fair(telling):
            continue
        if on_site and (name == "OnlineJobFair" or (name == "LivestreamRecruitment" and not watched)):
            continue
        return name
    if watched and not on_site:
        return "LivestreamRecruitment"
    return "TrainingCourse" if "trainees" in telling.measures else None


def _by_words(discourse: Discourse, telling: Telling, earlier: Sequence[str]) -> str:
    """Return the class that the clauses tell; where they tell none, that of the events in a row with this one."""
    on_site = is_on_site(telling)
    told = _told_first(telling) or ("Outreach" if telling.measures == _TAKEN_ALONG else None)
    if told is None and is_watched(telling) and not on_site:
        told = "LivestreamRecruitment"
    told = told or (None if on_site else as_pointed_at(discourse, telling, earlier))
    told = told or _told_further(telling, on_site=on_site)
    return told or as_in_row(discourse, telling, earlier) or passed_on(telling, earlier, on_site=on_site)


def is_on_site(telling: Telling) -> bool:
    """Tell whether people come to a place."""
    return bool(telling.measures & ON_SITE_MEASURES) or _ON_SITE.search(telling.words) is not None
