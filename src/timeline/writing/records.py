"""Classes <-> plain records with cattrs, without loss.

A record is what `json.loads` gives. Field names are those of the types, with one change: an event's `date` holds the
span, its basis and its words together, because that is what other tools want to read in one place.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin

import attrs
import cattrs
from attrs import NOTHING
from cattrs import transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from timeline.errors import FormatError
from timeline.model import DateSpan, Document, Entry, Event, Evidence, Source, TimeExpression

T = TypeVar("T")

# At most so many faults of one file are told; the first ones nearly always explain the others.
_FAULTS_TOLD = 5

_CONVERTER = cattrs.Converter(detailed_validation=True, prefer_attrib_converters=False)
_DAY = dt.date | dt.datetime | None
_FLAGS = ("approximate", "uncertain", "start_unknown", "end_unknown")


def _exact(value: Any, kind: type[T]) -> T:
    """The value, if JSON gave it as that kind: cattrs would make the text "None" of a null."""
    if issubclass(kind, Enum):  # our enums are texts too
        return kind(value)
    if type(value) is not kind:
        raise TypeError(f"expected {kind.__name__}, got {value!r}")
    return value


def _number(value: Any, _: Any) -> float:
    if type(value) not in (int, float):
        raise TypeError(f"expected a number, got {value!r}")
    return float(value)


def read_day(value: Any, _: Any = None) -> dt.date | dt.datetime | None:
    """A day or a time from its ISO 8601 text; None from None. Raises ValueError for other texts."""
    if value is None:
        return None
    text = _exact(value, str)
    if len(text) == len("2005-11-15"):
        return dt.date.fromisoformat(text)
    # Python 3.10 does not read the letter Z.
    return dt.datetime.fromisoformat(text[:-1] + "+00:00" if text.endswith(("Z", "z")) else text)


def _date_only(value: Any, _: Any = None) -> dt.date:
    return dt.date.fromisoformat(_exact(value, str))


def _day_text(value: dt.date | None) -> str | None:
    return value.isoformat() if value else None


def _is_sequence(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is tuple and get_args(kind)[-1] is Ellipsis


def _rows(kind: Any) -> Callable[[Any, Any], Any]:
    """Reads a tuple of rows, refusing what iterates but is no list (a text, a table)."""
    inner = _CONVERTER.get_structure_hook(list[get_args(kind)[0]])  # type: ignore[misc]

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, list | tuple):  # msgpack, in which spaCy keeps a Doc, gives tuples
            raise TypeError(f"expected a list, got {value!r}")
        return tuple(inner(list(value), list))

    return structure


def _span_record(span: DateSpan) -> dict[str, Any]:
    plain = {"edtf": span.edtf, "start": _day_text(span.start), "end": _day_text(span.end)}
    return {**plain, "granularity": span.granularity.value, **{flag: getattr(span, flag) for flag in _FLAGS}}


def _span(record: Any, _: Any) -> DateSpan:
    """A span from its record; one that holds nothing but `edtf` will do."""
    if not isinstance(record, dict):
        raise TypeError(f"expected a table with edtf, start and end, got {record!r}")
    if "start" not in record and "end" not in record:
        return DateSpan.read(_exact(record.get("edtf"), str))
    start, end = record.get("start"), record.get("end")
    return DateSpan(
        start=None if start is None else _date_only(start),
        end=None if end is None else _date_only(end),
        granularity=_exact(record.get("granularity", "day"), str),
        **{flag: _exact(record.get(flag, False), bool) for flag in _FLAGS},
    )


def _event_out(cls: type[Event]) -> Callable[[Event], dict[str, Any]]:
    plain = make_dict_unstructure_fn(cls, _CONVERTER)

    def unstructure(event: Event) -> dict[str, Any]:
        record = plain(event)
        del record["date_basis"]
        if event.date is not None:
            words = event.date_mention.text if event.date_mention else None
            record["date"] = {**record["date"], "basis": event.date_basis and event.date_basis.value, "text": words}
        return record

    return unstructure


def _table(cls: type[T]) -> Callable[[Any, Any], T]:
    """Reads a table of the class's fields, refusing what is none."""
    plain = make_dict_structure_fn(cls, _CONVERTER)
    fields = ", ".join(field.name for field in attrs.fields(cls) if field.default is NOTHING)  # type: ignore[arg-type]

    def structure(record: Any, kind: Any) -> T:
        if not isinstance(record, dict):
            raise TypeError(f"expected a table with {fields}, got {record!r}")
        return plain(record, kind)

    return structure


def _event_in(cls: type[Event]) -> Callable[[Any, Any], Event]:
    plain = _table(cls)

    def structure(record: Any, kind: Any) -> Event:
        date = record.get("date") if isinstance(record, dict) else None
        basis = {"date_basis": date.get("basis") if isinstance(date, dict) else None}
        return plain({**record, **basis} if isinstance(record, dict) else record, kind)

    return structure


def _set_up() -> None:
    for kind in (str, int, bool):
        _CONVERTER.register_structure_hook(kind, _exact)
    _CONVERTER.register_structure_hook(float, _number)
    _CONVERTER.register_structure_hook_func(lambda kind: kind == _DAY, read_day)
    _CONVERTER.register_unstructure_hook_func(lambda kind: kind == _DAY, _day_text)
    _CONVERTER.register_structure_hook_factory(_is_sequence, _rows)
    _CONVERTER.register_structure_hook_factory(attrs.has, _table)
    _CONVERTER.register_structure_hook(DateSpan, _span)
    _CONVERTER.register_unstructure_hook(DateSpan, _span_record)
    for sparse in (Evidence, TimeExpression, Source):
        optional = {f.name: override(omit_if_default=True) for f in attrs.fields(sparse) if f.default is not NOTHING}
        hook = make_dict_unstructure_fn(sparse, _CONVERTER, **optional)  # type: ignore[arg-type]
        _CONVERTER.register_unstructure_hook(sparse, hook)
    for cls in (Event, Entry):
        _CONVERTER.register_unstructure_hook(cls, _event_out(cls))
        _CONVERTER.register_structure_hook(cls, _event_in(cls))


_set_up()


def to_record(thing: Document | Source | Event | TimeExpression) -> dict[str, Any]:
    """The object as plain dicts, lists, texts and numbers, ready for any JSON writer."""
    record: dict[str, Any] = _CONVERTER.unstructure(thing)
    return record


def from_record(record: Any, cls: type[T], *, where: str = "the record") -> T:
    """The object that the record describes; keys that the class does not know are passed over.

    Raises FormatError that opens with `where` and names every field at fault.
    """
    try:
        return _CONVERTER.structure(record, cls)
    except cattrs.BaseValidationError as fault:
        raise FormatError(f"{where}: {_reasons(fault)}; correct it, or write it anew with timeline") from fault
    except (TypeError, ValueError) as fault:
        raise FormatError(f"{where}: {fault}; correct it, or write it anew with timeline") from fault


def _reasons(fault: cattrs.BaseValidationError) -> str:
    def told(error: BaseException, _: type | None) -> str:
        return f"field {error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)

    reasons = [reason.replace(" @ $", " at $") for reason in transform_error(fault, format_exception=told)]
    more = len(reasons) - _FAULTS_TOLD
    return "; ".join(reasons[:_FAULTS_TOLD]) + (f"; and {more} more" if more > 0 else "")
