from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph

from kg.datamodel import Literal
from kg.errors import KgError
from kg.layout import is_build
from kg.resolve import resolve_facts
from kg.vocabulary import JF, terms
from kg.write import Options
from tests.invented import BASE, Article
from tests.write.conftest import Builder, Built, full

GOLDEN = Path(__file__).parent / "golden"
NASTY = st.text(st.characters(blacklist_categories=["Cs"]), min_size=1, max_size=20).filter(str.strip)


def claimless(built: Built) -> set[tuple[str, str, str]]:
    quads = built.quads()
    claims = {s for s, p, o, _ in quads if o == f"<{JF.Claim}>" and p.endswith("#type>")}
    return {(s, p, o) for s, p, o, _ in quads if s not in claims}


def test_the_files_look_as_they_always_did(build: Builder) -> None:
    built = build(full().done())
    for name in ("graph.nq", "graph.ttl", "report.json"):
        assert (built.folder / name).read_text("utf-8") == (GOLDEN / name).read_text("utf-8"), name


def test_quads_are_sorted_lines_without_blank_nodes(build: Builder) -> None:
    built = build(full("b.md").done(), full("a.md").done())
    lines = built.lines()
    assert lines == sorted(set(lines))
    assert not any(term.startswith("_:") for quad in built.quads() for term in quad)


def test_turtle_is_the_union_of_all_graphs_without_the_claims(build: Builder) -> None:
    built = build(full("b.md").done(), full("a.md").done())
    assert built.triples() == claimless(built)


# rdflib's own reader of N-Quads uses a property that rdflib deprecates.
@pytest.mark.filterwarnings("ignore:.*default_context:DeprecationWarning")
def test_rdflib_reads_the_same(build: Builder) -> None:
    built = build(full().done())
    quads = Dataset().parse(built.folder / "graph.nq", format="nquads")
    assert len(list(quads.quads())) == len(built.quads())
    turtle = Graph().parse(built.folder / "graph.ttl")
    assert {tuple(term.n3() for term in triple) for triple in turtle} == {
        tuple(
            re.sub(r'^"(.*)"\^\^.*#integer>$', r'"\1"^^<http://www.w3.org/2001/XMLSchema#integer>', term)
            for term in triple
        )
        for triple in built.triples()
    }


def test_each_graph_can_be_read_alone(build: Builder) -> None:
    built = build(full("b.md").done(), full("a.md").done())
    quads = built.stated()
    for graph in {quad[3] for quad in quads}:
        own = [(s, p, o) for s, p, o, g in quads if g == graph]
        typed = {s for s, p, _ in own if p.endswith("#type>")}
        named = {s for s, p, _ in own if re.search(r"#(label|prefLabel)>$", p)}
        evidence = {s for s, _, o in own if o in (f"<{JF.Mention}>", f"<{JF.Claim}>", f"<{JF.Document}>")}
        used = {s for s, _, _ in own}
        used |= {o for _, p, o in own if o.startswith("<") and not re.search(r"#(type|source|predicate)>$", p)}
        if graph == f"<{BASE}merges>":
            used = {s for s, _, _ in own}
        assert used - typed == set(), graph
        assert typed - named - evidence == set(), graph


def test_only_terms_of_the_ontology_are_written(build: Builder) -> None:
    written = set(re.findall(rf"{JF}(\w+)".encode(), b"".join(build(full().done(), full("b.md").done()).lines())))
    assert {name.decode() for name in written} <= set(terms())


def test_every_relation_has_its_claim_and_every_claim_its_place(build: Builder) -> None:
    quads = build(full().done()).stated()
    node: dict[str, dict[str, str]] = {}
    for s, p, o, _ in quads:
        node.setdefault(s, {})[p.strip("<>").rpartition("#")[2]] = o
    claims = {s for s, p, o, _ in quads if o == f"<{JF.Claim}>"}
    claimed = {(node[c]["subject"], node[c]["predicate"], node[c]["object"]) for c in claims}
    described = ("fullName", "within", "evidence", "inDocument", "begin", "end", "quote", "extractor")
    ours = {(s, p, o) for s, p, o, _ in quads if p.startswith(f"<{JF}")}
    assert claimed == {triple for triple in ours if not re.search(f"#({'|'.join(described)})>$", triple[1])}
    for claim in claims:
        mention = node[node[claim]["evidence"]]
        begin, end = (int(mention[name].split('"')[1]) for name in ("begin", "end"))
        assert mention["quote"] == f'"{full().clean.text[begin:end]}"'


@given(NASTY, NASTY, st.sampled_from(["a.md", 'q"\\?#%.md', "深 夜/b.md"]))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_as_it_was(label: str, alias: str, identifier: str) -> None:
    article = Article(identifier, text=f"{alias}\n\n{label}")
    article.clean = article.clean._replace(
        title=alias, publisher=label, source='https://example.org/a b<">|`^{}%zz招聘'
    )
    article.entity("body:1", "Company", label, label, aliases=(alias,))
    with TemporaryDirectory() as folder:
        built = Builder(Path(folder))(article.done())
        # str() of a pyoxigraph literal is its N-Triples form, so the values are compared as literals.
        values = {o for _, p, o, _ in built.stated() if p.endswith(("#label>", "#quote>", "/title>", "#altLabel>"))}
        assert built.triples() == claimless(built)
    assert values == {str(pyoxigraph.Literal(text)) for text in (label, alias)} | (
        {str(pyoxigraph.Literal(article.clean.text[slice(*article.entities[0].evidence[0])]))}
    )


def test_which_process_wrote_what_leaves_no_trace(build: Builder) -> None:
    articles = [resolve_facts(full(f"{number}.md").done(), BASE) for number in range(6)]
    options = Options(BASE)
    one = build.resolved([articles], options)
    three = build.resolved([articles[4:], articles[:1][::-1], articles[1:4][::-1]], options)
    for name in ("graph.nq", "graph.ttl", "report.json"):
        assert (one.folder / name).read_bytes() == (three.folder / name).read_bytes()


def test_merges_name_entity_documents_and_reason(build: Builder) -> None:
    other = Article("b.md")
    other.entity("body:1", "GovernmentBody", "青禾县人力资源和社会保障局")
    other.entity("body:2", "Company", "只在这里有限公司")
    quads = build(full("a.md").done(), other.done()).quads()
    merges = [quad for quad in quads if quad[3] == f"<{BASE}merges>"]
    node = f"<{BASE}merge/government-body_青禾县人力资源和社会保障局>"
    said = {(p.rpartition("#")[2].strip(">"), o) for s, p, o, _ in merges if s == node}
    assert said == {
        ("type", f"<{JF.Merge}>"),
        ("label", '"青禾县人力资源和社会保障局"'),
        ("mergedEntity", f"<{BASE}government-body/青禾县人力资源和社会保障局>"),
        ("mergedFrom", f"<{BASE}document/a.md>"),
        ("mergedFrom", f"<{BASE}document/b.md>"),
        ("mergeReason", f"<{JF.equalCanonicalName}>"),
    }
    assert {s for s, p, o, _ in merges if o == f"<{JF.Merge}>"} == {node}


def test_merges_tell_each_kind_its_reason(build: Builder) -> None:
    quads = build(full("a.md").done(), full("b.md").done()).quads()
    reasons = {(s.split("/merge/")[1].split("_")[0], o) for s, p, o, _ in quads if p == f"<{JF.mergeReason}>"}
    assert reasons == {
        ("company", f"<{JF.equalCanonicalName}>"),
        ("government-body", f"<{JF.equalCanonicalName}>"),
        ("event", f"<{JF.equalNameStartAndDistrict}>"),
        ("person", f"<{JF.equalNameAndBody}>"),
        ("venue", f"<{JF.equalNameAndDistrict}>"),
    }


def test_one_document_merges_nothing(build: Builder) -> None:
    assert not any(f"{BASE}merges" in quad[3] for quad in build(full().done()).quads())


def test_texts_are_saved_as_they_were_read(build: Builder) -> None:
    article = full("2022/a.md")
    built = build(article.done())
    assert (built.folder / "texts/2022/a.md.txt").read_text("utf-8") == article.clean.text


def test_without_texts_there_are_no_quotes(build: Builder) -> None:
    built = build(full().done(), texts=False)
    assert not (built.folder / "texts").exists()
    assert not any(p == f"<{JF.quote}>" for _, p, _, _ in built.quads())
    assert built.triples() == claimless(built)


def test_without_people_nothing_speaks_of_them(build: Builder) -> None:
    written = b"".join(build(full().done(), people=False).lines()).decode()
    assert "林知远" not in written
    assert "Position" not in written


def test_a_document_says_what_its_container_said(build: Builder) -> None:
    article = full()
    article.clean = article.clean._replace(source="https://example.org/a b.html")
    document = f"<{BASE}document/2022/a.md>"
    said = {(p.rpartition("/")[2].strip(">"), o) for s, p, o, _ in build(article.done()).stated() if s == document}
    assert said == {
        ("22-rdf-syntax-ns#type", f"<{JF.Document}>"),
        ("identifier", '"2022/a.md"'),
        ("title", '"春风送岗"'),
        ("issued", '"2022-02-11"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("publisher", '"青禾日报"'),
        ("source", "<https://example.org/a%20b.html>"),
    }


def test_what_nobody_knows_of_a_document_is_not_said(build: Builder) -> None:
    article = Article()
    article.clean = article.clean._replace(title="", published=None, publisher=None, source="../a.html")
    assert Counter(p.rpartition("/")[2] for _, p, _, _ in build(article.done()).stated()) == {
        "22-rdf-syntax-ns#type>": 1,
        "identifier>": 1,
    }


def test_counts_are_those_of_the_merged_graph(build: Builder) -> None:
    built = build(full("a.md").done(), full("b.md").done())
    counts = built.totals.counts
    assert counts["triples"] == len(built.triples())
    assert counts["quads"] == len(built.quads())
    assert {name: counts[name] for name in ("documents", "events", "organisers", "companies", "posts", "people")} == {
        "documents": 2, "events": 1, "organisers": 1, "companies": 1, "posts": 1, "people": 1,
    }  # fmt: skip
    report = json.loads((built.folder / "report.json").read_bytes())
    assert report["counts"] == counts
    assert is_build(built.folder)


def test_decimals_and_large_numbers_stay_what_they_are(build: Builder) -> None:
    article = Article()
    event = article.event("event:1", "招聘会")
    for number, value in enumerate(("147400", "3.5", "12")):
        key = article.figure(f"figure:{number}", "posts", "1", event=event)
        article.facts = [fact for fact in article.facts if (fact.subject, fact.predicate) != (key, "value")]
        article.fact(key, "value", Literal(value, "decimal" if "." in value or value == "12" else "integer"))
    values = {o for _, p, o in build(article.done()).triples() if p == f"<{JF.value}>"}
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert values == {f'"147400"^^<{xsd}integer>', f'"3.5"^^<{xsd}decimal>', f'"12"^^<{xsd}decimal>'}


@pytest.mark.parametrize("identifier", ["a.md", "b c/#1.md"])
def test_two_articles_of_one_identifier_are_refused(build: Builder, identifier: str) -> None:
    with pytest.raises(KgError, match=re.escape(f"“{identifier}”")):
        build(Article(identifier).done(), Article(identifier).done())
