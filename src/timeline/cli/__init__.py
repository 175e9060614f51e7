"""The command `timeline`: arguments in, one call of the library, exit status out."""

from timeline.cli.app import app, main

__all__ = ["app", "main"]
