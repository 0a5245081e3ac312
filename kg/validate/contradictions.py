"""What articles say differently: no fault of any of them, so a warning, which tells each value with its own source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.validate.context import Context, said_by_triples
from kg.validate.results import VIOLATION, WARNING, Result
from kg.vocabulary import JF, RDF

_SHACL = "http://www.w3.org/ns/shacl#"
# What can hold of each article by itself and not of all of them together.
_TOGETHER = frozenset(
    f"{_SHACL}{name}ConstraintComponent" for name in ("MaxCount", "QualifiedMaxCount", "LessThan", "LessThanOrEquals")
)
_EN = "Articles differ on this: each has its own source; find out which is right before you use one."
_ZH = "几篇文章对此说法不一：各有出处；使用前请查明哪个正确。"
_TYPE, _DOCUMENT, _DISTRICT = str(RDF.type), str(JF.Document), str(JF.District)
_SUBJECT, _PREDICATE, _OBJECT = str(RDF.subject), str(RDF.predicate), str(RDF.object)


def softened(results: Iterable[Result], triples: Sequence[ox.Triple], context: Context) -> Iterator[Result]:
    """Yield the results of one graph; where several articles make the fault together, it is a warning."""
    many: bool | None = None
    for result in results:
        if result.severity != VIOLATION or result.component not in _TOGETHER:
            yield result
            continue
        if many is None:
            many = _count_documents(triples) > 1
        # A division is the same to all articles, whether they name it or only what lies within.
        shared = _DISTRICT in context.objects(result.focus, _TYPE) or len(context.documents(result.focus)) > 1
        yield result._replace(severity=WARNING, message_en=_EN, message_zh=_ZH) if many and shared else result


def with_sources(
    results: Sequence[Result], graphs: Iterable[tuple[str, list[ox.Triple]]], folder: Path | None
) -> Iterator[Result]:
    """Yield the results once for each value and article that says it, with the sentence that it is said in.

    ``graphs`` hold the articles or all that is known of them, and are gone through if there are results.
    """
    wanted = {(result.focus, result.path) for result in results}
    places: dict[tuple[str, str], dict[str, set[tuple[str, str]]]] = defaultdict(lambda: defaultdict(set))
    for _, triples in graphs if wanted else ():
        said = [triple for triple in triples if (_name(triple.subject), triple.predicate.value) in wanted]
        if not said:
            continue
        context = Context(said_by_triples(triples), folder)
        claims = _claims(triples, {focus for focus, _ in wanted}, context)
        for triple in said:
            focus, path, value = _name(triple.subject), triple.predicate.value, _name(triple.object)
            found = places[focus, path][str(triple.object)]
            found.update(context.places(claims.get((focus, path, value), ()) or (focus,)))
    for result in results:
        by_value = places[result.focus, result.path]
        for value in [result.value] if result.value else sorted(by_value) or [""]:
            for document, sentence in sorted(by_value.get(value, ())) or [("", "")]:
                yield result._replace(value=value, document=document, sentence=sentence)


def _claims(
    triples: Iterable[ox.Triple], subjects: set[str], context: Context
) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Return the claims of what is said of subjects, by statement."""
    found: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for triple in triples:
        if triple.predicate.value == _SUBJECT and (subject := _name(triple.object)) in subjects:
            claim = _name(triple.subject)
            for predicate in context.objects(claim, _PREDICATE):
                for value in context.objects(claim, _OBJECT):
                    key = (subject, predicate, value)
                    found[key] = (*found.get(key, ()), claim)
    return found


def _count_documents(triples: Iterable[ox.Triple]) -> int:
    return len(
        {
            _name(triple.subject)
            for triple in triples
            if triple.predicate.value == _TYPE and _name(triple.object) == _DOCUMENT
        }
    )


def _name(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)
