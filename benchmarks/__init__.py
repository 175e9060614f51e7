"""Benchmarks: every figure of the library by one command, `python -m benchmarks`; see docs/evaluation.md."""
