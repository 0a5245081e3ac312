"""Finds the phrases that end with a head."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.annotate.events.form import form_of
from kg.annotate.events.generic import held_by_many, is_aim, is_means, is_slogan_of_section
from kg.annotate.events.left_edge import left_edge
from kg.annotate.events.lexicon import Head, decoy_automaton, head_automaton
from kg.annotate.events.meaning import Phrase, is_given, means_event
from kg.annotate.events.right_edge import right_edge
from kg.annotate.events.whereabouts import where_left
from kg.annotate.events.words import Words
from kg.datamodel import EventMention, Span

_LONGEST_QUOTE = 26
_NO_NAME = re.compile(r"[“”，。；：！？我你您他她咱这那了吗呢吧]")
_LONGEST_OWNER = 14
_POINTER = re.compile(r"[那这]一?[场次趟期届]\Z")
_LONGEST_POINTER = 3
_LONGEST_DASH = 3
_PROGRAMME = re.compile(r"“[^“”。，；\n]{0,18}(?:行动|[援招服宣就求揽引抢返送促用聘][^“”。，；\n]{0,4}[月周季])”\Z")
_LONGEST_PROGRAMME = 24
_OF_PROGRAMME = frozenset(("活动", "专项活动", "主题活动", "系列活动"))
# 市里的招聘会, 连续一个月的招聘会
_TELLING = re.compile(r"[省市县区州旗镇乡村][里上]\Z")
_LASTING = re.compile(r"(?:连续|持续|为期)[一两二三四五六七八九十\d]+(?:天|日|个?月|周)的\Z")
_BOUND_FOR = re.compile(r"(?:到|赴|往|至|达|向)(?:[\u4e00-\u9fff]{2,7}、)*\Z")
"""开往广州、|上海|的专列: where something goes is not its owner."""
_FURTHEST = 16
_OPENED = re.compile(
    r"(?:驿站|零工市场|人才市场|人力资源市场|工作站|服务站|超市|之家)（[^（）\n]{1,8}）(?:开张|揭牌|挂牌|启用|开业)"
)
_OPENING = Head("开张", "LaunchCeremony", "name", "")


def find_named(words: Words) -> list[EventMention]:
    """Return the phrases of a text that end with a head, in order; of heads in one phrase the last is kept."""
    text = words.text
    found: list[EventMention] = []
    for head_span, plain in _heads(text):
        head = _as_programme(text, head_span, plain)
        span = _span(words, head_span, head)
        phrase = Phrase(words, span, head_span, head, form_of(text, span.start, head_span.start, span.end))
        form = phrase.form
        if is_given(phrase):
            form = "given" if form == "bare" else form
        elif not means_event(phrase) or _is_general(text, span, head_span, head):
            continue
        elif form == "bare" and held_by_many(text, span, head):
            form = "many"
        while found and (found[-1].span.end > span.start or _goes_on(text, found[-1], span, head)):
            span = Span(min(span.start, found.pop().span.start), span.end)
        found.append(EventMention(span, phrase.head_span, head.kind, head.rank, form))
    return found


def _is_general(text: str, span: Span, head_span: Span, head: Head) -> bool:
    """Tell whether a phrase speaks of what is done in general."""
    return is_means(text, span) or is_aim(text, span, head_span, head) or is_slogan_of_section(text, span, head)


def _heads(text: str) -> list[tuple[Span, Head]]:
    """Return the heads of a text that no other word reaches into: 班 in 夜班, 职业培训 in 职业培训学校."""
    automaton, known = head_automaton()
    decoys = [Span(start, end) for start, end, _ in decoy_automaton().find(text)]
    found: list[tuple[Span, Head]] = []
    place = 0
    for start, end, number in _longest(automaton.find_overlapping(text)):
        while place < len(decoys) and decoys[place].end <= start:
            place += 1
        near = [decoy for decoy in decoys[place : place + 3] if decoy.start < end]
        if all(start <= decoy.start and decoy.end <= end for decoy in near):
            found.append((Span(start, end), known[number]))
    found += [(Span(*match.span()), _OPENING) for match in _OPENED.finditer(text)]
    return sorted(found, key=lambda pair: pair[0])


def _longest(matches: Iterable[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Return the heads that no other head holds; of two that share characters (夜市招聘, 招聘会) the later one."""
    kept: list[tuple[int, int, int]] = []
    for start, end, number in sorted(matches, key=lambda match: (match[1], -match[0])):
        while kept and kept[-1][1] > start:
            kept.pop()
        kept.append((start, end, number))
    return kept


def _span(words: Words, head_span: Span, head: Head) -> Span:
    """Return the phrase around a head, with the name that it ends and the place that it belongs to."""
    text = words.text
    start, end = head_span
    left = left_edge(words, start, head)
    if text.startswith("”", end) and text.count("“", left, end) == text.count("”", left, end):
        left = _whole_quote(words, left, end, head)
    elif left == start and text[left - 1 : left] == "的":
        left = _with_owner(words, left, head)
    pointer = _POINTER.search(text, max(0, left - _LONGEST_POINTER), left)
    if pointer:
        left = _pointed_out(words, left, pointer.start())
    return Span(left, right_edge(text, left, end))


def _as_programme(text: str, head_span: Span, head: Head) -> Head:
    """Return the head as that of a campaign where a quote in front says so: “民营企业招聘周”|活动."""
    if head.kind != "JobFair" or head.word not in _OF_PROGRAMME or text[head_span.start - 1 : head_span.start] != "”":
        return head
    named = _PROGRAMME.search(text, max(0, head_span.start - _LONGEST_PROGRAMME), head_span.start)
    return head._replace(kind="Campaign") if named else head


def _goes_on(text: str, last: EventMention, span: Span, head: Head) -> bool:
    """Tell whether a dash ties a fair to the campaign whose name stands before it: “就业暖心”服务活动——灌阳县招聘会."""
    tied = 0 < span.start - last.span.end < _LONGEST_DASH and not text[last.span.end : span.start].strip("—─-")
    return tied and last.kind == "Campaign" and head.kind != "Campaign" and last.form in ("bare", "new")


def _pointed_out(words: Words, left: int, pointer: int) -> int:
    """Return where the place or day begins that tells which one is pointed at: 城关镇|那次|早市摆摊."""
    where = where_left(words, pointer, True)
    return where if pointer - where > 1 else left


def _whole_quote(words: Words, left: int, end: int, head: Head) -> int:
    """Return where a name begins that is quoted from further left on, and what stands in front of the quote."""
    text = words.text
    opened = text.rfind("“", max(0, end - _LONGEST_QUOTE), left)
    if opened < 0 or _NO_NAME.search(text, opened + 1, left) is not None:
        return left
    further = left_edge(words, opened, head) if text[opened - 1 : opened] != "”" else opened
    return further if opened - further > 1 else opened + 1


def _with_owner(words: Words, left: int, head: Head) -> int:
    """Return where the owner begins whom 的 ties to a bare head: 贺兰县|的|招聘会, 制鞋产业|的|专场."""
    lasting = _LASTING.search(words.text, max(0, left - _LONGEST_OWNER), left)
    if lasting and head.rank == "name":
        return lasting.start()
    owner = left_edge(words, left - 1, head)
    if head.kind == "Outreach" and _BOUND_FOR.search(words.text, max(0, owner - _FURTHEST), owner):
        return left
    if not 1 < left - 1 - owner <= _LONGEST_OWNER:
        return left
    if head.rank != "name":
        return owner
    last = words.before(left - 1)
    telling = _TELLING.search(words.text, owner, left - 1)
    return owner if telling or (last is not None and last.role == "place") else left
