from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate import gazetteer
from kg.annotate.divisions import find_divisions
from kg.datamodel import Division, DivisionMention
from tests.annotate.places import named, rows

DIVISIONS = gazetteer.divisions()


def written(text: str, mentions: tuple[DivisionMention, ...]) -> str:
    found = [f"{text[m.span.start : m.span.end]}={named(m.code)}" for m in mentions if m.form != "deictic"]
    return " ".join(found) or "-"


@pytest.mark.parametrize(("text", "divisions"), rows("division_sentences.tsv"))
def test_sentences(text: str, divisions: str) -> None:
    assert written(text, find_divisions(text)) == divisions


@pytest.mark.parametrize(("text", "divisions"), rows("division_near_misses.tsv"))
def test_near_misses(text: str, divisions: str) -> None:
    assert written(text, find_divisions(text)) == divisions


@pytest.mark.parametrize(("text", "publisher", "year", "word", "division"), rows("division_contexts.tsv"))
def test_what_decides_between_divisions_of_one_name(
    text: str, publisher: str, year: str, word: str, division: str
) -> None:
    mentions = find_divisions(text, (publisher,) if publisher else (), int(year) if year else None)
    position = text.index(word)
    found = [m for m in mentions if m.span.start <= position < m.span.end and m.form != "deictic"]
    assert [named(m.code).replace("-", "?") for m in found] == ([] if division == "-" else [division])


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("江西省上饶市婺源县开了一场。", "path"),
        ("婺源县开了一场。", "full"),
        ("上饶开了一场。", "short"),
        ("重庆两江新区开了一场。", "zone"),
        ("赣企开了一场。", "short"),
    ],
)
def test_forms(text: str, form: str) -> None:
    (mention,) = find_divisions(text)
    assert mention.form == form


@pytest.mark.parametrize(
    ("text", "use"),
    [
        ("江西省人社厅派了人。", "place"),
        ("江西师范大学的学生来了。", "name"),
        ("江西锦川轴承有限公司要十人。", "name"),
        ("南昌银行要两名柜员。", "name"),
        ("福建日报的记者来了。", "name"),
        ("厦门市泉州商会搭了台子。", "name"),
        ("甘肃籍的工友坐头班车。", "origin"),
        ("甘肃老乡坐头班车。", "origin"),
        ("甘肃人社部门派了车。", "place"),
        ("甘肃人才市场的人来了。", "place"),
        ("在武汉设厂的老板来了。", "place"),
        ("大庆一家公司来了。", "place"),
    ],
)
def test_what_a_place_is_named_for(text: str, use: str) -> None:
    assert find_divisions(text)[0].use == use


POINTING = [
    ("重庆市铜梁区摆了桌子。我区还要再摆。", (), "我区", "重庆市铜梁区"),
    ("桌子摆了两里地，全县缺工五千。", ("沛县融媒",), "全县", "江苏省徐州市沛县"),
    ("桌子摆了两里地，我市缺工五千。", ("眉山日报",), "我市", "四川省眉山市"),
    ("青海省的招聘会多，省内的企业都来。", (), "省内", "青海省"),
    ("全区春招开始，广西人社厅派了人。", (), "全区", "广西壮族自治区"),
    ("宾阳县来人了，该县出了车费。", ("南国早报",), "该县", "广西壮族自治区南宁市宾阳县"),
    ("陕西的招聘会多，省城的夜里也有。", (), "省城", "陕西省西安市"),
    ("锡林郭勒盟的招聘会多，全盟都来人。", (), "全盟", "内蒙古自治区锡林郭勒盟"),
    ("别交押金，市里查得严。", (), "市里", "-"),
]


@pytest.mark.parametrize(("text", "hints", "word", "division"), POINTING)
def test_pointing_words(text: str, hints: tuple[str, ...], word: str, division: str) -> None:
    start = text.index(word)
    (mention,) = [m for m in find_divisions(text, hints) if m.span.start == start]
    assert mention.form == "deictic"
    assert named(mention.code) == division


@pytest.mark.parametrize("text", ["超市里有人。", "夜市里有人。", "园区内有人。", "小区里有人。", "县市区联动。"])
def test_ends_of_longer_words_do_not_point(text: str) -> None:
    assert find_divisions(text) == ()


def test_every_full_name_with_its_parents_is_of_its_division() -> None:
    whole = {row.code: f"在{row.full_name}，桌子摆好了。" for row in DIVISIONS}
    read = {code: [m.code for m in find_divisions(text) if m.span.start == 1] for code, text in whole.items()}
    assert {code: found for code, found in read.items() if found != [code]} == {}


@given(st.sampled_from(DIVISIONS))
def test_a_full_name_with_its_parents_is_found_as_it_stands(row: Division) -> None:
    text = f"在{row.full_name}，桌子摆好了。"
    found = [m for m in find_divisions(text) if m.span.end == 1 + len(row.full_name)]
    assert [m.code for m in found] == [row.code]
    assert found[0].span.start == 1


@given(
    st.lists(st.sampled_from(DIVISIONS), min_size=1, max_size=6),
    st.text(alphabet="的在和、，。市县区里我全该", max_size=20),
)
def test_mentions_are_ordered_and_apart_and_have_codes_of_the_table(picked: list[Division], filler: str) -> None:
    text = filler.join(row.name for row in picked) + filler
    mentions = find_divisions(text)
    assert mentions == find_divisions(text)
    for before, after in pairwise(mentions):
        assert before.span.end <= after.span.start
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.code is None or gazetteer.division(mention.code)


def test_no_text_no_mentions() -> None:
    assert find_divisions("") == ()
