"""Every relation reads what its table of sentences says, and has all the pieces that a relation needs."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kg.concepts import ontology_file
from kg.vocabulary import ONTOLOGY
from tests.relations import tables
from tests.relations.tables import Case, agree, cases, missing_pieces, names_of_files, names_of_tables, read

CASES = [case for relation in names_of_tables() for case in cases(relation)]


@pytest.fixture(scope="module")
def ontology() -> frozenset[str]:
    subjects = Graph().parse(ontology_file()).subjects()
    return frozenset(str(node).rpartition("#")[2] for node in subjects if str(node).startswith(f"{ONTOLOGY}#"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.relation} {case.predicate} {case.sentence[:16]}")
def test_a_sentence_is_read_as_its_table_says(case: Case) -> None:
    found = read(case)
    assert agree(found, case.rows), found


@pytest.mark.parametrize("relation", sorted({*names_of_files(), *names_of_tables()}))
def test_a_relation_has_all_its_pieces(relation: str, ontology: frozenset[str]) -> None:
    assert missing_pieces(relation, ontology) == []


def test_every_relation_that_a_graph_promises_is_read_in_some_sentence() -> None:
    promised = (
        "hosts undertakes coOrganises executes guides supports locatedIn heldAt startDate endDate partOf editionOf "
        "targets status hasFigure measure value qualifier breakdownOf scope scopeLabel periodStart periodEnd "
        "participatesIn offers headcount salaryText salaryMin salaryMax salaryPeriod offeredAt holds jobTitle "
        "atOrganisation"
    )
    assert {case.predicate for case in CASES if case.rows} >= set(promised.split())


def test_a_missing_piece_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ontology: frozenset[str]) -> None:
    assert missing_pieces("catering", ontology) == ["kg/extract/relations/catering.py"]
    monkeypatch.setattr(tables, "RELATIONS", tmp_path)
    (tmp_path / "catering.py").write_text('fact = Fact("a", "caters", "b", span, "")\n', "utf-8")
    assert missing_pieces("catering", ontology) == [
        "kg/extract/protocol.py: catering",
        "kg/vocabulary.py: caters",
        "ontology/jobfair.ttl: jf:caters",
        "tests/relations/catering.tsv: a sentence that says caters",
        "tests/relations/catering.tsv: a near miss",
    ]
