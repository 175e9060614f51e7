"""Histories: the year of a date that names none is that of the story, of its section, or of its range."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.dates import find_dates

ANCHOR = date(2005, 11, 16)
BEFORE = "The duchy was founded in 1701, split in 1702, joined in 1703, sold in 1704 and bought in 1705.\n\n"
STORIES = {
    # an aside leaves the story where it was, also a second one later on
    "On 3 May 1803 the war began. The treaty of 1799 lapsed. On 5 May the fleet came. It was bound by 1799 law. "
    "It left on 9 May.": {"5 May": "1803-05-05", "9 May": "1803-05-09"},
    # two asides of one year are where the story goes on
    "On 3 May 1803 the war began. Then came the peace of 1809. The king had wished for 1809 all along. "
    "He died on 9 May.": {"9 May": "1809-05-09"},
    # the full date of a paragraph opens it, wherever in its first sentence it stands
    "On 3 May 1803 the war began.\n\nDespite the success of the May 1806 raid the duke lost. He died on 9 June.": {
        "9 June": "1806-06-09"
    },
    # a year that heads a section is that of its dates
    "1803: Invasion\nOn 3 May the war began. In June 1806 it was told again. He left on 9 July.\nHe wept.": {
        "3 May": "1803-05-03",
        "9 July": "1803-07-09",
    },
    "1803-1806\nOn 3 May 1804 the war began. He left on 9 July.": {"9 July": "1804-07-09"},
    # a range over the turn of the year lies around the story
    "On 3 March 1803 the war began. They fought from October to May, and won by 2 June.": {
        "October": "1802-10",
        "May": "1803-05",
        "2 June": "1803-06-02",
    },
    # before Christ
    "They fought in 492-490 BC and from 264 to 241 BC, and in 496 and 495 BC.": {
        "492": "BC0492",
        "264": "BC0264",
        "496": "BC0496",
    },
    "He ruled in 492 BC. The next year he left; the next day it burned.": {
        "The next year": "BC0491",
        "the next day": "BC0491-XX-XX",
    },
    "Athens fell in 480 BC. In the following decade it rose.": {"the following decade": "BC047"},
}


@pytest.mark.parametrize("story", STORIES)
def test_story(story: str) -> None:
    found = find_dates(BEFORE + story, anchor=ANCHOR)
    values = {e.text: e.value for e in found}
    wanted = STORIES[story]
    assert {text: values.get(text) for text in wanted} == wanted, [e.explain() for e in found[5:]]
