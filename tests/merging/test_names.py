"""When two names may be one bearer's."""

from __future__ import annotations

import pytest

from timeline.merging.geography import country_code, government, site
from timeline.merging.names import Likeness, compare_people, initials, person, same_organization, skeleton
from timeline.model import Place

PEOPLE = [
    ("Hu Jintao", "Hu Jintao", "same"),
    ("José Manuel Barroso", "Jose Manuel Barroso", "same"),
    ("Roh Moo-hyun", "Roh Moo- hyun", "same"),
    ("Roh Moo-hyun", "Roh Moo Hyun", "same"),
    ("Mahathir Mohamad", "Mahathir Mohammed", "same"),
    ("Olaf Bergstrom", "Olaf Bergstorm", "same"),
    ("Abe Shinzo", "Shinzo Abe", "same"),
    ("Hu", "Hu Jintao", "compatible"),
    ("Bush", "George W. Bush", "compatible"),
    ("G. Bush", "George W. Bush", "compatible"),
    ("Omar Bongo", "Omar Bongo Ondimba", "compatible"),
    ("Laura Bush", "George W. Bush", "different"),
    ("Kim Jong-il", "Kim Dae-jung", "different"),
    ("Manuel", "Jose Manuel Barroso", "different"),
    ("Anna Name12", "Anna Name13", "different"),
    ("Wen Jiabao", "Hu Jintao", "different"),
]


@pytest.mark.parametrize(("one", "other", "likeness"), PEOPLE)
def test_people(one: str, other: str, likeness: str) -> None:
    a, b = person(one), person(other)
    assert a is not None
    assert b is not None
    assert compare_people(a, b) is compare_people(b, a) is Likeness(likeness)


@pytest.mark.parametrize("name", ["", " ", "'", "-"])
def test_what_is_no_name(name: str) -> None:
    assert person(name) is None


BODIES = [
    ("WTO", "World Trade Organization", True),
    ("World Trade Organisation", "World Trade Organization", True),
    ("APEC", "Asia Pacific Economic Cooperation Forum", True),
    ("Polar Fisheries Board", "PFB", True),
    ("Polar Fisheries Board", "Polar Fishery Board", True),
    ("European Union", "African Union", False),
    ("Polar Fisheries Board", "Polar Bears", False),
    ("Union", "European Union", False),
]


@pytest.mark.parametrize(("one", "other", "same"), BODIES)
def test_organizations(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert same_organization(one, other) is same_organization(other, one) is same


def test_initials() -> None:
    assert initials("Polar Board of the Seas") == "pbs"
    assert initials("P.F.B.") == "pfb"
    assert initials("Board") == ""


def test_spellings_share_a_skeleton() -> None:
    assert skeleton("bergstrom") == skeleton("bergstorm")
    assert skeleton("hu") == "hu"


def test_countries_and_their_governments() -> None:
    assert country_code("ROK") == "KR"
    assert country_code("Oslo") is None
    assert government("Beijing") == "CN"
    assert government("Norway") == "NO"
    assert government("Horvat") is None


PLACES = [
    (Place(name="Pusan"), ("busan",), ("KR",)),
    (Place(name="White House"), ("white house", "washington"), ("US",)),
    (Place(name="Norway", kind="country"), (), ("NO",)),
    (Place(name="Norway"), (), ("NO",)),
    (Place(name="Nowhereton", kind="country"), (), ()),
    (Place(name="Nowhereton"), ("nowhereton",), ()),
    (Place(name="Tripoli", country="LB"), ("tripoli",), ("LB",)),
    (Place(name="Scandinavia"), ("scandinavia",), ("DK", "NO", "SE")),
]


@pytest.mark.parametrize(("place", "local", "codes"), PLACES, ids=[p[0].name for p in PLACES])
def test_sites(place: Place, local: tuple[str, ...], codes: tuple[str, ...]) -> None:
    found = site(place)
    assert (found.local, found.codes) == (local, codes)
