from __future__ import annotations

import pytest

from kg.cli.evaluate import division_paths
from kg.evaluate.likeness import Likeness, normal, similar


@pytest.fixture(scope="module")
def likeness() -> Likeness:
    return Likeness(division_paths())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("婺源县人社局", "婺源县人社局", True),
        ("婺源县人社局", "江西省上饶市婺源县人社局", True),
        ("人社局", "婺源县人社局", True),
        ("上饶婺源县人社局", "人社局", True),
        ("市人社局", "上饶市人社局", True),
        ("共青团婺源县委员会", "婺源县委员会", True),
        ("星河电子（上饶）有限公司", "星河电子(上饶)有限公司", True),
        ("局", "婺源县局", False),
        ("星河电子有限公司", "青云电子有限公司", False),
        ("星河电子有限公司", "上饶市星河电子有限公司", True),
        ("人社局", "大婺源县人社局", False),
        ("", "婺源县人社局", False),
    ],
)
def test_bodies(likeness: Likeness, one: str, other: str, same: bool) -> None:
    assert likeness.same_body([one], [other]) is same
    assert likeness.same_body([other], [one]) is same


def test_any_written_form_of_a_body_will_do(likeness: Likeness) -> None:
    assert likeness.same_body(["县人社局", "婺源县人力资源和社会保障局"], ["人力资源和社会保障局"])
    assert not likeness.same_body([], ["婺源县人社局"])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("婺源县体育馆", "婺源县体育馆", True),
        ("婺源县体育馆", "体育馆", True),
        ("婺源县体育馆一楼", "婺源县体育馆", True),
        ("婺源县人力资源市场二楼大厅", "大厅", False),
        ("文化广场", "人民广场", False),
        (None, "人民广场", False),
    ],
)
def test_places(likeness: Likeness, one: str | None, other: str | None, same: bool) -> None:
    assert likeness.same_place(one, other) is same
    assert likeness.same_place(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("江西省上饶市婺源县", "婺源", True),
        ("江西上饶婺源", "江西省婺源县", True),
        ("江西省上饶市", "江西省上饶市婺源县", False),
        ("广东省东莞市", "东莞", True),
        ("江苏省苏州市苏州工业园区", "苏州工业园区", True),
        ("朝阳区", "北京市朝阳区", True),
        ("辽宁省朝阳市", "北京市朝阳区", False),
        ("青禾县", "青禾县", True),
        (None, "婺源县", False),
    ],
)
def test_divisions(likeness: Likeness, one: str | None, other: str | None, same: bool) -> None:
    assert likeness.same_district(one, other) is same
    assert likeness.same_district(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("“迎春”招聘会", "迎春招聘会", 1, 1),
        ("2022年迎春招聘会", "迎春招聘会", 0.8, 0.9),
        ("招聘", "迎春招聘会", 0, 0.79),
        ("迎春招聘会", "技能大赛", 0, 0.2),
        ("", "技能大赛", 0, 0),
        ("ＡＢＣ招聘会", "abc招聘会", 1, 1),
    ],
)
def test_names(one: str, other: str, least: float, most: float) -> None:
    assert least <= similar(one, other) <= most
    assert similar(normal(one), other) == similar(one, other)
