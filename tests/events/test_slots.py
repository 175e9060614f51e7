"""Who fills the frame of a trigger, through whatever news writes around it."""

import pytest

from tests.events.reading import spot_at

CASES = [
    ("President Kari Dahl visited Chile.", "visited", ["Kari Dahl"], [], ["Chile"]),
    ("President Kari Dahl will pay a visit to Chile.", "visit", ["Kari Dahl"], [], ["Chile"]),
    ("President Kari Dahl agreed to visit Chile.", "visit", ["Kari Dahl"], [], ["Chile"]),
    ("Chile invited President Kari Dahl to visit Santiago.", "visit", ["Kari Dahl"], [], ["Santiago"]),
    ("Kari Dahl's visit to Chile ended.", "visit", ["Kari Dahl"], [], ["Chile"]),
    ("The visit to Chile by President Kari Dahl ended.", "visit", ["Kari Dahl"], [], ["Chile"]),
    ("President Kari Dahl held talks with President Tomas Rivas.", "talks", ["Kari Dahl"], ["Tomas Rivas"], []),
    ("President Kari Dahl met President Tomas Rivas in Oslo.", "met", ["Kari Dahl"], ["Tomas Rivas"], ["Oslo"]),
    ("President Tomas Rivas was received by King Harald Moe.", "received", ["Harald Moe"], ["Tomas Rivas"], []),
    ("President Kari Dahl, who held talks with Tomas Rivas, left Oslo.", "talks", ["Kari Dahl"], ["Tomas Rivas"], []),
    ("President Kari Dahl arrived in Chile for talks.", "arrived", ["Kari Dahl"], [], ["Chile"]),
    ("SANTIAGO, March 10 (Wire) -- Kari Dahl arrived here Wednesday.", "arrived", ["Kari Dahl"], [], ["Santiago"]),
    ("Norway, Chile and Peru signed a treaty in Lima.", "signed", ["Norway", "Chile", "Peru"], [], ["Lima"]),
    ("Talks between Norway and Chile opened in Lima.", "Talks", [], ["Norway", "Chile"], ["Lima"]),
    # common nouns that names make known
    ("Leaders from Chad, Niger and Mali arrived in Lagos.", "arrived", ["Chad", "Niger", "Mali"], [], ["Lagos"]),
    ("Talks between countries like Peru, Chile and Mali failed.", "Talks", [], ["Peru", "Chile", "Mali"], []),
    ("Senior envoys of Sudan and Egypt met in Cairo.", "met", ["Sudan", "Egypt"], [], ["Cairo"]),
    # the two sides of a hyphen are no place
    ("The EU-Moldova summit opened in Chisinau.", "summit", ["European Union", "Moldova"], [], ["Chisinau"]),
    ("The Lima summit opened on Tuesday.", "summit", [], [], ["Lima"]),
    # who leaves a country goes elsewhere
    ("President Kari Dahl left Peru for Chile.", "left", ["Kari Dahl"], [], ["Chile"]),
    # "visiting" as an adjective tells who visits
    ("Visiting Norwegian Prime Minister Ola Berg said so.", "Visiting", ["Ola Berg"], [], []),
    ("Tanaka spoke after talks with visiting Kenyan President Samuel Otieno.", "visiting", ["Samuel Otieno"], [], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "doer", "other", "place"), CASES, ids=[c[0][:50] for c in CASES])
def test_the_frame_is_filled(text: str, word: str, doer: list[str], other: list[str], place: list[str]) -> None:
    slots = spot_at(text, word)[1].slots
    assert sorted({n.name for n in slots.doer}) == sorted(doer)
    assert sorted({n.name for n in slots.other}) == sorted(other)
    assert sorted({n.name for n in slots.place}) == sorted(place)


def test_a_speaker_fills_nothing() -> None:
    slots = spot_at("Foreign Minister Eva Lund said on Monday that Tomas Rivas will visit Oslo.", "visit")[1].slots
    assert [n.name for n in slots.doer] == ["Tomas Rivas"]
