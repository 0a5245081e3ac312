"""Posts are tied to the employer that recruits for them. 「」 marks bodies, 〔〕 posts, both as if read before."""

from __future__ import annotations

import re

import pytest

from kg.datamodel import Office, OrganisationMention, PersonMention, PostMention, Span
from kg.extract.employers import offers

# sentence; employer, post
OFFERED = [
    ("「明川纺织有限公司」招聘〔挡车工〕60名。", [("明川纺织有限公司", "挡车工")]),
    (
        "在「泰禾食品有限公司」的展位前，招聘经理刘洋忙着登记，“这次要招〔包装工〕40人、〔叉车司机〕3人”。",
        [("泰禾食品有限公司", "包装工"), ("泰禾食品有限公司", "叉车司机")],
    ),
    ("「宏图机电公司」人事主管周敏说：“我们缺〔数控车工〕15名。”", [("宏图机电公司", "数控车工")]),
    (
        "“〔普工〕、〔质检员〕都要，包吃住。”「盛达鞋业公司」负责人介绍。",
        [("盛达鞋业公司", "普工"), ("盛达鞋业公司", "质检员")],
    ),
    (
        "「康泰医药公司」今年扩产。公司计划招聘〔化验员〕6名、〔操作工〕50名。",
        [("康泰医药公司", "化验员"), ("康泰医药公司", "操作工")],
    ),
    ("「康泰医药公司」今年扩产。该公司急需〔设备工程师〕2名。", [("康泰医药公司", "设备工程师")]),
    (
        "「东升纸业公司」和「华兴印刷公司」都来了，前者要〔造纸工〕20名，后者招〔印刷工〕8名。",
        [("东升纸业公司", "造纸工"), ("华兴印刷公司", "印刷工")],
    ),
    (
        "「东升纸业公司」招〔切纸工〕20名；「华兴印刷公司」招〔印刷工〕8名。",
        [("东升纸业公司", "切纸工"), ("华兴印刷公司", "印刷工")],
    ),
    ("「云岭茶业公司」：〔采茶工〕30名，120元/天；炒茶师傅2名", [("云岭茶业公司", "采茶工")]),
    (
        "「云岭茶业公司」\n〔采茶工〕，30人，日薪120元\n〔包装工〕，10人，月薪3500元",
        [("云岭茶业公司", "采茶工"), ("云岭茶业公司", "包装工")],
    ),
    (
        "1.「长信电子公司」：〔操作工〕100人；\n2.「佳美家具公司」：〔木工〕15人，〔油漆工〕8人",
        [("长信电子公司", "操作工"), ("佳美家具公司", "木工"), ("佳美家具公司", "油漆工")],
    ),
    (
        "▪「长信电子公司」\u3000〔操作工〕\u3000100人\u30005000元/月；〔仓管员〕\u30002人",
        [("长信电子公司", "操作工"), ("长信电子公司", "仓管员")],
    ),
    ("她看中了「蓝天物业公司」的〔客服专员〕，月薪4000元。", [("蓝天物业公司", "客服专员")]),
    ("「蓝天物业公司」要〔保安〕20名，还缺〔保洁〕10名。", [("蓝天物业公司", "保安"), ("蓝天物业公司", "保洁")]),
    (
        "「新源电池公司」一口气放出〔涂布工〕、〔卷绕工〕、〔化成工〕岗位200个。",
        [("新源电池公司", "涂布工"), ("新源电池公司", "卷绕工"), ("新源电池公司", "化成工")],
    ),
    ("走进「新源电池公司」，〔操作工〕缺口达120人。", [("新源电池公司", "操作工")]),
    ("「市人民医院」招聘〔护士〕30名、〔药师〕4名。", [("市人民医院", "护士"), ("市人民医院", "药师")]),
    ("「实验小学」引进〔数学教师〕5名。", [("实验小学", "数学教师")]),
    ("隔壁展位是「安顺驾校」，招〔教练员〕6名。", [("安顺驾校", "教练员")]),
    ("「安顺驾校」招〔教练员〕6名，月薪6000元；另招〔前台〕2名。", [("安顺驾校", "教练员"), ("安顺驾校", "前台")]),
    (
        "据「宏图机电公司」介绍，今年拟招〔钳工〕10名、〔铣工〕5名。",
        [("宏图机电公司", "钳工"), ("宏图机电公司", "铣工")],
    ),
    (
        "「宏图机电公司」负责人马强告诉记者，工厂二期投产，急缺〔电工〕、〔钳工〕。",
        [("宏图机电公司", "电工"), ("宏图机电公司", "钳工")],
    ),
    ("「宏图机电公司」展台前人头攒动。招聘启事上写着：〔电工〕8名，月薪7000元。", [("宏图机电公司", "电工")]),
    ("「宏图机电公司」的〔电工〕、〔钳工〕岗位最受欢迎。", [("宏图机电公司", "电工"), ("宏图机电公司", "钳工")]),
    ("最抢手的是「宏图机电公司」的〔数控操作工〕，月薪开到8000元。", [("宏图机电公司", "数控操作工")]),
    ("「宏图机电公司」30个〔焊工〕岗位半天就招满了。", [("宏图机电公司", "焊工")]),
    (
        "「宏图机电公司」、「明川纺织有限公司」等6家企业招聘〔女工〕300名。",
        [("宏图机电公司", "女工"), ("明川纺织有限公司", "女工")],
    ),
    ("「宏图机电公司」招〔焊工〕10名。一家家具厂招〔木工〕20名。", [("宏图机电公司", "焊工")]),
    ("“我们公司在招〔焊工〕20名。”「宏图机电公司」人事经理说。", [("宏图机电公司", "焊工")]),
    (
        "“企业就缺〔叉车司机〕。”「恒通物流公司」总经理吴刚说，公司还要〔调度员〕2名。",
        [("恒通物流公司", "叉车司机"), ("恒通物流公司", "调度员")],
    ),
    ("图为「恒通物流公司」招聘〔装卸工〕。", [("恒通物流公司", "装卸工")]),
    (
        "「恒通物流公司」〔货车司机〕月薪9000元起，〔装卸工〕日结200元。",
        [("恒通物流公司", "货车司机"), ("恒通物流公司", "装卸工")],
    ),
    (
        "第一排是「恒通物流公司」，〔货车司机〕12名，月薪9000元；第二排是「金穗米业公司」，〔碾米工〕6名，月薪5000元。",
        [("恒通物流公司", "货车司机"), ("金穗米业公司", "碾米工")],
    ),
    (
        "「金穗米业公司」要〔碾米工〕6名、〔化验员〕2名；「恒通物流公司」也来了，要〔装卸工〕30名。",
        [("金穗米业公司", "碾米工"), ("金穗米业公司", "化验员"), ("恒通物流公司", "装卸工")],
    ),
    (
        "「金穗米业公司」成立于2005年，主要生产大米。此次该企业带来〔仓管员〕、〔营业员〕两个岗位，月薪4000元。",
        [("金穗米业公司", "仓管员"), ("金穗米业公司", "营业员")],
    ),
    ("「金穗米业公司」直播间里，主播推荐了〔碾米工〕，月薪5000元，要6个人。", [("金穗米业公司", "碾米工")]),
    ("上午，「金穗米业公司」收到简历30份。下午，「恒通物流公司」招走〔装卸工〕5名。", [("恒通物流公司", "装卸工")]),
    (
        "「宏图机电公司」要〔焊工〕10名；那边只要一名〔车间主任〕。",
        [("宏图机电公司", "焊工"), ("宏图机电公司", "车间主任")],
    ),
    (
        "「宏图机电公司」人事说，“〔焊工〕、〔铆工〕都要，〔文员〕也收几个”。",
        [("宏图机电公司", "焊工"), ("宏图机电公司", "铆工"), ("宏图机电公司", "文员")],
    ),
    (
        "“〔焊工〕都要，〔文员〕也收几个。”「宏图机电公司」的专员说。",
        [("宏图机电公司", "焊工"), ("宏图机电公司", "文员")],
    ),
    (
        "做米粉的「金穗米业公司」、酿酒的「泉源酒业公司」都来，〔包装工〕一个月四千。",
        [("金穗米业公司", "包装工"), ("泉源酒业公司", "包装工")],
    ),
    ("「泉源酒业公司」最急。人事主管边擦手边报价：〔酿酒工〕6000元。", [("泉源酒业公司", "酿酒工")]),
    ("「泉源酒业公司」是一家老厂，这次需要招聘〔酿酒工〕20名。", [("泉源酒业公司", "酿酒工")]),
    ("「泉源酒业公司」的〔酿酒工〕、茶厂的〔炒茶工〕都有人问。", [("泉源酒业公司", "酿酒工")]),
    (
        "「泉源酒业公司」要〔酿酒工〕20名。〔文员〕、〔会计〕等岗位同样抢手，57家企业都在招。",
        [("泉源酒业公司", "酿酒工")],
    ),
]

# posts that seekers want, that a fair lists, or that somebody unnamed recruits for
NOT_OFFERED = [
    "「宏图机电公司」等企业到场。一家家具厂招〔木工〕20名。",
    "现场提供〔普工〕、〔焊工〕、〔电工〕等岗位3000个。",
    "「宏图机电公司」承办了活动，现场提供〔普工〕、〔焊工〕、〔电工〕等岗位3000个。",
    "活动由「金桥人力公司」承办，提供〔会计〕、〔文员〕、〔客服〕等岗位。",
    "另一家企业急需〔缝纫工〕40名，月薪5000元。",
    "有家饭店要〔服务员〕10名，月薪3500元。",
    "57家企业带来〔操作工〕、〔质检员〕等岗位1200个。",
    "某食品企业招〔包装工〕80名，月薪4500元。",
    "除「金穗米业公司」外，还有家酒厂要〔酿酒工〕20名。",
    "「金穗米业公司」缺人。同村的养鸡场也缺人，要〔饲养员〕3名。",
    "「人社局」工作人员说，〔焊工〕、〔电工〕最紧缺。",
    "「泉源酒业公司」招满了。老李想应聘〔保安〕。",
    "凌霄：〔电气技术员〕6人。",
    "「金穗米业公司」、「泉源酒业公司」等43家报名，〔质检员〕最缺人。",
    "由「泉源酒业公司」协办，〔酿酒工〕、〔包装工〕等岗位同步上线。",
    "在「泉源广场」举办，〔保安〕、〔保洁〕等岗位最多。",
    "「宏图技能培训学校」摆出课程，〔焊工〕、〔电工〕两门最多人问。",
    "「泉源酒业公司」介绍了情况。\n各展区里，〔保安〕最多。",
]


def marked(text: str, kind: str = "Company") -> tuple[str, list[OrganisationMention], list[PostMention]]:
    """Return the text without its marks, and the bodies and posts that they set off."""
    plain = ""
    bodies, posts = [], []
    for part in re.split("(「.*?」|〔.*?〕)", text):
        words = part.strip("「」〔〕") if part[:1] in "「〔" else part
        span = Span(len(plain), len(plain) + len(words))
        plain += words
        if part.startswith("「"):
            bodies.append(OrganisationMention(span, kind_of(words, kind), words, True))
        elif part.startswith("〔"):
            posts.append(PostMention(span, None, None, None))
    return plain, bodies, posts


def kind_of(name: str, kind: str) -> str:
    endings = {"局": "GovernmentBody", "医院": "HealthInstitution", "小学": "EducationalInstitution",
               "驾校": "EducationalInstitution", "学校": "EducationalInstitution"}  # fmt: skip
    return next((other for ending, other in endings.items() if name.endswith(ending)), kind)


def read(text: str, kind: str = "Company") -> list[tuple[str, str]]:
    plain, bodies, posts = marked(text, kind)
    return [(body.name, plain[post.span.start : post.span.end]) for body, post in offers(plain, posts, bodies)]


@pytest.mark.parametrize(("text", "pairs"), OFFERED)
def test_a_post_goes_to_its_employer(text: str, pairs: list[tuple[str, str]]) -> None:
    assert sorted(read(text)) == sorted(pairs)


@pytest.mark.parametrize("text", NOT_OFFERED)
def test_a_post_of_nobody_named_is_no_offer(text: str) -> None:
    assert [pair for pair in read(text) if pair not in ALLOWED.get(text, [])] == []


ALLOWED = {
    "「泉源酒业公司」要〔酿酒工〕20名。〔文员〕、〔会计〕等岗位同样抢手，57家企业都在招。": [
        ("泉源酒业公司", "酿酒工")
    ],
}


@pytest.mark.parametrize(
    ("text", "kind", "pairs"),
    [
        ("「宏远人力资源中心」：〔客服〕10名", "EmploymentAgency", [("宏远人力资源中心", "客服")]),
        ("「宏远人力资源中心」\u3000〔客服〕10名", "EmploymentAgency", [("宏远人力资源中心", "客服")]),
        ("「宏远人力资源中心」推出〔客服〕、〔文员〕等岗位。", "EmploymentAgency", []),
        ("「餐饮协会」负责人说，〔厨师〕最缺。", "Association", []),
        ("「晚报社」记者看到，〔厨师〕最缺。", "MediaOutlet", []),
    ],
)
def test_agencies_and_associations_employ_only_at_the_head_of_a_row(
    text: str, kind: str, pairs: list[tuple[str, str]]
) -> None:
    assert read(text, kind) == pairs


def test_who_was_introduced_before_speaks_for_the_employer() -> None:
    text, bodies, posts = marked(
        "「泉源酒业公司」人事经理方晓岚正在介绍岗位。\n这次活动让方晓岚觉得及时，“这次我们招〔酿酒工〕，还有〔文员〕。”"
    )
    name = text.index("方晓岚")
    office = Office(Span(bodies[0].span.end, name), bodies[0].span)
    people = [PersonMention(Span(0, name + 3), "方晓岚", (office,))]
    found = [(body.name, text[post.span.start : post.span.end]) for body, post in offers(text, posts, bodies, people)]
    assert found == [("泉源酒业公司", "酿酒工"), ("泉源酒业公司", "文员")]
    assert offers(text, posts, bodies) == []


def test_nothing_comes_of_nothing() -> None:
    assert offers("", [], []) == []
    plain, bodies, _ = marked("「泉源酒业公司」开业。")
    assert offers(plain, [], bodies) == []


def test_the_order_of_what_is_given_does_not_matter() -> None:
    text, bodies, posts = marked("「甲木业公司」要〔木工〕5名；「乙石业公司」要〔石工〕6名、〔司机〕1名。")
    assert offers(text, posts[::-1], bodies[::-1]) == offers(text, posts, bodies)
    assert len(offers(text, posts, bodies)) == 3
