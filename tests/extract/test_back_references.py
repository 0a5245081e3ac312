from __future__ import annotations

import pytest

from kg.build.article import facts_from
from kg.datamodel import Document, DocumentFacts
from kg.extract.back_references import points_back

POINTING = ("公司", "该公司", "我公司", "中心", "本校", "我局", "我们医院", "这家企业")
NAMES = ("市人社局", "我市人社局", "青岚县人社局", "本田公司", "我爱我家", "此木家居", "云溪公司", "江科大", "中心小学")


@pytest.mark.parametrize("words", POINTING)
def test_words_that_only_point_back(words: str) -> None:
    assert points_back(words)


@pytest.mark.parametrize("name", NAMES)
def test_names_that_look_like_them(name: str) -> None:
    assert not points_back(name)


def test_pointing_words_are_evidence_but_no_alternative_label() -> None:
    text = "3月7日，青禾县人社局举办招聘会。青禾县天诚制衣有限公司招聘缝纫工20名，月薪5000元。该公司还招聘裁剪工5名。"
    facts = facts_from(Document("a.txt", text.encode(), "text/plain", "utf-8", {"date": "2022-03-08"}))
    assert isinstance(facts, DocumentFacts)
    (firm,) = (entity for entity in facts.entities if "天诚" in entity.label)
    assert [facts.clean.text[start:end] for start, end in firm.evidence] == ["青禾县天诚制衣有限公司", "该公司"]
    assert firm.aliases == ()
