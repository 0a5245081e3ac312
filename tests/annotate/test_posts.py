"""Posts are read with the number and the pay that belong to each, and told from what only looks like one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.posts import find_posts
from kg.annotate.quantities import find_quantities
from kg.datamodel import OrganisationMention, PostMention, Span

Row = tuple[str, int | None, str | None]

SENTENCES = Path(__file__).with_name("post_sentences.tsv")


def sentences() -> list[tuple[str, list[Row]]]:
    lines = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(cells[0].replace("\\u3000", "\u3000"), rows(cells[1])) for line in lines if (cells := line.split("\t"))]


def rows(cell: str) -> list[Row]:
    posts = [post.split("|") for post in cell.split(" // ")] if cell != "-" else []
    return [(name, None if number == "-" else int(number), None if pay == "-" else pay) for name, number, pay in posts]


def read(text: str, bodies: tuple[OrganisationMention, ...] = ()) -> list[Row]:
    return [row(text, post) for post in find_posts(text, find_quantities(text), bodies)]


def row(text: str, post: PostMention) -> Row:
    pay = text[post.salary.start : post.salary.end] if post.salary else None
    return text[post.span.start : post.span.end], post.headcount, pay


@pytest.mark.parametrize(("sentence", "posts"), sentences())
def test_posts_are_read_with_number_and_pay(sentence: str, posts: list[Row]) -> None:
    assert read(sentence) == posts


TABLES = [
    (
        "单位\t岗位\t人数\t待遇\n明川纺织厂\t冷链司机（B证）\t6\t5000元/月+补助\n明川纺织厂\t包装\t10（女）\t计件",
        [("冷链司机", 6, "5000元/月+补助"), ("包装", 10, "计件")],
    ),
    (
        "| 企业 | 工种 | 人数 | 月工资（元） |\n| 明川纺织厂 | 机加工 | 60 | 3200-4500 |\n"
        "| 谷口茶厂 | 采茶 | 若干 | 日结100起 |",
        [("机加工", 60, "3200-4500"), ("采茶", None, "日结100起")],
    ),
    (
        "企业名称｜招聘岗位｜薪资\n明川纺织厂｜质检12人、叉车5人｜面谈",
        [("质检", 12, "面谈"), ("叉车", 5, "面谈")],
    ),
    ("岗位名称\t招聘人数\n数学\t4\n合计\t4", [("数学", 4, None)]),
    # No head, or a head of something else
    ("时间\t地点\t规模\n3月1日\t体育馆\t60家", []),
    ("岗位很多\n明川纺织厂\t热闹\t6", []),
    ("单位\t岗位数\n明川纺织厂\t120", []),
]


@pytest.mark.parametrize(("text", "posts"), TABLES)
def test_what_stands_in_a_column_of_posts_is_one(text: str, posts: list[Row]) -> None:
    assert read(text) == posts


def test_pay_below_a_head_that_names_the_month_is_by_the_month() -> None:
    (post,) = find_posts("工种\t月工资\n机加工\t3200-4500", (), ())
    assert post.pay is not None
    assert (post.pay.minimum, post.pay.maximum, post.pay.period) == (3200, 4500, "month")


def test_the_table_holds_near_misses_too() -> None:
    table = sentences()
    assert sum(bool(posts) for _, posts in table) >= 60
    assert sum(not posts for _, posts in table) >= 15


def test_the_number_is_traced_to_its_place() -> None:
    sentence = "纸厂要打浆工18名"
    (post,) = find_posts(sentence, find_quantities(sentence), ())
    assert post.headcount_span is not None
    assert sentence[post.headcount_span.start : post.headcount_span.end] == "18名"


def test_a_range_is_no_number() -> None:
    assert read("纸厂要打浆工30至40名，月薪5000元") == [("打浆工", None, "月薪5000元")]


def body(text: str, name: str) -> OrganisationMention:
    start = text.index(name)
    return OrganisationMention(Span(start, start + len(name)), "Company", name, True)


@pytest.mark.parametrize(
    ("sentence", "name", "posts"),
    [
        ("她相中了绿野农场的饲养员。", "绿野农场", [("饲养员", None, None)]),
        ("绿野农场的兽医，月薪7000元。", "绿野农场", [("兽医", None, "月薪7000元")]),
        ("绿野农场的挤奶工、饲养员半天就招满了。", "绿野农场", [("挤奶工", None, None), ("饲养员", None, None)]),
        ("绿野农场的饲养员老周在台下听。", "绿野农场", []),
        ("绿野农场：分选线20人，3900元", "绿野农场", [("分选线", 20, "3900元")]),
        ("绿野农场、青川牧业等6家要饲养员40名。", "绿野农场", [("饲养员", None, None)]),
        ("绿野农场焊工学院的师生到访。", "绿野农场焊工学院", []),
    ],
)
def test_a_body_beside_the_post_is_minded(sentence: str, name: str, posts: list[Row]) -> None:
    assert read(sentence, (body(sentence, name),)) == posts


@given(
    post=st.sampled_from(["挡车工", "仓库管理员", "设备工程师", "挖掘机司机", "前台", "月嫂"]),
    number=st.integers(1, 900),
    unit=st.sampled_from(["名", "人"]),
    verb=st.sampled_from(["招", "招聘", "急需", "还缺", "要"]),
    pay=st.integers(2000, 20000),
)
def test_a_wanted_post_comes_back_from_either_order(post: str, number: int, unit: str, verb: str, pay: int) -> None:
    expected = [(post, number, f"月薪{pay}元")]
    assert read(f"公司{verb}{post}{number}{unit}，月薪{pay}元。") == expected
    assert read(f"公司{verb}{number}{unit}{post}，月薪{pay}元。") == expected


@given(st.text(alphabet="招缺要公司工员师名人岗位、，。：（）12月薪元和及焊普技术的\n", max_size=60))
def test_posts_lie_in_the_text_and_in_order(text: str) -> None:
    posts = find_posts(text, find_quantities(text), ())
    assert all(0 <= post.span.start < post.span.end <= len(text) for post in posts)
    assert [post.span for post in posts] == sorted(post.span for post in posts)
