"""Loading a spaCy pipeline once, refusing one that cannot do the work, and parsing the stretches asked for."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from weakref import WeakSet

from timeline.errors import PipelineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Pipeline", "bundled", "check", "is_wrapped", "load", "paragraphs", "parse"]

Pipeline: TypeAlias = "Language | Doc | str | Path | None"

_BUNDLED = Path(__file__).parent.parent / "pipelines"
_PROBE = "President Smith met Maria Lopez of Spain in Paris on Monday."
_NEEDED = (
    ("DEP", "dependencies", "parser"),
    ("SENT_START", "sentence boundaries", "parser"),
    ("POS", "parts of speech", "tagger and attribute_ruler, or morphologizer"),
    ("ENT_IOB", "named entities", "ner"),
)
_WIDEST = 132  # columns
_INSTEAD = "or leave the pipeline out to use the bundled one"

_checked: WeakSet[Language] = WeakSet()


def load(pipeline: Language | str | Path | None = None, *, language: str = "en") -> Language:
    """The pipeline itself, or the one of that name or folder, or the bundled one; loaded once a process, and checked.

    Raises PipelineError where there is none of that name, or it lacks what is needed (see `check`).
    """
    if pipeline is None:
        return _load(str(bundled(language)))
    if isinstance(pipeline, (str, Path)):
        return _load(str(pipeline))
    if pipeline not in _checked:
        check(pipeline)
        _checked.add(pipeline)
    return pipeline


def bundled(language: str = "en") -> Path:
    """The folder of the pipeline inside the package, for `spacy.load`, which gives one of your own to add to."""
    import timeline.pipelines.components  # noqa: F401, PLC0415 - registers them, also where the package is not installed

    return _BUNDLED / language


@lru_cache(maxsize=4)
def _load(name: str) -> Language:
    import spacy  # noqa: PLC0415 - half a second that `import timeline` must not cost

    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as fault:
        raise PipelineError(
            f"the spaCy pipeline {name!r} cannot be loaded ({fault}); install it, name its folder, {_INSTEAD}"
        ) from fault
    return load(nlp)


def check(nlp: Language) -> None:
    """Raise PipelineError, naming all that is missing, unless the pipeline parses, tags and finds entities.

    A short sentence is parsed to see it: components of one's own need not declare what they set.
    """
    name = f"{nlp.meta.get('lang', '')}_{nlp.meta.get('name', '')}".strip("_")
    try:
        doc = nlp(_PROBE)
    except (ValueError, KeyError, AttributeError) as fault:
        said = f"the pipeline {name!r} fails on a plain sentence ({fault}); train it, {_INSTEAD}"
        raise PipelineError(said) from fault
    _refuse_without(doc, f"the pipeline {name!r} ({', '.join(nlp.pipe_names) or 'no components'})")


def _refuse_without(doc: Doc, who: str) -> None:
    missing = [(what, how) for attribute, what, how in _NEEDED if not doc.has_annotation(attribute)]
    if missing:
        whats = ", ".join(what for what, _ in missing)
        hows = "; ".join(dict.fromkeys(how for _, how in missing))
        raise PipelineError(f"{who} gives no {whats}; add to it: {hows}; {_INSTEAD}")


def is_wrapped(text: str) -> bool:
    """Whether line breaks only fold the lines of the text, so that it takes a blank line to part paragraphs.

    A text with a line longer than any page or terminal is wide has a line a paragraph.
    """
    return all(len(line) <= _WIDEST for line in text.split("\n"))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the paragraphs, without the white space around them: stretches between blank lines, or lines where
    they are not folded (see `is_wrapped`).
    """
    start = end = at = 0
    whole = not is_wrapped(text)
    for line in [*text.split("\n"), ""]:
        body = line.strip()
        if whole and end > start:
            yield start, end
            start = end
        if body:
            first = at + line.index(body[0])
            start = start if end > start else first
            end = at + len(line.rstrip())
        elif end > start:
            yield start, end
            start = end
        at += len(line) + 1


def parse(text: str, pipeline: Pipeline = None, *, stretches: Iterable[tuple[int, int]] | None = None) -> Doc:
    """A Doc of the whole text, so that its offsets are the text's, in which only the stretches have been parsed.

    stretches: offsets, in order, not overlapping; None parses every paragraph. A sentence never goes on past the end of
    its stretch. What is not asked for is tokens alone, one mute sentence to each gap. A Doc given as `pipeline` is
    taken as it is. Raises PipelineError as `load` does, and for a Doc of another text or without annotation.
    """
    from spacy.tokens import Doc as _Doc  # noqa: PLC0415

    if isinstance(pipeline, _Doc):
        if pipeline.text != text:
            raise PipelineError("the Doc is of another text; parse the document's own text")
        if len(pipeline):
            _refuse_without(pipeline, "the Doc")
        return pipeline
    nlp = load(pipeline)
    wanted = list(paragraphs(text) if stretches is None else stretches)
    pieces = list(_pieces(text, wanted))
    parsed = nlp.pipe([text[a:b] for a, b, is_wanted in pieces if is_wanted])
    docs = [next(parsed) if is_wanted else _mute(nlp, text[a:b]) for a, b, is_wanted in pieces]
    if not docs:
        return nlp.make_doc(text)
    # spaCy's stub does not know `exclude`, which from_docs has had since 3.2.
    joined = docs[0] if len(docs) == 1 else _Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg]
    if joined is None or joined.text != text:
        raise PipelineError(f"the tokenizer of {nlp.meta.get('name')!r} changes the text; use one that keeps it")
    return joined


def _pieces(text: str, wanted: list[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """The whole text in pieces, wanted or not. A single blank behind a piece stays with it, as with a token."""
    at = 0
    for start, end in wanted:
        if start > at:
            yield at, start, False
        at = max(at, start)
        stop = end + 1 if text[end : end + 2].rstrip() != "" and text[end : end + 1] == " " else end
        if stop > at:
            yield at, stop, True
            at = stop
    if at < len(text):
        yield at, len(text), False


def _mute(nlp: Language, text: str) -> Doc:
    from spacy.attrs import ORTH, SPACY  # noqa: PLC0415
    from spacy.tokens import Doc as _Doc  # noqa: PLC0415

    words, spaces = nlp.make_doc(text).to_array([ORTH, SPACY]).T.tolist()
    return _Doc(nlp.vocab, words=words, spaces=spaces, heads=[0] * len(words), deps=["dep"] * len(words))
