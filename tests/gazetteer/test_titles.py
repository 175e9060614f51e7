"""Titles: which words make one, what the holder is, how high."""

from __future__ import annotations

import pytest

from timeline.gazetteer import Office, TitleWord, read_title, title_word
from timeline.gazetteer.titles import _LONGEST, _offices


@pytest.mark.parametrize(
    ("phrase", "office", "kind", "rank", "former"),
    [
        ("President", "president", Office.HEAD_OF_STATE, 1, False),
        ("Chinese President", "president", Office.HEAD_OF_STATE, 1, False),
        ("Vice President", "vice president", Office.OFFICIAL, 5, False),
        ("former US President", "president", Office.HEAD_OF_STATE, 2, True),
        ("ex-president", "president", Office.HEAD_OF_STATE, 2, True),
        ("Prime Minister", "prime minister", Office.HEAD_OF_GOVERNMENT, 2, False),
        ("vice premiers", "premier", Office.HEAD_OF_GOVERNMENT, 3, False),
        ("Russia's Foreign Minister", "foreign minister", Office.MINISTER, 3, False),
        ("Deputy Foreign Minister", "foreign minister", Office.MINISTER, 4, False),
        ("US Secretary of State", "secretary of state", Office.MINISTER, 3, False),
        ("UN Secretary-General", "secretary-general", Office.HEAD_OF_ORGANIZATION, 2, False),
        ("President of the European Commission", "president", Office.HEAD_OF_STATE, 1, False),
        ("special envoy", "special envoy", Office.ENVOY, 4, False),
        ("Crown Prince", "crown prince", Office.ROYALTY, 3, False),
        ("Gen.", "gen.", Office.MILITARY, 4, False),
        ("lawmakers", "lawmaker", Office.LEGISLATOR, 4, False),
        ("Mr.", "mr.", Office.COURTESY, 5, False),
    ],
)
def test_titles(phrase: str, office: str, kind: Office, rank: int, *, former: bool) -> None:
    title = read_title(phrase.split())
    assert title is not None
    assert (title.office, title.kind, title.rank, title.former) == (office, kind, rank, former)


@pytest.mark.parametrize("phrase", ["", "the table", "Beijing", "foreign", "deputy"])
def test_no_title(phrase: str) -> None:
    title = read_title(phrase.split())
    assert title is None or phrase == "deputy"  # a deputy is a member of a parliament, too


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("President", TitleWord.OFFICE), ("PRIME", TitleWord.PORTFOLIO), ("Ministers", TitleWord.OFFICE),
        ("former", TitleWord.LOWERING), ("acting", TitleWord.KEEPING), ("Foreign", TitleWord.PORTFOLIO), ("Bush", None),
    ],
)  # fmt: skip
def test_words_of_titles(word: str, kind: TitleWord | None) -> None:
    assert title_word(word) is kind


def test_no_office_is_longer_than_is_looked_for() -> None:
    assert [phrase for phrase in _offices() if len(phrase) > _LONGEST] == []
