"""The trained pipelines inside the package, a folder a language, and the components that run them.

`spacy.load` of a folder works wherever the package is installed; `docs/pipeline.md` says what they were trained on.
The way of a word: `forms` and `rows` (what it looks like), `splitter`, `lstm` (its sentence), then `components`, which
reads tags, `trees` and `names` off it; `component`, `layout` and `weights` are what these share.
"""
