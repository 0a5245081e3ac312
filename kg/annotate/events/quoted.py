"""Finds quoted names that stand without a head: “送岗进社区”, “集上问岗”."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from kg.annotate.events.form import form_of
from kg.annotate.events.generic import is_means
from kg.annotate.events.lexicon import subjects
from kg.annotate.events.meaning import named_as_whole
from kg.annotate.events.right_edge import issue_end
from kg.annotate.events.words import Words
from kg.annotate.tables import read_table
from kg.datamodel import EventMention, Span

_QUOTED = re.compile(r"“([^“”\n。！？；…]{2,16}?)”")
_ISSUE = re.compile(r"(?:第[一二三四五六七八九十百\d]+|首)[场期站届季程趟回摊圩集]\Z")
_ACCOUNT = re.compile(
    r"(?:官方)?(?:抖音|视频号|快手|公众号|微信|微博|小程序|客户端|APP|App|官微|账号|平台|网站|头条号|直播号|企业号|服务号|订阅号)"
)
_BODY = re.compile(r"(?:人社|就业|发布|融媒|招聘|人才|零工|工会|残联|妇联|求职|在线|网)\Z")
"""Of such names are the accounts of offices and papers: “鹤城人社”抖音号."""
_CLASS = re.compile("(?:类|专区|专窗|模式|机制|工种)$")
"""“医药卫生类”: a class of fairs or a way of holding them, and no fair."""
_ADVERB = "(?:[就也又再还已将便才刚正][还将要又也]?|正式|已经|同步|同时|如期|准时|再次)?"
_CALLED = re.compile(r"把[^，。；：、“”\n]{1,10}(?:叫作?|叫做|称[为作]|比作)\Z")
"""Whoever calls a thing by another word, 把正月叫“大月”, need not name an event."""
_CALLED_REACH = 14
_REST_OF_LIST = re.compile(r"(?:[、和]?“[^“”\n]{2,12}”)*等")
_RUN_BY = re.compile(
    r"(?:[^，。；：“”\n]{0,10}，)?(?:活动|行动|项目)?由[^。；：“”\n]{2,36}?(?:主办|承办|举办|牵头|发起|组织|指导|联办|合办|实施|操办)"
)
"""“师傅带你学”是重头，由技师学院承办: what somebody runs is held."""
_TEACHES = re.compile(r"[^，。；：“”\n]{1,10}?(?:昨日|昨天|日前|近日|今天|今日|正式)?(?:开班|开课|结业|开营)")
"""“八桂家政”金牌月嫂|开班: what is opened is a course."""
_OFFICE = re.compile(r"(?:小屋|驿站|工作站|服务站|小站|之家|超市|市场|基地|大厅|中心|网点|联盟|专窗|工作室|示范点)\Z")
_OPENS = re.compile(r"[^，。；：“”\n]{0,6}(?:开张|揭牌|挂牌|启用|开业|开门|亮相|投用|落成|开市|揭幕|投入使用|来了)")
"""What is called an office is an event on the day that it opens."""
_PAUSE = re.compile(r"[，, ]")
_REACH = 8
_GAPS = ("\t", "\u3000")
_ENOUGH = 2


@cache
def _contexts() -> dict[str, tuple[re.Pattern[str], dict[str, int]]]:
    found: dict[str, tuple[re.Pattern[str], dict[str, int]]] = {}
    rows = read_table("event_quotes.tsv", 3)
    for side, anchor in (
        ("before", "(?:{})$"),
        ("after", rf"{_ADVERB}({{}})"),
        ("inside", "(?:{})"),
        ("end", "(?:{})$"),
    ):
        weights = {word: int(weight) for place, word, weight in rows if place == side}
        longest_first = sorted(weights, key=lambda word: (-len(word), word))
        found[side] = (re.compile(anchor.format("|".join(map(re.escape, longest_first)))), weights)
    return found


def find_quoted(words: Words, taken: Sequence[Span]) -> list[EventMention]:
    """Return the quoted names outside of ``taken`` that what stands around or in them shows to be of an event.

    The head of such a mention is the name itself, its kind is empty.
    """
    text = words.text
    begun = {span.start for span in taken}
    found: list[EventMention] = []
    for match in _QUOTED.finditer(text):
        if any(span.start < match.end() and match.start() < span.end for span in taken):
            continue
        if _CLASS.search(match[1]):
            continue
        if _BODY.search(match[1]) and _ACCOUNT.match(text, match.end()):
            continue
        if _OFFICE.search(match[1]) and not _OPENS.match(text, match.end()):
            continue
        start, end = match.start(), issue_end(text, match.end())
        issue = _ISSUE.search(text, max(0, start - _REACH), start)
        if is_means(text, Span(start, end)) or _is_theme(text, end, begun) or named_as_whole(text, Span(start, end)):
            continue
        if issue or end > match.end() or _is_run(text, end) or _weight(text, match) >= _ENOUGH:
            span = Span(issue.start() if issue else start, end)
            found.append(EventMention(span, span, "", "quoted", form_of(text, span.start, span.start, end)))
    return found


def _is_run(text: str, end: int) -> bool:
    """Tell whether words behind a quote that ends at ``end`` say who runs it, or that it opens as a course."""
    return _RUN_BY.match(text, end) is not None or _TEACHES.match(text, end) is not None


def _is_theme(text: str, end: int, begun: Collection[int]) -> bool:
    """Tell whether a quote that ends at ``end`` tells what fairs are about: “乡村振兴”“灵活就业”等|专场招聘会."""
    rest = _REST_OF_LIST.match(text, end)
    return rest is not None and rest.end() in begun


def _weight(text: str, match: re.Match[str]) -> int:
    contexts = _contexts()
    start, end = match.span()
    weight = 0
    pattern, weights = contexts["before"]
    before = pattern.search(text, max(0, start - _REACH), start)
    named = weights[before.group()] if before else int(text[start - 1 : start] in _GAPS)
    works = subjects("work").search(match[1]) is not None
    if not works and _CALLED.search(text, max(0, start - _CALLED_REACH), start):
        return 0
    weight += named
    pattern, weights = contexts["after"]
    after = pattern.match(text, end)
    weight += weights[after[1]] if after else 0
    pattern, weights = contexts["inside"]
    inside = max((weights[word] for word in pattern.findall(match[1])), default=0)
    # What is said to be called so may be a phrase of daily life: 题目就叫“我妈的流水线”.
    weight += inside if named < _ENOUGH else max(inside, 0)
    pattern, weights = contexts["end"]
    weight += 1 if pattern.search(match[1]) else 0
    weight += 1 if works else 0
    return weight - (2 if _PAUSE.search(match[1]) else 0)
