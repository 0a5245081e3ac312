"""Dates of publication in lines of the article itself."""

from __future__ import annotations

import pytest

from kg.clean.imprint import imprint_date

STORY = ["早市刚散。", "四十家企业到场。", "有人问工钱。", "有人问住处。", "人走了。", "灯灭了。"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("海边人才　2023-11-18 20:05　发表于外省", "2023-11-18"),
        ("（县劳动和社会保障局　２００８年１２月２２日）", "2008-12-22"),
        ("二○二一年三月廿二日　某地早報", "2021-03-22"),
        ("晚报编辑部　2018年3月8日", "2018-03-08"),
        ("（2011年8月18日　第3版）", "2011-08-18"),
        ("找活儿｜2024-09-12", "2024-09-12"),
        ("公共就业中心　2025年7月4日更新", "2025-07-04"),
        ("人力 · 招聘顾问小白 | 2020-05-21 11:20", "2020-05-21"),
        ("某县人社局网站 2013年3月6日讯　3月5日，培训班开课。", "2013-03-06"),
        ("定于2016年2月27日举办招聘会", None),
        ("时间：2016年2月27日", None),
        ("2016年2月27日至29日", None),
        ("2016年2月27日（星期六）上午9:00", None),
        ("2016年2月27日 9:00—11:30", None),
        ("本报2017年2月9日第3版一文有误。", None),
        ("报名截止2016年2月27日", None),
        ("2016年2月27日，招聘会开场。", None),
        ("3月8日", None),
    ],
)
def test_a_line_with_the_date_of_publication(line: str, expected: str | None) -> None:
    found = imprint_date(["标题", line, *STORY])
    assert (found.isoformat() if found else None) == expected
    below = imprint_date([*STORY, line]) if "讯" not in line else found
    assert (below.isoformat() if below else None) == expected


def test_a_line_below_a_label_is_no_imprint() -> None:
    assert imprint_date([*STORY, "活动时间：", "2022年3月12日"]) is None
