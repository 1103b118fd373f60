# Two commands are enough: `make run` and `make test`. Both set up .venv first, once (./binomes does), each with what it needs.
PORT ?= 8501
BIN := .venv/bin
ifdef PYTHON
export PYTHON
endif
# Where it is set, as in many containers, each process that a test starts would compile every library anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup tools run test check spark bench soak documents mutants load format lock audit

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## Open the dashboard (PORT=8501), with invented data if there is none yet
	@./binomes run --port $(PORT)

test: tools ## Run all tests, those in a real browser beside the others (22 minutes on two cores)
	@$(BIN)/python -m pytest -n auto --dist loadgroup -m "not soak" --durations 15

setup: ## Make .venv with the packages that the dashboard runs on, again only when they change (PYTHON=python3.12)
	@./binomes setup

tools: ## Make .venv with the tools of the tests and checks too
	@./binomes setup tests

check: tools ## Check format, style, types and who imports what
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --no-logo

spark: ## Put Spark and lifelines into .venv-spark, apart, and run the tests that compare with them (Java 17 or later)
	@test -d .venv-spark || $(or $(PYTHON),python3) -m venv .venv-spark
	@.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -r requirements-spark.txt
	@.venv-spark/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements-lifelines.txt
	@.venv-spark/bin/python -m pytest -m spark
	@.venv-spark/bin/python -m pytest tests/data/publish/test_waiting_time.py

bench: ## Put Dash, Panel, NiceGUI and Polars into .venv-bench, apart, and measure beside them (five minutes)
	@test -d .venv-bench || $(or $(PYTHON),python3) -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -r requirements-bench.txt
	@.venv-bench/bin/python -m benchmarks --quick

soak: tools ## The long trials: forecast, import, kills, damage, disclosure, sign-in (two hours)
	@$(BIN)/python -m pytest -m soak
	@$(BIN)/python -m benchmarks.calibration --worlds 300 --campaigns 5 7
	@$(BIN)/python -m benchmarks.asking
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
	@$(BIN)/python -m benchmarks.labels
	@$(BIN)/python -m benchmarks.drawings
	@if command -v java >/dev/null; then $(MAKE) spark; else echo "Spark and lifelines were not compared: there is no Java."; fi

documents: tools ## Execute every shell block of the documents in a bare Debian (as root, with debootstrap; ten minutes)
	@$(BIN)/python -m benchmarks.documents

mutants: tools ## Change one line at a time, and see that a test notices (three hours; what is known is kept)
	@$(BIN)/python -m benchmarks.mutants

load: tools ## 20 and 40 sessions for ten minutes each with an import inside, then a thousand visits (an hour)
	@$(BIN)/python -m benchmarks.load --visits 1000

format: tools ## Lay out the code and fix what can be fixed without thinking
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

# What packages ask for and no page of ours opens (they draw with matplotlib, or on maps): a server goes without.
UNUSED := contourpy fonttools pydeck

lock: tools ## Write the two locks again: requirements.lock for all, requirements-run.lock for a server alone
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 requirements-dev.txt -o requirements.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
		--python-version 3.11 $(UNUSED:%=--no-emit-package %) -c requirements.lock requirements.txt -o requirements-run.lock

audit: tools ## Look for known defects of the locked packages, and write what a server is made of to sbom.json
	@test -d .venv-audit || $(or $(PYTHON),python3) -m venv .venv-audit
	@.venv-audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit==2.10.1
	@$(BIN)/python -m benchmarks.audit
