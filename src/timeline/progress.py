"""How far a build has come: a running count for whoever wants to show it, and a display on standard error."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import attrs


@attrs.frozen(kw_only=True)
class Progress:
    """What has been done so far: documents processed, events found in them, documents that failed."""

    documents: int = 0
    events: int = 0
    failures: int = 0


@contextlib.contextmanager
def shown(progress: bool | Callable[[Progress], None]) -> Iterator[Callable[[Progress], None]]:  # noqa: FBT001
    """What to call with each new Progress: the caller's own function, a bar on standard error for True, or nothing."""
    if callable(progress):
        yield progress
        return
    if not progress:
        yield lambda _: None
        return
    # rich takes longer to import than the rest of the package together.
    from rich.console import Console  # noqa: PLC0415
    from rich.status import Status  # noqa: PLC0415

    with Status("reading", console=Console(stderr=True)) as status:
        yield lambda now: status.update(
            f"{now.documents} documents, {now.events} events" + f", {now.failures} failed" * bool(now.failures)
        )
