"""What is a headline and what a dateline."""

import pytest

from tests.events.reading import context_and_spots, spot_at

BODY = "OSLO, March 10 (Nordic Wire) -- President Rivas arrived here on Wednesday.\n\nHe will stay for two days."


@pytest.mark.parametrize(
    ("head", "titled"),
    [
        ("Rivas visits Norway", True),
        ("Rivas arrives for talks; aides hope for more", True),
        ("Rivas arrived in Oslo on Wednesday.", False),
        ("OSLO, March 10 (Nordic Wire) --", False),
        ("Will Rivas visit Norway?", False),
    ],
)
def test_a_first_paragraph_that_ends_as_no_sentence_is_a_headline(head: str, titled: bool) -> None:  # noqa: FBT001
    context, _ = context_and_spots(f"{head}\n\n{BODY}")
    assert context.has_title is titled


def test_one_paragraph_has_no_headline() -> None:
    context, _ = context_and_spots("Rivas visits Norway")
    assert not context.has_title


def test_the_agency_of_a_dateline_takes_no_part() -> None:
    spot = spot_at(BODY, "arrived")[1]
    assert "Nordic Wire" not in {n.name for _, n in spot.names}
    assert {"Oslo", "Rivas"} <= {n.name for _, n in spot.names}
