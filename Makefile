# Python 3.11 or later, pip and make are all that is needed: each target makes the environment it uses,
# and makes it again when a lock file or pyproject.toml changes.

PYTHON ?= python3
DATABASE ?= warehouse.duckdb
VENV := .venv
OLDEST := .venv-oldest
BIN := $(VENV)/bin
INSTALL := -m pip install --quiet --disable-pip-version-check
PROJECT := --no-deps --no-build-isolation --editable .

.DELETE_ON_ERROR:
.PHONY: help run test lint test-newest test-oldest notebooks notebooks-html pictures benchmark score readme lock clean

help:
	@echo "make run             read the samples, build the warehouse, ask it a first question"
	@echo "make test            all checks and tests, on the newest and the oldest DuckDB"
	@echo "make notebooks       run all notebooks on the samples"
	@echo "make notebooks-html  the same, and write them as HTML to build/notebooks"
	@echo "make pictures        draw the pictures of the README from the samples"
	@echo "make benchmark       measure reading and building"
	@echo "make score           read the gold documents and print how well they are read"
	@echo "make readme          write the output of the README's commands anew"
	@echo "make lock            settle all versions anew"
	@echo "make clean           remove environments and what was made, but no database"

run: $(VENV)/.run
	$(BIN)/warehouse ingest samples --database $(DATABASE)
	$(BIN)/warehouse build --database $(DATABASE) --quiet
	$(BIN)/duckdb -readonly $(DATABASE) < samples/first_question.sql

test: lint test-newest test-oldest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/sqlfmt --check --quiet --line-length 88 sql notebooks/queries

test-newest: $(VENV)/.dev
	$(BIN)/python -m pytest

# The oldest DuckDB that pyproject.toml accepts: models, files, and the way of the README.
test-oldest: $(OLDEST)/.oldest
	$(OLDEST)/bin/python -m pytest tests/models tests/docs tests/ingest/test_staging.py \
		$(patsubst %,tests/runner/test_%.py,build errors export store testing)

notebooks: $(VENV)/.dev
	$(BIN)/python -m notebooks.execute

notebooks-html: $(VENV)/.dev
	$(BIN)/python -m notebooks.execute --html build/notebooks

pictures: $(VENV)/.dev
	$(BIN)/python -m notebooks.pictures docs/pictures

benchmark: $(VENV)/.dev
	$(BIN)/python benchmarks/whole_way.py

score: $(VENV)/.dev
	$(BIN)/python -m tests.reading.gold

readme: $(VENV)/.dev
	$(BIN)/python tests/docs/console.py README.md

lock:
	$(PYTHON) tools/lock.py

clean:
	rm -rf $(VENV) $(OLDEST) build dist export .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(INSTALL) --requirement requirements.lock
	$(BIN)/python $(INSTALL) $(PROJECT)
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/python $(INSTALL) --requirement requirements-dev.lock
	@touch $@

$(OLDEST)/.oldest: requirements-oldest.lock pyproject.toml
	$(PYTHON) -m venv $(OLDEST)
	$(OLDEST)/bin/python $(INSTALL) --requirement requirements-oldest.lock
	$(OLDEST)/bin/python $(INSTALL) $(PROJECT)
	@touch $@
