"""Where the name of a public body begins, by the kind of its head."""

from __future__ import annotations

from collections.abc import Sequence

from kg.annotate.gazetteer import counties_of_township
from kg.annotate.organisations.labour_offices import is_office_of
from kg.annotate.organisations.open_names import find_open_name
from kg.annotate.organisations.page import END, Body, Page, Piece, piece_before, pieces_before
from kg.annotate.words import SEATS, Head, ends_zone, is_word

_ADMINISTRATIVE = frozenset(("organ", "placed", "zone", "unit", "loose", "party", "committee", "inner"))
_TOWNSHIP_HEADS = frozenset(("政府", "人民政府", "党委", "党工委"))
_TOWN_SEATS = "镇乡村"
_CHIEFLY = ("店", "厂")
"""Behind the name of a body the chief of these is meant: 某某公司店长."""
_TOWN_LONGEST = 4
_PARTS_TOWN = END | {"seat", "division", "body"}
_COUNTS = "一二两三四五六七八九十各"
_CONTENT_LONGEST = {"zone": 10, "unit": 12, "organ": 4}
_ZONE_LONGEST = 10
_OWN_LONGEST = 4
_WORDY = frozenset(("办", "所", "站", "队", "市场", "平台", "机构", "基地", "服务机构"))
_COMMON = ("市场", "驿站", "站", "之家", "超市", "工会")
"""How the names of agencies end that there are many of; without a place no certain one is meant."""
_PEERS = "局厅委部联会府"
"""How the names of authorities end that are no parts of one another."""
_BRANCHES = frozenset(("分局", "分校", "分院", "办事处"))
_VERBS = ("办",)
_OBJECTS = frozenset("招了一好到过成三两几十场起完得理事公")
"""Behind these 办 is the verb."""
_AT_SEATS = ("局", "厅", "团委")
_SENT = ("办事处",)
_SENT_ENDS = "组处站部队办局心点会"
"""How the names of bodies end that are sent elsewhere."""
_PREFIXES = ("中共", "共青团", "团")


def find_body(page: Page, head_start: int, end: int, head: Head) -> Body | None:
    """Return the body whose head is ``text[head_start:end]``, or None where none is named there."""
    body = Body(head_start, end, head_start, head)
    if head.style in ("national", "league"):
        return body
    if head.style == "pointer":
        return body._replace(seat=head.written, certain=False, pointing=True)
    if _is_other_word(page, body):
        return None
    pieces = pieces_before(page, head_start)
    return _sent(page, body, pieces) or _at_home(page, body, pieces)


def _at_home(page: Page, body: Body, pieces: Sequence[Piece]) -> Body | None:
    """Return the body with the edge that its kind of head asks for."""
    head = body.head
    seated = head.written in _TOWNSHIP_HEADS and page.text[body.head_start - 1] in _TOWN_SEATS
    if seated or head.style == "township":
        return _township(page, body, pieces) if seated or head.written not in _TOWNSHIP_HEADS else None
    if head.style not in _ADMINISTRATIVE:
        return find_open_name(page, body, pieces)
    found = _administrative(page, body, pieces)
    return found and _with_prefix(page, found)


def _sent(page: Page, body: Body, pieces: Sequence[Piece]) -> Body | None:
    """Return a body that a division or another body has elsewhere: 南海区驻榕江工作组, 市政府驻香港联络处."""
    mark, head = pieces[-1], body.head
    if head.style not in _ADMINISTRATIVE and head.written not in _SENT:
        return None
    away = mark.kind == "stop" and page.text[mark.start : mark.end] in ("驻", "援")
    if not away or head.written[-1] not in _SENT_ENDS or any(piece.kind in END for piece in pieces[:-1]):
        return None
    home = page.divisions.get(mark.start)
    if home is not None:
        start = home.span.start
        while start in page.divisions:
            start = page.divisions[start].span.start
        return body._replace(start=start, anchor=home, rest=mark.start)
    outer = page.bodies.get(mark.start)
    if outer is None or outer.pointing:
        return None
    return body._replace(start=outer.start, anchor=outer.anchor, seat=outer.seat, outer=outer)


def _is_other_word(page: Page, body: Body) -> bool:
    """Return whether what looks like a head is part of another word: 某某公司店长, 饶阳店镇, 办了."""
    head, behind = body.head, page.text[body.end : body.end + 1]
    if head.written in _CHIEFLY and behind == "长":
        return body.head_start in page.bodies
    if head.style == "firm" and len(head.written) == 1 and behind in tuple(_TOWN_SEATS):
        return True
    return head.written in _VERBS and behind in tuple(_OBJECTS)


def _administrative(page: Page, body: Body, pieces: Sequence[Piece]) -> Body | None:
    """Return the body with the place, the seat or the larger body in front of its field of work."""
    start = topics = body.head_start
    longest = _CONTENT_LONGEST.get(body.head.style, 0)
    for number, piece in enumerate(pieces):
        if piece.kind in ("division", "body", "seat") and not _leads_to(body, pieces[:number]):
            break
        if piece.kind == "division":
            return _at_division(page, body, pieces[number:])
        if piece.kind == "body":
            return _inside(page, body, piece)
        if piece.kind == "seat" and not _ends_name(page, pieces, number):
            return _at_seat(page, body, pieces[number:])
        if piece.kind in END and not _joins_topics(pieces, number) and not _opens_zone(body, pieces, number):
            break
        if piece.kind in ("zone", "seat"):
            longest = body.head_start - piece.start + _ZONE_LONGEST
        if piece.kind in ("topic", "link") and topics == start:
            topics = piece.start
        start = piece.start
    if body.head_start - start > longest or not _may_stand_alone(page, body, start):
        start = body.head_start
    return _of_division(page, body, pieces) or _without_place(body, start, topics)


def _ends_name(page: Page, pieces: Sequence[Piece], number: int) -> bool:
    """Return whether what looks like a seat is the end of a name: 临海港区, 崖州湾."""
    piece = pieces[number]
    if ends_zone(page.text, piece.end):
        return True
    if page.text[piece.start : piece.end] == "地区":
        return pieces[number + 1].kind in ("char", "word", "topic")
    return piece.end - piece.start == 1 and page.text[piece.start] in "州盟旗" and pieces[number + 1].kind == "char"


def _may_stand_alone(page: Page, body: Body, start: int) -> bool:
    """Return whether the words from ``start`` on can be part of a name that no place opens."""
    if page.text[start - 1 : start].isdecimal():
        return False
    own = page.text[start : body.head_start]
    if ends_zone(page.text, body.head_start):
        return True
    return body.head.kind != "GovernmentBody" or body.head.style in ("unit", "zone") or not is_word(own)


def _leads_to(body: Body, between: Sequence[Piece]) -> bool:
    """Return whether the words between a place and a head can be the name of a field of work."""
    if body.head.style == "inner" or body.head.written in _WORDY:
        return all(piece.kind in ("topic", "link") for piece in between)
    return body.head.style != "loose" or sum(p.end - p.start for p in between if p.kind != "topic") <= _OWN_LONGEST


def _joins_topics(pieces: Sequence[Piece], number: int) -> bool:
    """Return whether a 和 joins two words of one name: 就业和人才中心."""
    if pieces[number].kind != "link" or number + 1 >= len(pieces):
        return False
    return pieces[number + 1].kind == "topic" and (number == 0 or pieces[number - 1].kind == "topic")


def _opens_zone(body: Body, pieces: Sequence[Piece], number: int) -> bool:
    """Return whether what is a word elsewhere begins the name of a zone: 八里|湖新区管委会."""
    return body.head.style == "zone" and pieces[number].kind == "verb" and pieces[number + 1].kind in ("hard", "stop")


def _of_division(page: Page, body: Body, pieces: Sequence[Piece]) -> Body | None:
    """Return the body of a division that 的 parts it from: 临江的人社部门."""
    mark = pieces[0]
    if body.head.style != "organ" or page.text[mark.start : mark.end] != "的" or mark.end != body.head_start:
        return None
    place = piece_before(page, mark.start)
    if place.kind != "division":
        return None
    return body._replace(start=place.start, anchor=page.divisions[place.end], rest=body.head_start)


def _at_division(page: Page, body: Body, pieces: Sequence[Piece]) -> Body | None:
    """Return the body with a run of divisions in front, and what such a run may be a part of."""
    anchor = page.divisions[pieces[0].end]
    plain = pieces[0].end == body.head_start
    run = [piece.kind == "division" for piece in pieces].index(False)
    if pieces[run].kind == "body" and (body.head.style == "unit" or body.head.written in _BRANCHES):
        return _inside(page, body, pieces[run])
    if plain and (body.head.style == "inner" or (body.head.style == "loose" and anchor.form == "short")):
        return None
    if body.head.style == "committee" and not (plain and page.text[pieces[0].end - 1] in SEATS):
        return None
    start = pieces[run - 1].start
    if page.text[start - 1 : start] == "驻" and page.words.ending.get(start, (start - 1,))[0] == start - 1:
        return _posted(page, body, start - 1)
    return body._replace(start=start, anchor=anchor, rest=pieces[0].end)


def _posted(page: Page, body: Body, mark: int) -> Body:
    """Return a body posted elsewhere, with the division that it is of: 临江县驻南海劳务工作站."""
    home = page.divisions.get(mark)
    return body._replace(start=home.span.start if home is not None else mark, anchor=home, rest=mark)


def _at_seat(page: Page, body: Body, pieces: Sequence[Piece]) -> Body | None:
    """Return the body with what points at a division: 县, 全省, 各县区; 镇 takes its own name with it."""
    piece = pieces[0]
    plain = piece.end == body.head_start
    if plain and body.head.style in ("unit", "loose", "inner") and body.head.written not in _AT_SEATS:
        return None
    if body.head.style == "committee" and not plain:
        return None
    if page.text[piece.start] in _TOWN_SEATS and pieces[1].kind in ("char", "word", "division"):
        return _township(page, body, pieces)
    start = piece.start - (page.text[piece.start - 1 : piece.start] in _COUNTS and piece.start > 0)
    if len(pieces) > 2 and pieces[1].kind == "bracket" and pieces[2].kind == "seat":
        start = pieces[2].start
    return body._replace(start=start, seat=page.text[start : piece.end], rest=piece.end)


def _inside(page: Page, body: Body, piece: Piece) -> Body | None:
    """Return a part of a larger body: 县人社局公共就业服务科."""
    outer = page.bodies[piece.end]
    style = body.head.style
    peers = style == "organ" and outer.head.style in ("organ", "placed", "zone") and body.head.written[-1] in _PEERS
    if peers and not outer.head.written.endswith("政府") and not is_office_of(page, body, outer):
        return _without_place(body, body.head_start, body.head_start)
    if style == "committee" or body.head.written in _VERBS:
        return None
    return body._replace(start=outer.start, anchor=outer.anchor, seat=outer.seat, outer=outer)


def _without_place(body: Body, start: int, topics: int) -> Body | None:
    """Return the body without a place in front: its name is its field of work, or what stands there."""
    style = body.head.style
    if style in ("loose", "committee", "placed"):
        return None
    if style == "inner":
        return body._replace(start=topics, rest=topics, certain=False) if topics < body.head_start else None
    if start < body.head_start:
        return body._replace(start=start, rest=start, certain=style != "unit")
    if topics < body.head_start or style != "unit":
        certain = style != "unit" and not body.head.written.endswith(_COMMON)
        return body._replace(start=topics, rest=topics, certain=certain)
    return body._replace(certain=False, pointing=True) if body.head.written == "中心" else None


def _township(page: Page, body: Body, pieces: Sequence[Piece]) -> Body | None:
    """Return a body of a township with its place in front: 柳林镇政府, 青山区红房街道办事处."""
    seated = pieces[0].kind == "seat"
    name_end = pieces[0].start if seated else pieces[0].end
    start = name_end
    rest = pieces[1:] if seated else pieces
    for number, piece in enumerate(rest):
        first = start == name_end and 1 < piece.end - piece.start <= _TOWN_LONGEST
        far = piece.kind == "hard" or name_end - piece.start > _TOWN_LONGEST
        if page.text[piece.end - 1] == "个":
            return None
        own = start == name_end and piece.kind == "seat" and _names_town(page, rest[number + 1 :])
        if far or (piece.kind in _PARTS_TOWN and not own and not (first and _may_name_town(page, piece))):
            rest = rest[number:]
            break
        start = piece.start
    if start == name_end:
        return body._replace(start=name_end, seat=page.text[name_end], rest=name_end + 1) if seated else None
    return _beyond_town(page, body._replace(certain=body.head.written != "街道"), rest, start)


def _names_town(page: Page, pieces: Sequence[Piece]) -> bool:
    """Return whether a character in front of a seat makes it the name of a town: 壶镇|镇政府."""
    return len(pieces) > 1 and pieces[0].kind == "char" and pieces[1].kind not in ("char", "word")


def _may_name_town(page: Page, piece: Piece) -> bool:
    """Return whether a word that is something else elsewhere names a town: 仙桃街道, 打通镇."""
    if piece.kind == "division":
        return page.text[piece.end - 1] not in SEATS
    return piece.kind == "verb"


def _beyond_town(page: Page, body: Body, pieces: Sequence[Piece], start: int) -> Body | None:
    """Return the township's body with the division in front of its name, if one stands there."""
    if pieces and pieces[0].end == start and pieces[0].kind == "division":
        return _at_division(page, body, pieces)
    if pieces and pieces[0].end == start and pieces[0].kind == "body":
        outer = page.bodies[start]
        if outer.head.written.startswith("街道"):
            return body._replace(start=outer.start, anchor=outer.anchor, seat=outer.seat, outer=outer)
    if len(pieces) > 1 and pieces[0].end == start and pieces[0].kind == "seat" and page.text[start - 1] in "镇乡":
        town = _township(page, body._replace(head_start=start), pieces)
        if town is not None and town.rest < start - 1:
            return town._replace(head_start=body.head_start)
    if pieces and pieces[0].end == start and pieces[0].kind == "seat":
        if counties_of_township(page.text[pieces[0].start : body.head_start + len("街道")]):
            return body._replace(start=pieces[0].start, rest=pieces[0].start)
        return body._replace(start=pieces[0].start, seat=page.text[pieces[0].start : start], rest=start)
    return body._replace(start=start, rest=start)


def _with_prefix(page: Page, body: Body) -> Body:
    """Return the body with 中共 or 共青团 in front, where it is a committee or a part of one.

    What ends another name is no prefix: 怀来县集团 in front of 怀来县委.
    """
    for prefix in _PREFIXES:
        if body.start and body.start not in page.bodies and page.text.endswith(prefix, 0, body.start):
            return body._replace(start=body.start - len(prefix))
    return body
