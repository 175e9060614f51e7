"""Events annotated in texts of corpora that stay outside the repository, as rows of the shape of the gold corpus.

`annotated.toml` holds no text: each of its `[[documents]]` has the `id` the document has in its corpus, the `corpus`
(`tbaq`: TimeBank and AQUAINT; `ewt`, `gum`: the treebanks), `published` and its `[[documents.events]]` as in
written.py, but for `mentions`: `start` and `end`, code points of the text as it is rebuilt here, and the word between
them as `trigger`. Nothing is a title there, since these corpora mark none.

`python -m training.events.annotated [EVAL_FOLDER [TREEBANKS_FOLDER]]` prints how many documents and events there are.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from training.events.written import Row, WrittenError, document_row, repeated
from training.sources import PARTS, data_folder

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

FILE = Path(__file__).with_name("annotated.toml")
TREEBANKS = ("ewt", "gum")


def read_annotated(eval_folder: Path, treebanks_folder: Path) -> list[Row]:
    """Every annotated document whose corpus is there, in the order of the file.

    `eval_folder` holds `dates/tbaq.jsonl`, `treebanks_folder` the files `en_ewt-ud-*` and `en_gum-ud-*`. A corpus with
    no file at all is left out. Raises WrittenError that names all faults: a document that its corpus does not have, a
    word that does not stand where a mention says.
    """
    documents = tomllib.loads(FILE.read_text(encoding="utf-8"))["documents"]
    texts = {"tbaq": _tbaq(eval_folder / "dates" / "tbaq.jsonl")}
    texts |= {corpus: _treebank(treebanks_folder, corpus) for corpus in TREEBANKS}
    faults = [f"two documents are called {name}" for name in repeated([d["id"] for d in documents])]
    rows = []
    for document in documents:
        found = texts.get(document["corpus"])
        if found is None:
            faults.append(f"{FILE.name}: {document['id']}: no such corpus: {document['corpus']}")
        elif document["id"] in found:
            rows.append(_row(document, found[document["id"]], faults))
        elif found:
            faults.append(f"{FILE.name}: {document['id']}: not in {document['corpus']}")
    if faults:
        raise WrittenError("\n".join(faults))
    return rows


def _row(document: Row, text: str, faults: list[str]) -> Row:
    return document_row(
        {**document, "source": document["corpus"]}, text, lambda mention: _span(mention, text), faults, FILE.name
    )


def _span(mention: Mapping[str, int | str], text: str) -> list[int] | None:
    """The offsets of the mention; None where another word, or only part of one, stands there."""
    start, end = int(mention["start"]), int(mention["end"])
    cut = text[start - 1 : start].isalnum() if start else False
    cut = cut or text[end : end + 1].isalnum()
    return [start, end] if text[start:end] == mention["trigger"] and not cut else None


def _tbaq(path: Path) -> dict[str, str]:
    """Document -> text as it stands in the corpus; nothing where the file is absent."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


def _treebank(folder: Path, corpus: str) -> dict[str, str]:
    """Document -> its sentences, a blank between them and an empty line between paragraphs."""
    documents: dict[str, list[list[str]]] = {}
    paragraphs: list[list[str]] = []
    for part in PARTS:
        path = folder / f"en_{corpus}-ud-{part}.conllu.xz"
        if not path.exists():
            continue
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("# newdoc"):
                    paragraphs = documents.setdefault(line.partition("=")[2].strip(), [[]])
                elif line.startswith("# newpar"):
                    paragraphs.append([])
                elif line.startswith("# text ="):
                    paragraphs[-1].append(line.partition("=")[2].strip())
    return {name: "\n\n".join(" ".join(p) for p in found if p) for name, found in documents.items()}


def main(folders: Sequence[str]) -> int:
    """0, or 1 where the file has faults."""
    shared = data_folder().parent
    evaluation = Path(folders[0]) if folders else shared / "eval"
    treebanks = Path(folders[1]) if len(folders) > 1 else data_folder() / "treebanks"
    try:
        rows = read_annotated(evaluation, treebanks)
    except WrittenError as fault:
        print(fault, file=sys.stderr)
        return 1
    events = [event for row in rows for event in row["events"]]
    counts = {
        "documents": Counter(row["source"] for row in rows),
        "types": Counter(event["type"] for event in events),
        "status": Counter(event["status"] for event in events),
    }
    print(f"{len(rows)} documents, {len(events)} events, {sum(len(e['mentions']) for e in events)} mentions")
    for name, count in counts.items():
        print(f"{name}: " + ", ".join(f"{key} {number}" for key, number in count.most_common()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
