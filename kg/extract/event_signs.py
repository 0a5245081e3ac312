"""Words that show of which class an event is: those of event_signs.tsv, and patterns that no word alone tells."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.extract.tables import read_table
from kg.extract.telling import Telling

SCHOOL = (
    r"(?:大学(?![生城毕])|学生活动中心|学院|高校(?=的?专场|招聘|双选|行|站|校园|举)|校区|我校|技师学院|职院|师专|高职院校|所(?:高职|职校|技校|中职)"
    r"|[\u4e00-\u9fff]{1,2}(?:交大|科大|师大|农大|财大|工大|医大|理工|民大|林大|海大)(?![道厦会型规夜商街门路西东南北]))"
)
_STUDIES = (
    "[^，。；、]{0,5}(?:任教|就读|在读|读[书研大博]|上[学大]|毕业|念[书大]|教书|任职|学习|学的是|学生|本科|硕士|博士|研究生"
    "|大[一二三四]|附属|附[中小]|对面|旁边|附近|不远)"
)
"""Behind a school such words tell who studies or teaches there, or what stands near it, and of nothing held there."""
AT_SCHOOL = re.compile(
    rf"(?:在|到|走进|来到|[开放]在|进|(?<!毕业)(?<!就读)于|去)[^，。；、（）]{{0,14}}{SCHOOL}(?!{_STUDIES})"
    rf"|[（，][^，。；、（）]{{0,3}}{SCHOOL}(?:[\u4e00-\u9fff]{{0,8}}(?:校区|馆|厅|楼|场|中心|礼堂|食堂))?[，）]"
    rf"|{SCHOOL}(?!在[^，。；]{{0,8}}(?:广场|市场|公园|会展|商场|商圈|[县市区镇]))[^，。；、]{{0,10}}(?:举行|举办|承办|主办|联合|合办|(?<![两几一二三四五六七八九\d])站(?!地|路)|专场|开(?![学车心始口通])|体育馆|报告厅|操场|广场|双选)"
    r"|(?:学校|校内|本校)[^，。；]{0,14}(?:举办|举行|主办|组织|合办|承办|召开)"
)
_OF_SCHOOLS = (
    *("学", "校", "职院", "师专", "高职", "中职", "理工"),
    *("交大", "科大", "师大", "农大", "财大", "工大", "医大", "民大", "林大", "海大"),
)
"""Whatever ``AT_SCHOOL`` finds holds one of these, which are looked for many times faster."""
SCHOOL_END = re.compile(rf"{SCHOOL}(?:[\u4e00-\u9fff]{{0,10}}(?:校区|馆|厅|楼|场|中心|校园|礼堂|食堂))?$")
# What words alone do not tell: counted vehicles, trips, an office that opens its door, a class that takes people in.
_TOLD = (
    (
        "Outreach",
        r"(?:辆|坐|乘|架|的|第.批|趟|批|座)(?:大巴|中巴|客车|商务车)|坐\w{1,5}次|送了\d+趟|[发派]第[一二三四五六七八九十]批"
        r"|\d+余?[名人位][^，。；]{0,16}(?:赴|奔赴|踏上|登上|坐上|乘坐|(?<!企业)前往)"
        r"|(?:满载|载着|送走|接回|拉走|送出|接来)[^，。；招聘]{0,12}(?:务工|劳动力|农民工|老乡|工人|工友|乡亲|员工|采棉工|\d+余?[名人位])"
        r"|\d+余?[名人位][^，。；]{0,8}(?:上了|坐上了?|乘上)[^，。；]{0,10}(?:火车|列车|高铁|动车|大巴|客车|飞机|轮船|汽车)"
        r"|(?:进了|走了|跑了|走遍|跑遍|钻进|串了)[^，。；]{0,8}(?:\d+|[两二三四五六七八九十几])[余多]?个?[^，。；]{0,2}[村屯寨岛沟镇乡]"
        r"|(?:组织|输送)[^，。；招聘]{0,10}\d+余?[名人位][^，。；招聘]{0,14}(?:出发|启程|动身|外出|返岗|务工)",
    ),
    (
        "LivestreamRecruitment",
        r"手机架起|[日号晚一二三四五六七八九十廿年月]播的|(?:改成|改为|变成)了?直播|开了?播(?![种放])|[再试连加先另补]播(?:一|两|三|几|了|$|[，。；])|播(?:了|出|过)?[一二两三四五六七八九十\d]+[场期个](?!广告)|[对冲朝]着(?:手机|镜头|屏幕)(?:念|讲|说|喊|报|推|介)",
    ),
    (
        "LaunchCeremony",
        r"(?:驿站|市场|[作服联]\w?站|基地|产业园|门店|店|超市|工坊|中心|窗口|”)[^，。；]{0,12}(?:(?<!点)开张|开了[门张]|[挂揭]了?牌|投运|落成|启用|开业|投用|投入使用|正式运营|开门迎客)|产业园[^，。；]{0,6}开园|(?:驿站|市场|服务站|超市|之家)[^，。；]{0,4}\d[日号](?:正式)?开门",
    ),
    ("Contest", ""),
    (
        "TrainingCourse",
        r"(?<![上下值夜加接换早晚])班(?:收|招|报名|开)|培训[^，。]{0,4}\d|[学教](?:开[叉铲挖塔]|手艺|技艺|电焊|裁缝|刺绣|烹饪|美发|月嫂|养蜂|种菌|编织)|课(?:开讲|开课|结课)|学期[一两二三四五六\d]|学制",
    ),
    ("Meeting", r"签[署订][^，。；]{0,12}协议"),
    (
        "Outreach",
        r"赴[^，。会]{2,12}(?:招|揽|引)|去了[^，。]{2,12}招|第.程"
        r"|(?:带着|率|组织)[^，。]{0,8}家[^，。]{0,8}企业[^，。]{0,8}(?:赴|奔|坐|乘|跑|去|远)",
    ),
    ("OnlineJobFair", ""),
)
STRONG = 5
"""So many of the rows above tell it wherever in the event's clauses they stand."""


class Sign(NamedTuple):
    """What tells in a clause of which class an event is: any of the words, or the pattern."""

    name: str
    """The class."""
    words: tuple[str, ...]
    """They are no part of the pattern, for each is found many times faster by itself."""
    pattern: re.Pattern[str] | None
    needed: tuple[str, ...] = ()
    """Whatever the pattern finds holds one of these, where there are any."""

    def stands_in(self, words: str) -> bool:
        """Tell whether a clause has the sign."""
        if self.pattern is None or (self.needed and not _holds_any(words, self.needed)):
            return _holds_any(words, self.words)
        return _holds_any(words, self.words) or self.pattern.search(words) is not None


def _holds_any(words: str, signs: tuple[str, ...]) -> bool:
    return any(sign in words for sign in signs)


@cache
def signs_told() -> tuple[Sign, ...]:
    """Return what tells the classes in a clause, the surest first."""
    words = [(word, name) for word, name, place in read_table("event_signs.tsv", 3) if place == "told"]
    found: list[Sign] = []
    for name, pattern in _TOLD:
        found.append(Sign(name, tuple(_run(words, name)), re.compile(pattern) if pattern else None))
        if name == "Meeting":
            found.append(Sign("CampusFair", (), AT_SCHOOL, _OF_SCHOOLS))
    return tuple(found)


def _run(words: list[tuple[str, str]], name: str) -> list[str]:
    """Take from ``words`` the next rows of one class."""
    run: list[str] = []
    while words and words[0][1] == name:
        run.append(words.pop(0)[0])
    return run


@cache
def _label_words() -> tuple[tuple[str, str], ...]:
    return tuple((word, name) for word, name, place in read_table("event_signs.tsv", 3) if place == "label")


_QUOTED_NAMES = (
    ("LivestreamRecruitment", re.compile(r"直播|职播|开播|夜播|云播|镜头|主播|开麦|带[岗“]|云[探逛看]|屏前")),
    ("TrainingCourse", re.compile(r"培训|以训|课堂|学堂|夜校|讲堂|学艺|训练|实训")),
    (
        "Outreach",
        re.compile(
            r"(?<!接)送[岗工]|送(?:政策|服务|技能|温暖)|(?:岗位?|政策|服务|招聘|就业|人社)(?:走?进|下乡|上门|出海|上船|入[村户])"
            r"|下乡|上门|专[列车机]|包机|班列|巴士|大巴|大篷车|直通车|流动车|轻骑兵|小分队|宣讲|走访|访企|探[厂企]|[看逛]厂|敲门|院坝|板凳|屋场|火塘|马背|(?:就业|招聘|送岗|人社|岗位|求职|零工)(?:快递|快车|快线|驴车|马车|小船|货郎|背篓|轻骑)|(?:就业|招聘|送岗|求职)号"
        ),
    ),
)


def quoted_class(name: str) -> str | None:
    """Return the class that the words of a quoted name tell where no head ends it: “岗位进林场”, “以训稳岗”."""
    return next((kind for kind, pattern in _QUOTED_NAMES if pattern.search(name)), None)


def label_signs(label: str) -> frozenset[str]:
    """Return the classes that words in what an event is called speak for."""
    return frozenset(name for word, name in _label_words() if word in label)


def is_at_school(telling: Telling) -> bool:
    """Tell whether an event is held at a university, as its words say or its places are called."""
    words = telling.words
    told = _holds_any(words, _OF_SCHOOLS) and AT_SCHOOL.search(words) is not None
    return told or any(SCHOOL_END.search(place) for place in telling.places)
