from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import KgError
from kg.query import ask, fill_parameters, find_question, list_questions

FAIR = "湖口县春季招聘会"
BUREAU = "湖口县人力资源和社会保障局"
PLACE = "江西省九江市湖口县"

ANSWERS: dict[str, list[list[str]]] = {
    "article-statements": [["a.md", "5", BUREAU, "hosts", FAIR, "由县人社局主办"]],
    "best-paid-posts": [["焊工", "湖口蓝鲸船舶有限公司", "6000", "8000", "6000至8000元"]],
    "campaign-events": [["春风行动", "2023-03-02", FAIR, PLACE]],
    "company-posts": [["湖口蓝鲸船舶有限公司", "焊工", "12", "6000至8000元", "6000", "8000", "month", FAIR]],
    "events-by-month": [["2023-03", "2", "1", "0", "1"]],
    "events-for-audience": [["农民工", "2023-03-02", FAIR, PLACE]],
    "fairs-of-district": [
        ["2023-03", "2023-03", "湖口县直播带岗", "LivestreamRecruitment", PLACE, BUREAU],
        ["2023-03-02", "2023-03-03", FAIR, "JobFair", PLACE, f"{BUREAU}、湖口县总工会"],
        ["", "", "迎春夜市招聘", "JobFair", "北京市海淀区", "海淀区青年协会"],
    ],
    "figures-with-words": [
        [FAIR, "posts", "exact", "300", "800多个岗位", "a.md", "30", "38"],
        [FAIR, "posts", "over", "800", "800多个岗位", "a.md", "30", "38"],
        [FAIR, "intentions", "exact", "200", "达成意向200人", "a.md", "50", "60"],
    ],
    "kinds-of-events": [["JobFair", "2", "800", "0"], ["LivestreamRecruitment", "1", "0", "0"]],
    "online-viewers": [["湖口县直播带岗", "2023-03", PLACE, "52000", ""]],
    "participants": [["湖口蓝鲸船舶有限公司", "2023-03-02", FAIR, PLACE]],
    "planned-events": [["", "", "迎春夜市招聘", "北京市海淀区", "b.md"]],
    "posts-and-agreements": [[FAIR, "2023-03-02", "800", "200", "25"]],
    "provinces": [["江西省", "2", "800"], ["北京市", "1", "0"]],
    "reported-totals": [["九江市", "posts", "about", "45000", "2023-01-01", "2023-03-04", "b.md"]],
    "roles-of-bodies": [
        ["2023-03", "湖口县直播带岗", "主办", BUREAU],
        ["2023-03-02", FAIR, "主办", BUREAU],
        ["2023-03-02", FAIR, "主办", "湖口县总工会"],
        ["2023-03-02", FAIR, "承办", "海淀区青年协会"],
        ["", "迎春夜市招聘", "主办", "海淀区青年协会"],
    ],
    "several-sources": [[BUREAU, "2", "类别和规范名称相同"]],
    "shared-venues": [["洋港广场", "2", "2023-03", "2023-03-02"]],
    "spokespeople": [["沈望舒", "副局长", BUREAU, "a.md"]],
    "top-hosts": [
        [BUREAU, "2", "2023-03", "2023-03-02"],
        ["海淀区青年协会", "1", "", ""],
        ["湖口县总工会", "1", "2023-03-02", "2023-03-02"],
    ],
}


def test_every_question_has_its_answer_here() -> None:
    assert [question.name for question in list_questions()] == sorted(ANSWERS)


@pytest.mark.parametrize("name", ANSWERS)
def test_answers(build: Path, name: str) -> None:
    assert list(ask(build, find_question(name).text).rows()) == ANSWERS[name]


@pytest.mark.parametrize("name", ANSWERS)
def test_questions_have_titles_in_both_languages_and_a_slot_for_each_parameter(name: str) -> None:
    question = find_question(name)
    assert question.title.isascii()
    assert not question.title_zh.isascii()
    for parameter in question.parameters:
        assert f"VALUES ?{parameter.name} {{ UNDEF }}" in question.text
        assert parameter.meaning
    assert question.text.count("UNDEF") == len(question.parameters)


@pytest.mark.parametrize(
    ("name", "values", "events"),
    [
        ("fairs-of-district", {"district": "九江"}, ["湖口县直播带岗", FAIR]),
        ("fairs-of-district", {"district": "360429"}, ["湖口县直播带岗", FAIR]),
        ("fairs-of-district", {"district": "360400"}, ["湖口县直播带岗", FAIR]),
        ("fairs-of-district", {"district": "110000"}, ["迎春夜市招聘"]),
        ("fairs-of-district", {"district": "上海"}, []),
        ("fairs-of-district", {"since": "2023-03-03"}, [FAIR]),
        ("fairs-of-district", {"since": "2023-03-04"}, []),
        ("fairs-of-district", {"until": "2023-03-01"}, ["湖口县直播带岗"]),
        ("fairs-of-district", {"until": "2023-03-02", "district": "湖口"}, ["湖口县直播带岗", FAIR]),
        ("campaign-events", {"campaign": "春风"}, [FAIR]),
        ("campaign-events", {"campaign": "金秋"}, []),
        ("company-posts", {"company": "蓝鲸"}, [FAIR]),
        ("company-posts", {"company": '"} UNION { ?x ?y ?z'}, []),
        ("events-for-audience", {"audience": "农民工"}, [FAIR]),
        ("events-for-audience", {"audience": "青年"}, []),
        ("participants", {"company": "红鲸"}, []),
        ("figures-with-words", {"measure": "intentions"}, [FAIR]),
        ("figures-with-words", {"measure": "posts", "event": "直播"}, []),
    ],
)
def test_parameters_narrow(build: Path, name: str, values: dict[str, str], events: list[str]) -> None:
    answer = ask(build, fill_parameters(find_question(name).text, values))
    names = [column in {"event", "name"} for column in answer.columns]
    assert [row[names.index(True)] for row in answer.rows()] == events


@pytest.mark.parametrize(
    ("name", "values", "count"),
    [
        ("article-statements", {"article": "a.md"}, 1),
        ("article-statements", {"article": "b.md"}, 0),
        ("reported-totals", {"about": "九江"}, 1),
        ("reported-totals", {"about": "全市"}, 1),
        ("reported-totals", {"about": "全省"}, 0),
        ("spokespeople", {"body": "人力资源"}, 1),
        ("spokespeople", {"body": "总工会"}, 0),
    ],
)
def test_parameters_of_questions_without_events(build: Path, name: str, values: dict[str, str], count: int) -> None:
    assert len(list(ask(build, fill_parameters(find_question(name).text, values)).rows())) == count


@pytest.mark.parametrize("value", ['a"b', "a\\b", "a\nb", "湖口'县", "}", "$0 \\1"])
def test_a_value_arrives_as_it_is(build: Path, value: str) -> None:
    query = fill_parameters("SELECT ?x { VALUES ?x { UNDEF } }", {"x": value})
    assert list(ask(build, query).rows()) == [[value]]


def test_unknown_names_are_told_with_what_there_is() -> None:
    with pytest.raises(KgError, match=r"no question named top-host\. Near: top-hosts"):
        find_question("top-host")
    with pytest.raises(KgError, match=r"no parameter town \(it has district, since, until\)"):
        fill_parameters(find_question("fairs-of-district").text, {"town": "x"})
    with pytest.raises(KgError, match=r"no parameter x \(it has none\)"):
        fill_parameters("ASK {}", {"x": "1"})
