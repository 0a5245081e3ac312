from __future__ import annotations

import io
from pathlib import Path
from typing import NamedTuple

import pytest

from kg.clean import clean_document
from kg.datamodel import CleanText, Document, Skipped
from kg.read import read_documents

PAGES = Path(__file__).parent / "pages"


class Expected(NamedTuple):
    title: str
    published: str
    publisher: str | None
    source: str | None = None
    charset: str = "utf-8"


EXPECTED = {
    "government": Expected("青岚县举办2023年春季大型招聘会", "2023-02-13", "青岚县人社局"),
    "newspaper": Expected(
        "夜市里招工，一碗馄饨的工夫",
        "2022-07-15",
        "云溪晚报数字报",
        "http://paper.yunxi.example.cn/html/2022-07/15/content_30412_889123.htm",
    ),
    "wechat": Expected(
        "来了！瑞原“春风行动”首场招聘会，1500个岗位等你挑",
        "2023-02-08",
        "瑞原人社",
        "http://mp.example.com/s?__biz=MzA4&mid=265&idx=1",
    ),
    "timetable": Expected("临阳市2024年3月招聘会安排表", "2024-02-28", "临阳市就业服务局"),
    "gbk_portal": Expected("松陵区首届退役军人招聘会开场", "2011-08-02", "松陵日报", charset="gb18030"),
    "aggregator": Expected(
        "企业排队、求职者挑岗，澜江“云聘会”半天签下四百人",
        "2021-11-09",
        "腾飞新闻",
        "https://news.tengfei.example.com/rain/a/20211109A04QZ300",
    ),
    "big5_news": Expected("濱海區辦青年就業日 逾三百職缺現場面談", "2019-06-21", "港灣時報", charset="big5hkscs"),
}


def page(name: str, charset: str = "utf-8") -> CleanText | Skipped:
    content = (PAGES / f"{name}.html").read_text(encoding="utf-8").encode(charset)
    return clean_document(Document(f"{name}.html", content, "text/html", charset, {}))


def listing(clean: CleanText) -> str:
    return "".join(f"{block.kind}: {clean.text[block.span.start : block.span.end]}\n" for block in clean.blocks)


def test_every_page_is_expected() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_page_gives_its_article_and_nothing_else(name: str) -> None:
    expected = EXPECTED[name]
    clean = page(name, expected.charset)
    assert isinstance(clean, CleanText)
    told = Expected(clean.title, str(clean.published), clean.publisher, clean.source, expected.charset)
    assert told == expected
    assert listing(clean) == (PAGES / f"{name}.blocks").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_from_bytes_to_text(name: str) -> None:
    content = (PAGES / f"{name}.html").read_text(encoding="utf-8").encode(EXPECTED[name].charset)
    (document,) = read_documents(["-"], io.BytesIO(content))
    assert isinstance(document, Document)
    clean = clean_document(document)
    assert isinstance(clean, CleanText)
    assert listing(clean) == (PAGES / f"{name}.blocks").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_the_container_knows_better_than_the_page(name: str) -> None:
    content = (PAGES / f"{name}.html").read_bytes()
    declared = {"title": "另题", "date": "2020-01-02", "publisher": "另报", "url": "https://other.example.cn/"}
    clean = clean_document(Document("x", content, "text/html", "utf-8", declared))
    assert isinstance(clean, CleanText)
    told = (clean.title, str(clean.published), clean.publisher, clean.source)
    assert told == ("另题", "2020-01-02", "另报", "https://other.example.cn/")


ARTICLE = "<p>昨天，{}区人社局在工人文化宫办了一场招聘会，四十三家企业到场，岗位一千二百个，进场两千多人。</p>"


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta name="publishdate" content="2021-12-03">', "2021-12-03"),
        ('<meta property="article:published_time" content="2021-12-03T23:10:00+08:00">', "2021-12-03"),
        ('<meta name="PubDate" content="Mon, 30 May 2022 16:45:26 GMT">', "2022-05-30"),
        ('<meta itemprop="datePublished" content="2022-05-30T16:45:26Z">', "2022-05-30"),
        ('<script type="application/ld+json">[{"datePublished": "2020-06-01"}]</script>', "2020-06-01"),
        ('<script type="application/ld+json">{broken</script><meta name="pubtime" content="2020/6/2">', "2020-06-02"),
        ('<link rel="canonical" href="https://e.cn/news/202112/t20211203_88.html">', "2021-12-03"),
        ("", "None"),
    ],
)
def test_the_head_of_a_page_tells_its_date(head: str, published: str) -> None:
    source = f"<html><head>{head}</head><body><h1>工人文化宫办招聘会</h1>{ARTICLE.format('东')}</body></html>"
    clean = clean_document(Document("x", source.encode(), "text/html", None, {}))
    assert isinstance(clean, CleanText)
    assert str(clean.published) == published


@pytest.mark.parametrize(
    ("line", "published", "publisher"),
    [
        ("发布时间：2021-12-03 16:20　来源：云溪晚报　作者：覃晓舟", "2021-12-03", "云溪晚报"),
        ("发布日期：2021年12月3日 【字体：大 中 小】 信息来源：区人社局 点击数：18", "2021-12-03", "区人社局"),
        ("时间：2021/12/03 来源：云溪晚报 浏览：7", "2021-12-03", "云溪晚报"),
        ("2021-12-03 08:15:42 来源: 云溪晚报", "2021-12-03", "云溪晚报"),
        ("来源：云溪晚报 | 更新时间：2021-12-03", "2021-12-03", "云溪晚报"),
        ("2021年12月03日 星期五", "2021-12-03", None),
    ],
)
def test_the_head_line_is_read_and_left_out(line: str, published: str, publisher: str | None) -> None:
    source = f"<html><body><h1>工人文化宫办招聘会</h1><div>{line}</div>{ARTICLE.format('东') * 3}</body></html>"
    clean = clean_document(Document("x", source.encode(), "text/html", None, {}))
    assert isinstance(clean, CleanText)
    assert (str(clean.published), clean.publisher) == (published, publisher)
    assert (line[:6] in clean.text) == (published == "None")


@pytest.mark.parametrize(
    "source",
    [
        "<html></html>",
        "<html><body></body></html>",
        "<!doctype html>",
        "<html><head><title>只有标题</title></head><body><script>x</script></body></html>",
        "<html><frameset><frame src='a.html'></frameset></html>",
        "<html><body><!-- 昨天办了招聘会 --></body></html>",
    ],
)
def test_a_page_without_text_is_skipped(source: str) -> None:
    found = clean_document(Document("x.html", source.encode(), "text/html", None, {}))
    assert isinstance(found, Skipped)
    assert found.identifier == "x.html"
    assert "no text" in found.reason


def test_a_page_that_trafilatura_finds_nothing_in_is_read_all_the_same() -> None:
    links = "".join(f'<li><a href="{number}">栏目{number}</a></li>' for number in range(40))
    text = "招聘会在广场举行，<b>四十三家</b>企业到场，岗位一千二百个；" * 6
    source = f"<html><body><ul>{links}</ul><div><div id='share'><font>{text}</font></div></div></body></html>"
    clean = clean_document(Document("x", source.encode(), "text/html", None, {}))
    assert isinstance(clean, CleanText)
    assert "招聘会在广场举行，四十三家企业到场" in clean.text
    assert "栏目7" not in clean.text


NAV = "<div class='top'>" + "".join(f"<a href='/{number}'>栏目{number}</a>" for number in range(12)) + "</div>"
SIDE = (
    "<div class='right'><h3>最新公告</h3><ul>"
    + "".join(
        f"<li><a href='/{n}'>关于开展第{n}期培训的公告，欢迎报名</a><span>2023-01-1{n}</span></li>" for n in range(9)
    )
    + "</ul></div>"
)
FOOT = "<div class='foot'><p>地址：临阳市人民路1号，电话：0990-1234567</p><p>版权所有</p></div>"
JOBS = "".join(f"<tr><td>{n}</td><td>临阳第{n}机械厂</td><td>焊工</td><td>5000元</td></tr>" for n in range(1, 9))
COMMENTS = "".join(
    f"<p>网友{n}：希望这样的招聘会多办几场，我们乡下进城一趟不容易，来回车费三十块。</p>" for n in range(9)
)


@pytest.mark.parametrize(
    ("title", "middle", "expected"),
    [
        (
            "停办通知-临阳市人社局",
            "<h2>停办通知</h2><div>2023-03-02 10:00 来源：市人社局</div><div><p>原定3月4日的招聘会因雨停办。</p>"
            "<p>特此通知。</p><p>临阳市人社局</p><p>2023年3月2日</p></div>",
            ["停办通知", "", "原定3月4日的招聘会因雨停办。", "特此通知。", "临阳市人社局", "2023年3月2日"],
        ),
        (
            "岗位表_临阳就业网",
            f"<h1>临阳市春季招聘会岗位表</h1><table><tr><td>序号</td><td>单位</td><td>岗位</td><td>月薪</td></tr>{JOBS}</table>",
            ["临阳市春季招聘会岗位表", "", "序号\t单位\t岗位\t月薪"]
            + [f"{number}\t临阳第{number}机械厂\t焊工\t5000元" for number in range(1, 9)],
        ),
        (
            "招聘会开到家门口|临阳在线",
            "<h1>招聘会开到家门口</h1><div><span>临阳在线</span><span>2023-03-05</span></div><div>"
            "<p>昨天，柳河镇的春季招聘会在镇文化广场开场，三十家企业到场，岗位六百个。</p><p>下一场在三月中旬。</p></div>"
            f"<h3>网友评论</h3><div>{COMMENTS}</div>",
            [
                "招聘会开到家门口",
                "",
                "昨天，柳河镇的春季招聘会在镇文化广场开场，三十家企业到场，岗位六百个。",
                "下一场在三月中旬。",
            ],
        ),
        (
            "公告",
            "<div>临阳市2023年春季招聘会公告<br>各单位：<br>定于3月11日在市体育馆举办招聘会，欢迎参加。<br>时间：上午9点</div>",
            [
                "临阳市2023年春季招聘会公告",
                "",
                "各单位：",
                "定于3月11日在市体育馆举办招聘会，欢迎参加。",
                "时间：上午9点",
            ],
        ),
        (
            "三月招聘会一览-临阳市人社局",
            "<h1>三月招聘会一览</h1><div><p>三月全市有五场招聘会，点开可看详情：</p><ul>"
            + "".join(f"<li><a href='{n}'>第{n}场综合招聘会</a></li>" for n in range(1, 6))
            + "</ul></div>",
            ["三月招聘会一览", "", "三月全市有五场招聘会，点开可看详情："]
            + [f"第{n}场综合招聘会" for n in range(1, 6)],
        ),
    ],
)
def test_short_pages_are_told_from_what_surrounds_them(title: str, middle: str, expected: list[str]) -> None:
    source = (
        f"<html><head><title>{title}</title></head><body>{NAV}<div class='con'>{middle}</div>{SIDE}{FOOT}</body></html>"
    )
    clean = clean_document(Document("x", source.encode(), "text/html", None, {}))
    assert isinstance(clean, CleanText)
    assert clean.text.splitlines() == expected


def test_a_page_of_links_holds_no_article() -> None:
    source = f"<html><head><title>新闻列表</title></head><body>{NAV}{SIDE}</body></html>"
    assert isinstance(clean_document(Document("x", source.encode(), "text/html", None, {})), Skipped)
