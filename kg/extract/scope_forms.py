"""The forms of words that say what a total is about: 全市, 前三场, 送岗大篷车, 经工作站介绍的."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.tables import read_table

REGION = re.compile(
    r"[两三四五六]省(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[市州盟县区](?![级长])|"
    r"(?:全|我|本|该|各)(?:国|省|市|县|区|州|旗|盟|乡镇|镇街|镇|乡|地区|兵团|师|校|院|街道|村|社区|市场|园区|集团|系统)(?!性)"
    r"|该(?:中心|局|处|科|办|会|站|院|所|公司|集团|协会|部门|委|厅|驿站|平台)(?![员议理])|各(?:高校|院校|学校)|各(?:县|区|市|地)[县市区（）、]*|(?<![社校园城小地置])[市县省区镇州旗](?:里|内(?!外))|校园?内|[两三四五六](?:地(?![区方])|[县市区州省镇乡](?![级长]))|当地(?![人的企])"
    r"|[省市县区州旗镇乡村]{2,4}[两三四]级"
)
PASSING = re.compile("全国|各|.[内里]|校园内|当地|该|[两三四五六].")
"""Region words that say where something is, and seldom what an article is about."""
CLAUSE = re.compile("[，；：。！？（\n\t\u3000]")
VERBS_WITH_END = ("登记", "组织", "提供", "培训", "介绍")
# Each alternative begins with a character, none with a set: places where none can begin are passed at once.
VERB = re.compile(
    "已|(?<!公)共|各(?=[办开举组播摆派送自])|累计|合计|总计|一共|总共|拢共|先后|陆续|连续|接连|将|计划|预计|拟|打算|力争|还|尚|仅|只|平均|今年|去年|上年|前年|年前|节前|节后(?<!春节后)"
    "|目前|眼下|截至|至今|举办|开展|举行|召开|开办|承办|主办|发布|推出|推送|征集|归集|收集|筹集|吸引|帮助|促成|达成|实现|排定|安排|为|给|向"
    "|通过|需|要|缺|到会|进场|入场|线上线下|有(?=[0-9])|达(?=[0-9])|"
    + "|".join(f"{verb}(?:[了过出到满]|(?=[0-9]))" for verb in (*"办开送接走派招收", *VERBS_WITH_END))
)
LEAD = re.compile(
    "(?:其中|这里是|目前|眼下|同时|此外|另外|下一步|接下来|据(?:统计|悉|介绍|了解|初步统计|不完全统计)|数据显示|今年|去年|上年|截至目前|仅|单是|光是?"
    "|而|到|至|从|按照?|由|在|放在|分到|预计|约定|至于|以来|起|自|随后|期间|[本这]学期(?:开学)?以来|[这那](?![0-9一二两三四五六七八九十类种条档支项座样些])|像|的|日|月|年|期|底|底数)+"
)
SPEECH = re.compile(
    "(?:说|介绍|透露|表示|获悉|公布|显示|统计|通报|指出|告诉(?:记者)?|称|了解到|负责人|局长|主任|处长|科长|数字|数据|消息|估计|账|要求|讲|坦言|坦白|补充|强调|公布的数|看)\\Z"
)
SAYS = re.compile(
    "(?:方面|昨日|昨天|今日|有关负责人)?(?:表示|说|介绍|透露|公布|发布|通报|预计|估计|称|要求|提出|明确|告诉记者)"
)
KNOWN = re.compile(
    "(?:(?:这|此前|前|头|后|其余)[0-9一二两三四五六七八九十]{1,3}|[2-9两二三四五六七八九十])(?:场|期|趟|批|轮|站|回|班|届|个圩|个点|个站|个专场)"
    "(?:招聘会|专场|双选会|活动|专列|专车|培训)?|(?:系列|同名|同类|同样的?)活动|那一[季届轮]|学校|学院|学会|市场|驿站|中心|园区|小分队|大篷车"
)
"""So many fairs or journeys of one row, or what a word stands for, as the whole subject of a clause: 前三场, 市场."""
AREA = re.compile(
    "[\u4e00-\u9fff]{2,10}(?:都市区|城镇群|城市群|片区|库区|山区|牧区|老区|地区|经济区|经济圈|板块|一带|沿线)"
    "|(?:(?![下进到入送返赴走各全城集乡两])[\u4e00-\u9fff]){1,5}(?:镇|乡|街道|苏木)"
)
"""A part of a region that no code knows, and a town."""
ADDITION = re.compile(
    "[0-9]{1,5}(?:个|家|所|处|座)[\u4e00-\u9fff]{2,8}|(?:各)?(?:招聘会|招聘)现场"
    "|(?:各级|各类|各地|[0-9]{4}届)?[\u4e00-\u9fff]{0,6}(?:机构|部门|工会|产业|系统|高校|院校|车间|市场|驿站|春招|秋招|招聘季|双选会|企业)"
)
"""Words that narrow a region down: 全省人社部门."""
OWN_ADDITION = re.compile(
    "(?:各级|各类|各地)[\u4e00-\u9fff]{0,6}?(?:机构|部门|工会|高校|院校)|各(?:乡镇|镇街|街镇|街道|镇|乡|园区|高校|院校|学校)"
    "|这一[处家地片带]|一[地镇县区市处家](?![个家名])"
)
"""The same where more follows in the clause: 全省各级人社部门｜办的招聘会, 禹王台这一处."""
AWAY = re.compile("(?:到|赴|往|去|来自|发往|前往|对接|送到|送往|抵达|驶向|远赴|至|从|由|与|同|和)\\Z")
PREPOSITIONS = frozenset("在到赴于从由与向往对给和同")
JOINTS = "和、与及同跟"
_SHORT = 2
"""Nouns no longer than this need more words in front of them."""
TRAILING = "的方面处、“”《》·• 　了"

_GOES_ON = (
    "(?:[共已累先陆将拟还又仍新仅只总合约逾近超达有办开组举摆发推送接派招收走跑登吸促帮介挂注入缺短用需节去今上本月目眼至截从自在年为计预"
    "打落出完成就带拿启投服提][^的]?|(?<!直)播|前后|[0-9]|\\Z)"
)
"""How a clause goes on behind its subject."""
NUMBER = "[0-9一二两三四五六七八九十]{1,3}"
ROUND = "(?:场|期|趟|批|轮|站|回|班|届|圩|集|次|个圩|个集|个点|个站|个专场|个早市|座城市|条线路|处|架包机)"
COUNTED = re.compile(
    f"(?:(?:去年|上年|今年)(?:同期)?)?(?:这|此前|前|头|后|其余|余下|剩下|以上|上述)的?{NUMBER}{ROUND}"
    "(?:“[^“”\n]{2,12}”)?(?:招聘会|专场|双选会|活动|直播|培训班?)?"
)
"""Some of a row of fairs or journeys: 头两场."""
TOGETHER = re.compile(
    f"{NUMBER}{ROUND}(?:招聘会|专场|双选会|活动|直播|培训班?)?"
    "(?=加起来|合起来|加在一起|加到一起|合在一起|算下来|下来|合计|合共|一?共|总共|拢共|拢总|累计)"
)
"""All of them: 三场加起来."""
YEAR = re.compile("(?:[0-9]{4}|去|前|上|上一)年(?:度|同期|春季|秋季)?|去年?同期|上年?同期")
SET = re.compile(
    f"{NUMBER}(?:个集|个圩|个早市|个码头|个点|个站点|趟车|趟专车|列专列|架包机|班(?=[，。]|车)|座城市|条线路|所高校)"
)
"""Several places or journeys that a clause names and the next one adds up: 赶了|五个圩|，拢总有732人."""
MEANS = re.compile("(?:经由?|靠|依托|借助)(?=[^，。；：]{2,16}?(?:介绍|牵线|手|输送|送|出|去|到|转移|找|上岗|就业|帮))")
"""What a number is due to: 经|工作站|介绍的, 靠|这条航线|出去的."""
DUE = re.compile("[^，。；：的]{0,8}?(?:市场|驿站|工作站|服务站|平台|专场|协作|航线|招聘会|窗口|热线|直播)")
INTRODUCED = re.compile(
    "(?:有个|开[了起出]|办起了?|推出了?|创办了?|打造了?|搭建了?|上线了?|设立了?|设了|建起了?|建成了?|新开的|摆起了?|名为|叫)(“[^“”\n]{3,12}”)(?![^，。；]{0,6}(?:招聘会|双选会))"
)
"""A place or a scheme that a clause introduces and the next goes on with: 开了|“家门口小市”|，上半年办了11场."""
POINTED = re.compile(
    "该(?:行动|活动|项目|计划|工程|品牌|系列活动|专列|专线|航线|栏目|直播间|系列)"
    "|(?:这样的|此类|[这那](?:类|种|条|档|支|一(?![场次天刻切个年月周季])|项|座))"
    f"(?:“[^“”\n]{{2,8}}”|[^，。的了是全“]{{1,7}}?(?={_GOES_ON}|全[市县区省州旗镇校]))"
)


@cache
def quoted() -> re.Pattern[str]:
    """Match a quoted name, its first group with the noun behind it: 网上平台|“云岗”|, |“庆岗来了”直播带岗|."""
    heads = "|".join(sorted((noun for noun, _ in read_table("scope_heads.tsv", 2)), key=len, reverse=True))
    return re.compile(
        "(?:[^，。；“”]{0,8}(?:平台|程序|网站|网页|公众号|视频号|直播间|品牌|栏目|上线的|开通的|推出的|新开的))?"
        "(“(?!点对点|一站式|面对面|线上线下|家门口”)[^“”\n]{3,16}”(?!期间|启动|开展|以来)"
        f"(?:[^，。；“”的]{{0,6}}(?:直播间|直播|活动|招聘会|{heads}))?)(?={_GOES_ON}|[^\u4e00-\u9fff])"
    )


@cache
def headed(*, narrowing: bool = False) -> re.Pattern[str]:
    """Match a phrase by its last noun; what narrows a region down is no scheme and no journey."""
    rows = read_table("scope_heads.tsv", 2)
    nouns = [noun for noun, sort in rows if not (narrowing and sort in ("scheme", "journey"))]
    nouns.sort(key=len, reverse=True)
    heads, long = "|".join(nouns), "|".join(noun for noun in nouns if len(noun) > _SHORT)
    return re.compile(
        f"(?![其同另首])(?!本次|本场|此次)[^，。；：、“”的了有设是办开为建]{{2,10}}?(?:{heads})(?:里|内)?(?={_GOES_ON})"
        f"|(?:{long})(?:里|内)?(?={_GOES_ON})"
        "|(?:规模以上|规上|重点|骨干|龙头|挂钩|缺工|外贸|制造业)(?:工业)?企业"
    )
