"""Where a query is wrong, and what the parser says of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from textwrap import shorten

from kg.query.tokens import Place, Token, place_of, pointed_at, tokens_of

_PLACE = re.compile(r"error at (\d+):(\d+): ")
_WORD = re.compile(r"[?$]?[\w:]+|\S")


def explain_syntax(query: str, message: str, prefixes: Mapping[str, str]) -> str:
    """Return what is wrong with a query, with line, column and a caret below the place.

    ``message`` is Oxigraph's. The place that it gives is where its longest attempt
    broke off, often several characters late: an unknown prefix or what rdflib's
    parser could not go on from is nearer to the mistake and is named first.
    """
    flat = query.replace("\t", " ")  # pyparsing would widen tabs and shift what comes after
    unknown = _unknown_prefix(flat, prefixes)
    if unknown:
        place = place_of(flat, unknown.start)
        name = unknown.text.partition(":")[0]
        known = ", ".join(f"{known}:" for known in sorted(prefixes))
        fault = f"unknown prefix {name}: (known: {known}; others need PREFIX {name}: <…>)"
    else:
        place, fault = _unreadable(flat) or (_place_in(message), _PLACE.sub("", message))
    # Oxigraph lists each character that a name may begin with: the head of such a list is enough.
    said = "" if fault in message else f"\nparser: {shorten(' '.join(message.split()), 160, placeholder=' …')}"
    return f"wrong query at line {place.line}, column {place.column}: {fault}\n{pointed_at(flat, place)}{said}"


def _unknown_prefix(query: str, prefixes: Mapping[str, str]) -> Token | None:
    tokens = list(tokens_of(query))
    declared = {after.text.partition(":")[0] for before, after in pairwise(tokens) if before.text.upper() == "PREFIX"}
    return _first_unknown(tokens, declared | set(prefixes) | {"_"})


def _first_unknown(tokens: Iterable[Token], known: set[str]) -> Token | None:
    return next((t for t in tokens if t.kind == "name" and t.text.partition(":")[0] not in known), None)


def _unreadable(query: str) -> tuple[Place, str] | None:
    """Return the place from which rdflib's parser cannot go on, None where it reads the query."""
    # Loading rdflib takes longer than most queries, and right queries do not need it.
    from pyparsing import ParseException  # noqa: PLC0415 - see above
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415 - see above

    try:
        parseQuery(query)
    except ParseException as error:
        rest = _WORD.search(query, error.loc)
        found = f"cannot read on from “{rest[0]}”" if rest else "the query ends too early"
        return place_of(query, rest.start() if rest else error.loc), found
    return None


def _place_in(message: str) -> Place:
    found = _PLACE.match(message)
    return Place(int(found[1]), int(found[2])) if found else Place(1, 1)
