from __future__ import annotations

from pathlib import Path

import pytest

from kg.linear import read_model
from scripts.training.averaging import average_models
from scripts.training.linear import write_model

PLACE = Path("kg/discourse/models/scene_units.json")


def tree(folder: Path, corpus: str, labels: tuple[str, ...], weights: dict[str, list[int]]) -> Path:
    (folder / PLACE).parent.mkdir(parents=True)
    write_model(folder / PLACE, corpus, labels, weights)
    return folder


def test_each_weight_is_the_mean_and_what_weighs_nothing_goes(tmp_path: Path) -> None:
    first = tree(tmp_path / "first", "a", ("new", "none"), {"cue:hold": [10, -4], "rare": [0, 4], "gone": [3, 0]})
    last = tree(tmp_path / "all", "b", ("new", "none"), {"cue:hold": [20, -2], "late": [1, 0], "gone": [-3, 0]})
    here = tree(tmp_path / "here", "", ("new", "none"), {})
    average_models(first, last, here)
    model = read_model(here / PLACE)
    assert model.corpus == "b"
    assert model.weights == {"cue:hold": (15, -3), "rare": (0, 2)}


def test_a_model_may_be_taken_from_the_first_alone(tmp_path: Path) -> None:
    first = tree(tmp_path / "first", "a", ("new", "none"), {"cue:hold": [10, -4]})
    last = tree(tmp_path / "all", "b", ("new", "none"), {"cue:hold": [20, -2]})
    here = tree(tmp_path / "here", "", ("new", "none"), {})
    average_models(first, last, here, [PLACE.name])
    assert (here / PLACE).read_bytes() == (first / PLACE).read_bytes()


def test_models_of_different_labels_are_not_averaged(tmp_path: Path) -> None:
    first = tree(tmp_path / "first", "a", ("new", "none"), {})
    last = tree(tmp_path / "all", "b", ("new", "total"), {})
    with pytest.raises(ValueError, match=r"scene_units\.json: the labels differ"):
        average_models(first, last, last)
