"""Documents -> the events that they speak of: summits, visits, meetings, calls, signings, and types of one's own."""

from timeline.events.extract import extract_events
from timeline.events.types import builtin_types, load_types

__all__ = ["builtin_types", "extract_events", "load_types"]
