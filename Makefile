# Everything that is needed is set up on the way: `make site` and `make test` work in a fresh clone.

PYTHON ?= python3
BIN := .venv/bin
PROJECT ?= .
PORT ?= 8000

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup site serve check test pythons bench-preview bench-embed lighthouse gallery wheel lint types format lock clean

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/site.stamp ## Install what the site needs into .venv/

site: .venv/site.stamp ## Check the content and build the site into site/
	$(BIN)/explainer --project $(PROJECT) build

serve: .venv/site.stamp ## Preview the site while editing; PORT=8000
	$(BIN)/explainer --project $(PROJECT) serve --port $(PORT)

check: .venv/site.stamp ## List every problem of the content; ARGS=--complete also what is not translated
	$(BIN)/explainer --project $(PROJECT) check $(ARGS)

test: .venv/test.stamp tests/node_modules/test.stamp ## Run all tests; ARGS="tests/test_cli.py -x" runs some
	$(BIN)/python -m tests.tools
	$(BIN)/python -m pytest $(ARGS)

pythons: .venv/test.stamp ## Try a new project with each Python we promise; PYTHONS="python3.12" tries some
	$(BIN)/python -m tests.pythons $(PYTHONS)

bench-preview: .venv/test.stamp ## Measure how long an editor waits from saving to the reloaded page
	$(BIN)/python -m tests.bench_preview

bench-embed: .venv/test.stamp tests/node_modules/test.stamp ## Measure our timeline embed beside TimelineJS
	$(BIN)/python -m tests.bench_embed

lighthouse: site .venv/test.stamp tests/node_modules/test.stamp ## Measure each kind of page; ARGS="timeline/" measures one
	$(BIN)/python -m tests.lighthouse $(ARGS)

gallery: site .venv/test.stamp ## Take the README's pictures of every kind of page anew
	$(BIN)/python -m tests.gallery

wheel: .venv/site.stamp ## Build the package into dist/: all that a new project needs
	rm -rf build dist
	$(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	rm -rf build

lint: .venv/test.stamp ## Find faults in the code and its form
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/test.stamp ## Check the types
	$(BIN)/mypy

format: .venv/test.stamp ## Bring the code into form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/test.stamp ## Choose versions anew from pyproject.toml and tests/package.json
	$(LOCK) --all-build-deps --output-file requirements/site.txt pyproject.toml
	$(LOCK) --all-build-deps --extra test --constraint requirements/site.txt \
		--output-file requirements/test.txt pyproject.toml
	cd tests && npm update --package-lock-only --no-audit --no-fund

clean: ## Remove what was built, and .venv/
	rm -rf .venv site .site-* dist tests/node_modules .mypy_cache .pytest_cache .ruff_cache .cache

# The locks name exact versions and hashes, and no place to get them from.
LOCK := $(BIN)/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --no-annotate
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input

.venv/site.stamp: requirements/site.txt pyproject.toml | .venv/bin/python
	$(PIP) install --quiet --require-hashes --requirement requirements/site.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	touch $@

.venv/test.stamp: requirements/test.txt .venv/site.stamp
	$(PIP) install --quiet --require-hashes --requirement requirements/test.txt
	touch $@

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 …" >&2; exit 2; }
	$(PYTHON) -m venv .venv || { \
		rm -rf .venv; echo "Python cannot make a .venv; on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 2; }

tests/node_modules/test.stamp: tests/package-lock.json tests/package.json
	@command -v npm >/dev/null || { echo "npm is needed for the tests; on Debian: apt-get install npm" >&2; exit 2; }
	cd tests && npm ci --no-audit --no-fund --loglevel=error
	touch $@
