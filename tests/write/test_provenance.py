from __future__ import annotations

from datetime import UTC, datetime

from kg import __version__
from kg.datamodel import Literal
from kg.resolve import resolve_facts
from kg.vocabulary import JF, PROV
from kg.write import Options
from tests.invented import BASE, Article
from tests.write.conftest import Builder, Built, full

RUN = f"<{JF.Run}>"


def run_quads(built: Built) -> list[tuple[str, str, str]]:
    return [(s, p, o) for s, p, o, g in built.quads() if g == f"<{BASE}provenance>"]


def run_of(built: Built) -> str:
    (run,) = {s for s, _, o in run_quads(built) if o == RUN}
    return run


def test_a_run_names_its_software_options_and_inputs_with_their_digests(build: Builder) -> None:
    built = build(full("a.md").done(), full("b.md").done(), texts=False)
    said, run = run_quads(built), run_of(built)
    assert {o for s, p, o in said if (s, p) == (run, f"<{JF.option}>")} == {
        r'"base=\"https://example.org/id/\""', '"texts=false"', '"people=true"',
    }  # fmt: skip
    documents = {f"<{BASE}document/{name}.md>" for name in "ab"}
    assert {o for s, p, o in said if (s, p) == (run, f"<{PROV.used}>")} == documents
    assert {(s, o) for s, p, o in said if p == f"<{JF.inputDigest}>"} == {
        (f"<{BASE}document/{name}.md>", f'"sha256:of {name}.md"') for name in "ab"
    }
    (software,) = {o for s, p, o in said if (s, p) == (run, f"<{PROV.wasAssociatedWith}>")}
    assert (software, "<http://www.w3.org/2002/07/owl#versionInfo>", f'"{__version__}"') in said


def test_every_extractor_of_a_claim_is_an_agent_of_the_run(build: Builder) -> None:
    built = build(full().done())
    claimed = {o for _, p, o, _ in built.quads() if p == f"<{JF.extractor}>"}
    agents = {s for s, p, _ in run_quads(built) if p == f"<{PROV.actedOnBehalfOf}>"}
    labels = {o for s, p, o in run_quads(built) if s in agents and p.endswith("#label>")}
    assert claimed == labels == {'"tested"'}


def test_the_graph_is_a_dataset_that_the_run_made(build: Builder) -> None:
    built = build(full("a.md").done(), full("b.md").done())
    said = {
        (p.rpartition("/")[2].rpartition("#")[2].strip(">"), o)
        for s, p, o in run_quads(built)
        if s == f"<{BASE}dataset>"
    }
    assert ("wasGeneratedBy", run_of(built)) in said
    assert ("documents", '"2"^^<http://www.w3.org/2001/XMLSchema#integer>') in said
    assert {o for p, o in said if p == "type"} == {
        "<http://www.w3.org/ns/dcat#Dataset>",
        "<http://rdfs.org/ns/void#Dataset>",
    }
    assert {o for p, o in said if p == "distribution"} == {f"<{BASE}dataset/graph.{name}>" for name in ("nq", "ttl")}


def test_a_run_is_known_by_inputs_and_options_and_by_nothing_else(build: Builder) -> None:
    articles = [full("a.md").done(), full("b.md").done()]
    same = {run_of(build(*articles)), run_of(build(*articles[::-1]))}
    assert len(same) == 1
    others = {run_of(build(articles[0])), run_of(build(*articles, texts=False)), run_of(build(*articles, people=False))}
    assert len(same | others) == 4


def test_the_clock_is_told_only_when_asked(build: Builder) -> None:
    silent = build(full().done())
    assert not any("Time>" in p for _, p, _ in run_quads(silent))
    build.started = datetime(2022, 2, 11, 8, 30, tzinfo=UTC)
    stamped = build(full().done())
    times = {p.rpartition("#")[2].strip(">"): o for _, p, o in run_quads(stamped) if "Time>" in p}
    assert times["startedAtTime"] == '"2022-02-11T08:30:00+00:00"^^<http://www.w3.org/2001/XMLSchema#dateTime>'
    assert times["endedAtTime"] > times["startedAtTime"]
    assert run_of(stamped) != run_of(silent)


def test_values_that_contradict_each_other_stay_with_their_sources(build: Builder) -> None:
    articles = []
    for name, end in (("a.md", "2022-02-11"), ("b.md", "2022-02-12")):
        article = Article(name)
        article.district("990000", "云岭省", "云岭省")
        county = article.district("990101", "青禾县", "云岭省青禾县", within="990000")
        event = article.event("event:1", "青禾县春季招聘会", "2022-02-10", county)
        article.fact(event, "endDate", Literal(end, "date"))
        articles.append(resolve_facts(article.done(), BASE))
    built = build.resolved([articles], Options(BASE))
    ends = {(o.split('"')[1], g) for s, p, o, g in built.quads() if p == f"<{JF.endDate}>"}
    assert ends == {("2022-02-11", f"<{BASE}document/a.md>"), ("2022-02-12", f"<{BASE}document/b.md>")}
    assert len({s for s, p, _ in built.triples() if p == f"<{JF.endDate}>"}) == 1
    assert len([s for s, p, _ in built.triples() if p == f"<{JF.endDate}>"]) == 2
