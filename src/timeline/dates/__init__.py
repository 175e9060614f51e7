"""Text to time expressions: one linear scan, rules as data, resolution against the day of writing."""

from timeline.dates.anchor import find_anchor
from timeline.dates.find import find_dates, parse_date
from timeline.dates.timex import read_value, write_value
from timeline.dates.wording import write_phrase

__all__ = ["find_anchor", "find_dates", "parse_date", "read_value", "write_phrase", "write_value"]
