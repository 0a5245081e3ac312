"""How far rdflib's parser gets into a query.

What pyparsing raises tells where the last whole statement ended. The mistake is where the furthest of all its
attempts broke off, so every terminal of the grammar notes where it fails.
"""

from __future__ import annotations

import re

_SPACE = re.compile(r"(?:\s|#[^\r\n]*)*")
_BARE_WORD = re.compile(r"[\w-]+\Z")


def furthest_failure(query: str) -> int | None:
    """Return the offset of the word that cannot be read, the query's length where it ends early, None if it is read."""
    # Loading rdflib takes longer than most queries, and right queries do not need it.
    from pyparsing import ParseException, ParserElement, Token  # noqa: PLC0415 - see above
    from rdflib.plugins.sparql.parser import QueryUnit, parseQuery  # noqa: PLC0415 - see above

    failures: list[tuple[int, str]] = []

    def note(_text: str, _start: int, element: ParserElement, error: Exception) -> None:
        if isinstance(error, ParseException):
            failures.append((error.loc, element.name))

    reachable = QueryUnit.visit_all()  # type: ignore[no-untyped-call]
    terminals = [element for element in reachable if isinstance(element, Token)]
    for terminal in terminals:
        terminal.set_fail_action(note)
    try:
        parseQuery(query)
    except ParseException as error:
        failures.append((error.loc, ""))
    else:
        return None
    finally:
        for terminal in terminals:
            terminal.failAction = None
    return _begin(query, failures)


def _begin(query: str, failures: list[tuple[int, str]]) -> int:
    """Return where the word begins at which the furthest attempt broke off."""
    furthest = max(place for place, _ in failures)
    word = _BARE_WORD.search(query, 0, furthest)
    if word and {name for place, name in failures if place == furthest} <= {"':'", ""}:
        return word.start()  # taken for a prefix, and no colon follows
    space = _SPACE.match(query, furthest)
    return space.end() if space else furthest
