"""Words for a group of people hold for all fairs of a headline's list, and for the branches of a fair."""

from __future__ import annotations

from kg.build import facts_from
from kg.datamodel import Document, DocumentFacts

_TWO = (
    "3月12日，婺源县综合招聘会在县体育馆举行，提供岗位300个。\n\n"
    "3月15日，德兴市综合招聘会在人民广场举行，提供岗位200个。"
)


def _targets(title: str, text: str) -> set[tuple[str, str]]:
    """Return which events are for whom."""
    head = {"title": title, "date": "2022-03-10", "publisher": "上饶日报"}
    facts = facts_from(Document("a.txt", text.encode(), "text/plain", None, head))
    assert isinstance(facts, DocumentFacts)
    labels = {entity.key: entity.label for entity in facts.entities}
    return {(labels[f.subject], f.object.partition(":")[2]) for f in facts.facts if f.predicate == "targets"}  # type: ignore[union-attr]


def test_a_headline_over_a_list_of_fairs_says_for_whom_they_are() -> None:
    everyone = {("婺源县综合招聘会", "高校毕业生"), ("德兴市综合招聘会", "高校毕业生")}
    assert _targets("毕业生请查收：三月上饶招聘会时间表", _TWO) == everyone
    assert _targets("大学生看过来，这份招聘会清单请收好", _TWO) == everyone
    assert _targets("应届生，三月的招聘会都在这张单子上", _TWO) == everyone


def test_a_headline_over_several_fairs_that_is_no_list_says_nothing_of_all_of_them() -> None:
    assert _targets("千余名毕业生在上饶找到工作", _TWO) == set()
    assert _targets("民营企业请查收：三月上饶招聘会时间表", _TWO) == set()


def test_a_headline_over_one_fair_says_for_whom_it_is() -> None:
    one = _TWO.partition("\n")[0]
    assert _targets("四千岗位候毕业生", one) == {("婺源县综合招聘会", "高校毕业生")}
    assert _targets("民营企业请来选人", one) == set()


def test_the_branches_of_a_fair_are_for_those_that_its_name_tells() -> None:
    text = (
        "3月8日，2022年上饶市农民工大型招聘活动在信州区体育馆启动，提供岗位300个。当天主会场入场3000人，分会场各有办法。"
        "婺源县在紫阳镇的集市上摆了三十多张条桌，四个小时登记532人。玉山县机械专场设在冰溪街道，67家企业参加，达成意向408人。"
        "\n\n3月20日，德兴市“迎春”专场招聘会在人民广场举行，提供岗位200个。"
    )
    fair, branches = "2022年上饶市农民工大型招聘活动", ("婺源县招聘会", "玉山县机械专场")
    assert _targets("就业服务见闻", text) == {(event, "农民工") for event in (fair, *branches)}
    without = text.replace("农民工大型", "大型")
    assert _targets("就业服务见闻", without) == set()
