# The commands of the house. `make check` and `make test` each work as the very first command: Python 3.11 or later,
# git and make are enough.
.DEFAULT_GOAL := help
.PHONY: help setup check test lint types contracts pytest bench format lock clean spotless
MAKEFLAGS += --no-print-directory

BIN   := .venv/bin
READY := .venv/.ready
DEAL  := examples/deals/converter-board-to-the-uae.toml
RECORD := out/converter-board-to-the-uae.record.json

export PYTHON

help: ## What can be asked of this Makefile
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(READY) ## Make .venv from the locked requirements and install this working copy

$(READY): requirements/dev.txt pyproject.toml .ci/setup
	@.ci/setup
	@touch $@

check: $(READY) ## Judge the example deal: print the determination, write its sealed record and PDF into out/
	@rm -f $(RECORD) # evidence is never written over; this is a demonstration, made anew each time
	@$(BIN)/kakehashi check $(DEAL) --lang en --record $(RECORD); code=$$?; \
	case $$code in \
	  0|10|20) $(BIN)/kakehashi certificate $(RECORD) --lang en;; \
	  *) echo "make check: kakehashi ended with $$code: this is a fault, not an outcome (0, 10 and 20 are)" >&2; exit $$code;; \
	esac

test: $(READY) ## Lint, types, import contracts, house tests and all tests
	@$(MAKE) lint
	@$(MAKE) types
	@$(MAKE) contracts
	@$(MAKE) pytest

lint: $(READY) ## Ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY) ## mypy, strict
	$(BIN)/mypy

contracts: $(READY) ## What may import what
	$(BIN)/lint-imports

pytest: $(READY) ## All tests, the house's own among them
	$(BIN)/pytest -n auto

bench: $(READY) ## How long one judgement takes
	$(BIN)/python -m benchmarks.run

format: $(READY) ## Let ruff put the files in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# A lock names no index and no host: it is good wherever packages come from. uv is needed here only.
LOCK := build/lock/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --no-header --no-annotate

lock: $(READY) ## Renew requirements/*.txt from pyproject.toml
	@test -x build/lock/bin/uv || { $(BIN)/python -m venv build/lock && build/lock/bin/python -m pip install --quiet uv; }
	$(LOCK) pyproject.toml --output-file requirements/run.txt
	$(LOCK) --extra dev pyproject.toml --output-file requirements/dev.txt

clean: ## Remove what was built, and caches
	rm -rf build dist out .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

spotless: clean ## Remove the environment too
	rm -rf .venv
