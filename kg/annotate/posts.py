"""Finds the posts that somebody recruits for, with the number wanted and the pay."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from kg.annotate.pay import find_pay, read_pay
from kg.annotate.post_evidence import evidence_for
from kg.annotate.post_items import Clause, Item, clauses_of
from kg.annotate.post_names import WORD, Name, ending_places, same_post
from kg.annotate.post_records import find_record_posts
from kg.annotate.post_tables import find_table_posts
from kg.annotate.post_tokens import (
    FAINT,
    STRONG,
    WEAK,
    CueText,
    Token,
    find_cues,
    fixed_in,
    fixed_tokens,
    tokens_in,
    verb_places,
    with_text,
)
from kg.datamodel import OrganisationMention, PostMention, Quantity, Span

_COURSE = re.compile(r"班(?![长组次车])|培训|课程|体验|专业")
_SEVERAL = re.compile(r"等[^，。；！？\n]{1,4}[家户]")
_ITEM = re.compile(
    r"[ \u3000]*[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[①-⑳])(?:[.．、)）·](?!\d)|(?<=[①-⑳]))[ \u3000]*"
)
_SENTENCE = re.compile(r"[^。！？!?\n]+")
_AHEAD, _BEHIND, _CLOSE = 30, 12, 10
"""How far a recruiting verb may stand in front of the end of a post's name, how far behind it, and how far a
number of people may stand behind a verb for what is between them to be looked at."""
_OPENS_ROW = frozenset({"colon", "gap", "semi"})
_OPENS_POST = frozenset({"start", "semi"})
_ROW = re.compile(r"[：\u3000]")
_BESIDE = re.compile(
    r"(?:（[^）\n]{1,8}）)?"
    r"(?:的?(?:岗|缺口|名额|空缺)|[、和及到]|等|[ \u3000（，]*[\d一二三四五六七八九十百几两]{1,4}余?[名人])"
)


@dataclass
class _Post:
    """A post under way: number and pay are found after the name."""

    span: Span
    count: Quantity | None = None
    salary: Span | None = None


@dataclass
class _Sentence:
    """What has been read of a sentence so far."""

    text: str
    force: int = 0
    header: bool = False
    """A body or a word for posts stands in front with a colon or a gap: all that follows is listed."""
    groups: list[list[_Post]] = field(default_factory=list)
    """Posts by clause, since the last full stop."""
    open_from: int = 0
    """Index of the first group that a pay still to come may speak of."""
    qualified: bool = False
    """Other words (持证, 大专以上) stand between the last post and here."""


def find_posts(
    text: str, quantities: Sequence[Quantity], organisations: Sequence[OrganisationMention]
) -> tuple[PostMention, ...]:
    """Return the posts wanted in a text, in order.

    A phrase is a post where its ending says so (工, 师, 操作员) or a recruiting verb, a number of people or
    a list of posts stands beside it. A number or a pay said of several posts together is left out, the
    pay only where the text does not give it to each. Seekers' wishes and lists of a whole fair are read
    too: who recruits is not decided here.
    """
    page = find_cues(text, fixed_tokens(text, find_pay(text), quantities, organisations))
    endings = ending_places(text)
    found, rows = find_table_posts(text)
    recorded, lines = find_record_posts(text)
    found, rows = [*found, *recorded], [*rows, *lines]
    tabled = {row.start for row in rows}
    for match in _SENTENCE.finditer(text):
        sentence = _without_number(text, Span(*match.span()))
        if tabled and text.rfind("\n", 0, sentence.start) + 1 in tabled:
            continue
        named = endings[bisect_right(endings, sentence.start) : bisect_right(endings, sentence.end)]
        kinds = {token.kind for token in fixed_in(page, sentence)}
        if not _may_hold_posts(page, sentence, named, kinds):
            continue
        tokens = tokens_in(page, sentence)
        if named or _wants_unknown(tokens):
            found.extend(_posts_of(text, with_text(text, sentence, tokens)))
    return tuple(sorted(found, key=lambda post: post.span)) if rows else tuple(found)


def _without_number(text: str, sentence: Span) -> Span:
    """Return a sentence without the number of an item that it begins with: 1.前厅接待5名."""
    number = _ITEM.match(text, *sentence) if text[sentence.start - 1 : sentence.start] in ("\n", "") else None
    return sentence if number is None else Span(number.end(), sentence.end)


def _may_hold_posts(page: CueText, sentence: Span, endings: Sequence[int], kinds: set[str]) -> bool:
    """Whether a sentence is worth reading closely: most are not, and it takes time.

    ``endings`` are the places in it where a post's name may end, ``kinds`` those of its fixed tokens.
    """
    if not endings:
        return "count" in kinds
    if "pay" in kinds or any(_BESIDE.match(page.text, place) for place in endings):
        return True
    if "count" in kinds and _ROW.search(page.text, *sentence):
        return True
    verbs = verb_places(page, sentence, FAINT if "count" in kinds else WEAK)
    return any(-_AHEAD < verb - place < _BEHIND for verb in verbs for place in endings)


def _wants_unknown(tokens: Sequence[Token]) -> bool:
    """Whether a number of people stands close behind a strong verb or in an employer's row: 招码垛手12名."""
    if any(first.kind == "body" and second.kind in {"colon", "gap"} for first, second in pairwise(tokens)):
        return True
    verbs = [token.span.end for token in tokens if token.force == STRONG]
    counts = [token.span.start for token in tokens if token.kind == "count"]
    return any(0 <= count - verb < _CLOSE for verb in verbs for count in counts)


def _posts_of(text: str, tokens: Sequence[Token]) -> Iterator[PostMention]:
    """Yield the posts of one sentence."""
    clauses = clauses_of(text, tokens)
    sentence = _Sentence(text)
    for place, clause in enumerate(clauses):
        _enter(sentence, clause, clauses[place - 1] if place else None)
        following = clauses[place + 1] if place + 1 < len(clauses) else None
        group = _group(sentence, clause, following)
        if group:
            if sentence.qualified or clause.mark == "semi":
                sentence.open_from = len(sentence.groups)
            sentence.groups.append(group)
            sentence.qualified = False
        else:
            _link_count(sentence, clause)
        _link_pays(sentence, clause, bool(group))
    for post in sorted((post for group in sentence.groups for post in group), key=lambda post: post.span):
        value = post.count.value if post.count else None
        number = int(value) if value is not None else None
        pay = read_pay(text[post.salary.start : post.salary.end]) if post.salary else None
        yield PostMention(post.span, number, post.count.span if post.count and number else None, post.salary, pay)


def _enter(sentence: _Sentence, clause: Clause, before: Clause | None) -> None:
    """Settle which recruiting verb or header holds for a clause."""
    if before and clause.mark in {"colon", "gap"} and (before.items[-1].closing in {"body", "noun"}):
        sentence.header = True
    said = max(item.force for item in clause.items)
    if said:
        sentence.force = said
    elif sentence.header:
        sentence.force = STRONG
    elif before and clause.mark == "colon" and sentence.force and not any(item.best >= WORD for item in before.items):
        sentence.force = max(sentence.force, WEAK)  # 只收一样：贴片操作工
    elif clause.mark != "comma" or not sentence.groups or sentence.qualified:
        sentence.force = 0


def _group(sentence: _Sentence, clause: Clause, following: Clause | None) -> list[_Post]:
    """Return the posts of a clause with the numbers said of each."""
    items = _with_fields([item for item in clause.items if item.names])
    grades = [name.grade for item in items for name in item.names]
    noun, owned = any(item.noun for item in items), any(item.owned for item in items)
    led = sentence.force if sentence.header else 0
    heads = clause.mark in _OPENS_POST and len(clause.items) == 1 and len(grades) == 1
    each = bool(items) and _is_said_of_each(sentence.text, items[-1].count)
    wanted: list[tuple[Item, list[Name]]] = []
    for item in items:
        led = max(led, item.force if item.led else 0)
        if item.pays and _taken_up(sentence, item) is not None:
            continue
        evidence = evidence_for(item, sentence.force, grades, following, heads_row=heads)
        plain = evidence.plain or (item.plain and (bool(sentence.groups) or clause.mark in _OPENS_ROW))
        evidence = evidence._replace(
            counted=evidence.counted or each,
            led=led,
            plain=plain,
            noun=item.noun or (noun and len(grades) > 1),
            owned=owned,
        )
        names = [name for name in item.names if evidence.admits(name.grade)]
        if names:
            wanted.append((item, names))
        led = max(led, item.force)
    if wanted and led < STRONG and _COURSE.search(sentence.text, wanted[-1][1][-1].span.end, clause.items[-1].span.end):
        return []
    return _with_counts(sentence.text, clause, wanted)


def _with_fields(items: list[Item]) -> list[Item]:
    """Return the items with a list of fields taken into the post behind it: 采矿、安全等专业人才 is one post."""
    last = items[-1] if items else None
    if last is None or last.fields < 0 or len(last.names) != 1 or any(item.best >= WORD for item in items[:-1]):
        return items
    name = last.names[0]
    last.names = [
        Name(Span(items[0].names[0].span.start if len(items) > 1 else last.fields, name.span.end), name.grade)
    ]
    return [last]


def _with_counts(text: str, clause: Clause, wanted: Sequence[tuple[Item, list[Name]]]) -> list[_Post]:
    """Return the posts of a list; a number said of several together is none of theirs."""
    counts = [item.count for item, _ in wanted]
    joint = any(item.total for item, _ in wanted) or _shared_by_several(text, clause, wanted)
    if len(wanted) > 1 and sum(count is not None for count in counts) == 1:
        last, first = wanted[-1][0], wanted[0][0]
        in_front = first.count is not None and first.count.span.start < first.names[0].span.start
        joint = joint or last.count is not None or in_front
    each = wanted[-1][0].count if wanted and _is_said_of_each(text, wanted[-1][0].count) else None
    posts: list[_Post] = []
    for item, names in wanted:
        shared = joint or len(names) > 1
        inner = item.pays[0] if item.pays else None
        for name in names:
            places = item.count is not None and item.count.classifier == "个" and text[name.span.end - 1] == "岗"
            posts.append(_Post(name.span, each or (None if shared or places else item.count), inner))
    return posts


def _is_said_of_each(text: str, count: Quantity | None) -> bool:
    """Whether a number behind a list holds for each of it: 技术员、文员各5名."""
    return count is not None and text[count.span.start - 1 : count.span.start] == "各"


def _shared_by_several(text: str, clause: Clause, wanted: Sequence[tuple[Item, list[Name]]]) -> bool:
    """Whether several employers want the number together (…等7家要女工240名)."""
    return bool(wanted) and _SEVERAL.search(text, clause.items[0].span.start, wanted[0][1][0].span.start) is not None


def _link_count(sentence: _Sentence, clause: Clause) -> None:
    """Give a number that stands alone (要25个, 名额五个) to the one post in front."""
    item = clause.items[0]
    if len(clause.items) > 1 or item.count is None or item.total or not sentence.groups:
        return
    bare = not item.best and not item.noun
    last = sentence.groups[-1]
    if bare and len(last) == 1 and last[0].count is None:
        last[0].count = item.count


def _link_pays(sentence: _Sentence, clause: Clause, grouped: bool) -> None:
    """Give the pays of a clause to the posts that they are said of."""
    for item in clause.items:
        if not item.pays:
            sentence.qualified |= (not grouped and item.extra) or (not grouped and bool(item.names))
            continue
        post = _taken_up(sentence, item)
        if post is not None:
            post.salary = item.pays[0]
        elif not grouped:
            words = sentence.text[item.span.start : item.pays[0].start]
            _spread(sentence, item.pays[0], words)


def _taken_up(sentence: _Sentence, item: Item) -> _Post | None:
    """Return the earlier post that the words in front of a pay point back at, if one."""
    if item.taken_up is None:
        return None
    word = sentence.text[item.taken_up.start : item.taken_up.end]
    for group in reversed(sentence.groups):
        for post in reversed(group):
            if same_post(sentence.text[post.span.start : post.span.end], word):
                return post
    return None


def _spread(sentence: _Sentence, pay: Span, words: str) -> None:
    """Give a pay to all posts of the run in front that have none, or to the one it names by place."""
    if not sentence.groups:
        return
    run = sentence.groups[sentence.open_from :]
    last = sentence.groups[-1]
    if "后者" in words:
        receivers = [last[-1]]
    elif "前者" in words:
        receivers = [last[0]]
    elif sentence.qualified:
        receivers = last
    else:
        receivers = [post for group in run for post in group]
    for post in receivers:
        if post.salary is None:
            post.salary = pay
    sentence.open_from = len(sentence.groups)
