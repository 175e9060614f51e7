"""Data frames: one row an entry for pandas, and the same as Parquet by pyarrow. Both are of the extra `frames`."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import attrs
import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from timeline.model import Entry, Source
from timeline.writing.tabular import Row, columns, rows
from timeline.writing.words import well_formed

_TYPES = {
    "str": pa.string(),
    "bool": pa.bool_(),
    "int": pa.int64(),
    "int | None": pa.int64(),
    "float": pa.float64(),
    "float | None": pa.float64(),
    "dt.date | None": pa.date32(),
    "tuple[str, ...]": pa.list_(pa.string()),
}


def to_table(entries: Sequence[Entry], sources: Sequence[Source]) -> Any:
    """The rows of `tabular` as a pyarrow Table: days are date32 (all that Python's dates hold), lists are lists."""
    found = rows(entries, sources)
    fields = [pa.field(field.name, _TYPES[str(field.type)]) for field in attrs.fields(Row)]
    data = {name: [_plain(getattr(row, name)) for row in found] for name in columns()}
    return pa.Table.from_pydict(data, schema=pa.schema(fields))


def to_frame(entries: Sequence[Entry], sources: Sequence[Source]) -> Any:
    """The rows as a pandas DataFrame. start and end are `datetime.date`, lists are lists; missing is None or NaN."""
    frame = to_table(entries, sources).to_pandas(date_as_object=True)
    for name in (
        "participants",
        "participant_countries",
        "places",
        "place_countries",
        "conflicts",
        "documents",
        "urls",
    ):
        frame[name] = pd.Series([list(cell) for cell in frame[name]], index=frame.index, dtype=object)
    return frame


def to_parquet(entries: Sequence[Entry], sources: Sequence[Source]) -> bytes:
    """The rows as a Parquet file."""
    buffer = io.BytesIO()
    parquet.write_table(to_table(entries, sources), buffer)
    return buffer.getvalue()


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [well_formed(each) for each in value]
    return well_formed(value) if isinstance(value, str) else value
