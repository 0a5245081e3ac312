"""Finds the posts that somebody recruits for, with the number wanted and the pay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.annotate.pay import find_pay
from kg.annotate.post_items import (
    FAINT,
    STRONG,
    WEAK,
    Clause,
    Item,
    Token,
    clauses_of,
    is_headcount,
    tokens_of,
)
from kg.annotate.post_names import END, TITLE, UNKNOWN, WORD, Name, same_post
from kg.datamodel import OrganisationMention, PostMention, Quantity, Span

_SENTENCE = re.compile(r"[^。！？!?\n]+")
_COURSE = re.compile(r"班(?![长组次车])|培训|课程|体验|专业")
_SEVERAL = re.compile(r"等[^，。；！？\n]{1,4}[家户]")
_TRIGGER = re.compile(r"[招缺岗聘薪要元]|[急需]需|职位|需要|[工员师人][、和到]")


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
    fixed = _fixed(text, quantities, organisations)
    found: list[PostMention] = []
    place = 0
    for match in _SENTENCE.finditer(text):
        while place < len(fixed) and fixed[place].span.start < match.start():
            place += 1
        stop = place
        while stop < len(fixed) and fixed[stop].span.start < match.end():
            stop += 1
        if _TRIGGER.search(text, *match.span()) or any(
            token.kind in {"count", "pay", "body"} for token in fixed[place:stop]
        ):
            found.extend(_posts_of(text, Span(*match.span()), fixed[place:stop]))
        place = stop
    return tuple(found)


def _fixed(text: str, quantities: Sequence[Quantity], organisations: Sequence[OrganisationMention]) -> list[Token]:
    """Return bodies, pays and numbers in order; a pay goes before a body, a body before a number."""
    ranked = [(span.start, 0, -span.end, Token("pay", span)) for span in find_pay(text)]
    ranked += [(body.span.start, 1, -body.span.end, Token("body", body.span)) for body in organisations]
    for quantity in quantities:
        kind = "count" if is_headcount(text, quantity) else "other"
        ranked.append((quantity.span.start, 2, -quantity.span.end, Token(kind, quantity.span, 0, quantity)))
    return [token for *_, token in sorted(ranked, key=lambda row: row[:3])]


def _posts_of(text: str, span: Span, fixed: Sequence[Token]) -> Iterator[PostMention]:
    """Yield the posts of one sentence."""
    clauses = clauses_of(text, tokens_of(text, span, fixed))
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
        yield PostMention(post.span, number, post.count.span if post.count and number else None, post.salary)


def _enter(sentence: _Sentence, clause: Clause, before: Clause | None) -> None:
    """Settle which recruiting verb or header holds for a clause."""
    if before and clause.mark in {"colon", "gap"} and (before.items[-1].closing in {"body", "noun"}):
        sentence.header = True
    said = max(item.force for item in clause.items)
    if said:
        sentence.force = said
    elif sentence.header:
        sentence.force = STRONG
    elif clause.mark != "comma" or not sentence.groups or sentence.qualified:
        sentence.force = 0


def _group(sentence: _Sentence, clause: Clause, following: Clause | None) -> list[_Post]:
    """Return the posts of a clause with the numbers said of each."""
    items = [item for item in clause.items if item.names]
    grades = [name.grade for item in items for name in item.names]
    led = sentence.force if sentence.header else 0
    wanted: list[tuple[Item, list[Name]]] = []
    for item in items:
        led = max(led, item.force if item.led else 0)
        if item.pays and _taken_up(sentence, item) is not None:
            continue
        evidence = _evidence(sentence, item, grades, following)._replace(led=led)
        names = [name for name in item.names if evidence.admits(name.grade)]
        if names:
            wanted.append((item, names))
        led = max(led, item.force)
    if wanted and led < STRONG and _COURSE.search(sentence.text, wanted[-1][1][-1].span.end, clause.items[-1].span.end):
        return []
    return _with_counts(sentence.text, clause, wanted)


class _Evidence(NamedTuple):
    """What stands beside a phrase that may name a post."""

    force: int
    """Of the recruiting verb of the clause, wherever it stands."""
    led: int
    """Of a verb or a header in front of the phrase."""
    counted: bool
    of_people: bool
    """The number, if there is one, counts people and nothing else (名, 人)."""
    counted_before: bool
    """The number stands in front: 两名装卸工."""
    paid: bool
    listed: int
    """How many names the list holds."""
    certain: bool
    """A known post is in the same list."""
    noun: bool
    owned: bool
    chosen: bool
    """Somebody picks the post: 相中某公司的维修工."""
    plain: bool
    """The clause is the phrase and a number of people, nothing else: 前厅接待4人."""

    def admits(self, grade: int) -> bool:
        """Whether a phrase of this grade is a post here."""
        listed = self.listed > 1
        if grade == END:
            counted = self.counted and (not self.counted_before or listed or self.noun)
            said = self.force >= WEAK or (self.force == FAINT and (listed or self.counted))
            return (
                said or counted or self.paid or self.noun or self.listed > 2 or self.chosen or (self.owned and listed)
            )
        if grade == TITLE:
            said = self.led == STRONG or (self.owned and self.certain)
            return self.noun or self.paid or (self.counted and (self.led > 0 or listed)) or (said and listed)
        if grade == WORD:
            if self.force >= WEAK:
                return self.counted or self.paid or self.noun or listed
            return (
                self.plain
                or (self.counted and self.of_people and (listed or self.led > 0))
                or (self.paid and (self.owned or listed))
            )
        return (
            grade == UNKNOWN and self.counted and self.of_people and (self.led == STRONG or (self.certain and listed))
        )


def _evidence(sentence: _Sentence, item: Item, grades: Sequence[int], following: Clause | None) -> _Evidence:
    counted, paid = _backed(following)
    return _Evidence(
        force=sentence.force,
        led=0,
        counted=item.count is not None or counted,
        of_people=item.count is None or item.count.classifier != "个",
        counted_before=item.count is not None and item.count.span.start < item.names[0].span.start,
        paid=bool(item.pays) or paid,
        listed=len(grades),
        certain=max(grades) >= WORD,
        noun=item.noun,
        owned=item.owned,
        chosen=item.chosen,
        plain=item.plain,
    )


def _backed(following: Clause | None) -> tuple[bool, bool]:
    """Return whether the next clause is nothing but a number, or a pay, said of what stands in front."""
    if following is None or following.mark != "comma" or len(following.items) != 1:
        return False, False
    item = following.items[0]
    if any(name.grade >= WORD for name in item.names):
        return False, False
    return item.count is not None and not item.names, bool(item.pays)


def _with_counts(text: str, clause: Clause, wanted: Sequence[tuple[Item, list[Name]]]) -> list[_Post]:
    """Return the posts of a list; a number said of several together is none of theirs."""
    counts = [item.count for item, _ in wanted]
    joint = any(item.total for item, _ in wanted) or _shared_by_several(text, clause, wanted)
    if len(wanted) > 1 and sum(count is not None for count in counts) == 1:
        last, first = wanted[-1][0], wanted[0][0]
        in_front = first.count is not None and first.count.span.start < first.names[0].span.start
        joint = joint or last.count is not None or in_front
    posts: list[_Post] = []
    for item, names in wanted:
        shared = joint or len(names) > 1
        inner = item.pays[0] if item.pays else None
        for name in names:
            places = item.count is not None and item.count.classifier == "个" and text[name.span.end - 1] == "岗"
            posts.append(_Post(name.span, None if shared or places else item.count, inner))
    return posts


def _shared_by_several(text: str, clause: Clause, wanted: Sequence[tuple[Item, list[Name]]]) -> bool:
    """Whether several employers want the number together (…等7家要女工240名)."""
    return bool(wanted) and _SEVERAL.search(text, clause.items[0].span.start, wanted[0][1][0].span.start) is not None


def _link_count(sentence: _Sentence, clause: Clause) -> None:
    """Give a number that stands alone (要25个, 名额五个) to the one post in front."""
    item = clause.items[0]
    if len(clause.items) > 1 or item.count is None or item.total or not sentence.groups:
        return
    bare = not any(name.grade for name in item.names) and not item.noun
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
