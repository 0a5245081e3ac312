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
_TRAVEL = re.compile(
    r"[^，。；：！？\n\d]{0,16}?(?:务工|农民工|返岗|外出|老乡|劳动力|工人|人员|群众|乡亲)?[^，。；：！？\n\d]{0,6}，?(?:顺利|平安|集中|一起|分别|统一|陆续|已经|已|昨天|今天|当天|免费)*"
    "(?:乘坐|搭乘|坐上(?!了班)|登上|踏上|乘上|乘机|乘车|登机|抵达)"
)
_CARRIED = re.compile(r"(?:满载|载着|载有|搭载|运送|护送|接送|输送|送走|载)(?:了|着|近|首批|第一批)?\Z")
"""Who is carried, or has got on, was taken along: 满载1200人, 238名务工人员抵达."""
_MATCHED = re.compile(r"(?:洽谈|牵手|匹配|配对)成功(?:共|达|有|了)?(?:求职者)?\Z")
_HOUSES = re.compile(
    "(?:贫困|农|家庭|困难|群众|脱贫|搬迁|居民)?[^，。\n]{0,2}(?:企业|单位|商|店|厂|公司|主体|民企|用工|缺工)"
)
_MANY_HOUSES = 1000
_OF_FIRMS = re.compile(r"(?:企业|单位|商户|公司|厂家|用工主体|工商户)[^，。；\n]{0,6}\Z")
_BETTER_OFF = re.compile(r"[^，。；：！？、\n\d]{0,10}?(?:脱贫(?![人户劳群家攻])|增收|受益|致富|减贫|摘帽)")
_THAN_BEFORE = re.compile(
    r"(?:超过|多于|高于|少于)了?(?:上[一]?[届年次期场]|去年|往[年届]|前[一]?年|同期)(?:同期)?[^的，。；\n\d]{0,3}\Z"
)
"""入场企业230家，超过上届70余家: by how many more."""
_SCHOOLED = re.compile(
    "(?:博士后|博士|硕士|研究生|本科|大专|专科|高职|中专|中职|高中)(?:、(?:博士|硕士|研究生|本科|大专|专科|高职|中专))*"
    r"(?:研究生|学历|学位|毕业生|学生|生|及以上|以上|层次|人才|求职者|岗位|需求|的|有)*\Z"
)
_OF_SCHOOLED = (
    ("resumes", re.compile("简历|投递")),
    ("intentions", re.compile("意向")),
    ("hires", re.compile("签约|录用|入职")),
    ("vacancies", re.compile("需求|拟招|计划招|招聘岗位|所有岗位|需要|招收|计划招聘")),
    ("attendees", re.compile("进场|入场|到场|前来|求职者|应聘者|参会")),
    ("graduates", re.compile("生源|毕业生总|毕业生共|届毕业生|毕业生人数|毕业生达|毕业生有")),
)
"""By the words of its sentence, what a number of people with a degree counts: 收到简历165份，其中博士6人."""
_SENTENCE = 110
_KINDS = re.compile(
    "(?:大|小|重点|热门|主要|细分|相关|优势|支柱|不同|主导|新兴|特色|个)*(?:类)?(?:行业|产业|领域|门类|专业|学科|板块|方面|系列|赛道)(?![^，。；]{0,3}(?:岗位|职位))"
)
_COMERS = re.compile(
    "(?<![播看上])(?:参赛|参与|参加|与会|到会)(?:求职|活动|应聘|比赛)?(?:选手|职工|群众)?(?:人数|人次|总人数)(?:总计|共计|累计|已|共)?[达为有]?$"
)
"""A number right behind such words counts who came, whatever the model makes of it."""
_THERE_ARE = re.compile("(?:[将还另共仍]|尚|预计)有$")
_FAIRS = re.compile(
    "[^，。；：、\\n“]{0,10}?(?:招聘会|双选会|洽谈会|见面会|招聘活动|专场|直播|宣讲会)(?:[在于将陆等，。；]|分别|同时|同步)"
)
_TABLES = re.compile("[小长大方条]?(?:桌|课桌|条桌)(?!游|面)")
_HALLS = re.compile("(?:体育[场馆]|会堂|礼堂|剧场|剧院|会场|报告厅)")
"""八万人体育场: how many a hall holds is in its name."""
_GIVEN = frozenset(("companies", "posts"))
_NOT_GIVEN = re.compile(
    "(?:[^，。；、\n个家和]{0,12}?的)?(?:[^，。；、\n个家的和]{0,6}?(?:网站|媒体|报社|电视台|新闻单位)|[^，。；、\n个家的和]{0,4}?"
    "(?:创业项目|创新项目|重点项目|招商项目))(?!单位|公司|部|经理)"
)
"""5家网站, 30个创业项目: neither employers nor posts."""
_LONGEST_LABEL = 16
_OF_PEOPLE = frozenset(("人", "名", "位", "人次"))


def measure_beyond_doubt(text: str, quantity: Quantity) -> str | None:
    """Return the measure of a count, ``none`` where it surely counts nothing asked for, None where nothing is sure."""
    start, end = quantity.span
    last = text[end - 1]
    if last in "个类大种":
        return NO_FIGURE if _KINDS.match(text, end) else None
    lead = max(0, start - _REACH)
    if last == "户":
        counts_firms = _HOUSES.match(text, end) or _OF_FIRMS.search(text, lead, start)
        return NO_FIGURE if not counts_firms and (quantity.value or 0) >= _MANY_HOUSES else None
    if _THAN_BEFORE.search(text, lead, start):
        return NO_FIGURE
    if last not in _PEOPLE:
        return NO_FIGURE if last in "万千百0123456789" and _BETTER_OFF.match(text, end) else None
    return _measure_of_people(text, start, end)


def _measure_of_people(text: str, start: int, end: int) -> str | None:
    lead = max(0, start - _REACH)
    if _BETTER_OFF.match(text, end):
        return NO_FIGURE
    if _SCHOOLED.search(text, lead, start):
        return _measure_of_schooled(text, start)
    came = _CAME.search(text, lead, start) and _GO_ON.match(text, end) is None
    told = (
        ("enrolled", _CARRIED.search(text, lead, start)),
        ("intentions", _MATCHED.search(text, lead, start)),
        ("attendees", came),
        ("viewers", _WATCHED.search(text, lead, start)),
        ("attendees", _VIE.match(text, end)),
        ("enrolled", _TRAVEL.match(text, end)),
    )
    return next((measure for measure, found in told if found), None)


def _measure_of_schooled(text: str, start: int) -> str | None:
    """Return what the nearest telling words in front, in the same sentence, make of people with a degree."""
    begin = max(text.rfind("。", 0, start), text.rfind("\n", 0, start), start - _SENTENCE, 0)
    best, measure = -1, None
    for name, pattern in _OF_SCHOOLED:
        for found in pattern.finditer(text, begin, start):
            if found.start() > best:
                best, measure = found.start(), name
    return measure


def mended_by_words(text: str, quantity: Quantity, measure: str) -> str:
    """Return the measure where the words right beside a number leave no doubt of it, else ``measure``."""
    end = quantity.span.end
    if measure == NO_FIGURE and quantity.classifier in _OF_PEOPLE:
        return _of_people(text, quantity)
    if measure == NO_FIGURE:
        return "sessions" if quantity.classifier == "场" and _are_to_come(text, quantity) else NO_FIGURE
    if quantity.classifier == "张" and _TABLES.match(text, end):
        return "booths"
    if quantity.classifier == "人" and _HALLS.match(text, end):
        return NO_FIGURE
    return NO_FIGURE if measure in _GIVEN and _NOT_GIVEN.match(text, end) else measure


def _of_people(text: str, quantity: Quantity) -> str:
    """Return what the label right in front of a number of people says that it counts."""
    return "attendees" if _COMERS.search(text, *_lead(quantity)) else NO_FIGURE


def _are_to_come(text: str, quantity: Quantity) -> bool:
    """Return whether so many fairs are said to lie ahead, or to have been: 还将有9场招聘会在全省举行."""
    return _THERE_ARE.search(text, *_lead(quantity)) is not None and _FAIRS.match(text, quantity.span.end) is not None


def _lead(quantity: Quantity) -> tuple[int, int]:
    return max(0, quantity.span.start - _LONGEST_LABEL), quantity.span.start
