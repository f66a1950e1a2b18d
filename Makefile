# Two commands on a fresh machine (Python 3.11 or newer, make, a package registry):
#
#   make demo     set up, make the demo book, plan today, serve the desk
#   make test     set up, run every test
#
# The rest: make help

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test spark check bench docs guide-pictures coverage-map lock vendor clean

BIN := .venv/bin
SERVE ?= 1
ON ?=

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: .venv/.ready ## Set up, plan the demo book, serve the desk (SERVE=0: do not serve; ON=2026-11-24: plan that day)
	$(BIN)/arrears demo $(if $(filter 0,$(SERVE)),--no-serve) $(if $(ON),--on $(ON))

test: .venv/.ready .make/browser ## Run every test: those that must hold on PostgreSQL there, then all on SQLite
	@echo "== On PostgreSQL: the tests marked so"
	ARREARS_TEST_DATABASE=embedded $(BIN)/python -m pytest -q -m postgres
	@echo "== On SQLite: every test"
	$(BIN)/python -m pytest

spark: .venv/.ready .make/spark ## Plan on Apache Spark itself and compare (fetches pyspark once; needs Java 17)
	$(BIN)/python -m pytest -q -m java

.make/spark:
	$(BIN)/uv pip install --quiet --python $(BIN)/python --target $@ --no-deps pyspark==4.2.0 py4j==0.10.9.9

check: .venv/.ready ## Check form: ruff, mypy, import contracts, migrations, house tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	ARREARS_HOME=.make $(BIN)/mypy
	$(BIN)/lint-imports
	DJANGO_SETTINGS_MODULE=tests.settings PYTHONPATH=. $(BIN)/django-admin makemigrations --check --dry-run
	$(BIN)/python -m pytest -q tests/house

bench: .venv/.ready ## Measure speed and memory: every script in benchmarks/
	@for file in $$(grep -l __main__ benchmarks/*.py); do \
	  echo "== $$file"; $(BIN)/python $$file || exit 1; \
	done

docs: .venv/.ready ## Check that the pages' links and commands hold
	$(BIN)/python -m pytest -q tests/house/test_docs.py

guide-pictures: .venv/.ready .make/browser ## Take the pictures of the guides anew, into docs/guides/images
	ARREARS_GUIDE_PICTURES=1 $(BIN)/python -m pytest -q tests/browser/test_guide_pictures.py

coverage-map: .venv/.ready ## Say which items of the catalogue a test proves
	$(BIN)/python ops/coverage_map.py

lock: .venv/.ready ## Resolve pyproject.toml anew into requirements.lock
	$(BIN)/uv pip compile pyproject.toml --upgrade --quiet --all-extras --group dev --universal \
	  --python-version 3.11 --generate-hashes -o requirements.lock

vendor: .venv/.ready ## Check the vendored scripts and styles against their recorded sums
	@$(BIN)/python ops/vendor.py

clean: ## Remove what make made; data/ stays
	rm -rf .venv .make .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/.ready: requirements.lock pyproject.toml ops/environment.sh
	@sh ops/environment.sh

.make/browser: ops/browser.sh | .venv/.ready
	@sh ops/browser.sh
