from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.linear import LinearModel, packed

LABELS = ("none", "posts", "hires")
rows = st.tuples(*[st.integers(-5000, 5000)] * 3)


@given(st.dictionaries(st.sampled_from("abcdefgh"), rows), st.lists(st.sampled_from("abcdefghx"), max_size=40))
def test_a_packed_model_answers_as_the_plain_one(weights: dict[str, tuple[int, ...]], features: list[str]) -> None:
    model = LinearModel(LABELS, weights, "")
    assert packed(model).best(features) == model.best(features)[0]
