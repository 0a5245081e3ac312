"""What every build must keep, over all articles of our own; ``KG_CORPUS`` names another folder to add."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pyoxigraph
import pytest

from kg.layout import text_path
from kg.vocabulary import DCTERMS, JF
from scripts.training.own_articles import write_apart
from tests.build.articles import KG, files_of
from tests.house.files import ROOT

OTHERS = os.environ.get("KG_CORPUS")
CORPORA = ["own", *([OTHERS] if OTHERS else [])]


def articles(corpus: str, folder: Path) -> list[Path]:
    """Return the folders of a corpus that are built together."""
    if corpus != "own":
        return [Path(corpus, "dev"), Path(corpus, "seeds")]
    assert write_apart(ROOT / "corpus", folder) == []
    return [folder / "docs", ROOT / "seeds"]


def build(inputs: list[Path], out: Path, hash_seed: str, jobs: str) -> Path:
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    subprocess.run([KG, "build", *inputs, "-o", out, "-j", jobs], env=environment, check=True, capture_output=True)
    return out


@pytest.fixture(scope="module", params=CORPORA)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Path], Path]:
    inputs = articles(request.param, tmp_path_factory.mktemp("articles"))
    return inputs, build(inputs, tmp_path_factory.mktemp("built") / "out", "1", "2")


def test_every_quote_stands_at_its_offsets(built: tuple[list[Path], Path]) -> None:
    _, out = built
    values: dict[tuple[str, str], str] = {}
    for quad in pyoxigraph.parse(path=str(out / "graph.nq"), format=pyoxigraph.RdfFormat.N_QUADS):
        if isinstance(quad.subject, pyoxigraph.NamedNode) and not isinstance(quad.object, pyoxigraph.Triple):
            values[quad.subject.value, quad.predicate.value] = quad.object.value
    mentions = [node for node, predicate in values if predicate == str(JF.quote)]
    assert len(mentions) > 100
    for mention in mentions:
        identifier = values[values[mention, str(JF.inDocument)], str(DCTERMS.identifier)]
        text = (out / text_path(identifier)).read_bytes().decode()
        begin, end = (int(values[mention, str(term)]) for term in (JF.begin, JF.end))
        assert text[begin:end] == values[mention, str(JF.quote)], mention


def test_a_build_passes_its_check(built: tuple[list[Path], Path]) -> None:
    result = subprocess.run([KG, "check", built[1]], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout


def test_bytes_depend_on_nothing_but_the_articles(built: tuple[list[Path], Path], tmp_path: Path) -> None:
    inputs, out = built
    again = build(inputs[::-1], tmp_path / "again", "2", "1")
    assert files_of(again) == files_of(out)
