# `make` alone lists what can be done. Longer steps live in scripts/, and in the `crossings` command.
.DEFAULT_GOAL := help
.PHONY: help run test lint format types bench proof crawl screenshots strings reference install lock clean
export UV_SYSTEM_CERTS := 1
export UV_PYTHON_DOWNLOADS := never

BOOTSTRAP := sh scripts/with-python.sh scripts/bootstrap.py
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest -q -n 2

help:  ## List the commands
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | while IFS='	' read -r name says; do printf '  make %-12s %s\n' "$$name" "$$says"; done

run:  ## Install, migrate, load the demonstration network and serve it (PORT=8000)
	@$(BOOTSTRAP) run

test: dev  ## Install what the tests need, and run everything that CI runs
	@$(BOOTSTRAP) chromium
	@$(MAKE) --no-print-directory lint types
	$(BIN)/crossings makemigrations --check --dry-run
	CROSSINGS_TEST_DATABASE=postgresql $(PYTEST) -m "not browser and not house" --ignore=tests/engine
	$(PYTEST)

install:  ## Install what serving needs, and nothing for the tests
	@$(BOOTSTRAP) install

lint: dev  ## Style, formatting and who may import whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

format: dev  ## Put the source in its one format
	$(BIN)/ruff check --fix-only
	$(BIN)/ruff format

types: dev  ## Strict types
	$(BIN)/mypy

bench: dev  ## Measure requests against a two-byte view
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench.search_quality
	$(BIN)/python -m tests.bench.search_quality --semantic
	$(BIN)/python -m tests.bench.many
	$(BIN)/python -m tests.bench.rules
	$(BIN)/python -m tests.bench.links
	$(BIN)/python -m tests.bench.links.closed
	$(BIN)/python -m tests.bench.links.explorer

proof: dev  ## Have clingo answer 10,000 drawn audits and plans too, and keep the figures in docs/reference
	$(BIN)/python -m tests.proof --cases 10000 --write

crawl: dev  ## Visit every address in four languages
	$(BIN)/python -m tests.crawl

screenshots: dev  ## Draw the pictures of the README anew
	$(BIN)/python -m tests.screenshots

strings: dev  ## Collect the strings to translate into src/crossings/locale
	$(BIN)/python scripts/collect_strings.py

reference: dev  ## Write the parts of docs/ that the source knows best
	$(BIN)/python scripts/write_reference.py

lock: dev  ## Resolve the requirements anew and write them with their hashes
	.venv/.boot/bin/uv lock --upgrade
	.venv/.boot/bin/uv export -q --frozen --no-header --no-emit-project --no-dev -o requirements.txt
	.venv/.boot/bin/uv export -q --frozen --no-header --no-emit-project --no-dev --extra semantic -o requirements-semantic.txt
	.venv/.boot/bin/uv export -q --frozen --no-header --no-emit-project -o requirements-dev.txt

clean:  ## Remove what can be made again; records in var/ stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache var/tests var/static var/cache var/.stamps
	find src tests scripts -name __pycache__ -prune -exec rm -rf {} +

.PHONY: dev
dev:
	@$(BOOTSTRAP) install --dev
