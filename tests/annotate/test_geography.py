from __future__ import annotations

import pytest

from kg.annotate.geography import district_of_place, division_of_township, local_division
from tests.annotate.places import geography_of, named, rows


@pytest.mark.parametrize("row", rows("geography_articles.tsv"), ids=lambda row: str(row[2]))
def test_where_an_article_is_at_home(row: tuple[str, ...]) -> None:
    publisher, year, title, body, home, city = row
    geography = geography_of(title, body, publisher, int(year))
    assert (named(geography.home), named(geography.city)) == (home, city)


@pytest.mark.parametrize(("publisher", "body", "level", "division"), rows("local_divisions.tsv"))
def test_what_a_bare_level_word_means(publisher: str, body: str, level: str, division: str) -> None:
    mark = body.index("|")
    geography = geography_of("招工", body.replace("|", ""), publisher)
    position = len("招工\n\n") + mark
    assert named(local_division(geography, level, position, last=body[mark - 1] == "该")) == division


def test_a_heading_rules_its_section() -> None:
    body = "赣州各县同开。\n于都县\n县人社局先到。\n宁都县\n县人社局后到。"
    geography = geography_of("春招", body, "赣南日报")
    text = f"春招\n\n{body}"
    first, second = text.index("县人社局先"), text.index("县人社局后")
    assert named(local_division(geography, "县", first)) == "江西省赣州市于都县"
    assert named(local_division(geography, "县", second)) == "江西省赣州市宁都县"


def test_the_level_is_that_of_the_year() -> None:
    body = "铜梁的桌子最多，县人社局排到五月。"
    assert named(local_division(geography_of("春招", body, "重庆晚报", 2010), "县", 16)) == "重庆市铜梁区"
    assert local_division(geography_of("春招", body, "重庆晚报", 2020), "县", 16) is None


TOWNSHIPS = [
    ("然乌镇", "天门日报", "西藏自治区昌都市八宿县"),
    ("城关镇", "", "-"),
    ("城关镇", "卢氏县人民政府网", "河南省三门峡市卢氏县"),
    ("城关镇", "霍邱县人民政府网", "安徽省六安市霍邱县"),
    ("太平镇", "江苏日报", "-"),
    ("新华镇", "文山日报", "云南省文山壮族苗族自治州富宁县"),
    ("没有镇", "江苏日报", "-"),
]


@pytest.mark.parametrize(("name", "publisher", "county"), TOWNSHIPS)
def test_townships(name: str, publisher: str, county: str) -> None:
    assert named(division_of_township(name, geography_of("春招", "桌子摆好了。", publisher))) == county


VENUES = [
    ("三峡大学体育馆", "椰城人才", "湖北省宜昌市"),
    ("广西大学君武馆", "椰城人才", "广西壮族自治区南宁市"),
    ("湖南大学生创业园", "海南日报", "-"),
    ("玉山县山清广场", "上饶日报", "江西省上饶市玉山县"),
    ("玉山人力资源市场", "上饶日报", "江西省上饶市玉山县"),
    ("然乌镇赶集场", "昌都报", "西藏自治区昌都市八宿县"),
    ("桂林市全州县绍水镇文化广场", "桂林日报", "广西壮族自治区桂林市全州县"),
    ("绍水镇文化广场", "桂林日报", "广西壮族自治区桂林市全州县"),
    ("石岛管理区六号码头", "威海日报", "山东省威海市荣成市"),
    ("赣州市体育馆", "赣南日报", "江西省赣州市"),
    ("人民广场", "赣南日报", "-"),
    ("龙城广场", "赣南日报", "-"),
    ("南京路步行街", "赣南日报", "-"),
    ("市体育馆", "赣南日报", "-"),
]


@pytest.mark.parametrize(("place", "publisher", "division"), VENUES)
def test_districts_of_venues(place: str, publisher: str, division: str) -> None:
    assert named(district_of_place(place, geography_of("春招", "桌子摆好了。", publisher))) == division


def test_an_article_without_places_has_no_home() -> None:
    geography = geography_of("三句话", "别交押金。", "")
    assert (geography.province, geography.city, geography.county, geography.home) == (None, None, None, None)
    assert local_division(geography, "市", 6) is None
    assert local_division(geography, "镇", 6) is None
