"""Where a query is wrong, and what the parser says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from textwrap import shorten

import pyoxigraph as ox

from kg.query.furthest import furthest_failure
from kg.query.tokens import Place, Token, place_of, pointed_at, tokens_of, unclosed

_PLACE = re.compile(r"error at (\d+):(\d+): ")
_UNBOUND = "variable that is unbound"
_STAR = "SELECT * is not authorized"


def explain_syntax(query: str, message: str, prefixes: Mapping[str, str]) -> str:
    """Return what is wrong with a query, with line, column and a caret below the place.

    ``message`` is Oxigraph's. The place that it gives is where its longest attempt
    broke off, a whole keyword behind the mistake where it tried keywords: it counts
    where nothing here finds the mistake itself, and is left out where it does.
    """
    flat = query.replace("\t", " ")  # pyparsing would widen tabs and shift what comes after
    said = _PLACE.sub("", message)
    found = _fault(flat, message, prefixes)
    place, fault = found or (_place_in(message), said)
    # Oxigraph lists each character that a name may begin with: the head of such a list is enough.
    more = f"\nparser: {shorten(' '.join(said.split()), 160, placeholder=' …')}" if found else ""
    return f"wrong query at line {place.line}, column {place.column}: {fault}\n{pointed_at(flat, place)}{more}"


def _fault(query: str, message: str, prefixes: Mapping[str, str]) -> tuple[Place, str] | None:
    """Return where the mistake is and what it is, None where only the parser can tell."""
    first = min((*unclosed(query), *_unknown_prefix(query, prefixes)), key=lambda token: token.start, default=None)
    if first is not None:
        return place_of(query, first.start), _told(first, prefixes)
    if _UNBOUND in message:
        return _unbound(query, prefixes)
    if _STAR in message:
        star = re.search(r"\bSELECT\s+(?:DISTINCT\s+|REDUCED\s+)?(\*)", query, re.IGNORECASE)
        return (place_of(query, star.start(1)), "SELECT * goes with no GROUP BY") if star else None
    offset = furthest_failure(query)
    if offset is None:
        return None
    place = place_of(query, offset)
    if place > _place_in(message):
        return None  # what stopped rdflib's parser did not stop Oxigraph's
    word = _word_at(query, offset)
    return place, f"cannot read on from “{word}”" if word else "the query ends too early"


def _told(token: Token, prefixes: Mapping[str, str]) -> str:
    if token.kind == "iri":
        return "the IRI that begins here does not end with > before the next space"
    if token.kind == "string":
        return f"the string that begins here has no closing {token.text} on its line"
    name = token.text.partition(":")[0]
    known = ", ".join(f"{known}:" for known in sorted(prefixes))
    return f"unknown prefix {name}: (known: {known}; others need PREFIX {name}: <…>)"


def _unknown_prefix(query: str, prefixes: Mapping[str, str]) -> Iterator[Token]:
    tokens = list(tokens_of(query))
    declared = {after.text.partition(":")[0] for before, after in pairwise(tokens) if before.text.upper() == "PREFIX"}
    return _unknown(tokens, declared | set(prefixes) | {"_"})


def _unknown(tokens: Iterable[Token], known: set[str]) -> Iterator[Token]:
    return (t for t in tokens if t.kind == "name" and t.text.partition(":")[0] not in known)


def _unbound(query: str, prefixes: Mapping[str, str]) -> tuple[Place, str] | None:
    """Return the first selected variable without which the query would be right.

    From the last one on, each is replaced by a constant until Oxigraph takes the query.
    """
    tried = query
    for token in reversed(list(_selected(query))):
        constant = "1" if _inside(query, token.start) else f"(1 AS ?_{token.start})"
        tried = tried[: token.start] + constant + tried[token.start + len(token.text) :]
        try:
            ox.Store().query(tried, prefixes=dict(prefixes))
        except SyntaxError as error:
            if _UNBOUND in str(error):
                continue
        return place_of(query, token.start), f"{token.text} stands outside COUNT and the like, and GROUP BY lacks it"
    return None


def _selected(query: str) -> Iterator[Token]:
    """Yield the variables between each SELECT and its pattern, but for those that AS names."""
    selecting = False
    before, end = "", 0
    for token in tokens_of(query):
        if "{" in query[end : token.start]:
            selecting = False
        if token.kind == "word" and token.text.upper() in {"SELECT", "WHERE", "FROM"}:
            selecting = token.text.upper() == "SELECT"
        elif selecting and token.kind == "variable" and before.upper() != "AS":
            yield token
        before, end = token.text, token.start + len(token.text)


def _inside(query: str, offset: int) -> bool:
    """Return whether a place of a SELECT clause stands in brackets."""
    head = query[:offset][query[:offset].upper().rfind("SELECT") :]
    return head.count("(") > head.count(")")


def _word_at(query: str, offset: int) -> str:
    word = re.compile(r"[?$]?[\w:]+|\S").match(query, offset)
    return word[0] if word else ""


def _place_in(message: str) -> Place:
    found = _PLACE.match(message)
    return Place(int(found[1]), int(found[2])) if found else Place(1, 1)
