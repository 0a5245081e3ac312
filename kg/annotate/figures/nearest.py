"""The plain rule: a number counts what the nearest cue of its clause speaks for, if its classifier allows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.annotate.figures.cues import Cue
from kg.datamodel import Quantity

_ALLOWED = {
    "companies": "家 户 家次 户次 个 所",
    "posts": "个 种 条 类 项",
    "vacancies": "人 名 位 个 号人",
    "attendees": "人 名 位 人次 拨 批 号人",
    "viewers": "人 名 位 人次 次 号人",
    "intentions": "人 名 位 个 份 对 单 号人",
    "hires": "人 名 位 个 份 单 号人",
    "resumes": "份 人 名 位 张 封 人次 号人",
    "consultations": "人 名 位 人次 次 条 起 号人",
    "materials": "份 张 册 本 套 页",
    "sessions": "场 场次 次 期 站 趟 轮 个",
    "trainees": "人 名 位 人次 号人",
    "enrolled": "人 名 位 人次 号人",
    "graduates": "人 名 位 号人",
    "occupations": "个 种 类",
    "booths": "个 张 顶 排 处",
}
ALLOWED = {measure: frozenset(words.split()) for measure, words in _ALLOWED.items()}
_CLAUSE_END = re.compile("[，。；！？：\n\t\u3000]")
_BESIDE = 2


def nearest_measure(text: str, quantity: Quantity, cues: Sequence[Cue]) -> str | None:
    """Return the measure that the nearest fitting cue of the clause speaks for; a noun right behind comes first."""
    start, end = quantity.span
    stop = _CLAUSE_END.search(text, end)
    right = stop.start() if stop else len(text)
    left = max(text.rfind(mark, 0, start) for mark in "，。；！？：\n\t\u3000") + 1
    best: tuple[int, str] | None = None
    for cue in cues:
        if cue.start >= end and cue.end <= right:
            distance = cue.start - end if cue.start - end <= _BESIDE else 3 * (cue.start - end)
        elif cue.end <= start and cue.start >= left:
            distance = 3 + start - cue.end
        else:
            continue
        for measure in cue.classes:
            if _fits(measure, quantity.classifier) and (best is None or distance < best[0]):
                best = (distance, measure)
    return best[1] if best else None


def _fits(measure: str, classifier: str) -> bool:
    return measure in ALLOWED and (not classifier or classifier in ALLOWED[measure])
