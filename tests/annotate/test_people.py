from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.divisions import find_divisions
from kg.annotate.geography import read_geography
from kg.annotate.organisations import find_organisations
from kg.annotate.people import find_people
from kg.annotate.reading import make_reading
from kg.annotate.words import find_words

Row = tuple[str, str, str | None]


def read(text: str) -> list[Row]:
    """Return name, title and body as written, a row for each office."""
    twin = make_reading(text).text
    divisions = find_divisions(twin)
    geography = read_geography(twin, twin.partition("\n")[0], None, divisions)
    organisations = find_organisations(twin, find_words(twin), divisions, geography)
    return [
        (
            twin[person.span.start : person.span.end],
            twin[office.title.start : office.title.end],
            twin[office.body.start : office.body.end] if office.body else None,
        )
        for person in find_people(twin, find_words(twin), organisations, divisions)
        for office in person.offices
    ]


# sentence, rows
ONE_OFFICE: list[tuple[str, Row]] = [
    # Body, title, name
    ("唐山市人社局局长张启明介绍，全年将办招聘会百场", ("张启明", "局长", "唐山市人社局")),
    ("据浏阳市就业服务中心副主任柳絮介绍", ("柳絮", "副主任", "浏阳市就业服务中心")),
    ("怀来县总工会主席周雨桐到场", ("周雨桐", "主席", "怀来县总工会")),
    ("怀来县人社局党组书记高蔚表示", ("高蔚", "党组书记", "怀来县人社局")),
    ("昆明市官渡区工商联副主席段祥说", ("段祥", "副主席", "昆明市官渡区工商联")),
    ("海南省人社厅就业促进处处长符海波解读政策", ("符海波", "处长", "海南省人社厅就业促进处")),
    ("湖南工业大学校长谭青云致辞", ("谭青云", "校长", "湖南工业大学")),
    ("株洲市女企业家商会会长罗兰率队参加", ("罗兰", "会长", "株洲市女企业家商会")),
    ("湖南泓峪科技有限公司人事经理欧阳倩告诉记者", ("欧阳倩", "人事经理", "湖南泓峪科技有限公司")),
    ("云南澜曦食品集团招聘主管杨志强忙着登记", ("杨志强", "招聘主管", "云南澜曦食品集团")),
    ("襄阳朗沣汽车零部件有限责任公司总经理助理邹凯", ("邹凯", "总经理助理", "襄阳朗沣汽车零部件有限责任公司")),
    ("太原铄丰重工股份有限公司的人力资源总监武静波坦言", ("武静波", "人力资源总监", "太原铄丰重工股份有限公司")),
    ("大同市人力资源市场负责人侯宇透露", ("侯宇", "负责人", "大同市人力资源市场")),
    ("柳州市骏沣机械制造有限公司生产经理韦明辉认为", ("韦明辉", "生产经理", "柳州市骏沣机械制造有限公司")),
    ("怀来县人社局就业服务科科长葛丽解释", ("葛丽", "科长", "怀来县人社局就业服务科")),
    ("武安市阳邑镇党委书记连成说", ("连成", "书记", "武安市阳邑镇党委")),
    ("大连市中心医院院长曲直出席", ("曲直", "院长", "大连市中心医院")),
    ("呼伦贝尔市人社局副局长斯琴毕力格介绍", ("斯琴毕力格", "副局长", "呼伦贝尔市人社局")),
    ("喀什市就业服务中心主任买买提·艾山说", ("买买提·艾山", "主任", "喀什市就业服务中心")),
    ("拉萨市人社局局长次仁卓玛表示", ("次仁卓玛", "局长", "拉萨市人社局")),
    # A name of two characters, of three, and one that ends like a word
    ("怀来县妇联主席王芳在会上说", ("王芳", "主席", "怀来县妇联")),
    ("怀来县妇联主席王芳芳在会上说", ("王芳芳", "主席", "怀来县妇联")),
    ("怀来县妇联主席于秀在会上说", ("于秀", "主席", "怀来县妇联")),
    ("怀来县残联理事长高峰介绍", ("高峰", "理事长", "怀来县残联")),
    ("怀来县人社局局长任可向企业发出邀请", ("任可", "局长", "怀来县人社局")),
    ("怀来县人社局局长司马青云带队", ("司马青云", "局长", "怀来县人社局")),
    # An office of a place
    ("怀来县副县长杜若飞宣布启动", ("杜若飞", "副县长", "怀来县")),
    ("株洲市市长易安参加", ("易安", "市长", "株洲市")),
    ("大瑶镇镇长黎明辉介绍", ("黎明辉", "镇长", "大瑶镇")),
    ("向阳村驻村第一书记葛丽在家门口直播", ("葛丽", "驻村第一书记", "向阳村")),
    ("大坪村党支部书记葛丽到场", ("葛丽", "党支部书记", "大坪村")),
    ("怀来县送岗下乡，副县长杜若飞到场", ("杜若飞", "副县长", "怀来县")),
    ("车停在大瑶镇的集市，镇长黎明辉介绍", ("黎明辉", "镇长", "大瑶镇")),
    ("人都在大坪村等着。村党总支书记葛丽说", ("葛丽", "村党总支书记", "大坪村")),
    ("云水乡下坪村的工坊来招工。村党总支书记葛丽说", ("葛丽", "村党总支书记", "下坪村")),
    ("在惠民街道平安社区开展送岗进社区活动。社区书记葛丽说", ("葛丽", "社区书记", "平安社区")),
    ("一二五团劳资科副科长高蔚介绍", ("高蔚", "劳资科副科长", "一二五团")),
    ("四团的高蔚连长从外地赶来", ("高蔚", "连长", "四团")),
    # A department of no list stands between
    ("怀来县人社局农工股股长高蔚解释", ("高蔚", "农工股股长", "怀来县人社局")),
    # A firm that only its place in the sentence shows
    ("“坐。”惠丰超市店长葛丽说", ("葛丽", "店长", "惠丰超市")),
    ("“坐。”泓峪纺织老板葛丽说", ("葛丽", "老板", "泓峪纺织")),
    ("湖南泓峪科技有限公司老板葛丽说", ("葛丽", "老板", "湖南泓峪科技有限公司")),
    ("劳工局职业服务厅厅长葛丽说", ("葛丽", "厅长", "劳工局职业服务厅")),
    ("“坐。”石桥零工市场站长葛丽说", ("葛丽", "站长", "石桥零工市场")),
    ("枣山社区党委书记葛丽陪同", ("葛丽", "党委书记", "枣山社区")),
    # Somebody at a body
    ("怀来县融媒体中心的主播葛丽一路跟着", ("葛丽", "主播", "怀来县融媒体中心")),
    ("大连市中心医院护士葛丽介绍", ("葛丽", "护士", "大连市中心医院")),
    # Surnames that are words, that are rare, and of several characters; names that end in front of a word
    ("怀来县人社局局长常建国介绍", ("常建国", "局长", "怀来县人社局")),
    ("怀来县人社局局长赖永强介绍", ("赖永强", "局长", "怀来县人社局")),
    ("怀来县人社局局长郗宏伟自己也来", ("郗宏伟", "局长", "怀来县人社局")),
    ("怀来县人社局局长欧阳青旁边站着人", ("欧阳青", "局长", "怀来县人社局")),
    ("怀来县人社局局长张志刚说", ("张志刚", "局长", "怀来县人社局")),
    ("怀来县人社局局长李连平表示", ("李连平", "局长", "怀来县人社局")),
    ("拉萨市人社局局长达瓦卓玛一上午没停", ("达瓦卓玛", "局长", "拉萨市人社局")),
    ("喀什市就业服务中心主任古丽米热·托合提全程翻译", ("古丽米热·托合提", "主任", "喀什市就业服务中心")),
    ("怀来县就业服务中心副主任　玉香叫　核对", ("玉香叫", "副主任", "怀来县就业服务中心")),
    ("拉住他的人叫向春芳，湖南泓峪科技有限公司的人事主管", ("向春芳", "人事主管", "湖南泓峪科技有限公司")),
    ("葛丽女士（湖南泓峪科技有限公司人事总监）到场", ("葛丽", "人事总监", "湖南泓峪科技有限公司")),
    # The name in front
    ("柳絮（浏阳市就业服务中心主任）：今年人更多", ("柳絮", "主任", "浏阳市就业服务中心")),
    ("嘉宾邹凯，襄阳朗沣汽车零部件有限责任公司董事长，也来了", ("邹凯", "董事长", "襄阳朗沣汽车零部件有限责任公司")),
    ("邹凯是襄阳朗沣汽车零部件有限责任公司的招聘主管", ("邹凯", "招聘主管", "襄阳朗沣汽车零部件有限责任公司")),
    ("邹凯现任怀来县人社局副局长", ("邹凯", "副局长", "怀来县人社局")),
    ("邹凯把价牌举得老高。他是云南澜曦食品集团的人力资源组长", ("邹凯", "人力资源组长", "云南澜曦食品集团")),
    ("最忙的是邹凯。他是云南澜曦食品集团的招聘专员", ("邹凯", "招聘专员", "云南澜曦食品集团")),
    # The title says 叫 or is all there is
    ("怀来县零工驿站的站长叫葛丽，干了三年", ("葛丽", "站长", "怀来县零工驿站")),
    # The body stands further in front
    ("湖南泓峪科技有限公司要焊工30名。招聘主管邹凯说，手熟的优先", ("邹凯", "招聘主管", "湖南泓峪科技有限公司")),
    ("湖南泓峪科技有限公司的台前排起长队，其人事部主管邹凯介绍", ("邹凯", "人事部主管", "湖南泓峪科技有限公司")),
    ("唐山市人社局带着企业出发。副局长高蔚解释", ("高蔚", "副局长", "唐山市人社局")),
    ("由浏阳市就业服务中心承办，中心主任柳絮到场", ("柳絮", "主任", "中心")),
    ("怀来县人社局主办。该局副局长高蔚介绍", ("高蔚", "副局长", "该局")),
    ("走进湖南工业大学，学校党委副书记谭青云致辞", ("谭青云", "党委副书记", "学校")),
    # The place ends inside the title
    ("徐州市长王剑锋出席", ("王剑锋", "市长", "徐州市")),
    ("云龙区长王剑锋，也到了现场", ("王剑锋", "区长", "云龙区")),
    ("云龙区长王剑锋说，明年再办", ("王剑锋", "区长", "云龙区")),
    ("怀来县办招聘会，葛丽县长到场", ("葛丽", "县长", "怀来县")),
    # A body of its own that points back
    ("走进湖南工业学院，两所小学也来招人。学院院长谭青云致辞", ("谭青云", "院长", "学院")),
    ("怀来县实验小学等单位参会。学院院长谭青云致辞", ("谭青云", "院长", None)),
    # A body that nothing else tells of
    ("来自朗沣石油的招聘负责人葛丽收表", ("葛丽", "招聘负责人", None)),
    # An office without a body
    ("现场，人事经理高蔚忙着收表", ("高蔚", "人事经理", None)),
]

SEVERAL: list[tuple[str, list[Row]]] = [
    (
        "怀来县人社局党组书记、局长高蔚出席",
        [("高蔚", "党组书记", "怀来县人社局"), ("高蔚", "局长", "怀来县人社局")],
    ),
    (
        "怀来县人社局副局长、县就业服务中心主任高蔚介绍",
        [("高蔚", "副局长", "怀来县人社局"), ("高蔚", "主任", "县就业服务中心")],
    ),
    (
        "厦门市豫东商会会长、厦门澜曦集团董事长邹凯说",
        [("邹凯", "会长", "厦门市豫东商会"), ("邹凯", "董事长", "厦门澜曦集团")],
    ),
    (
        "怀来县总工会主席周雨桐，怀来县妇联副主席葛丽到会",
        [("周雨桐", "主席", "怀来县总工会"), ("葛丽", "副主席", "怀来县妇联")],
    ),
    (
        "怀来县人社局局长高蔚、副局长连成与企业座谈",
        [("高蔚", "局长", "怀来县人社局"), ("连成", "副局长", "怀来县人社局")],
    ),
    (
        "怀来县人社局副局长高蔚、葛丽，县残联理事长连成参加",
        [("高蔚", "副局长", "怀来县人社局"), ("葛丽", "副局长", "怀来县人社局"), ("连成", "理事长", "县残联")],
    ),
    (
        "怀来县委常委、常务副县长杜若飞讲话",
        [("杜若飞", "常委", "怀来县委"), ("杜若飞", "常务副县长", "怀来县")],
    ),
    (
        "邹凯是湖南泓峪科技有限公司创始人兼总经理",
        [("邹凯", "创始人", "湖南泓峪科技有限公司"), ("邹凯", "总经理", "湖南泓峪科技有限公司")],
    ),
    (
        "湖南省人才服务中心副主任、大会总调度高蔚说",
        [("高蔚", "副主任", "湖南省人才服务中心"), ("高蔚", "大会总调度", None)],
    ),
    (
        "“会再办。”怀来县人社局局长高蔚说。来自朗沣石油的招聘负责人葛丽收了表",
        [("高蔚", "局长", "怀来县人社局"), ("葛丽", "招聘负责人", None)],
    ),
    (
        "“会再办。”怀来县人社局局长高蔚说。带队的负责人葛丽收了表",
        [("高蔚", "局长", "怀来县人社局"), ("葛丽", "负责人", "怀来县人社局")],
    ),
    (
        "站长叫葛丽，怀来县人社局聘的职业指导员",
        [("葛丽", "站长", None), ("葛丽", "职业指导员", "怀来县人社局")],
    ),
    (
        "葛丽开了口。她有两个头衔：怀来县就业服务中心副主任、怀来县妇联副主席",
        [("葛丽", "副主任", "怀来县就业服务中心"), ("葛丽", "副主席", "怀来县妇联")],
    ),
]

NOBODY = [
    "本报记者高蔚 通讯员葛丽 摄影报道",
    "（记者 高蔚 通讯员 葛丽）",
    "求职者邹凯投了三份简历",
    "大学生王芳芳说，离家近最要紧",
    "湖南泓峪科技有限公司的孙总亲自到场",
    "怀来县人社局的陈女士负责登记",
    "人事经理王女士告诉记者",
    "招聘主管赵工手边的表用完了",
    "工作人员边发传单边喊岗",
    "三家企业的负责人边走边播",
    "怀来县人社局相关负责人表示，将继续办",
    "该中心主任介绍，明年再来",
    "有关部门负责人向记者介绍",
    "一家电子厂的人事经理高蔚摇头",
    "某公司招聘主管高蔚说",
    "局长们都来了，主任也在场",
    "企业招聘主任医师和销售经理",
    "普工、质检员、车间主任都要",
    "怀来县委员会的工作人员向求职者发材料",
    "招聘经理、主管、文员若干",
    "会计、人事专员各一名，月薪五千元",
    "干部职工一起动手",
    "他当过厂长，也当过书记",
    "主任说完，大家鼓掌",
    "工程师招聘会在广场举行",
    "市场主任务很重",
    "店主要负责看店",
    "裁缝铺的老板葛丽也摆了一张桌",
    "老板管吃管住",
    "秘书处王芳负责登记",
    "支起三排长桌",
    "招聘会在徐州市鼓楼区长安大厦举行",
    "延安体育馆（宝塔区长青路8号）",
    "徐州市云龙区长江路，人来人往",
    "活动在江宁区长亭街举办",
    "徐州市长期开展招聘活动",
    "贾汪区长期坚持送岗",
    "徐州市长三角人才中心承办",
    "高家镇长期坚持送岗",
]


@pytest.mark.parametrize(("sentence", "row"), ONE_OFFICE)
def test_a_person_is_found_with_the_office_and_its_body(sentence: str, row: Row) -> None:
    assert read(sentence) == [row]


@pytest.mark.parametrize(("sentence", "rows"), SEVERAL)
def test_several_offices_and_several_people_are_told_apart(sentence: str, rows: list[Row]) -> None:
    assert read(sentence) == rows


@pytest.mark.parametrize("sentence", NOBODY)
def test_people_without_an_office_or_a_given_name_are_left_out(sentence: str) -> None:
    assert read(sentence) == []


def test_names_are_simplified_and_their_places_those_of_the_twin() -> None:
    twin = make_reading("懷來縣人社局局長張啟明介紹").text
    divisions = find_divisions(twin)
    organisations = find_organisations(twin, find_words(twin), divisions, read_geography(twin, "", None, divisions))
    (person,) = find_people(twin, find_words(twin), organisations, divisions)
    assert person.name == twin[person.span.start : person.span.end] == "张启明"


def test_a_text_without_titles_has_no_people() -> None:
    assert find_people("今天天气很好", find_words("今天天气很好"), (), ()) == ()


SHREDS = (
    "怀来县 局长 副主任 书记 的 是 、 ， 。 （ ） 兼 高蔚 葛丽 王芳 司马青云 买买提·艾山 总经理 人事 部 主管",
    "说 介绍 他 叫 怀来县人社局 湖南泓峪科技有限公司 中心 该局 记者 一家 头衔 ： 村 副县长 女士 某 聘的 一个是",
)
PIECES = st.sampled_from([*(shred for line in SHREDS for shred in line.split(" ")), "\n"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=50).map("".join))
def test_any_text_gives_names_in_order_with_offices_inside_the_text(text: str) -> None:
    twin = make_reading(text).text
    divisions = find_divisions(twin)
    organisations = find_organisations(twin, find_words(twin), divisions, read_geography(twin, "", None, divisions))
    people = find_people(twin, find_words(twin), organisations, divisions)
    assert [person.span for person in people] == sorted({person.span for person in people})
    for person in people:
        assert twin[person.span.start : person.span.end] == person.name
        assert person.offices
        assert all(office.body is None or twin[office.body.start : office.body.end] for office in person.offices)
        assert all(0 <= office.title.start < office.title.end <= len(twin) for office in person.offices)
