"""What is shipped for GraphDB's Workbench asks what a build answers."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDFS, Graph, URIRef

from kg.load.sparql.creation import RULESETS, graphdb_config
from tests.build.articles import KG

ROOT = Path(__file__).parents[2]
CONFIGURATION = json.loads((ROOT / "ontology" / "graphdb" / "visual-graph.json").read_text("utf-8"))
JF = "https://w3id.org/jobfair-kg/ontology#"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    out = tmp_path_factory.mktemp("visual") / "out"
    subprocess.run([KG, "build", ROOT / "seeds", "-o", out], check=True, capture_output=True)
    store = ox.Store()
    store.load(path=str(out / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    ontology = (ROOT / "ontology" / "jobfair.ttl").read_bytes()
    store.load(ontology, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(JF))
    return store


def asked(store: ox.Store, query: str, **bound: ox.NamedNode) -> list[object]:
    """Ask as GraphDB does: its variables bound, over all graphs together."""
    text = str(CONFIGURATION[query])
    for name, value in bound.items():
        text = re.sub(rf"\?{name}\b", str(value), text)
    answers = store.query(text, use_default_graph_as_union=True)
    assert isinstance(answers, ox.QuerySolutions | ox.QueryTriples)
    return list(answers)


def test_the_start_shows_who_organises_what_and_where(store: ox.Store) -> None:
    triples = asked(store, "startGraphQuery")
    predicates = {triple.predicate.value.removeprefix(JF) for triple in triples if isinstance(triple, ox.Triple)}
    assert {"hosts", "undertakes", "locatedIn"} <= predicates


def test_the_start_asks_for_every_role_of_organisers() -> None:
    ontology = Graph().parse(ROOT / "ontology" / "jobfair.ttl")
    roles = {str(role).removeprefix(JF) for role in ontology.subjects(RDFS.subPropertyOf, URIRef(f"{JF}organises"))}
    (listed,) = re.findall(r"VALUES \?role \{(.*?)\}", CONFIGURATION["startGraphQuery"])
    assert sorted(listed.split()) == sorted(f"jf:{role}" for role in roles)


def test_a_node_unfolds_into_what_it_is_tied_to_and_not_into_how_it_is_known(store: ox.Store) -> None:
    events = {quad.subject for quad in store.quads_for_pattern(None, ox.NamedNode(f"{JF}hasFigure"), None)}
    for event in events:
        assert isinstance(event, ox.NamedNode)
        triples = [triple for triple in asked(store, "expandQuery", node=event) if isinstance(triple, ox.Triple)]
        predicates = {triple.predicate.value for triple in triples}
        assert f"{JF}hasFigure" in predicates
        assert not any(name.endswith(("#evidence", "#type", "#subject", "#object")) for name in predicates)


@pytest.mark.parametrize("kind", ["JobFair", "Figure", "District", "Posts", "Person"])
def test_every_node_has_a_label_and_what_is_said_of_it(store: ox.Store, kind: str) -> None:
    quads = store.quads_for_pattern(None, None, ox.NamedNode(f"{JF}{kind}"))
    nodes = {quad.subject for quad in quads if quad.graph_name != ox.NamedNode(JF)}
    assert nodes
    for node in nodes:
        assert isinstance(node, ox.NamedNode)
        (row,) = asked(store, "resourceQuery", node=node)
        assert isinstance(row, ox.QuerySolution)
        assert row["label"] is not None
        assert row["type"] == ox.NamedNode(f"{JF}{kind}")
        assert asked(store, "resourcePropertiesQuery", node=node)


def test_edges_are_named_in_chinese(store: ox.Store) -> None:
    for name in ("hosts", "locatedIn", "offers"):
        (row,) = asked(store, "predicateLabelQuery", edge=ox.NamedNode(f"{JF}{name}"))
        assert isinstance(row, ox.QuerySolution)
        assert isinstance(row["label"], ox.Literal)
        assert row["label"].language == "zh"


@pytest.mark.parametrize("ruleset", RULESETS)
def test_the_configuration_of_a_repository_is_turtle_with_the_ruleset(ruleset: str) -> None:
    quads = list(ox.parse(graphdb_config("fairs", ruleset), format=ox.RdfFormat.TURTLE))
    values = {(quad.predicate.value.rpartition("#")[2], str(quad.object)) for quad in quads}
    assert ("repositoryID", '"fairs"') in values
    assert ("ruleset", f'"{ruleset}"') in values
