"""Decides for every quantity whether it is a figure, and of which measure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from kg.annotate.figures.beyond_doubt import NO_FIGURE, measure_beyond_doubt
from kg.annotate.figures.features import features, group_at
from kg.annotate.figures.memory import Decided, Memory
from kg.annotate.figures.page import Page, read_page
from kg.annotate.figures.pointed import points_back
from kg.datamodel import FigureMention, PostMention, Quantity
from kg.linear import PackedModel, packed, read_model

NONE = NO_FIGURE
"""The label of numbers that are no figures."""
_LIKING = "liking"
"""The class of the words for likes and shares, which are counted but are no views: 点赞量5万次."""
_REACHES = re.compile("(?:总数|总量)?(?:已经|已|累计|总计|共计|共)?(?:高达|达到了?|达|超过了?|突破了?|为|有|：)?")
"""What may stand between such a word and its number."""
_COMERS = re.compile(
    "(?<![播看上])(?:参赛|参与|参加|与会|到会)(?:求职|活动|应聘|比赛)?(?:选手|职工|群众)?(?:人数|人次|总人数)(?:总计|共计|累计|已|共)?[达为有]?$"
)
"""A number right behind such words counts who came, whatever the model makes of it."""
_THERE_ARE = re.compile("(?:[将还另共仍]|尚|预计)有$")
_FAIRS = re.compile(
    "[^，。；：、\\n“]{0,10}?(?:招聘会|双选会|洽谈会|见面会|招聘活动|专场|直播|宣讲会)(?:[在于将陆等，。；]|分别|同时|同步)"
)
_WATCHERS = re.compile(
    "(?:观看|收看|围观|浏览|点击)[^，。；、\n]{0,8}(?:人数|人次|数|量)(?:总计|共计|累计|已|共)?[达为有]?$"
)
_TABLES = re.compile("[小长大方条]?(?:桌|课桌|条桌)(?!游|面)")
_HALLS = re.compile("(?:体育[场馆]|会堂|礼堂|剧场|剧院|会场|报告厅)")
"""八万人体育场: how many a hall holds is in its name."""
_GIVEN = frozenset(("companies", "posts"))
_NOT_GIVEN = re.compile(
    "(?:[^，。；、\n个家和]{0,12}?的)?(?:[^，。；、\n个家的和]{0,6}?(?:网站|媒体|报社|电视台|新闻单位)|[^，。；、\n个家的和]{0,4}?"
    "(?:创业项目|创新项目|重点项目|招商项目))(?!单位|公司|部|经理)"
)
"""5家网站, 30个创业项目: neither employers nor posts."""
_LONGEST_LABEL = 16
_OF_PEOPLE = frozenset(("人", "名", "位", "人次"))
_BETWEEN = 4
"""How many of the cues in front of a number are looked at, its own 累计 and 达 among them."""


def find_figures(text: str, quantities: Sequence[Quantity], posts: Sequence[PostMention]) -> tuple[FigureMention, ...]:
    """Return the quantities of ``text`` that count what the project records, in order, each with its measure.

    The number wanted for a post (焊工3名) is no figure, nor is that of fairs pointed back at; ranges and numbers
    without a value are none either.
    """
    model = _model()
    found = choose_measures(read_page(text, quantities, posts), lambda _, features: model.best(features))
    return tuple(figure for figure in found if figure.measure != "sessions" or not points_back(text, figure))


def choose_measures(page: Page, choose: Callable[[int, list[str]], str]) -> tuple[FigureMention, ...]:
    """Return the figures of ``page``: ``choose`` gives the label of a count, by its number and its features.

    What is chosen for one count is among the features of those after it.
    """
    memory = Memory()
    figures: list[FigureMention] = []
    for number, quantity in enumerate(page.counts):
        group = group_at(page, number)
        measure = measure_beyond_doubt(page.text, quantity) or choose(number, features(page, number, group, memory))
        measure = _as_words_say(page.text, quantity, measure)
        if measure != NONE and quantity.value is not None and not _counts_likes(page, quantity):
            memory.note(group, Decided(measure, quantity.value, quantity.span.end))
            figures.append(FigureMention(quantity.span, measure, quantity.value, quantity.qualifier))
    return tuple(figures)


def _as_words_say(text: str, quantity: Quantity, measure: str) -> str:
    """Return the measure where the words right beside a number leave no doubt of it, else ``measure``."""
    end = quantity.span.end
    if measure == NONE and quantity.classifier in _OF_PEOPLE:
        return _of_people(text, quantity)
    if measure == NONE:
        return "sessions" if quantity.classifier == "场" and _are_to_come(text, quantity) else NONE
    if quantity.classifier == "张" and _TABLES.match(text, end):
        return "booths"
    if quantity.classifier == "人" and _HALLS.match(text, end):
        return NONE
    return NONE if measure in _GIVEN and _NOT_GIVEN.match(text, end) else measure


def _of_people(text: str, quantity: Quantity) -> str:
    """Return what the label right in front of a number of people says that it counts."""
    if _COMERS.search(text, *_lead(quantity)):
        return "attendees"
    return "viewers" if _WATCHERS.search(text, *_lead(quantity)) else NONE


def _are_to_come(text: str, quantity: Quantity) -> bool:
    """Return whether so many fairs are said to lie ahead, or to have been: 还将有9场招聘会在全省举行."""
    return _THERE_ARE.search(text, *_lead(quantity)) is not None and _FAIRS.match(text, quantity.span.end) is not None


def _lead(quantity: Quantity) -> tuple[int, int]:
    return max(0, quantity.span.start - _LONGEST_LABEL), quantity.span.start


def _counts_likes(page: Page, quantity: Quantity) -> bool:
    """Return whether a word for likes or shares stands in front of its number, and nothing else between."""
    start = quantity.span.start
    behind = bisect_left(page.cue_starts, start)
    before = page.cues[max(0, behind - _BETWEEN) : behind]
    return any(_LIKING in cue.classes and _REACHES.fullmatch(page.text, cue.end, start) for cue in before)


@cache
def _model() -> PackedModel:
    return packed(read_model(files("kg.annotate.figures").joinpath("models", "measures.json")))
