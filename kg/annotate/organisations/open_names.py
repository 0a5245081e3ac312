"""Where an open name begins: firms, schools, hospitals, associations, papers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.annotate import gazetteer
from kg.annotate.organisations.page import Body, Page, Piece
from kg.annotate.words import behind_verb
from kg.datamodel import DivisionMention

_PUBLIC = frozenset(("school", "health", "society", "media"))
_LEGAL = ("有限公司", "有限责任公司", "股份公司")
_STRONG = (*_LEGAL, "集团", "集团公司", "分公司", "支公司")
_HOLDING = ("集团", "集团公司", "总公司")
"""Behind these the name of a firm that belongs to them goes on."""
_BRANCHES = frozenset(("分公司", "支公司", "支行", "分行", "分店", "分校", "分会"))
_POINTING = frozenset(("公司", "学校", "学院", "商会", "协会", "集团", "医院", "学会", "分局", "产业园"))
_GENERAL = (_POINTING - {"医院"}) | {"大学", "联合会", "研究院", "厂", "店", "银行", "集团公司"}
_OUTER = frozenset(("firm", "house", "school", "health", "media", "society"))
_LIST_MARKS = "、：\n\u3000|.．▪●"
_TRADERS = "商方者员户生客人"
_OURS = "我本当全该"
"""我市|星河集团: who writes says where the firm is."""
_MANNER = re.compile("[\u4e00-\u9fff]{2,5}地[和与跟同向对]")
"""How somebody came to terms with the firm: 顺利地和|星河药业公司."""
_UNITS = "年月日号时点分家个名人位场次届期"
_GENERIC = frozenset(("公司", "厂", "店", "超市", "银行", "学校", "学院", "大学", "商会", "培训学校"))
"""Heads that everyday words in front make no name of."""
_COMPLEMENTS = frozenset("上下出进到起着过完回开")
"""Second characters of verbs; no name of two characters ends so: 穿上超市."""
_SCHOOL_LONGEST = 14
_SHOP_LONGEST = 6
_FIELD_SHORTEST = 4
_OWN_SHORTEST = 2
_OPENING_LONGEST = 2
_BOUNDARY = frozenset(("hard", "stop", "link", "verb", "vague", "body"))
_LONE_SEATS = frozenset("省市县区州旗")
_APPOSITION = re.compile(
    "(?:企业|单位|商家|厂家|工厂|港企|台企|外企|民企|国企|央企|车企|药企|鞋企|名企)(?!管理|服务|咨询|集团|发展|策划|总|营销|文化|投资|孵化|家|形象|征信|信息)"
)
"""Words for firms in front of the name of one: 台资企业大乐纺织有限公司."""
_BODY_ENDS = "会局厅部委司心校院处府"
"""How bodies end that 与 joins with the next one, and not with a field."""
_OFFERS_WORK = re.compile(
    "[招给提拿需缺带要急、和]|的(?:展位|摊位|展台|台子|桌|摊子|招聘|招工|人事|人力)|一(?:口气|家)|当场|摆|设[了摊]|也在"
)
_TRADE_LONGEST = 8
_WORKS_SHORTEST = 4
_POINTERS = ("这家", "我们的", "我们")


def find_open_name(page: Page, body: Body, pieces: Sequence[Piece]) -> Body | None:
    """Return the body with the edge that fits best, or None where the words in front name nobody (一家电子厂)."""
    listed = _listed_school(page.text, body) if body.head.style == "school" else None
    if listed is not None:
        return listed
    for number, piece in enumerate(pieces):
        if piece.kind == "body" and page.bodies[piece.end].head.style != "loose":
            return _branch(page, body, pieces[: number + 1]) or _between(page, body, pieces[: number + 1])
        if piece.kind == "seat" and _is_public_seat(page, body, pieces, number):
            return body._replace(start=piece.start, seat=page.text[piece.start : piece.end], rest=piece.end)
        held = _goes_on(page, pieces, number) or _joins_fields(page, body, pieces[number : number + 2])
        held = held or _set_apart(page, body, pieces)
        if piece.kind in ("hard", "stop", "vague") or not held:
            return _between(page, body, pieces[: number + 1])
    return _between(page, body, pieces)


def _listed_school(text: str, body: Body) -> Body | None:
    """Return the body with the edge of a school that the gazetteer lists: 同济大学, whose words are everyday ones."""
    for start in range(max(0, body.end - _SCHOOL_LONGEST), body.head_start - 1):
        if text[start : body.end] in gazetteer.schools():
            return body._replace(start=start)
    return None


def _goes_on(page: Page, pieces: Sequence[Piece], number: int) -> bool:
    """Return whether a verb or a 和 is part of the name.

    It is where the only division opens the name further left (长垣恒翼轴承保持器有限公司), where one or two
    characters that no list knows do (许信低压), and, for a 和, where a division or a single character
    stands right in front of it (六和).
    """
    piece = pieces[number]
    if piece.kind == "dot":
        return 0 < number < len(pieces) - 1 and pieces[number + 1].kind in ("char", "word", "division")
    if piece.kind not in ("verb", "link"):
        return True
    in_front = pieces[number + 1 : -1]
    if not in_front or any(behind.kind == "division" for behind in pieces[:number]):
        return False
    if piece.kind == "link":
        nearest = in_front[0]
        return nearest.kind == "division" or nearest.end - nearest.start == 1
    opening = next((n for n, before in enumerate(in_front) if _opens(page, before)), None)
    if opening is None:
        return len(in_front) <= _OPENING_LONGEST and all(before.kind == "char" for before in in_front)
    return opening is not None and all(before.kind in ("char", "topic", "word") for before in in_front[:opening])


def _joins_fields(page: Page, body: Body, pieces: Sequence[Piece]) -> bool:
    """Return whether a 与 joins two fields in the name of one school: 材料科学与工程学院."""
    if body.head.written != "学院" or len(pieces) < _OWN_SHORTEST or pieces[0].kind != "link":
        return False
    apart = page.text[pieces[0].start - 1 : pieces[0].start] in tuple(_BODY_ENDS)
    joins = page.text[pieces[0].start : pieces[0].end] == "与" and not apart
    return joins and pieces[1].kind in ("topic", "word", "char")


def _opens(page: Page, piece: Piece) -> bool:
    """Return whether the name of a firm can begin with a piece: a division, 中国, the group that it belongs to."""
    if piece.kind == "body":
        return page.bodies[piece.end].head.written.endswith(_HOLDING)
    return piece.kind in ("division", "nation")


def _set_apart(page: Page, body: Body, pieces: Sequence[Piece]) -> bool:
    """Return whether a legal name stands right behind a mark of a list, so that all its words belong to it."""
    edge = pieces[-1].end
    marked = pieces[-1].kind == "hard" and (edge == 0 or page.text[edge - 1] in _LIST_MARKS)
    return marked and body.head.written.endswith(_LEGAL) and all(piece.kind != "link" for piece in pieces)


def _is_public_seat(page: Page, body: Body, pieces: Sequence[Piece], number: int) -> bool:
    """Return whether a seat in front makes the name a public one: 县融媒体中心, 市汽车工程学会."""
    piece = pieces[number]
    before = pieces[number + 1].kind if number + 1 < len(pieces) else "hard"
    if any(behind.kind != "topic" for behind in pieces[:number]):
        return before in _BOUNDARY and _seats_society(page, body, pieces[: number + 1])
    if page.text[piece.start] in "镇乡村" and before in ("char", "word", "division"):
        return False
    if piece.end - piece.start > 1:
        return page.text[piece.start] in "我全本该各当" and bool(number or body.head.style in _PUBLIC)
    own = number > 0 or body.head.written not in _GENERAL or body.head.written == "商会"
    return own and before not in ("char", "division")


def _seats_society(page: Page, body: Body, pieces: Sequence[Piece]) -> bool:
    """Return whether a lone seat and words of a trade make the name of a society or school: 县锹业协会."""
    seat, own = pieces[-1], pieces[:-1]
    words = page.text[seat.start : seat.end]
    if body.head.style not in ("society", "school") or (words not in _LONE_SEATS and words[0] not in "我全本该"):
        return False
    length = body.head_start - seat.end
    return length <= _TRADE_LONGEST and all(piece.kind in ("topic", "word", "char") for piece in own)


def _branch(page: Page, body: Body, pieces: Sequence[Piece]) -> Body | None:
    """Return a branch or the rest of a name behind a body that its name begins with."""
    outer = page.bodies[pieces[-1].end]
    if outer.pointing or outer.head.style not in _OUTER:
        return None
    parts = pieces[:-1]
    holding = parts and (parts[-1].kind == "bracket" or outer.head.written.endswith(_HOLDING))
    if not holding and not all(piece.kind in ("division", "bracket", "topic") for piece in parts):
        return None
    if any(piece.kind in ("link", "vague") for piece in parts):
        return None
    return body._replace(start=outer.start, anchor=outer.anchor, seat=outer.seat, outer=outer)


def _between(page: Page, body: Body, pieces: Sequence[Piece]) -> Body | None:
    """Return the body that begins at the best edge behind the last of ``pieces``."""
    run = _without_traders(page, pieces)
    start, anchor = _edge(page, body, run)
    own = [piece for piece in run[:-1] if piece.start >= start]
    if len(own) > 1 and own[-1].kind == "seat" and body.head.style == "firm" and page.text[start] in _OURS:
        start = own.pop().end
    if own and own[-1].kind == "bracket":
        start = own.pop().end
    if not own or (len(own) == 1 and own[0].kind == "seat"):
        return _pointing(page, body, run[-1])
    if _names_nobody(page, body, run, own):
        return None
    named = sum(piece.end - piece.start for piece in own if piece.kind not in ("topic", "seat"))
    whole = _begun_by(page, run[-1]) if named == 0 and body.head.written.endswith(_LEGAL) else None
    if whole is not None:
        return body._replace(start=whole.start, anchor=whole.anchor)
    if named == 0 and not body.head.written.endswith(_LEGAL):
        return body._replace(start=start, certain=False) if body.head.style in ("society", "school") else None
    plain = all(piece.kind in ("word", "verb", "topic") for piece in own)
    certain = body.head.written.endswith(_STRONG) or (body.head.style != "house" and not plain)
    certain = certain and "某" not in page.text[start : body.head_start]
    return body._replace(start=start, anchor=anchor, certain=certain)


def _begun_by(page: Page, edge: Piece) -> Body | None:
    """Return the body that the name of a firm begins with: 冰城驿站|物流有限公司."""
    found = page.bodies.get(edge.end) if edge.kind == "body" else None
    return found if found is not None and found.head.kind != "GovernmentBody" and not found.pointing else None


def _names_nobody(page: Page, body: Body, run: Sequence[Piece], own: Sequence[Piece]) -> bool:
    """Return whether the words in front make no name: 一家渔网厂, 换厂, 楼下超市."""
    if run[-1].kind == "vague" and page.text[run[-1].end - 1] == "家":
        return True
    length = body.head_start - own[-1].start
    if length < _OWN_SHORTEST or (length == _OWN_SHORTEST and page.text[own[0].end - 1] in _COMPLEMENTS):
        return True
    plain = all(piece.kind in ("word", "verb", "topic") for piece in own)
    if plain and body.head.written in _GENERIC:
        return not (body.head.written == "学院" and body.head_start - own[-1].start >= _FIELD_SHORTEST)
    doubtful = own[0].kind == "char" or length > _SHOP_LONGEST
    if body.head.written not in ("厂", "店") or not doubtful or own[-1].kind == "division":
        return False
    return not _recruits(page, body, run[-1], own)


def _recruits(page: Page, body: Body, edge: Piece, own: Sequence[Piece]) -> bool:
    """Return whether a works stands in a list or opens a sentence and offers work: ；赣沣航宇精铸厂给出30个名额."""
    apart = edge.kind == "hard" and page.text[edge.end - 1 : edge.end] in tuple("、；：◆▪◇●。\n")
    named = all(piece.kind in ("char", "topic", "word") for piece in own) and sum(p.kind == "char" for p in own) > 1
    fits = _WORKS_SHORTEST <= body.head_start - own[-1].start <= _TRADE_LONGEST
    return apart and named and fits and _OFFERS_WORK.match(page.text, body.end) is not None


def _without_traders(page: Page, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces, ended anew at a word for people or firms that the name follows: 供货商丰禾食品厂."""
    for number in range(len(pieces) - 2, 0, -1):
        piece = pieces[number]
        if piece.kind == "word" and page.text[piece.end - 1] in _TRADERS:
            return pieces[: number + 1]
        if piece.kind not in ("word", "verb"):
            break
    return pieces


def _edge(page: Page, body: Body, run: Sequence[Piece]) -> tuple[int, DivisionMention | None]:
    """Return where the name begins, and the division that it begins with."""
    start = behind_verb(page.text, run[-1].end, body.head_start)
    manner = _MANNER.match(page.text, start, body.head_start - 1)
    start = manner.end() if manner is not None else start
    if body.head.written.endswith((*_STRONG, "厂", "行")):
        start = max([start, *(found.end() for found in _APPOSITION.finditer(page.text, start, body.head_start - 1))])
    run = [*(piece for piece in run[:-1] if piece.start >= start), run[-1]]
    if page.text[start - 1 : start].isdecimal() and page.text[start] in _UNITS:
        start += 1
    first = next((piece for piece in reversed(run[:-1]) if piece.kind == "division"), None)
    if first is None:
        return start, None
    anchor = page.divisions[first.end]
    in_front = [piece.kind for piece in run[:-1] if piece.end <= first.start]
    if body.head.written in _BRANCHES or "nation" in in_front:
        return start, anchor
    if anchor.form != "short" or all(kind in ("word", "topic", "verb") for kind in in_front):
        return first.start, anchor
    return start, anchor


def _pointing(page: Page, body: Body, before: Piece) -> Body | None:
    """Return a body that points back at one named before: 公司, 学校, 这家公司."""
    if body.head.written not in _POINTING or page.text[body.end : body.end + 1] in ("们", "城", "化", "制", "法"):
        return None
    pointer = next((word for word in _POINTERS if page.text.endswith(word, 0, body.start)), "")
    if before.kind == "vague" and not pointer:
        return None
    return body._replace(start=body.start - len(pointer), seat=pointer, certain=False, pointing=True)
