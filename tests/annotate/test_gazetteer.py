from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate import gazetteer
from kg.datamodel import Division
from tests.annotate.places import rows

DIVISIONS = gazetteer.divisions()

FULL_NAMES = [
    ("361130", None, "江西省上饶市婺源县"),
    ("500112", None, "重庆市渝北区"),
    ("429004", None, "湖北省仙桃市"),
    ("659001", None, "新疆维吾尔自治区石河子市"),
    ("419001", None, "河南省济源市"),
    ("469030", None, "海南省琼中黎族苗族自治县"),
    ("441900", None, "广东省东莞市"),
    ("620200", None, "甘肃省嘉峪关市"),
    ("820000", None, "澳门特别行政区"),
    ("310115", None, "上海市浦东新区"),
    # The name of the year
    ("500151", 2011, "重庆市铜梁县"),
    ("500151", 2014, "重庆市铜梁区"),
    ("361104", 2018, "江西省上饶市上饶县"),
    ("361104", 2019, "江西省上饶市广信区"),
    ("420602", 2008, "湖北省襄樊市襄城区"),
    ("530802", 2006, "云南省思茅市翠云区"),
    # The parent of the year
    ("340124", 2009, "安徽省巢湖市庐江县"),
    ("340281", 2009, "安徽省巢湖市无为县"),
    ("340281", 2015, "安徽省芜湖市无为县"),
    ("370116", 2015, "山东省莱芜市莱城区"),
    ("510185", 2012, "四川省资阳市简阳市"),
    ("520502", 2009, "贵州省毕节地区毕节市"),
    # What was merged into a division leaves that one's own name alone
    ("110101", 2005, "北京市东城区"),
]

SHORT_FORMS = [
    ("婺源", "361130"),
    ("渝北", "500112"),
    ("恩施州", "422800"),
    ("延边", "222400"),
    ("内蒙古", "150000"),
    ("双江", "530925"),
    ("秀山", "500241"),
    ("彭水县", "500243"),
    ("黔东南", "522600"),
    ("巴音郭楞", "652800"),
    ("科左中旗", "150521"),
    ("东乡", "622926"),
    ("鄂温克旗", "150724"),
    ("瀍河", "410304"),
    ("神农架", "429021"),
    ("六枝", "520203"),
    ("浦东", "310115"),
]


def test_counts_are_those_of_the_source_without_what_is_no_division() -> None:
    levels = Counter(row.level for row in DIVISIONS)
    # 31 provinces of the statistics, and 台湾, 香港, 澳门.
    assert levels["province"] == 31 + 3
    # 342 rows, of which nine only group: 市辖区 ×4, 县 of 重庆, counties directly under 河南, 湖北, 海南 and 新疆.
    assert levels["city"] == 342 - 9
    # 2,978 rows, of which four repeat a city without counties and 124 are development zones.
    assert levels["county"] == 2978 - 4 - 124


def test_codes_have_six_digits_and_parents_exist() -> None:
    codes = {row.code for row in DIVISIONS}
    for row in DIVISIONS:
        assert re.fullmatch(r"[1-8]\d{5}", row.code)
        assert (row.parent in codes) is (row.level != "province")
        assert row.parent is None or row.code.startswith(row.parent[:2])


def test_no_two_divisions_share_a_full_name() -> None:
    assert max(Counter(row.full_name for row in DIVISIONS).values()) == 1


@pytest.mark.parametrize(("code", "year", "name"), FULL_NAMES)
def test_full_name(code: str, year: int | None, name: str) -> None:
    assert gazetteer.full_name(code, year) == name


def test_a_code_that_the_table_lacks_has_no_name() -> None:
    with pytest.raises(KeyError):
        gazetteer.full_name("999999")
    assert gazetteer.division("999999") is None
    assert gazetteer.level_of("999999") == ""
    assert gazetteer.ancestors("999999") == ()


@pytest.mark.parametrize(("form", "code"), SHORT_FORMS)
def test_short_forms(form: str, code: str) -> None:
    assert code in gazetteer.codes_of(form)


@pytest.mark.parametrize("form", ["内", "赵", "沧", "城", "人民", "土默特左", "井陉矿", ""])
def test_what_is_no_short_form(form: str) -> None:
    assert gazetteer.codes_of(form) == ()


def test_larger_divisions_come_first() -> None:
    assert gazetteer.codes_of("南昌") == ("360100", "360121")
    assert gazetteer.codes_of("朝阳区") == ("110105", "220104")


def test_ancestors_and_levels() -> None:
    assert gazetteer.ancestors("361130") == ("361100", "360000")
    assert gazetteer.ancestors("500112") == ("500000",)
    assert gazetteer.city_of("361130") == "361100"
    assert gazetteer.city_of("500112") is None
    assert gazetteer.city_of("429004") is None
    assert gazetteer.province_of("429004") == "420000"
    assert gazetteer.lies_in("361130", "360000")
    assert not gazetteer.lies_in("361130", "370000")


def test_former_names_lead_to_divisions_of_today() -> None:
    for former in gazetteer.former_names():
        division = gazetteer.division(former.code)
        assert division is not None, former
        assert 2000 <= former.year <= 2023
        assert former.kind in {"renamed", "merged", "moved"}
        assert former.kind != "moved" or former.parent
    assert len(gazetteer.former_names()) > 500


@pytest.mark.parametrize(
    "table", ["aliases.tsv", "epithets.tsv", "newspapers.tsv", "schools.tsv", "zones.tsv", "former_divisions.tsv"]
)
def test_the_name_beside_each_code_is_right(table: str) -> None:
    for row in rows(f"../../kg/annotate/gazetteers/{table}"):
        code, name = row[1], row[-1]
        division = gazetteer.division(code)
        assert division is not None
        assert name in {division.name, division.full_name}


def test_zones_lie_in_a_division() -> None:
    assert gazetteer.zones()["两江新区"] == "500000"
    assert gazetteer.zones()["石岛管理区"] == "371082"
    assert all(gazetteer.division(code) for code in gazetteer.zones().values())


def test_townships() -> None:
    assert gazetteer.counties_of_township("然乌镇") == ("540326",)
    assert len(gazetteer.counties_of_township("城关镇")) > 80
    assert gazetteer.counties_of_township("没有镇") == ()
    assert gazetteer.counties_of_township("虎门镇") == ("441900",)


def test_every_province_but_three_has_an_abbreviation_and_townships() -> None:
    abbreviated = {code for code, _ in gazetteer.province_abbreviations().values()}
    assert abbreviated == {row.code for row in DIVISIONS if row.level == "province"}


@given(st.sampled_from(DIVISIONS), st.integers(min_value=1995, max_value=2030))
def test_names_are_made_of_the_parents_name_and_a_name_of_its_own(row: Division, year: int) -> None:
    assert row.full_name.endswith(row.name)
    assert row.code in gazetteer.codes_of(row.name)
    then = gazetteer.full_name(row.code, year)
    own = {row.name, *(former.name for former in gazetteer.former_names_of(row.code) if former.kind == "renamed")}
    assert any(then.endswith(name) for name in own)
    if year >= 2023:
        assert then == row.full_name
    assert (
        gazetteer.full_name(gazetteer.province_of(row.code))
        == then[: len(gazetteer.full_name(gazetteer.province_of(row.code)))]
    )
