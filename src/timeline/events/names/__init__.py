"""The names of a document and whom they stand for: the first half of "who" and "where"."""

from timeline.events.names.find import find_names
from timeline.events.names.model import Form, Name, NameKind

__all__ = ["Form", "Name", "NameKind", "find_names"]
