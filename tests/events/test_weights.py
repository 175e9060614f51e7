"""A score is the same whatever the order of its features: they come out of sets, whose order changes by process."""

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.events.weights import Model, model, using

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


WEIGHTED = {"a": 0.5, "b": -2.0, "c": 1.0, "d": -1.0, "e": 0.25, "bias": -0.5}


@pytest.mark.parametrize(
    ("features", "reason"),
    [
        (["a", "b", "c", "d"], "any: b -2.00, c +1.00, d -1.00"),  # the strongest three, equal ones by name
        (["d", "c", "d", "unknown"], "any: c +1.00, d -1.00"),  # each named once, though each counts as often as given
        (["unknown"], "any"),
    ],
)
def test_a_reason_names_the_features_that_moved_the_score_most(features: list[str], reason: str) -> None:
    scored = Model(name="any", weights=WEIGHTED).explain(features)
    assert scored.reason == reason
    assert scored.score == math.fsum(WEIGHTED.get(f, 0.0) for f in ("bias", *features))


FEATURES = st.lists(st.sampled_from(["a", "b", "c=d", "unknown"]), max_size=5)


@given(FEATURES, st.booleans())
def test_a_choice_is_scored_as_if_its_name_stood_before_each_feature(features: list[str], with_bias: bool) -> None:  # noqa: FBT001
    weights = {"held:a": 1.0, "held:b": -0.25, "planned:b": 0.5, "planned:c=d": 2.0, "a": 9.0}
    model = Model(name="any", weights=weights | ({"bias": 0.125} if with_bias else {}))
    for choice in ("held", "planned", "cancelled"):
        assert model.of(choice).score(features) == model.score([f"{choice}:{f}" for f in features])


def test_what_given_tables_lack_is_not_taken_from_the_file() -> None:
    with using({"told": {"held:cue": 1.0}}):
        assert not model("date-confidence").weights
        with using({}):
            assert not model("told").weights
        assert model("told").weights == {"held:cue": 1.0}
    assert model("date-confidence").weights
