"""Event phrases are read with their edges, told from words that look like them, and traced to their places."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.events import find_event_mentions
from kg.annotate.reading import make_reading
from kg.datamodel import EventMention

HERE = Path(__file__).parent
RANKS = {"name", "loose", "part", "quoted", "occasion", "sited"}
FORMS = {"new", "given", "other", "many", "bare"}


def table(name: str) -> list[list[str]]:
    lines = HERE.joinpath(name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [[cell.replace("\\t", "\t").replace("\\n", "\n") for cell in row] for row in rows]


def words(text: str, mention: EventMention) -> str:
    return text[mention.span.start : mention.span.end]


def read(text: str) -> str:
    found = find_event_mentions(text)
    forms = ["" if mention.form == "bare" else f"/{mention.form}" for mention in found]
    rows = [f"{words(text, mention)}={mention.rank}{form}" for mention, form in zip(found, forms, strict=True)]
    return " // ".join(rows) or "-"


@pytest.mark.parametrize(("sentence", "phrases"), table("event_sentences.tsv"))
def test_phrases_are_read_with_their_edges(sentence: str, phrases: str) -> None:
    assert read(sentence) == phrases


@pytest.mark.parametrize("sentence", [row[0] for row in table("event_near_misses.tsv")])
def test_words_that_look_like_events_are_none(sentence: str) -> None:
    assert read(sentence) == "-"


@pytest.mark.parametrize(
    ("sentence", "kind", "head"),
    [
        ("县里办了退役军人专场招聘会。", "JobFair", "专场招聘会"),
        ("今年的双选会照常举行。", "CampusFair", "双选会"),
        ("周三晚有一场直播带岗。", "LivestreamRecruitment", "直播带岗"),
        ("网络招聘会开放到月底。", "OnlineJobFair", "网络招聘会"),
        ("“就业援助月”今天开始。", "Campaign", "就业援助月"),
        ("返岗专列开出。", "Outreach", "返岗专列"),
        ("第二期月嫂班开课。", "TrainingCourse", "班"),
        ("启动仪式很短。", "LaunchCeremony", "启动仪式"),
        ("首届职业技能大赛决出名次。", "Contest", "职业技能大赛"),
        ("座谈会开了两个钟头。", "Meeting", "座谈会"),
        ("“田埂上的人才市场”启动暨“送岗到湾”专场招聘会开场。", "JobFair", "专场招聘会"),
        ("县里叫它“板凳招工”。", "", "“板凳招工”"),
        ("下一站，去山那边。", "", "下一站"),
    ],
)
def test_the_head_tells_the_kind(sentence: str, kind: str, head: str) -> None:
    *_, mention = find_event_mentions(sentence)
    assert (mention.kind, sentence[mention.head.start : mention.head.end]) == (kind, head)


def test_traditional_text_is_read_by_its_twin() -> None:
    clean = "「職為你來」退役軍人專場招聘會昨天登場，首班包機明天起飛。"
    reading = make_reading(clean)
    found = [reading.to_clean(mention.span) for mention in find_event_mentions(reading.text)]
    assert [clean[span.start : span.end] for span in found] == ["「職為你來」退役軍人專場招聘會", "首班包機"]


def test_a_phrase_never_reaches_over_a_line() -> None:
    assert read("镇就业服务站\n春季招聘会") == "春季招聘会=name"


def test_a_name_of_great_length_is_kept_whole() -> None:
    name = "“山海同心·岗等你来”2023年怒江州东西部协作易地搬迁群众春风行动启动仪式暨退役军人和高校毕业生专场招聘会"
    assert read(f"昨天，{name}在六库举行。") == f"{name}=name"


PIECES = st.sampled_from(
    [
        *"的在了和与及暨、，。：；“”（）—-·\n\t\u3000 ",
        *(
            "招聘会",
            "专场",
            "直播带岗",
            "启动仪式",
            "活动",
            "班",
            "这场",
            "那期",
            "第三届",
            "下一站",
            "春风行动",
            "2024年",
        ),
        *("3月5日", "保山市", "人社局", "举办", "12场", "每周", "首趟", "专列", "送岗", "电工", "头炮", "的一场", "’"),
    ]
)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=30).map("".join))
def test_mentions_of_any_text_are_sound(text: str) -> None:
    found = find_event_mentions(text)
    assert found == find_event_mentions(text)
    for mention in found:
        assert mention.rank in RANKS
        assert mention.form in FORMS
        assert 0 <= mention.span.start <= mention.head.start < mention.head.end <= mention.span.end <= len(text)
        assert "\n" not in words(text, mention)
    spans = sorted(mention.span for mention in found)
    assert all(before.end <= after.start for before, after in pairwise(spans))
