# The whole project in six words; each is idempotent and quick the second time.
#   make run     texts of corpus/ → a checked graph on http://127.0.0.1:8000
#   make test    all checks and tests, as CI runs them
#   make setup   only .venv, with the koopgraph command in it
#   make check   format, lint, types, import contracts
#   make bench   speed and comparison with peers
#   make clean   removes all that was made

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
MADE_FROM := pyproject.toml requirements.lock hatch_build.py \
	$(shell find ontology/gazetteer graphapi/web/src -name node_modules -prune -o -type f -print 2>/dev/null)

.PHONY: run test setup check bench clean lock
.DELETE_ON_ERROR:

run: setup
	$(BIN)/koopgraph demo

setup: $(VENV)/installed

$(VENV)/installed: $(MADE_FROM)
	@test -n "$(PYTHON)" || { echo "koopgraph needs Python 3.11 or newer: make PYTHON=/path/to/python3" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || \
		{ echo "python could not make $(VENV); on Debian: apt-get install python3-venv" >&2; exit 1; }
	@echo "koopgraph: installing into $(VENV) (some minutes the first time)"
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/test-installed: $(VENV)/installed requirements-dev.lock deploy/test-packages.sh
	$(PIP) install --require-hashes -r requirements-dev.lock
	sh deploy/test-packages.sh
	@touch $@

test: check
	$(BIN)/python -m pytest

check: $(VENV)/test-installed
	$(BIN)/ruff format --quiet --check .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/test-installed
	$(PIP) install oxrdflib==0.5.0 rdflib-endpoint==0.6.3
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) releases ontology/places graphapi/web/static graphapi/web/.stamp build dist *.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Pins every dependency with hashes for all supported Pythons; run it after a change of pyproject.toml.
lock: $(VENV)/installed
	$(PIP) install uv==0.13.9
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--constraint requirements.lock --group dev --extra cluster pyproject.toml --output-file requirements-dev.lock
