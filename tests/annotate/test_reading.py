from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.reading import make_reading
from kg.datamodel import Span

TWINS = [
    # Signs, digits and letters
    ("共１２家，提供ＡＢ类岗位３．５万个", "共12家，提供AB类岗位3.5万个"),
    ("增长５％，面积９０㎡", "增长5%，面积90㎡"),
    ("共１，０５０人", "共1,050人"),
    ("共1，050人", "共1,050人"),
    ("共7,215人", "共7,215人"),
    ("登记12，其余离开", "登记12，其余离开"),
    ("签了8，100家再谈", "签了8,100家再谈"),
    ("序号1，2023年办", "序号1，2023年办"),
    ("９：００—１１：３０", "9:00—11:30"),
    ("下午２∶３０开场", "下午2:30开场"),
    ("时间:9:00", "时间：9:00"),
    ("二区2：30家单位", "二区2：30家单位"),
    ("网址 https://example.org:80/a,b", "网址 https://example.org:80/a,b"),
    ("到场(含家属)近百人", "到场（含家属）近百人"),
    ("岗位充足,薪资面议;欢迎报名!", "岗位充足，薪资面议；欢迎报名！"),
    ("Hello, world! 你好", "Hello, world！你好"),
    ("月薪4000~6000元", "月薪4000～6000元"),
    ("第１．综合类", "第1.综合类"),
    ("青春．启航", "青春·启航"),
    ("二○二四年招了二○○人", "二〇二四年招了二〇〇人"),
    ("二OO八年", "二〇〇八年"),
    ("○号窗口", "○号窗口"),
    # Quotes
    ("「春暖」招聘會、『夜市』專場", "“春暖”招聘会、‘夜市’专场"),
    ('举办"春暖"专场和"夜市"专场', "举办“春暖”专场和“夜市”专场"),
    ("他说'可以'。It's ok", "他说‘可以’。It's ok"),
    ('前一行"没关\n"后一行"', "前一行“没关\n“后一行”"),
    # Script
    ("臺東縣就業服務臺開張", "台东县就业服务台开张"),
    ("職位逾千個，應徵者眾", "职位逾千个，应征者众"),
    ("乾县与於潜镇合办", "乾县与於潜镇合办"),
    ("乾縣與於潛鎮合辦", "干县与于潜镇合办"),
    # Odd spacing
    ("截至 3 月 底，共 20 家", "截至3月底，共20家"),
    ("区 总工会， 市 妇联， 联合主办， 到场 1 , 2 0 6 人", "区总工会，市妇联，联合主办，到场1,206人"),
    ("开展 “春暖” 行动", "开展“春暖”行动"),
    ("夜市开场 商圈热闹", "夜市开场 商圈热闹"),
    ("主办：市人社局　　承办：县就业局", "主办：市人社局　承办：县就业局"),
    ("日期\t地点", "日期\t地点"),
    ("日期 \t 地点", "日期\t地点"),
    ("　　各位学员：", "　各位学员："),
    ("焊工　20人", "焊工　20人"),
    ("来了　１０８　余家企业，１.２　万人次", "来了　108余家企业，1.2万人次"),
    ("展位　120　人数　5000", "展位　120　人数　5000"),
    ("岗位　3.2万　个，　含见习岗　35　个", "岗位3.2万个，含见习岗35个"),
    ("电话：\u00a0010", "电话：010"),
    ("使用 APP 报名", "使用 APP 报名"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "twin"), TWINS)
def test_the_twin_has_one_form_of_each_sign(text: str, twin: str) -> None:
    assert make_reading(text).text == twin


@pytest.mark.parametrize(
    ("text", "in_twin", "in_text"),
    [
        ("截至 3 月 底，共 20 家", "3月底", "3 月 底"),
        ("截至 3 月 底，共 20 家", "20家", "20 家"),
        ("主办：市人社局　　承办：县就业局", "承办", "承办"),
        ("主办：市人社局　　承办：县就业局", "　", "　　"),
        ("到场， 登记， 共 1 , 2 0 6 人", "1,206", "1 , 2 0 6"),
        ("空缺逾三千個", "三千个", "三千個"),
    ],
)
def test_a_span_of_the_twin_leads_back_to_its_words(text: str, in_twin: str, in_text: str) -> None:
    reading = make_reading(text)
    start = reading.text.index(in_twin)
    span = reading.to_clean(Span(start, start + len(in_twin)))
    assert text[span.start : span.end] == in_text


def test_a_plain_text_is_its_own_twin() -> None:
    text = "5月6日，县人社局举办招聘会，42家企业到场。\n\n第二段"
    reading = make_reading(text)
    assert reading.text is text
    assert reading.to_clean(Span(3, 9)) == Span(3, 9)


def test_an_empty_span_stays_empty() -> None:
    reading = make_reading("共 20 家")
    for place in range(len(reading.text) + 1):
        start, end = reading.to_clean(Span(place, place))
        assert start == end


GAPS = " \u00a0\u3000\t"
PIECES = st.lists(
    st.sampled_from([*"月共家，。、“”(),:.\"'~\n１2３ＡbO○〇二臺們於", " ", " ", "\u3000", "\u00a0", "\t"])
).map("".join)


@given(PIECES)
def test_each_character_of_the_twin_covers_its_own_stretch(text: str) -> None:
    reading = make_reading(text)
    stretches = [reading.to_clean(Span(place, place + 1)) for place in range(len(reading.text))]
    done = 0
    for char, (start, end) in zip(reading.text, stretches, strict=True):
        assert text[done:start] in {"", " ", "\u00a0", "\u3000"}
        assert end - start == 1 or (char in "\u3000\t" and set(text[start:end]) <= set(GAPS))
        assert end > start >= done
        done = end
    assert text[done:] in {"", " ", "\u00a0", "\u3000"}


@given(PIECES, st.data())
def test_a_span_covers_its_characters_and_nothing_beside_them(text: str, data: st.DataObject) -> None:
    reading = make_reading(text)
    start = data.draw(st.integers(0, len(reading.text)))
    end = data.draw(st.integers(start, len(reading.text)))
    span = reading.to_clean(Span(start, end))
    assert 0 <= span.start <= span.end <= len(text)
    if start < end:
        first = reading.to_clean(Span(start, start + 1))
        last = reading.to_clean(Span(end - 1, end))
        assert span == Span(first.start, last.end)


@given(PIECES)
def test_a_twin_needs_no_second_reading_of_its_signs(text: str) -> None:
    twin = make_reading(text).text
    assert not set(twin) & set("１２３ＡＢ「」()~臺們")
