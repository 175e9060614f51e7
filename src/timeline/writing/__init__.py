"""Entries and their documents -> files: one module a format, and the way back from JSON."""

from timeline.writing.formats import FORMATS, Format, format_named, format_of, save, write
from timeline.writing.load import load

__all__ = ["FORMATS", "Format", "format_named", "format_of", "load", "save", "write"]
