"""What a query may not ask for: changes, and other servers."""

from __future__ import annotations

from kg.errors import KgError
from kg.query.tokens import Token, place_of, pointed_at, tokens_of

# First words of the operations of SPARQL 1.1 Update (its section 3).
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_PROLOGUE = frozenset({"PREFIX", "BASE"})


def refuse_unanswerable(query: str) -> None:
    """Raise KgError with the place where a query would change the graph or call another server."""
    words = [token for token in tokens_of(query) if token.kind == "word"]
    verb = next((token for token in words if token.text.upper() not in _PROLOGUE), None)
    if verb and verb.text.upper() in _UPDATES:
        raise _refusal(
            query, verb, "kg query only reads. To change the graph, change the articles and run kg build again."
        )
    for token in words:
        if token.text.upper() == "SERVICE":
            raise _refusal(
                query, token, "this would ask another server, and kg query works offline, on one build. Leave it out."
            )


def _refusal(query: str, token: Token, reason: str) -> KgError:
    place = place_of(query, token.start)
    return KgError(f"{token.text} at line {place.line}, column {place.column}: {reason}\n{pointed_at(query, place)}")


def asks_for_graphs(query: str) -> bool:
    """Return whether a query looks into named graphs (GRAPH, FROM), which then have to be loaded."""
    return any(token.kind == "word" and token.text.upper() in {"GRAPH", "FROM"} for token in tokens_of(query))
