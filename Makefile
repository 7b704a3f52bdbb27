# The five commands that one needs. `make` alone lists them.
.PHONY: help setup test check update bench
bin := .venv/bin

help:
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

setup: ## makes .venv with everything that tests and checks need
	python3 -m venv .venv && $(bin)/pip install -c constraints.txt -e '.[dev]'

test: ## runs the tests
	$(bin)/pytest

check: ## lint, format, types, import contracts
	$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports

update: ## brings up to date what is made from the code: catalogue, constants of the store, signatures of the samples, golden files
	$(bin)/python -m retro.locale.update
	$(bin)/python -m retro.store.sqlite.update
	$(bin)/python -m tests.sample.sign
	$(bin)/python -m tests.exports.golden_files
	$(bin)/python -m tests.asking.golden_questions

bench: ## the benchmarks: ratios to a floor of the same run
	$(bin)/python -m tests.benchmarks
