from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.datamodel import CleanText

Body = Callable[..., list[str]]
Kinds = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("共有**一百家**企业", "共有一百家企业"),
        ("**主办单位**：县人社局", "主办单位：县人社局"),
        ("***重要***提示", "重要提示"),
        ("这是*重点*岗位", "这是重点岗位"),
        ("**加粗里*倾斜*的字**", "加粗里倾斜的字"),
        ("__要点__：带身份证", "要点：带身份证"),
        ("~~旧日期~~新日期", "旧日期新日期"),
        ("运行`kg`命令", "运行kg命令"),
        ('详见[公告](https://e.cn/a_(1).html "题")全文', "详见公告全文"),
        ("详见[公告](/zp/1.html)、[附件](附件.doc)", "详见公告、[附件](附件.doc)"),
        ("![现场](a.jpg)岗位很多", "岗位很多"),
        (r"月薪\*面议\*", "月薪*面议*"),
        ("请看<https://e.cn/1>报名", "请看https://e.cn/1报名"),
        ("&ldquo;春招&rdquo;&nbsp;A&amp;B&#12289;&lt;新&gt;", "“春招” A&B、<新>"),
    ],
)
def test_marks_of_markdown_go(body: Body, written: str, seen: str) -> None:
    assert body(f"第一段。\n\n{written}\n") == ["第一段。", seen]


@pytest.mark.parametrize(
    "line",
    [
        "电话139****5678，或138****1234",
        "面积20*30米，高5*6米",
        "*注：月薪含加班费；*为急聘",
        "月薪3000~4500元、5000~~6000元和7000~~8000元",
        "#春招来了# 一起加油",
        "尺寸：[大] [中] [小]",
        "[1](见下文)和[2]",
        "包吃住_五险_双休，编号a_b_c",
        "岗位|人数|月薪",
        "——他说：“干！”",
        "－5℃的冷库",
        "+86 0990 1234567",
        "1.5万人，2.3万人次",
        "> 5000元的岗位占三成"[2:],
        "AT&T和&copy=2",
        r"C:\招聘\表.xls",
        "2022-03-07",
        "======以下为岗位表",
        "身高<170厘米，月薪<5000元，<春招>专场",
        "（一）３０００元／月　包吃住",
        "臺灣與廣東的職缺",
        "`单个反引号",
    ],
)
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown"])
def test_what_only_looks_like_a_mark_stays(body: Body, line: str, media_type: str) -> None:
    assert body(f"第一段。\n\n{line}\n\n第三段。\n", media_type) == ["第一段。", line, "第三段。"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 春招\n\n## 时间 ##\n", [("heading", "春招"), ("heading", "时间")]),
        ("活动时间\n====\n\n周六", [("heading", "活动时间"), ("paragraph", "周六")]),
        ("- 焊工\n* 车工\n+ 钳工", [("list-item", "焊工"), ("list-item", "车工"), ("list-item", "钳工")]),
        ("1. 焊工30人\n2) 车工", [("list-item", "1. 焊工30人"), ("list-item", "2) 车工")]),
        ("3、钳工5名", [("list-item", "3、钳工5名")]),
        ("（1）带身份证。", [("list-item", "（1）带身份证。")]),
        ("① 带身份证", [("list-item", "① 带身份证")]),
        ("■ 焊工", [("list-item", "■ 焊工")]),
        ("一、活动时间", [("heading", "一、活动时间")]),
        ("一、时间。周六上午九点开始。", [("list-item", "一、时间。周六上午九点开始。")]),
        ("（二）主会场", [("heading", "（二）主会场")]),
        ("**活动地点**", [("heading", "活动地点")]),
        ("**本报讯**（记者 甲）开场。", [("paragraph", "本报讯（记者 甲）开场。")]),
        ("> 办得好。\n>\n> 明年再来。", [("paragraph", "办得好。"), ("paragraph", "明年再来。")]),
        ("开场。\n\n---\n\n散场。\n\n***\n", [("paragraph", "开场。"), ("paragraph", "散场。")]),
        ("```\n岗位  **焊工**\n```", [("paragraph", "岗位 **焊工**")]),
        ("开场。\n{: .note}\n", [("paragraph", "开场。")]),
        ("见[公告][a]和[大][中]。\n\n[a]: https://e.cn/1\n", [("paragraph", "见公告和[大][中]。")]),
        ("![](a.jpg)\n\n招聘会现场\n\n求职者在填表。", [("caption", "招聘会现场"), ("paragraph", "求职者在填表。")]),
        ("![](a.jpg)\n\n**四站都招谁**\n", [("heading", "四站都招谁")]),
        ("图为招聘会现场。", [("caption", "图为招聘会现场。")]),
        ("图②：企业代表在喊号。", [("caption", "图②：企业代表在喊号。")]),
        ("求职者在看展板。覃晓舟 摄", [("caption", "求职者在看展板。覃晓舟 摄")]),
        ("（县融媒体中心供图）", [("caption", "（县融媒体中心供图）")]),
        ("（文/小甲 图/车站供图）", [("paragraph", "（文/小甲 图/车站供图）")]),
        ("这段视频由路人实拍", [("paragraph", "这段视频由路人实拍")]),
        ("图书馆里办招聘会。", [("paragraph", "图书馆里办招聘会。")]),
        ("第一行\n第二行", [("paragraph", "第一行"), ("paragraph", "第二行")]),
    ],
)
def test_lines_have_kinds(kinds: Kinds, text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_plain_text_keeps_the_bullets_of_its_author(kinds: Kinds) -> None:
    assert kinds("- 焊工\n# 号楼", "text/plain") == [("paragraph", "- 焊工"), ("paragraph", "# 号楼")]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("\u3000\u3000时间：周六\u3000\u3000地点：广场\u3000", "时间：周六\u3000地点：广场"),
        ("甲厂 \u3000 焊工", "甲厂\u3000焊工"),
        ("甲厂   焊工\u00a0\u00a0五名", "甲厂 焊工 五名"),
        ("招\u200b聘\ufeff会\u00ad开\u2060场\u200e了", "招聘会开场了"),
        ("招聘\x07会\x1b", "招聘会"),
        ("１２３个岗位、髙新區", "１２３个岗位、髙新區"),
        ("甲\u2003乙\u2009丙", "甲 乙 丙"),
        ("👍🏻开场☕️", "👍🏻开场☕"),
    ],
)
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html"])
def test_characters(body: Body, written: str, seen: str, media_type: str) -> None:
    text = f"<p>一。</p><p>{written}</p>" if media_type == "text/html" else f"一。\n\n{written}\n"
    assert body(text, media_type) == ["一。", seen]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029", "\x85"])
def test_every_line_end_is_one(body: Body, line_end: str) -> None:
    assert body(f"一。{line_end}{line_end}二。", "text/plain") == ["一。", "二。"]


WRAPPED = """\
记者从区人社局了解到，今年春风行动启动以来，全区已经举办各类招聘活动二十
六场，共有五百一十二家企业提供岗位一万两千余个，其中面向高校毕业生的岗位四
千三百个，面向返乡农民工的岗位五千个，达成初步就业意向三千一百余人，比上年
同期增加两成。"""


def test_lines_broken_at_a_margin_are_joined(body: Body) -> None:
    assert body(WRAPPED + "\n\n第二段。", "text/plain") == [WRAPPED.replace("\n", ""), "第二段。"]
    assert body(WRAPPED + "\n\n第二段。", "text/markdown") == [WRAPPED.replace("\n", ""), "第二段。"]


def test_a_list_of_long_names_is_not_joined(body: Body) -> None:
    lines = [f"临阳市{name}精密机械制造股份有限公司第{name}分公司招聘操作工若干名" for name in "甲乙丙丁"]
    assert body("\n".join(lines), "text/plain") == lines


TABLE = """\
| 日期 | 地点 | 规模 |
|:---|---|---:|
| 3月2日 | **人民广场** | 45家<br>1100个 |
| 3月9日 |  | 甲\\|乙 |
"""


def test_a_pipe_table(kinds: Kinds) -> None:
    assert kinds(f"安排如下：\n\n{TABLE}\n以上。") == [
        ("paragraph", "安排如下："),
        ("table-head", "日期\t地点\t规模"),
        ("table-row", "3月2日\t人民广场\t45家 1100个"),
        ("table-row", "3月9日\t\t甲|乙"),
        ("paragraph", "以上。"),
    ]


def test_a_table_without_outer_pipes(kinds: Kinds) -> None:
    assert kinds("单位|岗位\n---|---\n甲厂|焊工\n") == [("table-head", "单位\t岗位"), ("table-row", "甲厂\t焊工")]


def test_lines_parted_by_tabs_are_rows(kinds: Kinds) -> None:
    assert kinds("单位\t岗位\n甲厂\t焊工 5人\n", "text/plain") == [
        ("table-head", "单位\t岗位"),
        ("table-row", "甲厂\t焊工 5人"),
    ]
    assert kinds("\t缩进的一段，里面\t有一个制表符。\n\n", "text/plain") == [
        ("paragraph", "缩进的一段，里面 有一个制表符。")
    ]


@pytest.mark.parametrize(
    ("text", "media_type", "title"),
    [
        ("# 春招开场\n\n昨天开场。", "text/markdown", "春招开场"),
        ("**一、时间**\n\n周六。", "text/markdown", ""),
        ("春招开场 百家企业到场\n昨天，春招开场。", "text/plain", "春招开场 百家企业到场"),
        ("昨天，春招开场。\n有百家企业到场。", "text/plain", ""),
        ("春招开场：百家企业到场\n昨天，春招开场。", "text/plain", "春招开场：百家企业到场"),
        ("各位求职者：\n春招明天开场。", "text/plain", ""),
        ("主办单位：县人社局\n时间：周六", "text/plain", ""),
        ("一、时间\n明天。", "text/plain", ""),
        ("春招开场\n", "text/plain", ""),
        ("<h1>春招开场</h1><p>昨天开场。</p>", "text/html", "春招开场"),
        ("春招开场\n\n昨天开场。", "text/markdown", ""),
    ],
)
def test_an_undeclared_title(clean: Callable[..., CleanText], text: str, media_type: str, title: str) -> None:
    found = clean(text, media_type)
    assert found.title == title
    assert found.text.startswith(f"{title}\n\n")
    assert found.text.count(title) == 1 or not title
    assert found.body_start == len(title) + 2


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("春招开场 百家企业到场", "春招开场　百家企业到场\n\n昨天开场。"),
        ("春招开场：百家企业到场", "# 春招开场:百家企业到场\n\n昨天开场。"),
        ("春招开场百家企业到场_临阳网", "春招开场百家企业到场\n\n昨天开场。"),
        ("春招开场&mdash;&mdash;百家", "**春招开场——百家**\n\n昨天开场。"),
        ("<b>春招开场</b>", "春招开场\n\n昨天开场。"),
    ],
)
def test_a_title_is_not_said_twice(clean: Callable[..., CleanText], title: str, text: str) -> None:
    found = clean(text, title=title)
    assert found.text == f"{found.title}\n\n昨天开场。\n"


def test_a_headline_further_down_stays(clean: Callable[..., CleanText]) -> None:
    long = "昨天，柳河镇的春季招聘会在镇文化广场开场，三十家企业到场，岗位六百个。"
    found = clean(f"{long}\n\n春招开场\n\n{long}", title="春招开场")
    assert found.text.count("春招开场\n") == 2
