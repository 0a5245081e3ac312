"""Pays are found with the words that belong to them, told from other money, and read in yuan."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.pay import find_pay, read_pay

# sentence, the pays as written
FOUND = [
    ("电焊工20名，6500起，包吃住", ["6500起"]),
    ("电焊工20名，4500元包住", ["4500元"]),
    ("电焊工20名，五千五，会看图的六千五", ["五千五"]),
    ("电焊工｜20人｜5000-7000", ["5000-7000"]),
    ("护士4名，港币18000元", ["港币18000元"]),
    ("电焊工20名，月入过万", ["月入过万"]),
    ("电焊工20名，计件工资，多劳多得", ["计件工资，多劳多得"]),
    ("电焊工20名，待遇从优", ["待遇从优"]),
    ("电焊工20名，试用期就给7,000元", ["试用期就给7,000元"]),
    ("招焊工8名，月薪5200至6800元", ["月薪5200至6800元"]),
    ("月薪5200元至6800元，双休", ["月薪5200元至6800元"]),
    ("每人月薪5200-6800元。", ["月薪5200-6800元"]),
    ("综合月薪5300—7100元，包住", ["综合月薪5300—7100元"]),
    ("夜里理货，一晚210元", ["一晚210元"]),
    ("搬运工2人，日结190元", ["日结190元"]),
    ("发传单，时薪23元，当天结清", ["时薪23元"]),
    ("研发工程师，年薪14万元起", ["年薪14万元起"]),
    ("置业顾问，底薪3800＋提成", ["底薪3800＋提成"]),
    ("置业顾问，底薪3800元加提成", ["底薪3800元加提成"]),
    ("导游6名，3200元＋讲解补贴", ["3200元＋讲解补贴"]),
    ("厨师长，薪资面议", ["薪资面议"]),
    ("配菜3人，面议", ["面议"]),
    ("缝纫工，计件，月入5200—7300元", ["计件，月入5200—7300元"]),
    ("手熟的一个月六千五到八千", ["手熟的一个月六千五到八千"]),
    ("绣花工，一个月四千五", ["一个月四千五"]),
    ("钳工，6300元上下", ["6300元上下"]),
    ("试用期4800元，转正5600元往上", ["试用期4800元，转正5600元往上"]),
    ("学徒期每月2900元，出师后5500元以上", ["学徒期每月2900元，出师后5500元以上"]),
    ("住家阿姨12名（7800元起）", ["7800元起"]),
    ("电工40人 5100元/月，两班倒", ["5100元/月"]),
    ("采摘工，130元/天，管饭", ["130元/天"]),
    ("保洁，每小时26元", ["每小时26元"]),
    ("算法岗，1.1万—1.6万元", ["1.1万—1.6万元"]),
    ("算法岗，1万-1.5万/月", ["1万-1.5万/月"]),
    ("运营，8K-12K", ["8K-12K"]),
    ("文员，4000元+", ["4000元+"]),
    ("操作工，保底4300元，上不封顶", ["保底4300元，上不封顶"]),
    ("机长月薪8800元封顶", ["月薪8800元封顶"]),
    ("老手能到1.3万元", ["老手能到1.3万元"]),
    ("计件，旺季可达9000元/月", ["计件，旺季可达9000元/月"]),
    ("熟手月薪大多过万", ["熟手月薪大多过万"]),
    ("月薪过万的不在少数", ["月薪过万"]),
    ("工资在5700元上下，缴五险", ["5700元上下"]),
    ("钳工月薪集中在5700元至6200元", ["5700元至6200元"]),
    ("叉车工，四千八起，管两顿饭", ["四千八起"]),
    ("收银员，三千出头", ["三千出头"]),
    ("船员，月薪一万八千元", ["月薪一万八千元"]),
    ("水手每月6,300元", ["每月6,300元"]),
    ("普工4200到5900元，技工6100到7700元", ["4200到5900元", "6100到7700元"]),
    ("月嫂，一单8600元起", ["一单8600元起"]),
    ("开出月薪7300元", ["月薪7300元"]),
    ("电焊工开到7300元", ["开到7300元"]),
    ("焊工月薪开到了8300元", ["月薪开到了8300元"]),
    ("最低的一个月给到4100元", ["最低的一个月给到4100元"]),
    ("待遇：5000-9000元/月", ["待遇：5000-9000元/月"]),
    ("工资５２００—６８００元", ["工资５２００—６８００元"]),
]

# sentences that speak of other money, or of no money
OTHER = [
    "占地6500，投资不小",
    "2000-2500人到场",
    "来了五千五百人",
    "按计件算钱的活",
    "每人可享受800元培训补贴",
    "每月发放1200元生活补助",
    "给予企业每人1000元的一次性奖励",
    "老员工带来一名新人，奖励300元",
    "报名费50元，当场退还",
    "标准展位300元/天",
    "创业担保贷款最高30万元",
    "帮助务工者追回工资46万元",
    "全年产值1.2亿元",
    "总投资3000万元的项目开工",
    "门票20元，凭简历免费",
    "发放消费券500元",
    "每平方米4500元",
    "培训期间学费全免，另发每天60元的餐补",
    "路费报销500元",
    "2024年3月18日上午9时30分",
    "提供岗位5000余个",
    "一个月办了四十场",
    "每天三千多人进场",
    "一年三百六十天都开门",
    "企业人事与求职者当面谈",
    "来了三千出头",
    "报名者一万多人，过万份简历",
    "电话010-65432100",
]


@pytest.mark.parametrize(("sentence", "pays"), FOUND)
def test_pays_are_found_as_written(sentence: str, pays: list[str]) -> None:
    assert [sentence[span.start : span.end] for span in find_pay(sentence)] == pays


@pytest.mark.parametrize("sentence", OTHER)
def test_other_money_is_no_pay(sentence: str) -> None:
    assert [sentence[span.start : span.end] for span in find_pay(sentence)] == []


@pytest.mark.parametrize(
    ("pay", "minimum", "maximum", "period"),
    [
        ("月薪5200至6800元", 5200, 6800, "month"),
        ("5300—7100元", 5300, 7100, None),
        ("月薪8000元到1.4万元", 8000, 14000, "month"),
        ("1万—1.5万", 10000, 15000, None),
        ("1-1.5万元", 10000, 15000, None),
        ("8K-12K", 8000, 12000, None),
        ("年薪14万元起", 140000, None, "year"),
        ("年薪22万—35万元", 220000, 350000, "year"),
        ("时薪23元", 23, 23, "hour"),
        ("日结190元", 190, 190, "day"),
        ("一晚210元", 210, 210, "day"),
        ("5100元/月", 5100, 5100, "month"),
        ("130元/天", 130, 130, "day"),
        ("四小时一百元", 25, 25, "hour"),
        ("一单8600元起", 8600, None, "piece"),
        ("计件，月入5200—7300元", 5200, 7300, "month"),
        ("计件，老手能到1.3万元", None, 13000, "piece"),
        ("底薪3800＋提成", 3800, None, None),
        ("保底4300元，上不封顶", 4300, None, None),
        ("月薪8800元封顶", None, 8800, "month"),
        ("最高的一个月给到9200元", None, 9200, "month"),
        ("五千五到七千", 5500, 7000, None),
        ("一个月四千零五十", 4050, 4050, "month"),
        ("月薪一万二到一万五", 12000, 15000, "month"),
        ("月薪二万二千元人民币起", 22000, None, "month"),
        ("四千二起", 4200, None, None),
        ("6300元上下", 6300, 6300, None),
        ("5000多元", 5000, None, None),
        ("月薪大多过万", 10000, None, "month"),
        ("试用期4800元，转正5600元往上", 4800, None, None),
        ("计件，手快的七千，手慢的四千六", 4600, 7000, "piece"),
        ("水手每月６，３００元", 6300, 6300, "month"),
        ("面议", None, None, None),
        ("月薪面议", None, None, "month"),
    ],
)
def test_pays_are_read_in_yuan(pay: str, minimum: float | None, maximum: float | None, period: str | None) -> None:
    assert read_pay(pay) == (minimum, maximum, period)


@given(
    low=st.integers(1000, 40000),
    more=st.integers(0, 20000),
    word=st.sampled_from(["月薪", "综合月薪", "每月"]),
    dash=st.sampled_from(["—", "-", "至", "到", "～"]),
    twice=st.booleans(),
)
def test_a_written_range_comes_back(low: int, more: int, word: str, dash: str, twice: bool) -> None:
    pay = f"{word}{low}{'元' if twice else ''}{dash}{low + more}元"
    sentence = f"招操作工20名，{pay}，包吃住"
    assert [sentence[span.start : span.end] for span in find_pay(sentence)] == [pay]
    assert read_pay(pay) == (low, low + more, "month")


@given(thousands=st.integers(1, 9), hundreds=st.integers(0, 9), ten_thousands=st.integers(0, 9))
def test_a_spoken_amount_comes_back(thousands: int, hundreds: int, ten_thousands: int) -> None:
    digits = "零一二三四五六七八九"
    spoken = f"{digits[ten_thousands]}万" if ten_thousands else ""
    spoken += f"{digits[thousands]}千" + (f"{digits[hundreds]}百" if hundreds else "")
    value = ten_thousands * 10000 + thousands * 1000 + hundreds * 100
    assert read_pay(f"月薪{spoken}元") == (value, value, "month")


@given(tenths=st.integers(10, 400), period=st.sampled_from([("月薪", "month"), ("年薪", "year")]))
def test_an_amount_in_ten_thousands_comes_back(tenths: int, period: tuple[str, str]) -> None:
    word, name = period
    assert read_pay(f"{word}{tenths / 10}万元起") == (tenths * 1000, None, name)


@given(st.text(alphabet="月薪元万千至—-＋起以上面议1234567890.,一二三四五百零 ，。每天", max_size=40))
def test_found_pays_lie_in_order_and_can_be_read(text: str) -> None:
    spans = find_pay(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    for span in spans:
        pay = read_pay(text[span.start : span.end])
        assert pay.minimum is None or pay.maximum is None or pay.minimum <= pay.maximum
