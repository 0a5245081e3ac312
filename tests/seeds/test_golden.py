"""The graphs of the seeds are those that somebody has looked at."""

from __future__ import annotations

import pyoxigraph
import pytest

from scripts.golden import GOLDEN, golden_files
from tests.seeds.articles import GOLD


@pytest.fixture(scope="module")
def built() -> dict[str, str]:
    return golden_files()


@pytest.mark.parametrize("name", sorted(path.name for path in GOLDEN.iterdir()))
def test_the_seeds_give_their_golden_graphs(name: str, built: dict[str, str]) -> None:
    golden = (GOLDEN / name).read_text("utf-8")
    assert built.get(name) == golden, "run `make golden`, and look whether each difference is a better reading"


def test_every_article_has_its_golden_graph(built: dict[str, str]) -> None:
    names = {path.name for path in GOLDEN.iterdir()}
    assert names == built.keys()
    assert len(names) == len(list(GOLD.iterdir())) + 2


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.trig")), ids=lambda path: path.name)
def test_a_golden_graph_is_one_named_graph(path: object) -> None:
    graphs = {quad.graph_name for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TRIG)}
    assert len(graphs) == 1
