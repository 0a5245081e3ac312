"""Sorts of classifiers: what can be counted with one of a group can be counted with the others."""

from __future__ import annotations

from kg.annotate.figures.cues import Cue
from kg.datamodel import Quantity

_GROUPS = {
    "F": "家 户 家次 户次 家/次 所",
    "P": "人 名 位 人次 人/次 号 号人 人份 口人 拨 拨人",
    "G": "个 个次 岗",
    "S": "场 场次 场/次 场会 次 期 站 趟 轮 回 批次 批 届 堂",
    "D": "份 张 册 本 封 页 单 单次 份次 套",
    "K": "种 类 项 条 款 门 样",
    "T": "顶 桌 摊 排 间 处 座 席",
}
_GROUP = {word: group for group, words in _GROUPS.items() for word in words.split()}
NO_CLASSIFIER, OTHER = "N", "O"
_BARE = {"posts": "G", "companies": "F", "person": "P", "seeker": "P", "sessions": "S", "graduates": "P"}
"""Class of the word right behind a number without a classifier → the group that it stands for."""
_OF_EMPLOYERS = frozenset(("间", "所", "条", "户", "个"))
"""Classifiers that count employers where the word for them follows: 六间机构, 三个厂子."""
_NEAR = 3
_FURNITURE = frozenset("桌台方条长展折")
"""What follows 张 where it counts tables."""
USUAL = {"F": "companies", "G": "posts", "S": "sessions", "T": "booths"}
"""What a group counts most often."""


def group_of(text: str, quantity: Quantity, following: Cue | None) -> str:
    """Return the group of a quantity's classifier; ``following`` is the first cue behind it."""
    end = quantity.span.end
    if quantity.classifier == "个" and text[end : end + 1] == "人":
        return "P"
    if quantity.classifier == "张" and text[end : end + 1] in _FURNITURE:
        return "T"
    beside = following is not None and following.start - end <= _NEAR and "companies" in following.classes
    if beside and quantity.classifier in _OF_EMPLOYERS:
        return "F"
    if quantity.classifier:
        return _GROUP.get(quantity.classifier, OTHER)
    if following is not None and following.start == end and following.classes:
        return _BARE.get(following.classes[0], NO_CLASSIFIER)
    return NO_CLASSIFIER
