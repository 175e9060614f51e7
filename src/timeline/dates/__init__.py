"""Text to time expressions: one linear scan, rules as data, resolution against the day of writing."""

from timeline.dates.anchor import find_anchor
from timeline.dates.find import find_dates, parse_date

__all__ = ["find_anchor", "find_dates", "parse_date"]
