"""The stages as spaCy components: spans, attributes, anchors, configuration, saving, processes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import timeline.events
from timeline.model import Document, Event, Mention

TEXT = "They met three weeks ago, and will meet again on Monday."


def dates(**config: Any) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("timeline_dates", config=config)
    return nlp


def test_dates_are_written_to_the_doc() -> None:
    doc = dates(anchor="2005-11-16")(TEXT)
    assert [span.text for span in doc.spans["timeline_dates"]] == ["three weeks ago", "Monday"]
    assert [str(span.label_) for span in doc.spans["timeline_dates"]] == ["DATE", "DATE"]
    assert [x.text for x in doc._.time_expressions] == ["three weeks ago", "Monday"]
    monday = doc.spans["timeline_dates"][1]
    assert monday._.time_expression == doc._.time_expressions[1]
    assert monday._.time_expression.value == "2005-11-21"
    assert doc[0:2]._.time_expression is None


def test_without_anchor_relative_expressions_stay_open() -> None:
    doc = dates()(TEXT)
    assert doc._.time_expressions[1].date is None


@pytest.mark.parametrize(
    "anchor", [dt.date(2020, 1, 2), dt.datetime(2020, 1, 2, 8, tzinfo=dt.timezone.utc), "2020-01-02"]
)
def test_a_document_has_its_own_anchor(anchor: Any) -> None:
    nlp = dates(anchor="2005-11-16")
    doc = nlp.make_doc("They met yesterday.")
    doc._.anchor = anchor
    assert nlp(doc)._.time_expressions[0].value == "2020-01-01"


def test_the_configured_preference_is_used() -> None:
    values = {
        prefer: dates(anchor="2005-11-16", prefer=prefer)("Monday")._.time_expressions[0].value
        for prefer in ("past", "future")
    }
    assert values == {"past": "2005-11-14", "future": "2005-11-21"}


@pytest.mark.parametrize("config", [{"anchor": "soon"}, {"anker": "2005-11-16"}])
def test_a_wrong_configuration_is_refused(config: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"soon|anker"):
        dates(**config)


def test_a_pipeline_and_its_docs_can_be_saved(tmp_path: Path) -> None:
    nlp = dates(anchor="2005-11-16")
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    doc = nlp(TEXT)
    assert again(TEXT)._.time_expressions == doc._.time_expressions
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.time_expressions == doc._.time_expressions
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    read = next(iter(DocBin().from_bytes(stored).get_docs(nlp.vocab)))
    assert read._.time_expressions == doc._.time_expressions


@pytest.mark.slow
def test_docs_travel_between_processes() -> None:
    found = list(dates(anchor="2005-11-16").pipe([TEXT] * 4, n_process=2))
    assert [len(doc._.time_expressions) for doc in found] == [2] * 4


def extract(document: Document, *, nlp: Doc, languages: tuple[str, ...]) -> list[Event]:
    """One meeting at the word "met", told with what the stage was given."""
    assert isinstance(nlp, Doc)
    start = document.text.index("met")
    mention = Mention(document=document.id, start=start, end=start + 3, text="met", sentence=(0, len(document.text)))
    return [Event(id="doc#1", document="doc", type="meeting", label=f"{document.day} {languages}", mentions=(mention,))]


def test_events_are_written_to_the_doc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timeline.events, "extract_events", extract, raising=False)
    nlp = spacy.blank("en")
    nlp.add_pipe("timeline_events", config={"anchor": "2005-11-16"})
    doc = nlp(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["timeline_events"]] == [("met", "meeting")]
    assert doc.spans["timeline_events"][0]._.event == doc._.events[0]
    assert doc._.events[0].label == "2005-11-16 ('en',)"
    assert doc[3:5]._.event is None
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.events == doc._.events


def test_the_analysis_names_what_events_need() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("timeline_events")
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert set(analysis["problems"]["timeline_events"]) == {"token.dep", "token.pos", "doc.ents"}
