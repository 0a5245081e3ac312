"""Finds the employer that recruits for a post.

It is looked for where a reader would: in front of the post in its own clause or sentence, at the head of the row or
the list it stands in, behind it where the sentence says so, behind the quotation it is spoken in, and last in the
sentences before, as long as they keep speaking of one employer.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from kg.datamodel import OrganisationMention, PersonMention, PostMention, Span
from kg.extract.employing import may_employ, whole_employer
from kg.extract.other_subjects import UNNAMED, speaks_of_others
from kg.extract.unlisted_employers import employer_in_front, firm_of, without_lead

_SEGMENT_ENDS = "。！？!?；;\n"
_SEGMENT_END = re.compile(f"[{_SEGMENT_ENDS}]")
_LISTED_WITH_MORE = re.compile(r"[”）]?等(?:[^，。；]{0,6}家|(?=[^，。；家]{0,12}(?:职位|岗位|\d)))")
_LIST_OF_POSTS = re.compile(r"[^，。；\n]{0,60}?等[^，。；\n]{0,10}?(?:岗|职位|工种|\d)")
_LIST_GAP = re.compile(r"(?:（[^）\d]*）)?(?:[、和及与]|以及)(?:[^，。；、]{1,8}的)?")
_OTHER_OWNER = re.compile(r"[、，][^、，。；的]{2,8}的\Z")
_CUT_LONGEST = 4
"""So many characters at most may have been cut off from the beginning of a name."""
_IS_OF = re.compile(
    r"(?:岗位?)?(?:[\d一二三四五六七八九十百两]{1,4}余?[名人个])?的?(?:，?(?:则|就|便)?是|的)(?:还有|主要有|主要是|有|是|就是|则是|企业是|单位是)?(?=[\u3400-\u9fff])"
)
_POINTS_BACK = re.compile(
    "(?:目前|现在|眼下|今年|此次|这次|如今|节后|“)*，?(?:公司|企业|厂[里方]|店[里方]|院方|校方|集团|[该其][公企厂店院校单集]|他们|她们|这家)"
)
_ALONE = re.compile(
    r"(?:（[^）\n]*）)?[ \u3000】》”]*"
    r"(?:招聘|诚聘|急聘|急招|招工|用工|需求|岗位|职位|信息|公告|启事|一览|如下|工种|及|待遇)*[：:]?\s*"
)
_HEADLINE = re.compile(
    r"(?:[\d一二三四五六七八九十]{1,2}[.．、）)]|[^\w\s，。；：“”（）]|[ \u3000])*"
    r"(?:(?:用人|用工|招聘)?(?:单位|企业)(?:名称)?[：:])?"
    r"(?P<name>(?:(?![的了在是有和与就都我你他这那])[\u3400-\u9fffA-Za-z·]){4,20})(?:（[^）\n]*）)?"
    r"[ \u3000】》”]*[：:]?\s*$"
)
_NUMBERED = re.compile(r"\d|[一二两三四五六七八九十][名人]|若干|不限")
_ROW_LONGEST = 120
_Taken: TypeAlias = tuple[PostMention, tuple[OrganisationMention, ...]]
"""A post and who recruits for it."""
_REACH = 2
"""How many sentences back an employer stays in focus."""


class _Page(NamedTuple):
    text: str
    bodies: tuple[OrganisationMention, ...]
    """All that could employ, in order."""
    starts: tuple[int, ...]
    refused: tuple[Span, ...]
    """Where bodies stand that recruit for others: agencies, authorities, associations."""
    speakers: dict[str, OrganisationMention]
    """By the name of a person with an office, the employer that the office is at."""

    def between(self, start: int, end: int) -> tuple[OrganisationMention, ...]:
        """Return the bodies that lie in a stretch of the text."""
        low, high = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return tuple([body for body in self.bodies[low:high] if body.span.end <= end])


def offers(
    text: str,
    posts: Sequence[PostMention],
    organisations: Sequence[OrganisationMention],
    people: Sequence[PersonMention] = (),
) -> list[tuple[OrganisationMention, PostMention]]:
    """Return each post with the employer that recruits for it, in order of the posts; posts without one are left out.

    Spans count in ``text``. ``people`` tell for whom somebody speaks who was introduced before. A post
    offered by several named employers together comes once for each of them.
    """
    bodies = tuple(sorted((body for body in organisations if may_employ(text, body)), key=lambda body: body.span))
    employing = {body.span for body in bodies}
    refused = tuple(body.span for body in organisations if body.certain and body.span not in employing)
    page = _Page(text, bodies, tuple(body.span.start for body in bodies), refused, _speakers(text, bodies, people))
    taken: list[_Taken] = []
    last: _Taken | None = None
    for post in sorted(posts, key=lambda post: post.span):
        employers = _employers(page, post, last)
        employers = tuple(without_lead(whole_employer(text, each)) for each in employers)
        last = (post, employers)
        taken.append(last)
    return [(employer, post) for post, employers in _each_its_own(text, taken) for employer in employers]


def _each_its_own(text: str, taken: Sequence[_Taken]) -> Iterator[_Taken]:
    """Yield the posts with their employers, those of a list dealt out in its order: 甲、乙分别招焊工3名、电工2名.

    Where there are not as many posts as employers, it is not told which is whose.
    """
    for employers, run in groupby(taken, key=lambda pair: pair[1]):
        posts = [post for post, _ in run]
        dealt = len(employers) > 1 and len(posts) > 1
        if not dealt or "分别" not in text[employers[-1].span.end : posts[0].span.start]:
            yield from ((post, employers) for post in posts)
        elif len(posts) == len(employers):
            yield from ((post, (employer,)) for post, employer in zip(posts, employers, strict=True))


def _speakers(
    text: str, bodies: Sequence[OrganisationMention], people: Sequence[PersonMention]
) -> dict[str, OrganisationMention]:
    """Return, by a person's name, the employer whose office the person holds."""
    found: dict[str, OrganisationMention] = {}
    for person in people:
        for held in (office.body for office in person.offices if office.body is not None):
            at = next((b for b in bodies if b.span.start < held.end and held.start < b.span.end), None)
            body = at or firm_of(text, held)
            if body is not None:
                found[person.name] = body
    return found


def _employers(page: _Page, post: PostMention, last: _Taken | None) -> tuple[OrganisationMention, ...]:
    """Return who recruits for a post: from the nearest place that tells."""
    text = page.text
    line = text.rfind("\n", 0, post.span.start) + 1
    segment = _segment_start(text, post.span.start, line)
    named = _named(page, post, segment)
    if named is not None:
        return named
    if last is not None and last[0].span.start >= segment:
        return last[1]
    if speaks_of_others(text[segment : post.span.start]):
        return ()
    speaker = _speaker(page, post, line)
    if speaker:
        return speaker
    if last is not None and last[0].span.start >= line and "。" not in text[last[0].span.end : segment]:
        return last[1]
    return _behind(page, post) or _in_focus(page, segment, line, post.span) or _of_header(page, line)


def _behind(page: _Page, post: PostMention) -> tuple[OrganisationMention, ...]:
    """Return the employers that a sentence names behind the post: 要焊工的还有某某公司."""
    link = _IS_OF.match(page.text, post.span.end)
    if link is None:
        return ()
    named = page.between(link.end(), _segment_end(page.text, link.end()))
    if not named or named[0].span.start > link.end():
        return ()
    group = [named[0]]
    for body in named[1:]:
        if not _LIST_GAP.fullmatch(page.text, group[-1].span.end, body.span.start):
            break
        group.append(body)
    return tuple(group)


def _named(page: _Page, post: PostMention, segment: int) -> tuple[OrganisationMention, ...] | None:
    """Return the employers named in front of a post in its sentence; None where no body stands there."""
    bodies = page.between(segment, post.span.start)
    unlisted = employer_in_front(page.text, Span(segment, post.span.start), page.bodies)
    if unlisted is not None and any(unlisted.span.start < b.end and b.start < unlisted.span.end for b in page.refused):
        unlisted = None
    if unlisted is not None and (not bodies or _goes_before(unlisted, bodies[-1])):
        return (unlisted,)
    return _of_clause(page, bodies, post) if bodies else None


def _goes_before(unlisted: OrganisationMention, body: OrganisationMention) -> bool:
    """Return whether an employer stands behind a body, or is what that body is a piece of."""
    if unlisted.span.start >= body.span.end:
        return True
    ahead = body.span.start - unlisted.span.start
    longer = body.span.end < unlisted.span.end and not body.certain
    return (ahead >= 0 and longer) or (0 < ahead <= _CUT_LONGEST and body.span.end == unlisted.span.end)


def _segment_start(text: str, place: int, line: int) -> int:
    """Return where the part of the sentence begins in which ``place`` lies."""
    return max(line, *(text.rfind(mark, line, place) + 1 for mark in _SEGMENT_ENDS))


def _segment_end(text: str, place: int) -> int:
    end = _SEGMENT_END.search(text, place)
    return end.start() if end else len(text)


def _of_clause(
    page: _Page, named: tuple[OrganisationMention, ...], post: PostMention
) -> tuple[OrganisationMention, ...]:
    """Return the employers among the bodies in front of a post in its sentence."""
    nearest = named[-1]
    group = [nearest]
    for body in reversed(named[:-1]):
        if not _LIST_GAP.fullmatch(page.text, body.span.end, group[0].span.start):
            break
        group.insert(0, body)
    begin = nearest.span.end
    more = _LISTED_WITH_MORE.match(page.text, begin)
    between = page.text[more.end() if more else begin : post.span.start]
    if more and (re.search(r"[，：]", between) or _are_of_all(page, post, more[0], len(group))):
        return ()  # 甲公司、乙公司等43家报名，焊工最缺人: all 43 together
    if "后者" in between:
        return (group[-1],)
    if "前者" in between:
        return (group[0],)
    if UNNAMED.search(between) or _OTHER_OWNER.search(between):
        return ()
    return (nearest,) if between == "的" else tuple(group)


def _are_of_all(page: _Page, post: PostMention, words: str, named: int) -> bool:
    """Return whether a list of posts is that of more employers than the named ones: 等45家提供保洁、保安等岗位960个."""
    count = re.search(r"\d+", words)
    return count is not None and int(count[0]) > named and _LIST_OF_POSTS.match(page.text, post.span.end) is not None


def _speaker(page: _Page, post: PostMention, line: int) -> tuple[OrganisationMention, ...]:
    """Return the employer for whom somebody speaks the words that the post stands in."""
    text = page.text
    opened = text.rfind("“", line, post.span.start)
    if opened < 0 or text.find("”", opened, post.span.start) >= 0:
        return ()
    closed = text.find("”", post.span.end)
    if closed < 0:
        return ()
    frames = (
        Span(closed + 1, min(_segment_end(text, closed + 1), closed + 50)),
        Span(_segment_start(text, opened, line), opened),
    )
    for frame, nearest in zip(frames, (0, -1), strict=True):
        said = page.between(*frame)
        if said:
            return (said[nearest],)
        known = [body for name, body in page.speakers.items() if name in text[frame.start : frame.end]]
        if known:
            return (known[0],)
    return ()


def _in_focus(page: _Page, segment: int, line: int, post: Span) -> tuple[OrganisationMention, ...]:
    """Return the employer that the sentences in front speak of, if this one goes on about it."""
    text, end = page.text, post.end
    if UNNAMED.search(text, end, _segment_end(text, end)):
        return ()  # 焊工、电工最抢手，57家企业都在招
    start = segment
    for _ in range(_REACH):
        if start <= line:
            return _in_paragraph_before(page, line) if _POINTS_BACK.match(text, segment, post.start) else ()
        start, end = _segment_start(text, start - 1, line), start
        if any(_LISTED_WITH_MORE.match(text, body.span.end) for body in page.between(start, end)):
            return ()  # 甲公司、乙公司等43家到会。空岗1300个，以保洁为主: all 43 together
        named = tuple(body for body in page.between(start, end) if body.certain or body.span.start <= start + 1)
        if named:
            return named[-1:]
        if UNNAMED.search(text, start, end):
            return ()
    return ()


def _in_paragraph_before(page: _Page, line: int) -> tuple[OrganisationMention, ...]:
    """Return the employer named last in the paragraph before, for a sentence that speaks of 公司, 该厂, 他们."""
    start = page.text.rfind("\n", 0, max(0, line - 1)) + 1
    named = tuple(body for body in page.between(start, line) if body.certain)
    return named[-1:]


def _of_header(page: _Page, line: int) -> tuple[OrganisationMention, ...]:
    """Return the employer that stands alone on a line above, with nothing but rows of posts in between."""
    text, rows = page.text, True
    while line > 0:
        start = text.rfind("\n", 0, line - 1) + 1
        named = page.between(start, line)
        if named:
            return named[:1] if _ALONE.fullmatch(text, named[0].span.end, line) else ()
        head = _HEADLINE.match(text, start, line) if rows else None
        firm = firm_of(text, Span(*head.span("name"))) if head is not None else None
        if firm is not None:
            return (firm,)
        if line - start > _ROW_LONGEST:
            return ()
        rows = rows and (line - start <= 1 or _NUMBERED.search(text, start, line) is not None)
        line = start
    return ()
