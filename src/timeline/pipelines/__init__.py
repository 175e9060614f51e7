"""The trained pipelines inside the package, a folder a language, and the components that run them.

`spacy.load` of a folder works wherever the package is installed; `docs/pipeline.md` says what they were trained on.
"""
