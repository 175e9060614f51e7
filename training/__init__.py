"""The recipe of the English pipeline inside the package: treebanks in, `src/timeline/pipelines/en/` out.

`python -m training` does it all; the folders beside hold the recipes of weights that other stages learn.
"""
