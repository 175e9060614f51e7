"""The functions that join the stages. A stand-in finds the events, so that what is tried here is the joining alone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import attrs
import pytest

import timeline
from tests.api.samples import entry, event
from timeline import Document, Event, ExtractError, Extractor, LanguageError, PipelineError, Timeline
from timeline.progress import Progress


def stand_in(document: Document, **_: Any) -> list[Event]:
    """Each document tells of one visit, on its own day; one that says "broken" of none."""
    if "broken" in document.text:
        raise RecursionError("too deep")
    return [event(f"{document.id}#1", date=None if document.day is None else timeline.DateSpan.of(document.day, "day"))]


@pytest.fixture
def _events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.events.extract_events", stand_in)


def document(name: str, text: str = "She visited the city.", **fields: Any) -> Document:
    return Document(id=name, text=text, published=dt.date(2021, 3, 5), **fields)


BROKEN = [
    document("blank", " \n"),
    document("broken", "This is broken."),
    document("a"),
    document("a", "Another text."),
]
REASONS = [
    "document 'blank': it has no text; leave it out or give it text",
    (
        "document 'broken': its events could not be extracted: RecursionError: too deep; please report this with the "
        "document"
    ),
    "document 'a': another document of these has the same id; give each document an id of its own",
]


@pytest.mark.usefixtures("_events")
class TestBuild:
    def test_what_fails_is_listed_and_the_rest_is_done(self) -> None:
        seen: list[Progress] = []
        built = timeline.build(BROKEN, progress=seen.append)
        assert [str(problem) for problem in built.problems] == REASONS
        assert [source.id for source in built.documents] == ["a"]
        assert seen[-1] == Progress(documents=4, events=1, failures=3)

    def test_strict_raises_the_first(self) -> None:
        with pytest.raises(ExtractError, match="it has no text"):
            timeline.build(BROKEN, strict=True)

    def test_a_document_given_twice_is_one(self) -> None:
        assert timeline.build([document("a"), document("a")]) == timeline.build([document("a")])

    def test_progress_is_shown_on_standard_error(self, capsys: pytest.CaptureFixture[str]) -> None:
        timeline.build([document("a")], progress=True)
        assert capsys.readouterr().out == ""

    def test_a_newer_version_takes_the_place_of_the_older(self) -> None:
        first = timeline.build([document("a"), document("b", "This is broken.")])
        newer = first.add([document("b"), document("a", title="Later")])
        assert newer.problems == ()
        assert newer == timeline.build([document("b"), document("a", title="Later")])
        assert first == timeline.build([document("a")])  # which a timeline that is added to stays

    def test_adding_goes_on_from_a_saved_file(self, tmp_path: Path) -> None:
        timeline.build([document("a")]).save(tmp_path / "t.json")
        added = timeline.load(tmp_path / "t.json").add([document("b")])
        assert added == timeline.build([document("b"), document("a")])


@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize(
    ("extractor", "kind"),
    [
        (Extractor(nlp="no_such_pipeline"), PipelineError),
        (Extractor(languages=["en", "xx"]), LanguageError),
    ],
)
def test_what_no_document_could_be_read_with_is_raised_at_once(
    extractor: Extractor, kind: type[Exception], processes: int
) -> None:
    def articles() -> Any:
        raise AssertionError("no document is asked for")
        yield

    with pytest.raises(kind):
        timeline.build(articles(), extractor=extractor, processes=processes)


def test_languages_are_those_of_dates_alone() -> None:
    german = Extractor(languages=["de"])
    [found] = german.extract("The ministers met in Rome on 3. Mai 2025.")
    assert (found.type, found.date) == ("meeting", timeline.DateSpan.day(2025, 5, 3))


def test_entries_that_another_program_wrote_without_their_events_are_kept(tmp_path: Path) -> None:
    early, late = (attrs.evolve(entry(name), events=()) for name in ("a", "b"))
    foreign = [attrs.evolve(early, date=timeline.DateSpan.day(1999, 1, 1)), late]
    Timeline(entries=foreign).save(tmp_path / "t.json")
    loaded = timeline.load(tmp_path / "t.json")
    merged = loaded.add([])
    assert [attrs.evolve(one, events=()) for one in merged] == list(loaded)
    assert not loaded.diff(merged)
    assert not loaded.diff(loaded)
