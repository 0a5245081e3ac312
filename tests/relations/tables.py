"""The tables of example sentences: ``<relation>.tsv`` beside this file, one fact a row.

Cells: sentence (``\\n`` begins a paragraph), predicate, subject, object, quote. Rows of one sentence and predicate
say all that is read of that predicate; a row that ends behind the predicate says that nothing is. A cell that
begins with ``…`` need only be held by what was read: other rules decide where the name of an event begins, and a
place may be told by the whole venue or by the division in it.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.build import facts_from
from kg.concepts import concepts
from kg.datamodel import Document, DocumentFacts, Entity, Fact, Literal
from kg.extract.protocol import extractors
from kg.vocabulary import terms
from tests.house.files import ROOT

TABLES = Path(__file__).parent
RELATIONS = ROOT / "kg" / "extract" / "relations"
_HEAD = {"title": "就业服务见闻", "date": "2022-03-10", "publisher": "上饶日报"}


class Row(NamedTuple):
    """A fact as a table writes it."""

    subject: str
    object: str
    quote: str


class Case(NamedTuple):
    """What one sentence says by one predicate; nothing in a near miss."""

    relation: str
    sentence: str
    predicate: str
    rows: tuple[Row, ...]


def names_of_tables() -> list[str]:
    """Return the relations that have a table."""
    return sorted(path.stem for path in TABLES.glob("*.tsv"))


def names_of_files() -> list[str]:
    """Return the relations that have a file."""
    return sorted(path.stem for path in RELATIONS.glob("*.py") if path.stem != "__init__")


@cache
def cases(relation: str) -> tuple[Case, ...]:
    """Return the cases of a table in their order; none where there is no table."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    path = TABLES / f"{relation}.tsv"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        if line and not line.startswith("#"):
            sentence, predicate, *cells = line.split("\t")
            rows = found[sentence, predicate]
            if cells:
                rows.append(Row(*cells))
    return tuple(Case(relation, *key, tuple(rows)) for key, rows in found.items())


@cache
def _facts(sentence: str) -> DocumentFacts:
    content = sentence.replace("\\n", "\n\n").encode()
    facts = facts_from(Document("a.txt", content, "text/plain", None, _HEAD))
    assert isinstance(facts, DocumentFacts)
    return facts


def read(case: Case) -> list[Row]:
    """Return what the extractor of a case reads from its sentence by its predicate."""
    facts = _facts(case.sentence)
    entities = {entity.key: entity for entity in facts.entities}
    return [
        _row(fact, entities, facts.clean.text)
        for fact in facts.facts
        if fact.extractor == case.relation and fact.predicate == case.predicate
    ]


def _row(fact: Fact, entities: dict[str, Entity], text: str) -> Row:
    if isinstance(fact.object, Literal):
        value = fact.object.value
    else:
        value = entities[fact.object].label if fact.object in entities else fact.object.partition(":")[2]
    return Row(entities[fact.subject].label, value, text[fact.evidence.start : fact.evidence.end])


def agree(found: list[Row], expected: tuple[Row, ...]) -> bool:
    """Tell whether rows are the same but for the edges of long names."""
    left = list(found)
    for row in expected:
        match = next((each for each in left if _same(each, row)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _same(found: Row, expected: Row) -> bool:
    return all(
        told == words or (words.startswith("…") and words[1:] in told)
        for told, words in zip(found, expected, strict=True)
    )


def predicates_of(relation: str) -> set[str]:
    """Return the predicates that a relation's file writes: those it names but for what it asks the ledger for."""
    nodes = list(ast.walk(ast.parse((RELATIONS / f"{relation}.py").read_text("utf-8"))))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    asked = {
        word
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "said"
        for word in _words(call.args)
    }
    written = {
        word
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "Fact"
        for word in _words(call.args[1:2])
    }
    return written | {word for word in _words(nodes) if word in _properties() and word not in asked}


def _words(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@cache
def _properties() -> frozenset[str]:
    """Return the terms that are no concepts: a measure may have the name of a predicate."""
    notions = {concept.iri.rpartition("#")[2] for concept in concepts().values()}
    return frozenset(term for term in terms() if term[0].islower() and term not in notions)


def missing_pieces(relation: str, ontology: frozenset[str]) -> list[str]:
    """Return what a relation still needs, each piece by its file. ``ontology`` has the terms defined there."""
    missing = []
    if relation not in names_of_files():
        return [f"kg/extract/relations/{relation}.py"]
    if relation not in {name for name, _ in extractors()}:
        missing.append(f"kg/extract/protocol.py: {relation}")
    for predicate in sorted(predicates_of(relation)):
        if predicate not in terms():
            missing.append(f"kg/vocabulary.py: {predicate}")
        if predicate not in ontology:
            missing.append(f"ontology/jobfair.ttl: jf:{predicate}")
        if not any(case.predicate == predicate and case.rows for case in cases(relation)):
            missing.append(f"tests/relations/{relation}.tsv: a sentence that says {predicate}")
    if all(case.rows for case in cases(relation)):
        missing.append(f"tests/relations/{relation}.tsv: a near miss")
    return missing
