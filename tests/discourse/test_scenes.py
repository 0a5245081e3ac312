"""Which event, or which total, each figure of a short text is read of, by the table beside this file.

Cells: what the case is about, the text (``\\n`` begins a paragraph), and the targets: a number as it is counted, and
the place of its event among those that have figures, T for a total, or - where nothing is read of it.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from kg.annotate import annotate_text
from kg.clean import clean_document
from kg.datamodel import Discourse, Document, Skipped
from kg.discourse import find_scenes

TABLE = Path(__file__).with_name("scenes.tsv")
_DECLARED = {"title": "就业服务见闻", "date": "2024-04-02", "publisher": "青禾日报"}


class Case(NamedTuple):
    """A text, and the target of each of its figures."""

    name: str
    text: str
    targets: tuple[str, ...]


def _cases() -> list[Case]:
    rows = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
    return [Case(name, text.replace("\\n", "\n\n"), tuple(targets.split())) for name, text, targets in rows]


def _read(text: str) -> Discourse:
    clean = clean_document(Document("a.md", text.encode(), "text/markdown", "utf-8", _DECLARED))
    assert not isinstance(clean, Skipped)
    return find_scenes(annotate_text(clean))


def _targets(discourse: Discourse) -> tuple[str, ...]:
    """Return each figure with its target, in the order of the text."""
    with_figures = [units for units in discourse.events if any(discourse.units[unit].figures for unit in units)]
    found: list[str] = []
    for unit in discourse.units:
        places = [str(place) for place, units in enumerate(with_figures, 1) if unit.number in units]
        target = "T" if unit.number in discourse.totals else "".join(places) or "-"
        found += [f"{int(figure.value)}={target}" for figure in unit.figures]
    return tuple(found)


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case.name)
def test_each_figure_is_read_of_its_event(case: Case) -> None:
    assert _targets(_read(case.text)) == case.targets


def test_every_unit_speaks_of_one_thing_at_most() -> None:
    for case in _cases():
        discourse = _read(case.text)
        told = [*(unit for units in discourse.events for unit in units), *discourse.totals]
        assert len(told) == len(set(told))


def test_the_same_text_gives_the_same_scenes() -> None:
    text = _cases()[0].text
    assert _read(text) == _read(text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("后面的场次已排好：4月9日白石镇，4月11日河口镇，4月13日东山镇。", 3),
        ("接下来举办白石镇专场招聘会、河口镇专场招聘会和东山镇专场招聘会。", 3),
        ("青禾县举办“就业援助月”启动仪式和专场招聘会。", 1),
        ("除在白石镇举办“春风”专场招聘会外，还组织求职者进厂参观考察。", 2),
        ("2024年青禾市金秋招聘月活动在人民广场举行启动仪式。", 2),
    ],
)
def test_what_a_sentence_lists_are_events_of_their_own(text: str, events: int) -> None:
    assert len(_read(text).events) == events


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("3月12日，德阳市人社局在文庙广场发放资料。", False),
        ("德阳市各乡镇同步设点，现场气氛热烈。", False),
        ("现场气氛热烈，求职者不断。", True),
        ("婺源县各乡镇同步设点，现场气氛热烈。", True),
    ],
)
def test_a_section_of_another_province_does_not_go_on_with_an_event(text: str, goes_on: bool) -> None:
    heading = "四川德阳" if "德阳" in text else "热闹现场"
    fair = "江西婺源\n\n3月8日，婺源县举办“春风行动”招聘会，80家企业参会。"
    discourse = _read(f"{fair}\n\n{heading}\n\n{text}")
    (first, *_) = discourse.events
    last = max(unit.number for unit in discourse.units)
    assert (last in first) is goes_on
