"""What the name layer hands on: a name where it stands, and whom or what it stands for in the document."""

from __future__ import annotations

from enum import Enum

import attrs

from timeline.model import PlaceKind

__all__ = ["Form", "Name", "NameKind"]


class NameKind(str, Enum):
    """What is named. A country is both place and actor: the sentence decides."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    DELEGATION = "delegation"
    PLACE = "place"

    # Plain text, in f-strings too, without Enum's own detours: features name kinds and forms many times.
    __str__ = str.__str__
    __format__ = str.__format__  # type: ignore[assignment]  # the stubs name its argument otherwise


class Form(str, Enum):
    """How it is named."""

    NAME = "name"
    ADJECTIVE = "adjective"  # "Chinese" for China, "Palestinian leaders" for the Palestinians
    DESCRIPTION = "description"  # "the French president", "his Chinese counterpart"
    PRONOUN = "pronoun"  # "he", "her"
    METONYM = "metonym"  # "Beijing" for the government of China
    DATELINE = "dateline"  # the place at the head of a report

    __str__ = str.__str__
    __format__ = str.__format__  # type: ignore[assignment]


@attrs.frozen(kw_only=True)
class Name:
    """A mention of a person, country, organisation, delegation or place.

    start, end: offsets in the text, half-open code points, without title and article; text: the words there.
    name: the fullest form in the document ("Chirac" -> "Jacques Chirac"; "US" -> "United States").
    title: the person's title, wherever the text gives it ("Foreign Minister"); rank: see `gazetteer.Title`, 6 without.
    country: ISO 3166-1 alpha-2 of the country itself, of the person's office, or where the place lies; None if unknown.
    place_kind, latitude, longitude: of places, as far as the gazetteer is certain.
    certain: False where a description or pronoun was resolved by what stands near, or a place has another reading.
    """

    start: int
    end: int
    text: str
    name: str
    kind: NameKind = attrs.field(converter=NameKind)
    form: Form = attrs.field(default=Form.NAME, converter=Form)
    title: str | None = None
    rank: int = 6
    country: str | None = None
    place_kind: PlaceKind | None = None
    latitude: float | None = None
    longitude: float | None = None
    certain: bool = True
