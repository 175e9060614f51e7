"""A score is the same whatever the order of its features: they come out of sets, whose order changes by process."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from timeline.events.weights import Model

WEIGHTS = st.lists(st.floats(-3, 3).map(lambda w: round(w, 3)), min_size=2, max_size=30)


@given(WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_features_changes_no_digit(weights: list[float], chance: Random) -> None:
    names = [f"feature {n}" for n in range(len(weights))]
    model = Model(name="any", weights=dict(zip(names, weights, strict=True)))
    mixed = list(names)
    chance.shuffle(mixed)
    assert model.score(mixed) == model.score(names)


def test_bias_counts_once_and_unknown_features_nothing() -> None:
    model = Model(name="any", weights={"bias": 0.5, "a": 1.0})
    assert model.score(["a", "unknown"]) == 1.5
