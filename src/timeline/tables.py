"""TOML files beside a stage -> frozen classes. Strict: a fault names the file, the table and the key."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import GenericAlias
from typing import Any, TypeVar, get_args, get_origin

import cattrs
from attrs import fields_dict
from cattrs.cols import list_structure_factory
from cattrs.errors import ClassValidationError, IterableValidationError
from cattrs.v import format_exception

from timeline.errors import TableError

if sys.version_info >= (3, 11):
    import tomllib
else:  # the standard library has it from 3.11 on
    import tomli as tomllib

T = TypeVar("T")

_CONVERTER = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)


def _exact(value: Any, kind: type[T]) -> T:
    """The value, if TOML gave it as that kind: cattrs would turn 1 into "1" and "ab" into ("a", "b")."""
    if type(value) is not kind:
        raise ValueError(f"expected {kind.__name__}, got {value!r}")
    return value


for _kind in (str, int, bool):
    _CONVERTER.register_structure_hook(_kind, _exact)


def _is_sequence(kind: Any) -> bool:
    origin: Any = get_origin(kind)
    return origin is tuple and get_args(kind)[-1] is Ellipsis


@_CONVERTER.register_structure_hook_factory(_is_sequence)
def _sequence(kind: Any) -> Callable[[Any, Any], Any]:
    rows: Any = GenericAlias(list, get_args(kind)[0])
    inner = list_structure_factory(rows, _CONVERTER)

    def structure(value: Any, _: Any) -> Any:
        if not isinstance(value, list):
            raise ValueError(f"expected a list, got {value!r}")  # noqa: TRY004
        return tuple(inner(value, list))

    return structure


def read_toml(path: Path) -> dict[str, Any]:
    """The file's content. Raises TableError where it is no TOML (a table given twice is not)."""
    try:
        content: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise TableError(f"{path}: cannot be read ({fault.strerror or fault}); check the path") from fault
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise TableError(f"{path}: no TOML ({fault}); correct the file") from fault
    return content


def load_table(path: Path, cls: type[T]) -> dict[str, T]:
    """Each top-level table of the file as a `cls`, by its name; a field `name` of the class gets the table's name.

    Raises TableError that names file, table and key for an unknown or missing key or a value of the wrong type.
    """
    found = {}
    for name, row in read_toml(path).items():
        found[name] = make(row, cls, where=f"{path.name}: [{name}]", name=name)
    return found


def make(row: Any, cls: type[T], *, where: str, name: str | None = None) -> T:
    """One row as a `cls`; `where` opens the text of a TableError."""
    if not isinstance(row, dict):
        raise TableError(f"{where} is no table but {row!r}; give it keys: {', '.join(fields_dict(cls))}")  # type: ignore[arg-type]
    if name is not None and "name" in fields_dict(cls):  # type: ignore[arg-type]
        row = {"name": name, **row}
    try:
        return _CONVERTER.structure(row, cls)
    except ClassValidationError as fault:
        raise TableError(f"{where} {_reasons(fault, cls)}") from fault


def _reasons(fault: ClassValidationError | IterableValidationError, cls: type) -> str:
    """All faults of the row at once, each with the key it is about, then the keys there are."""
    lines = "; ".join(_one(e, p) for e, p in _leaves(fault))
    return f"{lines}; the keys are {', '.join(fields_dict(cls))}"


def _leaves(fault: BaseException, path: str = "") -> list[tuple[BaseException, str]]:
    if isinstance(fault, ClassValidationError | IterableValidationError):
        noted, plain = fault.group_exceptions()
        rows = [(e, str(getattr(n, "name", getattr(n, "index", "")))) for e, n in noted]
        deeper = [leaf for e, key in rows for leaf in _leaves(e, f"{path}.{key}" if path else key)]
        return deeper + [leaf for e in plain for leaf in _leaves(e, path)]
    return [(fault, path)]


def _one(fault: BaseException, path: str) -> str:
    text = str(fault) if type(fault) is ValueError else format_exception(fault, None)
    return f"key {path}: {text}" if path else text
