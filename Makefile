# The commands of the project; `make` alone lists them.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo test check format messages lock bench runtime dev python

PORT ?= 8000
ARGS ?=
PYTHONS := python3.11 python3.12 python3.13 python3.14 python3
IS_NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
# Looked for once, and only when a command needs it.
PYTHON ?= $(eval PYTHON := $(shell for name in $(PYTHONS); do \
	if $$name -c '$(IS_NEW_ENOUGH)' 2>/dev/null; then echo $$name; break; fi; done))$(PYTHON)
VENV := .venv/bin/python
LOCK = $(VENV) -m uv --quiet pip compile --universal --generate-hashes --no-header --python-version 3.11 $(ARGS)
BENCHMARKS := $(wildcard tests/benchmarks/bench_*.py)

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

demo: runtime ## run the site with demo content; PORT=8001 chooses another port
	@DEMO=1 PUBLIC_URL=http://localhost:$(PORT) exec $(VENV) manage.py demo --port $(PORT)

test: dev ## run the tests; ARGS="tests/cms/news -k feed" chooses some
	@$(VENV) -m pytest -n auto $(ARGS)

check: dev ## check style, types, layers, migrations, translations and deployment settings
	@.ci/check

format: dev ## put Python files and templates into the shape that `make check` wants
	@$(VENV) -m ruff check --quiet --fix-only .
	@$(VENV) -m ruff format --quiet .
	@$(VENV) -m djlint --quiet --warn --reformat themes cms

messages: runtime ## bring the catalogues in locale/ in line with the sources
	@$(VENV) manage.py update_messages

lock: dev ## pin the dependencies of pyproject.toml; ARGS=--upgrade takes newer ones
	@$(LOCK) pyproject.toml --output-file requirements.txt
	@$(LOCK) pyproject.toml --group dev --constraint requirements.txt --output-file requirements-dev.txt

bench: dev ## run the benchmarks, each file by itself: they leave their databases behind
	@for file in $(BENCHMARKS); do $(VENV) -m pytest -n 0 --show-capture=no -s $$file $(ARGS) || failed=1; done; test -z "$$failed"

runtime: python
	@$(PYTHON) bootstrap.py requirements.txt

dev: python
	@$(PYTHON) bootstrap.py requirements-dev.txt

python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found ($(PYTHONS))." \
	"Name it: make demo PYTHON=/path/to/python" >&2; exit 1; }
