"""Whole sentences: everything that is a date is found with its value, and nothing else is."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import find_dates, parse_date
from timeline.errors import LanguageError

ANCHOR = date(2005, 11, 16)  # a Wednesday
WEEKDAYS = {date(2005, 11, 14 + n).strftime("%A"): n for n in range(7)}
SENTENCES = {
    # false friends
    "It may rain; they march on, the sun is second to none.": {},
    "Version 2.10.05 costs $1,995, or 1,992 people at 12.5% and 3/4 of it.": {},
    "Call 555-1212 or 123-12-1234, or (206) 555-1212.": {},
    "A six-year-old boy and three-quarters of the class met Jan Novak of Sun Ltd.": {},
    "The code is 133-03-03-2020; see chapter 12, page 3.": {},
    "The quarter-to-quarter rise and a quarter-century low.": {},
    "He sold three quarters of the land.": {},
    "May God bless you. May all of them be well.": {},
    "She led the March to the Coast and the March on Minsk.": {},
    "Shares eased 1/8 to 31 7/8.": {},
    "They met in March for talks.": {"March": "2005-03"},
    "It was said in some quarters that three quarters of them would fall.": {},
    "He preached at St. Patrick's Cathedral.": {},
    "The fall of the city and the most recent model.": {},
    "They are open 24 hours a day, five days a week.": {"24 hours a day": "P1D", "five days a week": "P1W"},
    "A revision Friday to December's figures.": {"Friday": "2005-11-11", "December": "2005-12"},
    # told from a month or a year: which day, nobody says
    "It fell in April 2004. That same day it rained.": {"April 2004": "2004-04", "That same day": "2004-04-XX"},
    "It fell in April 2004. Three days later it rained.": {"April 2004": "2004-04", "Three days later": "2004-XX-XX"},
    "It was sold in 2004 and left less than a week later.": {"2004": "2004", "less than a week later": "2004-WXX"},
    # a month that its year follows later, a day of such a year
    "On July 25 of that year they met.": {"July 25 of that year": "2005-07-25"},
    "It is this coming Sunday, November 20th.": {"this coming Sunday, November 20th": "2005-11-20"},
    # what follows a date is counted, and no year
    "On March 28, 35,000 marched; on May 5, 40 fell; in June, 60 more.": {
        "March 28": "2005-03-28",
        "May 5": "2005-05-05",
        "June": "2005-06",
    },
    "Nov. 6th, 98, and 6 Nov 98.": {"Nov. 6th, 98": "1998-11-06", "6 Nov 98": "1998-11-06"},
    # a weekday behind its date, where it fits
    "It opened on 6 May 2005, Friday, they say.": {"6 May 2005, Friday": "2005-05-06"},
    "It opened on 6 May 2005, Sunday they say.": {"6 May 2005": "2005-05-06", "Sunday": "2005-11-13"},
    "On May 5, Friday's talks went on.": {"May 5": "2005-05-05", "Friday": "2005-11-11"},
    # hours after a time that nobody told
    "The police came on Monday. Just over an hour later they left.": {
        "Monday": "2005-11-14",
        "over an hour later": "PT1H",
    },
    "It began at 8:45 on Monday and ended two hours later, the police said on Tuesday.": {
        "8:45 on Monday": "2005-11-14T08:45",
        "two hours later": "2005-11-14T10:45",
        "Tuesday": "2005-11-15",
    },
    "They build 15 a year, at $2 million a month.": {"a year": "P1Y", "a month": "P1M"},
    "It took 4+ hours, every single day.": {"4+ hours": "PT4H", "every single day": "P1D"},
    "It will soon be sold, at a later date. He was soon dead.": {"soon": "FUTURE_REF", "a later date": "FUTURE_REF"},
    "The 1982 summer was hot, and so were the years that followed.": {"The 1982 summer": "1982-SU", "the years": "PXY"},
    "A craft will be sent up in May.": {"May": "2006-05"},
    # the present of what is fixed beforehand, and words that look like it
    "The talks resume on Monday.": {"Monday": "2005-11-21"},
    "He leaves for Paris on Friday, an aide said.": {"Friday": "2005-11-18"},
    "The second forum opens Thursday.": {"Thursday": "2005-11-17"},
    "They failed to meet on Monday.": {"Monday": "2005-11-14"},
    "He told his guests of the visits Monday.": {"Monday": "2005-11-14"},
    "She is travelling to Oslo on Tuesday.": {"Tuesday": "2005-11-22"},
    "Their union called a strike for Friday.": {"Friday": "2005-11-18"},
    "A trip that had been set for Monday fell through.": {"Monday": "2005-11-14"},
    "Nobody works on a Saturday that begins the feast.": {"Saturday": "2005-11-12"},
    "The rally, set for Friday, was nearly put off.": {"Friday": "2005-11-18"},
    # the date of the very verb is as it says, however near the other year is
    "The town was told of a fair held on January 8.": {"January 8": "2005-01-08"},
    "They will see what is heard in January.": {"January": "2006-01"},
    "The pact was signed on September 15 last year.": {"September 15 last year": "2004-09-15"},
    "The fifth may be the last.": {},
    # a verb beyond a comma or of a clause of its own is not that of the date
    "The envoy, who will leave on Sunday, said little.": {"Sunday": "2005-11-20"},
    "Grain promised in March would come late.": {"March": "2005-03"},
    "They began talks in October, which will last.": {"October": "2005-10"},
    "They plan a summit in May at which they will meet.": {"May": "2006-05"},
    "The law had to be mended in August.": {"August": "2005-08"},
    "The next fair will be held there in August.": {"August": "2006-08"},
    "They will talk of the October vote.": {"October": "2005-10"},
    # about so long
    "It takes a year or two, a week or so, or the next two months or so.": {
        "a year or two": "P1Y",
        "a week or so": "P1W",
        "the next two months or so": "P2M",
    },
    'He said on "Next Month", a programme, and in USA Today that it may.': {},
    '"Next month it may," he said.': {"Next month": "2005-12"},
    "The two day rally.": {"two day": "P2D"},
    "The right-wing Daily Globe said so, and the daily reported it.": {},
    "It was open for two days from Tuesday to Thursday.": {
        "two days": "P2D",
        "Tuesday": "2005-11-15",
        "Thursday": "2005-11-17",
    },
    "He ruled from 1354 to 1345 B.C.": {"1354": "BC1354", "1345 B.C.": "BC1345"},
    "It was built in the 11th to 13th century.": {"the 11th": "10", "13th century": "12"},
    "Mosques of the 14th and 20th centuries.": {"the 14th": "13", "20th centuries": "19"},
    "He dined on 5 May 2004 and the night before, too.": {
        "5 May 2004": "2004-05-05",
        "the night before": "2004-05-04TNI",
    },
    # lists
    "They met on May 4 and 5 in Minsk.": {"May 4": "2005-05-04", "5": "2005-05-05"},
    "On May 4 and 5 people died.": {"May 4": "2005-05-04"},
    "They met on May 6 and 7th, then left.": {"May 6": "2005-05-06", "7th": "2005-05-07"},
    "It blew up at 10:35 a.m. (0735 GMT) Friday.": {"10:35 a.m. (0735 GMT) Friday": "2005-11-11T10:35"},
    # vague lengths
    "It grew over the years, and within weeks it fell.": {"the years": "PXY", "weeks": "PXW"},
    "It will lose more in the months ahead.": {"the months ahead": "PXM"},
    # lengths beside dates
    "The 8-month-old war is 1,000 years old to them.": {"8-month-old": "P8M", "1,000 years old": "P1000Y"},
    "He said that last week was hard.": {"last week": "2005-W45"},
    # tense
    "The court ruled on Tuesday.": {"Tuesday": "2005-11-15"},
    "They will meet on Tuesday.": {"Tuesday": "2005-11-22"},
    "The vote was held in July.": {"July": "2005-07"},
    "The vote will be held in December.": {"December": "2005-12"},
    "The driver, seized by the guards in April, was freed.": {"April": "2005-04"},
    "Until Monday, the guards had not been paid.": {"Monday": "2005-11-14"},
    "It may be signed as early as Monday.": {"Monday": "2005-11-21"},
    "The guards planned a march on Sunday and were planning a strike.": {"Sunday": "2005-11-20"},
    "The envoy would be flying to Minsk Sunday.": {"Sunday": "2005-11-20"},
    "The permit had been due to lapse Monday.": {"Monday": "2005-11-14"},
    "The mill is to open again Monday.": {"Monday": "2005-11-21"},
    "The record, set in April, still stands.": {"April": "2005-04"},
    "The bank agreed to buy the mill in January.": {"January": "2006-01"},
    "The bank agreed in April that it was broke.": {"April": "2005-04"},
    "In April, the mill brought in a new chief.": {"April": "2005-04"},
    "The envoys were to meet on Sunday in Minsk.": {"Sunday": "2005-11-20"},
    "The treaty is scheduled to be held up on Sunday.": {"Sunday": "2005-11-20"},
    "The plan, to be discussed by the envoys on Sunday, is dead.": {"Sunday": "2005-11-20"},
    "The envoys would meet Sunday in Minsk.": {"Sunday": "2005-11-20"},
    "Results will be told by Sunday noon.": {"Sunday noon": "2005-11-20T12:00"},
    "He launches a new push beginning Sunday.": {"Sunday": "2005-11-20"},
    "With the visit by the envoy on Monday and the expected talks it ends.": {"Monday": "2005-11-14"},
    "He spoke ahead of the talks on Sunday.": {"Sunday": "2005-11-20"},
    "They would look for ways around Sunday's ruling.": {"Sunday": "2005-11-13"},
    "He spoke ahead of Sunday's ruling.": {"Sunday": "2005-11-20"},
    "After the failure of an earlier May summit they met.": {"May": "2005-05"},
    "The hall, lit for Christmas, was closed.": {"Christmas": "2005-12-25"},
    # parts and ranges
    "It opens on the morning of 3 May 2004.": {"the morning of 3 May 2004": "2004-05-03TMO"},
    "From 1939 to 1945 there was war.": {"1939": "1939", "1945": "1945"},
    "Talks from 17-19 November failed.": {"17": "2005-11-17", "19 November": "2005-11-19"},
    "At 6:40 p.m. on 3 May 2004 it landed.": {"6:40 p.m. on 3 May 2004": "2004-05-03T18:40"},
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentence(sentence: str) -> None:
    found = find_dates(sentence, anchor=ANCHOR)
    assert {e.text: e.value for e in found} == SENTENCES[sentence], [e.explain() for e in found]


@given(st.dates(date(1900, 1, 10), date(2100, 12, 20)), st.sampled_from(sorted(WEEKDAYS)))
def test_a_weekday_lies_within_a_week_on_the_side_of_its_clause(anchor: date, weekday: str) -> None:
    """Of a report or a plan, for every day of writing."""
    for clause, days in (
        ("They met on {}.", range(-6, 1)),
        ("They were to meet on {}.", range(7)),
        ("They may meet as early as {}.", range(7)),
        ("It was told after {}'s talks, which will go on.", range(-6, 1)),
    ):
        (found,) = find_dates(clause.format(weekday), anchor=anchor)
        day = date.fromisoformat(found.value)
        assert (day - anchor).days in days, clause
        assert day.weekday() == WEEKDAYS[weekday]


REPORTS = {
    # the quarter that a report is on stays it, whatever other quarters it names
    "The mill had a third-quarter loss of $2 million. A fourth-quarter charge will follow. A year earlier it earned": {
        "third-quarter": "2005-Q3",
        "fourth-quarter": "2005-Q4",
        "A year earlier": "2004-Q3",
    },
    "The mill had a third-quarter loss. In the 2004 quarter it earned $1 million. This quarter included a charge. "
    "Sales in the latest period fell from a year ago.": {
        "third-quarter": "2005-Q3",
        "the 2004 quarter": "2004-Q3",
        "This quarter": "2005-Q3",
        "the latest period": "2005-Q3",
        "a year ago": "2004-Q3",
    },
    # of nine months, a year earlier is a year
    "The mill had a third-quarter loss. For the nine months, it earned $3 million, up from $2 million a year earlier. "
    "Net in the 2004 period, the year-earlier figure, was restated.": {
        "third-quarter": "2005-Q3",
        "the nine months": "P9M",
        "a year earlier": "2004",
        "the 2004 period": "2004",
        "year-earlier": "2004",
    },
    "The mill had a third-quarter loss. After a flat second quarter, sales rose in the quarter. A year ago it fell.": {
        "third-quarter": "2005-Q3",
        "second quarter": "2005-Q2",
        "the quarter": "2005-Q3",
        "A year ago": "2004-Q3",
    },
    "The mill had a third-quarter loss. A rival lost more in its fiscal second quarter than it had a year ago.": {
        "third-quarter": "2005-Q3",
        "fiscal second quarter": "2005-Q2",
        "a year ago": "2004-Q2",
    },
    "The mill had a third-quarter loss. In the quarter a year ago it earned $2 million, its report said.": {
        "third-quarter": "2005-Q3",
        "the quarter a year ago": "2004-Q3",
    },
    "The mill lost $2 million in the quarter ended July 31, up from $1 million in the year-ago quarter.": {
        "the quarter": "2005-Q2",
        "July 31": "2005-07-31",
        "the year-ago quarter": "2004-Q2",
    },
    "Profit fell in the latest quarter.": {"the latest quarter": "2005-Q3"},
}


@pytest.mark.parametrize("text", REPORTS)
def test_reports_on_quarters(text: str) -> None:
    found = find_dates(text, anchor=ANCHOR)
    assert {e.text: e.value for e in found} == REPORTS[text], [e.explain() for e in found]


def test_future_before_a_noun_is_a_date_in_histories_alone() -> None:
    news = "The minister left on Tuesday. " * 12 + "The future earnings of the mill are unknown."
    assert "future" not in {e.text for e in find_dates(news, anchor=ANCHOR)}
    assert "future" in {e.text for e in find_dates("That is my future home.", anchor=ANCHOR)}


DAYS = {
    "since 2004": "2004-01-01/..",
    "before Friday 18 November 2005": "../2005-11-17",
    "after 2004": "2005-01-01/..",
    "no later than 1 December 2005": "../2005-12-01",
    "the past two weeks": "2005-11-02/2005-11-15",
    "the next three days": "2005-11-17/2005-11-19",
    "They will leave in two weeks, after the first talks in three years.": "2005-11-30/2005-11-30",
    "before the end of May 2004": "../2004-05-31",
    "before late May 2004": "../2004-05-20",
    "before year-end": "../2005-12-31",
    "early April 2004": "2004-04-01/2004-04-10",
    "mid-April 2004": "2004-04-11/2004-04-20",
    "late April 2004": "2004-04-21/2004-04-30",
    "from 3 to 5 May 2004": "2004-05-03/2004-05-05",
    "between 2005 and 2007": "2005-01-01/2007-12-31",
    "a three-day visit from the 15th of May 2004": "2004-05-15/2004-05-17",
    "winter 2004": "2004-12-01/2005-02-28",
}


@pytest.mark.parametrize("text", DAYS)
def test_days(text: str) -> None:
    spans = [e.date for e in find_dates(text, anchor=ANCHOR) if e.date]
    first = spans[0]
    start, end = (str(edge) if edge else ".." for edge in (first.start, first.end))
    assert f"{start}/{end}" == DAYS[text]


@pytest.mark.parametrize(
    "text",
    [
        "They will hold their first talks in three years.",
        "It could be the worst harvest in a decade.",
        "The dry summer, the hottest in forty years, will not end.",
        "A third new text in two weeks will be put to them.",
    ],
)
def test_what_is_measured_up_to_now_has_no_days_ahead(text: str) -> None:
    assert [e.date for e in find_dates(text, anchor=ANCHOR) if e.type == "DURATION"] == [None]


@pytest.mark.parametrize("word", ["protest", "forest", "request", "guest"])
def test_not_all_words_in_est_are_superlatives(word: str) -> None:
    found = find_dates(f"There will be a {word} in two weeks.", anchor=ANCHOR)
    assert [str(e.date) for e in found] == ["2005-11-30~"]


def test_after_a_length_no_day_is_meant_but_in_messages() -> None:
    news = "The minister will speak on Tuesday. " * 9 + "After two days, all may leave."
    assert find_dates(news, anchor=ANCHOR)[-1].date is None
    assert str(find_dates("All may leave after two days.", anchor=ANCHOR)[0].date) == "2005-11-18"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He will fly there at the weekend.", "2005-W46-WE"),
        ("He flew there at the weekend.", "2005-W45-WE"),
        ("He may fly there at the weekend.", "2005-W45-WE"),
    ],
)
def test_the_weekend_on_a_monday(text: str, value: str) -> None:
    assert [e.value for e in find_dates(text, anchor=date(2005, 11, 14))] == [value]


FOREIGN = {
    "17 июня 2025 г.": "2025-06-17",
    "июнь 2025": "2025-06",
    "2025年6月17日": "2025-06-17",
    "il y a deux semaines": "2005-W44",
    "ayer": "2005-11-15",
    "5. März 2024": "2024-03-05",
}


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages(text: str) -> None:
    found = parse_date(text, anchor=ANCHOR)
    assert found
    assert found.value == FOREIGN[text]
    assert found.rule == "locale"


def test_languages_stand_beside_each_other() -> None:
    text = "Last week, le 17 juin 2025."
    found = find_dates(text, anchor=ANCHOR, languages=("en", "fr"))
    assert [(e.text, e.value) for e in found] == [("Last week", "2005-W45"), ("17 juin 2025", "2025-06-17")]


def test_an_unknown_language_is_told() -> None:
    with pytest.raises(LanguageError, match="unknown language 'xx'; the known ones are af,"):
        find_dates("today", languages=("en", "xx"))


@pytest.mark.parametrize(
    ("prefer", "value"), [("past", "2005-11-11"), ("future", "2005-11-18"), ("nearest", "2005-11-18")]
)
def test_prefer(prefer: str, value: str) -> None:
    found = parse_date("Friday", anchor=ANCHOR, prefer=prefer)  # type: ignore[arg-type]
    assert found
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "hour", "value"),
    [
        ("The deadline is midnight.", 1, "2005-11-17T00:00"),
        ("midnight", 15, "2005-11-17T00:00"),
        ("midnight", 9, "2005-11-16T00:00"),
        ("He died at midnight.", 15, "2005-11-16T00:00"),
        ("The deadline is midnight.", 0, "2005-11-16T00:00"),
        ("an hour later", 9, "2005-11-16T10:00"),
    ],
)
def test_hours_by_the_moment_of_writing(text: str, hour: int, value: str) -> None:
    assert [e.value for e in find_dates(text, anchor=datetime(2005, 11, 16, hour))] == [value]  # noqa: DTZ001


def test_a_year_after_a_range_and_its_time_is_that_of_both_days() -> None:
    found = find_dates("Wed Nov 2 - 4, 11:00:09 2011", anchor=ANCHOR)
    assert [e.value for e in found] == ["2011-11-02", "2011-11-04T11:00:09"]
    assert str(found[0].date) == "2011-11-02/2011-11-04"


def test_a_number_and_a_letter_apart_may_be_a_measure() -> None:
    assert parse_date("1 m", languages=("en",)) is None
    assert [e.value for e in find_dates("1 h")] == ["PT1H"]
    assert [e.value for e in find_dates("5 m ago", anchor=datetime(2005, 11, 16, 9))] == ["2005-11-16T08:55"]  # noqa: DTZ001


def test_a_moment_as_anchor() -> None:
    found = parse_date("2 hours ago", anchor=datetime(2005, 11, 16, 1, 30))  # noqa: DTZ001
    assert found
    assert found.value == "2005-11-15T23:30"
