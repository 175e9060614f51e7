# Everything a newcomer or CI asks for, on a fresh clone with Python 3.10+ and make. `make help` lists it.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help demo test test-slow check lint types bench gate train wheel clean

# The first interpreter that is new enough; `make test PYTHON=python3.13` asks for another.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.10 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null \
	&& echo $$p && break; done)
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
ARTICLES := $(wildcard examples/*/articles)

# More words for pytest: `make test ARGS='tests/dates -k ranges'`; for the benchmarks: `make bench ARGS='--only dates'`.
ARGS ?=

help:
	@echo 'make demo       a timeline of the articles in examples/: a table here, and timeline.md .json .html'
	@echo 'make test       the tests that take seconds;  make test-slow  the slow ones and those in a browser'
	@echo 'make check      lint, types, import direction, documentation examples: what CI runs'
	@echo 'make bench      the benchmarks (gold corpora: TIMELINE_EVAL, default ../shared/eval);  make gate  their floors'
	@echo 'make train      trains the pipeline and the weights anew (treebanks: TIMELINE_TREEBANKS)'
	@echo 'make wheel      the wheel, in dist/;  make clean  takes away what these made'

$(STAMP): pyproject.toml
	@test -n "$(PYTHON)" || { echo 'No Python 3.10 or later found; install one, or name it: make PYTHON=/path/to/python3'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[test,browser]'
	@touch $@

demo: $(STAMP)
	$(BIN)/timeline build $(ARTICLES) -o timeline.json
	$(BIN)/timeline show timeline.json
	$(BIN)/timeline convert timeline.json timeline.md
	$(BIN)/timeline convert timeline.json timeline.html
	@echo 'The same with its evidence: timeline.html (open it in a browser), timeline.md, timeline.json'

test: $(STAMP)
	$(BIN)/python -m pytest -m 'not slow and not browser' $(ARGS)

# Exit status 5: no test chosen, which is no fault here.
test-slow: $(STAMP)
	$(BIN)/python -m pytest -m 'slow or browser' $(ARGS) || test $$? -eq 5

check: lint types
	$(BIN)/python -m pytest tests/repository -m 'not slow'

lint: $(STAMP)
	$(BIN)/python -m ruff check
	$(BIN)/python -m ruff format --check --quiet

types: $(STAMP)
	$(BIN)/python -m mypy src tests benchmarks examples $(wildcard training)

bench: $(STAMP)
	$(BIN)/python -m benchmarks $(ARGS)

gate: $(STAMP)
	$(BIN)/python -m benchmarks gate $(ARGS)

train: $(STAMP)
	$(BIN)/python -m pip install --quiet --editable '.[test,train]'
	$(BIN)/python -m training $(ARGS)

wheel: $(STAMP)
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) dist build out .mypy_cache .ruff_cache .pytest_cache .hypothesis timeline.json timeline.md timeline.html
