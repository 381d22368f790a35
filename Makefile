# All that is done here, by name: `make` lists it. Each command sets up what it needs; two suffice to begin with, on a
# fresh machine: `make demo` and `make test`.

# The user's side: the package and the tools. `make test PYTHON=python3.13 VENV=.venv-3.13` tests on another Python.
VENV ?= .venv
PYTHON ?= $(call find,10,python3 $(NAMED) python3.10 $(call pyenv,3.13 3.12 3.11 3.10))

# The server's side. The server needs a newer Python than its clients do.
SERVER_PYTHON ?= $(call find,11,$(NAMED) python3 $(call pyenv,3.13 3.12 3.11))
export AGENT_SERVER_VENV := $(CURDIR)/.venv-server

# More arguments for pytest: `make test ARGS='-k retry -x'`.
ARGS ?=

RUN := $(VENV)/bin/python -m

NAMED := python3.13 python3.12 python3.11
pyenv = $(foreach version,$(1),$(wildcard $(or $(PYENV_ROOT),$(HOME)/.pyenv)/versions/$(version)*/bin/python))

# $(call find,MINOR,CANDIDATES): the first that is Python 3.MINOR or newer and can make virtual environments. It is run
# to find out: a command of that name may be a shim with nothing behind it.
find = $(or $(shell for python in $(2); do \
	  "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, $(1)))' 2>/dev/null \
	  && echo "$$python" && break; done),$(error no Python 3.$(1) or newer with venv was found))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo server test test-floor cov check format codegen export drift build clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.package .venv-server/.installed ## run examples/demo.py on a real Agent Server
	@$(VENV)/bin/python examples/demo.py

server: .venv-server/.installed ## a real Agent Server with the example graphs, until Ctrl-C
	@.venv-server/bin/python examples/agent_server.py

test: $(VENV)/.tools .venv-server/.installed ## every test, on a real Agent Server too (ARGS= for pytest)
	$(RUN) pytest $(ARGS)

test-floor: .venv-floor/.installed ## the package's tests without a server, on the oldest dependencies that we allow
	.venv-floor/bin/python -m pytest --ignore=tests/integration --ignore=tests/codegen $(ARGS)

cov: $(VENV)/.tools .venv-server/.installed ## every test, and which lines they don't reach
	$(RUN) pytest --cov --cov-report=term-missing:skip-covered $(ARGS)

check: $(VENV)/.tools ## style, types, layers, and that the generated code is what is generated
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(VENV)/bin/lint-imports
	$(RUN) codegen --check

format: $(VENV)/.tools ## put the code into the form that `check` wants, as far as that goes by itself
	$(RUN) ruff check --fix
	$(RUN) ruff format

codegen: $(VENV)/.tools ## write langgraph_client/_generated/ from openapi/
	$(RUN) codegen

export: $(VENV)/.tools ## take the server's interface into openapi/ (VERSION=, else the newest)
	$(RUN) codegen export $(VERSION)

drift: $(VENV)/.tools ## what another server changes (VERSION=)
	$(RUN) codegen --drift $(or $(VERSION),$(error say which: make drift VERSION=1.2.3))

build: $(VENV)/.tools ## wheel and sdist in dist/, checked
	rm -rf dist
	$(RUN) build
	$(RUN) twine check --strict dist/*
	@echo 'The wheel holds nothing but the package:'
	@! $(RUN) zipfile --list dist/*.whl | tail -n +2 | grep -v '^langgraph_client[-/]'

clean: ## remove all that these commands have made
	rm -rf .venv .venv-* build dist htmlcov .coverage .*_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/.package: pyproject.toml
	@echo 'Setting up $(VENV): the package'
	@$(PYTHON) -m venv $(VENV)
	@$(RUN) pip install --quiet --upgrade 'pip>=25.1'
	@$(RUN) pip install --quiet --editable .
	@touch $@

$(VENV)/.tools: $(VENV)/.package
	@echo 'Setting up $(VENV): the tools'
	@$(RUN) pip install --quiet --group dev --group codegen
	@touch $@

.venv-server/.installed: requirements-server.txt
	@echo 'Setting up .venv-server: an Agent Server'
	@$(SERVER_PYTHON) -m venv .venv-server
	@.venv-server/bin/python -m pip install --quiet --requirement requirements-server.txt
	@touch $@

# Every `name>=version` among the dependencies becomes `name==version`.
.venv-floor/.installed: pyproject.toml
	@echo 'Setting up .venv-floor: the oldest dependencies that we allow'
	@$(PYTHON) -m venv .venv-floor
	@.venv-floor/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	@.venv-floor/bin/python -m pip install --quiet --editable . --group dev \
	  $$(sed -n '/^dependencies = /,/^]/s/.*"\(.*\)>=\(.*\)".*/\1==\2/p' pyproject.toml)
	@touch $@
