from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.quantities import find_quantities
from kg.annotate.reading import make_reading

# sentence, the quantity as written, value, qualifier, classifier
COUNTS = [
    # Digits
    ("现场有42家企业设展", "42家", 42, "exact", "家"),
    ("共推出5,273个岗位", "5,273个", 5273, "exact", "个"),
    ("共推出2，358个岗位", "2,358个", 2358, "exact", "个"),
    ("累计观看23.68万人次", "23.68万人次", 236800, "exact", "人次"),
    ("需要技工5百名", "5百名", 500, "exact", "名"),
    ("在线投递2,077份次", "2,077份次", 2077, "exact", "份次"),
    ("提供岗位1.28万个次", "1.28万个次", 12800, "exact", "个次"),
    ("带动0.6万户脱贫户", "0.6万户", 6000, "exact", "户"),
    ("平台用户1.1亿人", "1.1亿人", 110000000, "exact", "人"),
    ("先后开行专列12趟次", "12趟次", 12, "exact", "趟次"),
    ("会场摆了48张桌子", "48张", 48, "exact", "张"),
    ("展出7大类产品", "7大", 7, "exact", "大"),
    ("共培训9期", "9期", 9, "exact", "期"),
    ("派出6辆大巴", "6辆", 6, "exact", "辆"),
    ("还有9个缺", "9个", 9, "exact", "个"),
    ("30名退役军人到场", "30名", 30, "exact", "名"),
    ("50名企业负责人参会", "50名", 50, "exact", "名"),
    ("接待求职者2800人/次", "2800人/次", 2800, "exact", "人/次"),
    ("用工单位到场120家/次", "120家/次", 120, "exact", "家/次"),
    ("支起12顶帐篷", "12顶", 12, "exact", "顶"),
    ("登记的三百挂零", "三百挂零", 300, "over", ""),
    ("到场四百人光景", "四百人光景", 400, "about", "人"),
    ("近乎两千人到场", "近乎两千人", 2000, "nearly", "人"),
    ("阅读量10w+", "10w+", 100000, "over", ""),
    ("网上有100+家企业", "100+家", 100, "over", "家"),
    ("一天收表200+", "200+", 200, "over", ""),
    # 余, 多, 来, 几
    ("到场企业60余家", "60余家", 60, "over", "家"),
    ("岗位3000多个", "3000多个", 3000, "over", "个"),
    ("进场1.5万余人次", "1.5万余人次", 15000, "over", "人次"),
    ("返乡人员20多万人", "20多万人", 200000, "over", "人"),
    ("求职者2千余人", "2千余人", 2000, "over", "人"),
    ("登记3万余人", "3万余人", 30000, "over", "人"),
    ("位子200来个", "200来个", 200, "about", "个"),
    ("收表20几份", "20几份", 20, "about", "份"),
    ("前后用了4000多元", "4000多元", 4000, "over", "元"),
    # Approximators in front
    ("近300家单位参加", "近300家", 300, "nearly", "家"),
    ("到场将近1200人", "将近1200人", 1200, "nearly", "人"),
    ("接近70个岗位", "接近70个", 70, "nearly", "个"),
    ("排队的不足三千人", "不足三千人", 3000, "nearly", "人"),
    ("留下的不到百位", "不到百位", 100, "nearly", "位"),
    ("在线的不到六万", "不到六万", 60000, "nearly", ""),
    ("约800人到场", "约800人", 800, "about", "人"),
    ("大约有60个展位", "大约有60个", 60, "about", "个"),
    ("上午约莫二百七十人", "约莫二百七十人", 270, "about", "人"),
    ("差不多1450人到场", "差不多1450人", 1450, "about", "人"),
    ("岗位超2830个", "超2830个", 2830, "over", "个"),
    ("人数超过了1.2万人", "超过了1.2万人", 12000, "over", "人"),
    ("逾900家厂商", "逾900家", 900, "over", "家"),
    ("播放突破365万人次", "突破365万人次", 3650000, "over", "人次"),
    ("岗位不少于1.7万个", "不少于1.7万个", 17000, "over", "个"),
    ("每场不低于30家", "不低于30家", 30, "over", "家"),
    ("至少50名学员", "至少50名", 50, "over", "名"),
    ("来了不止200人", "不止200人", 200, "over", "人"),
    ("规模不超过45家", "不超过45家", 45, "nearly", "家"),
    ("签约约300人", "约300人", 300, "about", "人"),
    ("近百余家单位", "近百余家", 100, "over", "家"),
    ("约200余名学子", "约200余名", 200, "over", "名"),
    ("近200人左右", "近200人左右", 200, "nearly", "人"),
    ("共有75家到场", "75家", 75, "exact", "家"),
    ("多达300家", "300家", 300, "exact", "家"),
    # Approximators behind
    ("举办140场以上", "140场以上", 140, "over", "场"),
    ("缺人在2700名上下", "2700名上下", 2700, "about", "名"),
    ("摊位75个上下", "75个上下", 75, "about", "个"),
    ("还差6500名左右", "6500名左右", 6500, "about", "名"),
    ("报名三百出头", "三百出头", 300, "over", ""),
    ("意向200人有余", "200人有余", 200, "over", "人"),
    ("预计百人开外", "百人开外", 100, "over", "人"),
    ("登记者三千人不到", "三千人不到", 3000, "nearly", "人"),
    ("引来50家企业左右", "50家", 50, "about", "家"),
    # Chinese numerals
    ("一百三十六家单位到场", "一百三十六家", 136, "exact", "家"),
    ("两千四百余人到场", "两千四百余人", 2400, "over", "人"),
    ("岗位七百余个", "七百余个", 700, "over", "个"),
    ("廿六家单位摆摊", "廿六家", 26, "exact", "家"),
    ("卅二名学员", "卅二名", 32, "exact", "名"),
    ("来了1800人次——三年里最多", "1800人次", 1800, "exact", "人次"),
    ("共二〇〇人", "二〇〇人", 200, "exact", "人"),
    ("共二○五家", "二〇五家", 205, "exact", "家"),
    ("一万三千余名乡亲", "一万三千余名", 13000, "over", "名"),
    ("十二万六千个岗位", "十二万六千个", 126000, "exact", "个"),
    ("浏览量一亿三千万人次", "一亿三千万人次", 130000000, "exact", "人次"),
    ("岗位一万零三十个", "一万零三十个", 10030, "exact", "个"),
    ("来逛的四百来号", "四百来号", 400, "about", "号"),
    ("12家 280岗", "280岗", 280, "exact", "岗"),
    ("到场三百〇五人", "三百〇五人", 305, "exact", "人"),
    ("说定了两千六，还差些", "两千六", 2600, "exact", ""),
    ("浏览量三万七。", "三万七", 37000, "exact", ""),
    ("车间四百七十多号人", "四百七十多号人", 470, "over", "号人"),
    ("七百来个岗位", "七百来个", 700, "about", "个"),
    ("五百来人到场", "五百来人", 500, "about", "人"),
    ("十万个岗位", "十万个", 100000, "exact", "个"),
    ("一千多场招聘会", "一千多场", 1000, "over", "场"),
    ("八家厂子", "八家", 8, "exact", "家"),
    ("两场专场", "两场", 2, "exact", "场"),
    ("一百五十来个缺", "一百五十来个", 150, "about", "个"),
    ("三十多位妈妈", "三十多位", 30, "over", "位"),
    ("逾一萬個職位", "逾一万个", 10000, "over", "个"),
    ("收到簡歷四千餘份", "四千余份", 4000, "over", "份"),
    # Round numbers and vague ones
    ("近千人到场", "近千人", 1000, "nearly", "人"),
    ("百余家单位", "百余家", 100, "over", "家"),
    ("千余个岗位", "千余个", 1000, "over", "个"),
    ("上千个岗位", "上千个", 1000, "over", "个"),
    ("上百家企业", "上百家", 100, "over", "家"),
    ("上万人涌来", "上万人", 10000, "over", "人"),
    ("数千名学员", "数千名", 1000, "over", "名"),
    ("数百份简历", "数百份", 100, "over", "份"),
    ("数十名学员", "数十名", 10, "over", "名"),
    ("数万人次观看", "数万人次", 10000, "over", "人次"),
    ("缺的工几十样", "几十样", 10, "about", "样"),
    ("几百人围观", "几百人", 100, "about", "人"),
    ("十几家厂子", "十几家", 10, "about", "家"),
    ("四十几位乡亲", "四十几位", 40, "about", "位"),
    ("十余名技师", "十余名", 10, "over", "名"),
    ("十余万人次", "十余万人次", 100000, "over", "人次"),
    ("几十万人次", "几十万人次", 100000, "about", "人次"),
    ("过百家单位到场", "过百家", 100, "over", "家"),
    ("登记突破万人", "突破万人", 10000, "over", "人"),
    ("百十来个空缺", "百十来个", 100, "about", "个"),
    ("成百上千名求职者", "成百上千名", 1000, "over", "名"),
    ("数以千计的岗位", "数以千计", 1000, "over", ""),
    ("线上岗位百万个", "百万个", 1000000, "exact", "个"),
    ("万余名学子", "万余名", 10000, "over", "名"),
    ("上百万人次", "上百万人次", 1000000, "over", "人次"),
    ("十来个工种", "十来个", 10, "about", "个"),
    # No classifier
    ("岗位 3918，另有实习", "3918", 3918, "exact", ""),
    ("招聘1200，面议", "1200", 1200, "exact", ""),
    ("在线人数达26.35万。", "26.35万", 263500, "exact", ""),
    ("近3万岗位虚位以待", "近3万", 30000, "nearly", ""),
    ("近千岗位虚位以待", "近千", 1000, "nearly", ""),
    ("超万毕业生到场", "超万", 10000, "over", ""),
    ("赶会的人近万；", "近万", 10000, "nearly", ""),
    ("留了话的近四百。", "近四百", 400, "nearly", ""),
    ("企业数\t36\t岗位数\t820", "820", 820, "exact", ""),
]


def found_in(sentence: str) -> dict[str, tuple[object, str, str, str]]:
    twin = make_reading(sentence).text
    return {
        twin[quantity.span.start : quantity.span.end]: (
            quantity.value,
            quantity.qualifier,
            quantity.classifier,
            quantity.kind,
        )
        for quantity in find_quantities(twin)
    }


@pytest.mark.parametrize(("sentence", "written", "value", "qualifier", "classifier"), COUNTS)
def test_a_count_is_read(sentence: str, written: str, value: object, qualifier: str, classifier: str) -> None:
    said = found_in(sentence)
    assert written in said
    assert said[written][:3] == (value, qualifier, classifier)
    assert said[written][3] in {"count", "money", "other"}


# sentence, the quantity as written, kind
KINDS = [
    ("一家企业到场", "一家", "article"),
    ("一场招聘会", "一场", "article"),
    ("收到一份简历", "一份", "article"),
    ("还剩1家", "1家", "count"),
    ("一千家", "一千家", "count"),
    ("不到一家", "不到一家", "count"),
    ("招焊工30至40名", "30至40名", "range"),
    ("来了三四百人", "三四百人", "range"),
    ("三五家单位", "三五家", "range"),
    ("十七八个人", "十七八个", "range"),
    ("每场20家到30家", "20家到30家", "range"),
    ("每场20～30家", "20～30家", "range"),
    ("月薪4500—6000元", "4500—6000元", "money"),
    ("月薪5000元至8000元", "5000元至8000元", "money"),
    ("月薪三千八", "三千八", "money"),
    ("工资六千五到八千", "六千五到八千", "money"),
    ("补贴500元", "500元", "money"),
    ("交八百块。", "八百块", "money"),
    ("发放贷款2.04亿元", "2.04亿元", "money"),
    ("增长17.5%", "17.5%", "percent"),
    ("占百分之三十五", "百分之三十五", "percent"),
    ("约占三成", "三成", "percent"),
    ("多出2.4个百分点", "2.4个百分点", "percent"),
    ("三分之一的岗位", "三分之一", "percent"),
    ("35岁以下", "35岁以下", "age"),
    ("不少90后", "90后", "age"),
    ("五十多岁的老人", "五十多岁", "age"),
    ("第5场", "第5场", "ordinal"),
    ("第三届", "第三届", "ordinal"),
    ("2024届毕业生", "2024届", "ordinal"),
    ("在二楼大厅", "二楼", "ordinal"),
    ("人民路36号", "36号", "ordinal"),
    ("连续10天", "10天", "duration"),
    ("等了三个多月", "三个多月", "duration"),
    ("走了一个半小时", "一个半小时", "duration"),
    ("干了二十年", "二十年", "duration"),
    ("5个工作日", "5个工作日", "duration"),
    ("场馆950平方米", "950平方米", "area"),
    ("流转六千多亩", "六千多亩", "area"),
    ("百家企业千个岗位", "百家", "other"),
    ("千企万岗", "千企", "other"),
    ("几家企业", "几家", "other"),
    ("缺口翻了两倍", "两倍", "other"),
    ("相距30多公里", "30多公里", "other"),
    ("零下18℃", "18℃", "other"),
    ("求人倍率0.74，", "0.74", "other"),
]


@pytest.mark.parametrize(("sentence", "written", "kind"), KINDS)
def test_the_kind_says_what_is_no_count(sentence: str, written: str, kind: str) -> None:
    said = found_in(sentence)
    assert written in said
    assert said[written][3] == kind
    if kind == "range":
        assert said[written][0] is None


# Nothing here is a count, an article or a range.
NEAR_MISSES = [
    "2022年2月8日上午9:30",
    "2022-02-08",
    "2月8日至9日",
    "2012—2015年",
    "8-9日",
    "十四五期间",
    "“百日千万”专项行动",
    "电话：0571-88886666",
    "手机13812345678",
    "电话：8974××××",
    "拨打12333咨询",
    "G2096次列车",
    "乘坐K210路",
    "A12展区",
    "含五险一金",
    "签订三方协议",
    "三支一扶招募",
    "两班倒",
    "六安市人社局",
    "三门峡市",
    "万达广场",
    "附近万达影城",
    "2026年、2027届以外",
    "1．综合类",
    "1市场营销类",
    "\n1\t某公司\t焊工",
    "招（1）焊工",
    "211高校毕业生",
    "985、211院校",
    "“1+N”模式",
    "7×24小时在线",
    "400-123-4567",
    "千万别错过",
    "一线岗位",
    "百姓身边",
    "统一安排",
    "围绕“345”思路",
    "人数比为1.69：1",
    "本周六晚开播",
    "星期三开班",
    "每年12月",
    "下午3点半",
    "上半年",
    "五一国际劳动节",
    "人数十分可观",
    "零工市场",
    "数据显示",
    "几乎每天",
    "成立以来",
    "万象城",
    "四平市",
    "二维码",
]


@pytest.mark.parametrize("sentence", NEAR_MISSES)
def test_what_counts_nothing_is_no_count(sentence: str) -> None:
    counted = [written for written, said in found_in(sentence).items() if said[3] in {"count", "article", "range"}]
    assert not counted


def test_a_veto_keeps_an_approximator_out_of_another_word() -> None:
    assert "300人" in found_in("签约300人")
    assert "50家" in found_in("最近50家")
    assert "100名" in found_in("线上100名")


def test_the_number_is_told_apart_from_what_stands_beside_it() -> None:
    text = "约有三百余家单位"
    (quantity,) = find_quantities(text)
    assert text[quantity.number.start : quantity.number.end] == "三百"
    assert text[quantity.span.start : quantity.span.end] == "约有三百余家"


def test_figures_in_a_row_stay_apart() -> None:
    text = "60家/1500个；70家，岗位90余个、102人"
    assert [(quantity.value, quantity.classifier) for quantity in find_quantities(text)] == [
        (60, "家"),
        (1500, "个"),
        (70, "家"),
        (90, "个"),
        (102, "人"),
    ]


def test_a_word_between_two_numbers_belongs_to_one_of_them() -> None:
    for text in ("20多于30家", "百几乎百家", "20几近30家"):
        spans = [quantity.span for quantity in find_quantities(text)]
        assert all(first.end <= second.start for first, second in pairwise(spans))


def test_digits_in_a_row_with_a_scale_are_no_number() -> None:
    assert not find_quantities("四四十四家")


@pytest.mark.parametrize(
    "digits", ["9" * 30, "9" * 400, "9" * 5000, "一" * 5000, "1" + ",000" * 1500, "9" + "亿" * 3000]
)
def test_a_numeral_of_absurd_size_counts_nothing(digits: str) -> None:
    assert [quantity.value for quantity in find_quantities(f"提供{digits}个岗位，80家企业到场")] == [80]


def test_a_large_numeral_is_read() -> None:
    assert [quantity.value for quantity in find_quantities("提供12,345,678个岗位")] == [12_345_678]
    assert [quantity.value for quantity in find_quantities("共一千二百三十四万五千六百七十八人")] == [12_345_678]


@given(st.integers(11, 99_999_999))
def test_spelt_numbers_say_their_value(value: int) -> None:
    (quantity,) = find_quantities(f"共{spelt(value)}人。")
    assert quantity.value == value


def spelt(value: int) -> str:
    """Return a number as Chinese spells it, by the rule of ten thousands."""
    if value >= 10_000:
        low = value % 10_000
        gap = "零" if 0 < low < 1_000 else ""
        return spelt(value // 10_000) + "万" + (gap + spelt(low) if low else "")
    written, zero = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // scale % 10
        if digit:
            written += ("零" if zero and written else "") + "一二三四五六七八九"[digit - 1] + name
        zero = not digit
    return written


@given(st.integers(1, 99_999_999), st.sampled_from(["家", "个", "人次", "名"]))
def test_digits_say_their_value_however_they_are_grouped(value: int, classifier: str) -> None:
    for written in (f"{value}", f"{value:,}"):
        (quantity,) = find_quantities(f"共{written}{classifier}。")
        assert (quantity.value, quantity.qualifier, quantity.classifier) == (value, "exact", classifier)


@given(st.text(alphabet="一二两三百千万几数十0123456789,.余多近约上家个年月日人到—第%岁元 ，", max_size=24))
def test_any_text_gives_quantities_in_order_inside_it(text: str) -> None:
    end = 0
    for quantity in find_quantities(text):
        assert end <= quantity.span.start <= quantity.number.start < quantity.number.end <= quantity.span.end
        assert quantity.span.end <= len(text)
        assert quantity.qualifier in {"exact", "over", "nearly", "about"}
        end = quantity.span.end
