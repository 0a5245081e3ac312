from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.clean import clean_document
from kg.datamodel import CleanText, Document, Skipped
from tests.effort import lines_run

Body = Callable[..., list[str]]
Kinds = Callable[..., list[tuple[str, str]]]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<p>一。</p><p>二。</p>", ["一。", "二。"]),
        ("<div>一。<br>二。<br/><br />三。</div>", ["一。", "二。", "三。"]),
        ("<p>招聘会在\n  广场\n举行</p>", ["招聘会在广场举行"]),
        ("<p>Job\nfair 开场</p>", ["Job fair 开场"]),
        ("<p>招<span>聘</span><b>会</b></p>", ["招聘会"]),
        ("<p>一<script>var a='招聘';</script><style>p{}</style>二</p>", ["一二"]),
        ("<p>一。<!-- 注释 --></p>", ["一。"]),
        ("<p>一&nbsp;&nbsp;二&ldquo;三&rdquo;&#x4E2D;&amp;</p>", ["一 二“三”中&"]),
        ("<ul><li>焊工<li>车工</ul>", ["焊工", "车工"]),
        ("一。<p>二。</p>三。", ["一。", "二。", "三。"]),
        ("<p>月薪<5000元，身高<170，<春招>专场</p>", ["月薪<5000元，身高<170，<春招>专场"]),
        ("<p>见<NO.1>展位</p>", ["见<NO.1>展位"]),
        ("<p>一。<founder-content>二。</founder-content></p>", ["一。二。"]),
        ("<p>一。<o:p></o:p></p>", ["一。"]),
        ("<p>一。</p><!-- 没有关上 <p>二。</p>", ["一。", "<!-- 没有关上", "二。"]),
        ("<p>一。</div></p></td>二。", ["一。", "二。"]),
        ("<p style='display:none'>不见</p><p>这一段看得见。</p><p hidden>不见</p>", ["这一段看得见。"]),
        ("<pre>一。\n二。</pre>", ["一。", "二。"]),
        ("<nav>首页 新闻</nav><p>一。</p><footer>电话</footer><aside>广告</aside>", ["一。"]),
        ("<p>一。</p><div class='bdsharebuttonbox'>分享到微信</div>", ["一。"]),
        ("<p>这一段看得见。</p><div id='related-news'><p>别的新闻</p></div>", ["这一段看得见。"]),
        ("<div class='share-content'><p>整篇都在这里。</p></div>", ["整篇都在这里。"]),
        ("<table><tr><td><p>一。</p></td></tr></table>", ["一。"]),
        ("<p><a href='#'>打开APP阅读全文</a></p><p>一。</p>", ["一。"]),
        ("<p>招<ruby>聘<rp>(</rp><rt>pìn</rt><rp>)</rp></ruby></p>", ["招聘(pìn)"]),
        ("一<b>段</b>。\n \n<i>二</i>段。", ["一段。", "二段。"]),
        ("<button>投递</button><select><option>甲</select><p>一。</p>", ["一。"]),
    ],
)
def test_what_a_reader_sees(body: Body, source: str, lines: list[str]) -> None:
    assert body(source, "text/html") == lines


def test_html_without_block_tags_keeps_its_lines(body: Body) -> None:
    assert body("一<b>段</b>。\n二<i>段</i>。", "text/html") == ["一段。", "二段。"]


def test_markdown_around_html(kinds: Kinds) -> None:
    text = (
        "## 时间\n\n<p>周六\n上午。</p>\n\n- 焊工\n- <b>车工</b>\n\n地点<br>广场\n\n"
        "<table><tr><th>单位</th><th>岗位</th></tr><tr><td>甲厂</td><td>焊工</td></tr></table>\n\n**以上**。"
    )
    assert kinds(text) == [
        ("heading", "时间"),
        ("paragraph", "周六上午。"),
        ("list-item", "焊工"),
        ("list-item", "车工"),
        ("paragraph", "地点"),
        ("paragraph", "广场"),
        ("table-head", "单位\t岗位"),
        ("table-row", "甲厂\t焊工"),
        ("paragraph", "以上。"),
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<h2>时间</h2><p>周六。</p>", [("heading", "时间"), ("paragraph", "周六。")]),
        ("<p><strong>一、时间</strong></p>", [("heading", "一、时间")]),
        ("<p><strong>参会</strong>企业</p>", [("paragraph", "参会企业")]),
        ("<p><img src=a>招聘会现场</p>", [("caption", "招聘会现场")]),
        ("<p><img src=a></p><p>招聘会现场</p><p>开场</p>", [("caption", "招聘会现场"), ("paragraph", "开场")]),
        ("<p>开场<img src=a></p><p>招聘会现场</p>", [("paragraph", "开场"), ("caption", "招聘会现场")]),
        ("<p><img></p><p>昨天，招聘会开场了。</p>", [("paragraph", "昨天，招聘会开场了。")]),
        ("<p><img></p><p align='center'>昨天，招聘会开场了。</p>", [("caption", "昨天，招聘会开场了。")]),
        ("<p><img></p><p><b>谁在招人</b></p>", [("heading", "谁在招人")]),
        ("<figure><img><figcaption>排队的人。</figcaption></figure>", [("caption", "排队的人。")]),
        (
            "<img alt='图为求职者在填表'><p>图为求职者在填表</p><p>开场。</p>",
            [("caption", "图为求职者在填表"), ("paragraph", "开场。")],
        ),
        ("<img alt='IMG_2043.jpg'><p>昨天，招聘会开场了。</p>", [("paragraph", "昨天，招聘会开场了。")]),
        ("<dl><dt>时间</dt><dd>周六</dd></dl>", [("list-item", "时间"), ("list-item", "周六")]),
    ],
)
def test_elements_have_kinds(kinds: Kinds, source: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(source, "text/html") == expected


def rows(*lines: str) -> str:
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            rows("<td>日期</td><td>地点</td>", "<td>3月2日</td><td>广场</td>"),
            [("table-head", "日期\t地点"), ("table-row", "3月2日\t广场")],
        ),
        (
            rows("<td>3月1日</td><td>广场</td>", "<td>3月2日</td><td>礼堂</td>"),
            [("table-row", "3月1日\t广场"), ("table-row", "3月2日\t礼堂")],
        ),
        (
            rows(
                "<td rowspan='2'>3月2日</td><td>甲厂</td><td rowspan=3>广场</td>",
                "<td>乙厂</td>",
                "<td>3月3日</td><td>丙厂</td>",
            ),
            [
                ("table-row", "3月2日\t甲厂\t广场"),
                ("table-row", "3月2日\t乙厂\t广场"),
                ("table-row", "3月3日\t丙厂\t广场"),
            ],
        ),
        (
            rows(
                "<td>合计12家</td><td colspan='2'></td><td>90个</td>", "<td>甲1</td><td>乙</td><td>丙</td><td>丁</td>"
            ),
            [("table-row", "合计12家\t\t\t90个"), ("table-row", "甲1\t乙\t丙\t丁")],
        ),
        (
            rows("<td colspan=2>三月安排</td>", "<td>日期</td><td>地点</td>", "<td>2日</td><td></td>"),
            [("caption", "三月安排"), ("table-head", "日期\t地点"), ("table-row", "2日")],
        ),
        (
            "<table><caption>安排</caption><thead><tr><td>日期</td><td>地点</td></tr></thead><tr><td>2日</td><td>广场</td></tr></table>",
            [("caption", "安排"), ("table-head", "日期\t地点"), ("table-row", "2日\t广场")],
        ),
        (
            rows("<td>甲1</td><td><p>乙</p><p>丙</p></td>", "<td></td><td>丁</td>", "<td> </td><td></td>"),
            [("table-row", "甲1\t乙 丙"), ("table-row", "\t丁")],
        ),
        (
            rows("<td>外</td><td>" + rows("<td>1甲</td><td>乙</td>") + "</td>"),
            [("paragraph", "外"), ("table-row", "1甲\t乙")],
        ),
        (
            rows("<td rowspan='999999'>甲1</td><td rowspan='-1' colspan='x'>乙</td>", "<td>丙</td>"),
            [("table-row", "甲1\t乙"), ("table-row", "甲1\t丙")],
        ),
        ("<table><td>甲1<td>乙<tr><td>丙<td>丁", [("table-row", "甲1\t乙"), ("table-row", "丙\t丁")]),
    ],
)
def test_tables(kinds: Kinds, source: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(source, "text/html") == expected


def test_a_table_that_arranges_a_page_is_no_table(kinds: Kinds) -> None:
    first, second = "甲" * 100 + "。", "乙" * 100 + "。"
    source = rows(f"<td>左栏</td><td><p>{first}</p><p>{second}</p></td>")
    assert kinds(source, "text/html") == [("paragraph", "左栏"), ("paragraph", first), ("paragraph", second)]


SOLID = "昨天，柳河镇的春季招聘会在镇文化广场开场，三十家企业到场，岗位六百个。"


@pytest.mark.parametrize(
    "line",
    [
        "您现在的位置：首页 > 新闻中心 > 正文",
        "网站首页　走进柳河　新闻中心",
        "发布时间：2022-03-07 09:12　来源：云溪晚报　浏览次数：86",
        "来源：云溪晚报",
        "字体：[大] [中] [小]",
    ],
)
def test_head_lines_go_from_above_only(body: Body, line: str) -> None:
    assert body(f"{line}\n\n{SOLID}\n\n{SOLID}") == [SOLID, SOLID]
    assert body(f"{SOLID}\n\n{line}\n\n{SOLID}") == [SOLID, line, SOLID]


@pytest.mark.parametrize(
    "line",
    [
        "上一篇：柳河镇开展义务植树",
        "下一篇",
        "【打印本页】 【关闭窗口】",
        "[返回首页](/)｜[返回新闻频道](/news)",
        "返回顶部",
        "分享到：微信 微博",
        "阅读 1203",
        "阅读原文",
        "https://e.cn/1",
        "<https://e.cn/1>",
        "版权所有：柳河镇人民政府　某ICP备99000001号",
        "主办：柳河镇人民政府　承办：镇党政办　网站标识码：9909990001",
        "打开 APP 阅读全文",
        "相关阅读\n\n- 柳河镇开展义务植树\n- 县里开会",
    ],
)
def test_lines_below_the_article_go(body: Body, line: str) -> None:
    assert body(f"{SOLID}\n\n{line}\n") == [SOLID]


@pytest.mark.parametrize(
    "line",
    [
        "主办：柳河镇人民政府　承办：镇就业服务中心",
        "技术支持：临阳某某网络公司",
        "时间：3月12日上午　地点：镇文化广场",
        "2022年3月12日",
        "下一场：周六晚，夜市东门见！",
        "上一期收了两百份简历",
        "返回岗位的有三十人",
        "分享会上午十点开始",
        "打印店招学徒一名",
        "咨询电话：0990-12333",
        "（记者 覃晓舟）",
        "责任编辑：祁镕",
        "12月",
    ],
)
def test_the_articles_own_lines_stay(body: Body, line: str) -> None:
    assert body(f"{line}\n\n{SOLID}\n\n{line}") == [line, SOLID, line]


def test_a_counter_of_likes_goes_from_html_only(body: Body) -> None:
    assert body(f"<p>{SOLID}</p><p>22</p>") == [SOLID]
    assert body(f"{SOLID}\n\n22") == [SOLID, "22"]


def test_deep_nesting_and_huge_spans_cost_little() -> None:
    def clean(size: int) -> CleanText | Skipped:
        spans = f"<table><tr><td rowspan={60 * size} colspan={60 * size}>二" * 50
        return clean_document(Document("a", ("<div>" * size + "<p>一。</p>" + spans).encode(), "text/html", None, {}))

    found = clean(20_000)
    assert isinstance(found, CleanText)
    assert "一。" in found.text
    assert lines_run(lambda: clean(1_000)) < 2.5 * lines_run(lambda: clean(500))
