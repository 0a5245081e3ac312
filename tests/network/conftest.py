from __future__ import annotations

from pathlib import Path

import pytest

from kg.network import Network, read_network

# Two districts of one city, three bureaus, two employers; invented names.
GRAPH = """
@prefix jf: <https://w3id.org/jobfair-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <https://example.org/> .

:p a jf:District ; rdfs:label "云海省" ; skos:notation "990000" ; jf:fullName "云海省" .
:c a jf:District ; rdfs:label "青川市" ; skos:notation "990100" ; jf:fullName "云海省青川市" ; jf:within :p .
:d1 a jf:District ; rdfs:label "东桥区" ; skos:notation "990102" ; jf:fullName "云海省青川市东桥区" ; jf:within :c .
:d2 a jf:District ; rdfs:label "西桥区" ; skos:notation "990103" ; jf:fullName "云海省青川市西桥区" ; jf:within :c .

:doc a jf:Document ; dcterms:identifier "a.md" ; dcterms:title "两区联办招聘会" .
:m a jf:Mention ; jf:inDocument :doc ; jf:begin 10 ; jf:end 16 ; jf:quote "青川市人社局" .
:series a jf:CampaignSeries ; rdfs:label "暖春行动" .

:e1 a jf:Event, jf:JobFair ; rdfs:label "东桥招聘会" ; jf:startDate "2023-02-10"^^xsd:date ;
    jf:endDate "2023-02-11"^^xsd:date ; jf:locatedIn :d1 ; jf:partOf :series .
:e2 a jf:Event, jf:JobFair ; rdfs:label "西桥招聘会" ; jf:startDate "2024-03"^^xsd:gYearMonth ; jf:locatedIn :d2 .
:e3 a jf:Event, jf:LivestreamRecruitment ; rdfs:label "直播带岗" ; jf:locatedIn :d1 .

:city a jf:Organisation, jf:GovernmentBody, jf:Organiser ; rdfs:label "青川市人力资源和社会保障局" ;
    jf:hosts :e1, :e2 ; jf:evidence :m .
:east a jf:Organisation, jf:EmploymentAgency, jf:Organiser ; rdfs:label "青川市东桥区就业服务中心" ;
    jf:undertakes :e1 ; jf:hosts :e3 .
:west a jf:Organisation, jf:Association, jf:Organiser ; rdfs:label "云海省青川市西桥区总工会" ; jf:hosts :e2 .
:mill a jf:Organisation, jf:Company, jf:Employer ; rdfs:label "青川禾木家具有限公司" ;
    jf:participatesIn :e1 ; jf:offers :posts .
:mine a jf:Organisation, jf:Company, jf:Employer ; rdfs:label "远山食品厂" ; jf:participatesIn :e1, :e2 .
:posts a jf:Posts ; rdfs:label "缝纫工" ; jf:headcount 5 ; jf:offeredAt :e2 .
:person a jf:Person ; rdfs:label "林向北" ; jf:holds :post1, :post2 .
:post1 a jf:Position ; jf:jobTitle "局长" ; jf:atOrganisation :city .
:post2 a jf:Position ; jf:jobTitle "书记" ; jf:atOrganisation :city .
"""
TEXT = "两区联办招聘会\n\n由青川市人社局主办。现场人多。\n"


def iri(name: str) -> str:
    return f"https://example.org/{name}"


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("network")
    (folder / "graph.ttl").write_text(GRAPH, "utf-8")
    (folder / "texts").mkdir()
    (folder / "texts" / "a.md.txt").write_text(TEXT, "utf-8")
    return folder


@pytest.fixture(scope="session")
def network(build: Path) -> Network:
    return read_network(build)
