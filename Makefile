# Every command of the project; `make help` lists them.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
.DEFAULT_GOAL := help
.PHONY: help run setup test check bench soak messages clean

help:  ## List the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' Makefile

run: $(VENV)/.ready  ## Install and build what is missing, then run everything until Ctrl-C
	@exec $(PY) -m serverless_lab.setup run

setup: $(VENV)/.ready  ## Install and build what is missing, start nothing
	@$(PY) -m serverless_lab.setup

test: $(VENV)/.ready  ## Run the whole test suite, browser included
	@$(PY) -m serverless_lab.setup
	@$(PY) -m serverless_lab.setup.browser
	@$(PY) -m pytest -n auto --maxprocesses 4

check: $(VENV)/.ready  ## Lint, types, import rules, migrations, translations
	@$(PY) -m serverless_lab.setup
	@$(PY) -m serverless_lab.setup.check

bench: $(VENV)/.ready  ## Measure and print what the documents state
	@$(PY) -m serverless_lab.setup
	@$(PY) -m tests.bench

soak: $(VENV)/.ready  ## Use a lab at random for SOAK_SECONDS (an hour), then prove that nothing of it is left
	@$(PY) -m serverless_lab.setup
	@$(PY) -m tests.soak

messages: $(VENV)/.ready  ## Collect texts into the translation catalogue
	@$(PY) -m serverless_lab.setup.catalogues extract

clean:  ## Remove what was installed and built; learners' data stays
	rm -rf $(VENV) node_modules static/dist static/collected

$(VENV)/.ready: requirements.txt
	@$(PYTHON) serverless_lab/setup/tools.py
	@echo "Installing Python packages ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install -q --disable-pip-version-check --no-compile -r requirements.txt
	@touch $@
