# Two commands are enough: `make run` and `make test`. Both set up .venv first, once.
PYTHON ?= python3
PORT ?= 8501
LOCK ?= requirements.lock
BIN := .venv/bin
INSTALLED := .venv/.installed

.DEFAULT_GOAL := help
.PHONY: help setup run test check spark bench soak mutants load format lock audit

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(INSTALLED) ## Make .venv with the locked packages, again only when requirements.lock changes

$(INSTALLED): $(LOCK)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Binômes needs Python 3.11 or later, and $(PYTHON) is: $$($(PYTHON) --version 2>&1)." >&2; \
		echo "Install a later one, then say which: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments: install its venv module" >&2; \
		echo "(on Debian and Ubuntu: sudo apt-get install python3-venv), then try again." >&2; exit 1; }
	@echo "Setting up .venv: about a minute, once."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	@touch $@

run: setup ## Open the dashboard (PORT=8501), with invented data if there is none yet
	@$(BIN)/python manage.py sample --if-absent
	@$(BIN)/python -m streamlit run server.py --server.port $(PORT) --server.headless true --server.showEmailPrompt false

test: setup ## Run all tests, those in a real browser beside the others
	@$(BIN)/python -m pytest -n auto --dist loadgroup -m "not soak" --durations 15

check: setup ## Check format, style, types and who imports what
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo

spark: ## Put Spark into .venv-spark, apart, and run the tests that compare it with DuckDB (Java 17 or later)
	@test -d .venv-spark || $(PYTHON) -m venv .venv-spark
	@.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -r requirements-spark.txt
	@.venv-spark/bin/python -m pytest -m spark

bench: ## Put Dash, Panel and Polars into .venv-bench, apart, and measure beside them (five minutes)
	@test -d .venv-bench || $(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -r requirements-bench.txt
	@.venv-bench/bin/python -m benchmarks --quick

soak: setup ## The long trials: forecast, import, kills, damage, disclosure, sign-in (two hours)
	@$(BIN)/python -m pytest -m soak
	@$(BIN)/python -m benchmarks.calibration --worlds 300 --campaigns 5 7
	@$(BIN)/python -m benchmarks.keyness
	@$(BIN)/python -m benchmarks.bad_inputs
	@$(BIN)/python -m benchmarks.fuzz --trials 2000
	@$(BIN)/python -m benchmarks.kills --trials 200
	@$(BIN)/python -m benchmarks.faults
	@$(BIN)/python -m benchmarks.verbs
	@$(BIN)/python -m benchmarks.canaries
	@$(BIN)/python -m benchmarks.refusals
	@$(BIN)/python -m benchmarks.damage --flips 100
	@$(BIN)/python -m benchmarks.switches
	@$(BIN)/python -m benchmarks.attacks
	@$(BIN)/python -m benchmarks.escapes
	@$(BIN)/python -m benchmarks.hostile_texts

mutants: setup ## Change one line at a time, and see that a test notices (three hours; what is known is kept)
	@$(BIN)/python -m benchmarks.mutants

load: setup ## 20 and 40 sessions for ten minutes each with an import inside, then a thousand visits (an hour)
	@$(BIN)/python -m benchmarks.load --visits 1000

format: setup ## Lay out the code and fix what can be fixed without thinking
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: setup ## Write the two locks again: requirements.lock for all, requirements-run.lock for a server alone
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 requirements-dev.txt -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 -c requirements.lock requirements.txt -o requirements-run.lock

audit: setup ## Look for known defects of the locked packages, and write what a server is made of to sbom.json
	@test -d .venv-audit || $(PYTHON) -m venv .venv-audit
	@.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	@$(BIN)/python -m benchmarks.audit
