# All that is done here, by name: `make` lists it. Each command sets up what it needs; two suffice to begin with, on a
# fresh machine: `make demo` and `make test`.

# The user's side: the package and the tools. `make test PYTHON=python3.13 VENV=.venv-3.13` tests on another Python.
VENV ?= .venv
PYTHON ?= $(call find,10,python3 $(NAMED) python3.10 $(call pyenv,3.13 3.12 3.11 3.10))

# The server's side. The server needs a newer Python than its clients do.
SERVER_PYTHON ?= $(call find,11,$(NAMED) python3 $(call pyenv,3.13 3.12 3.11))
export AGENT_SERVER_VENV := $(CURDIR)/.venv-server

# What users have installed beside the client.
export NEIGHBOURS_VENV := $(CURDIR)/.venv-neighbours

# The servers of `make test-servers`; `newest` is that of `make test`. Aegra needs a newer Python than the others.
SERVERS ?= aegra 0.2.125 0.4.48 0.5.42 0.7.103 0.9.0 0.12.12 0.15.9 newest
AEGRA_PYTHON ?= $(call find,12,python3.12 $(call pyenv,3.12) python3.13 python3 $(call pyenv,3.13))

# Python keeps what it has compiled, whatever the environment says (an image for containers often says no): the tests
# start it some hundred times, and each would compile the package and the tests anew.
export PYTHONDONTWRITEBYTECODE :=

# How long `make fuzz` tries each target.
SECONDS ?= 60

# More arguments for pytest: `make test ARGS='-k retry -x'`.
ARGS ?=

RUN := $(VENV)/bin/python -m

# pip shows how far it is to a person, and nothing to a log.
PROGRESS := $(shell [ -t 2 ] && echo --progress-bar=on || echo --quiet)

NAMED := python3.13 python3.12 python3.11
pyenv = $(foreach version,$(1),$(wildcard $(or $(PYENV_ROOT),$(HOME)/.pyenv)/versions/$(version)*/bin/python))

# $(call find,MINOR,CANDIDATES): the first that is Python 3.MINOR or newer and can make virtual environments. It is run
# to find out: a command of that name may be a shim with nothing behind it.
find = $(or $(shell for python in $(2); do \
	  "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, $(1)))' 2>/dev/null \
	  && echo "$$python" && break; done),$(error no Python 3.$(1) or newer with venv was found))

# $(call apt,PACKAGES): install packages of Debian's. Two commands may do so at once, and apt-get does not wait for another
# one: examples/programs.py takes the same lock.
apt = flock "$${TMPDIR:-/tmp}/langgraph_client-apt.lock" \
  sh -c 'apt-get update --quiet=2 && apt-get install --quiet=2 --yes $(1)'

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo chat example-django example-flask example-celery server test test-browser test-between test-exhaustive test-extras test-neighbours test-relay test-replicas test-servers test-floor \
  cov fuzz model mutants bench docs check check-pyright format codegen export drift build clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.package .venv-server/.installed ## run examples/demo.py on a real Agent Server
	@$(VENV)/bin/python examples/demo.py

chat: $(VENV)/.websocket .venv-server/.installed ## talk with a graph that asks back (ARGS='--transport websocket')
	@$(VENV)/bin/python examples/conversation.py $(ARGS)

example-django: $(VENV)/.tools .venv-server/.installed ## a chat page in Django, on gunicorn (ARGS='--worker gthread')
	@$(VENV)/bin/python examples/django_chat/serve.py $(ARGS)

example-flask: $(VENV)/.tools .venv-server/.installed ## the same in Flask
	@$(VENV)/bin/python examples/flask_chat/serve.py $(ARGS)

example-celery: $(VENV)/.tools .venv-server/.installed ## runs in a Celery worker that is killed in the middle, and what came of them (ARGS='--kills 8')
	@$(RUN) examples.celery_jobs.demo $(ARGS)

server: .venv-server/.installed ## a real Agent Server with the example graphs, until Ctrl-C (ARGS='--port 8123 --auth')
	@.venv-server/bin/python examples/agent_server.py $(ARGS)

# Most tests wait for a server: six processes keep two cores busy.
test: $(VENV)/.tools .venv-server/.installed ## the tests, on a real Agent Server too (ARGS= for pytest)
	$(RUN) pytest --numprocesses=6 --dist=loadfile --no-loadscope-reorder --ignore=tests/browser --ignore=tests/extras \
	  --ignore=tests/between --ignore=tests/neighbours --ignore=tests/relay $(ARGS)

test-browser: $(VENV)/.browser .venv-server/.installed ## the chat pages in a headless Chromium, on gunicorn (installs Chromium as root on Debian)
	$(RUN) pytest tests/browser $(ARGS)

# The proxies wait for time-outs, not for a processor: a process for each, and one server for all.
test-between: $(VENV)/.tools .venv-server/.installed ## the client and the relay behind nginx, HAProxy, Apache, Caddy, Varnish (installs them as root on Debian)
	$(RUN) tests.between.proxies
	$(VENV)/bin/python examples/agent_server.py --exec $(RUN) pytest --numprocesses=5 --dist=loadgroup tests/between $(ARGS)

test-exhaustive: $(VENV)/.tools .venv-server/.installed ## of the tests that try a part of thousands of cases: all of them
	$(RUN) pytest --exhaustive --numprocesses=2 --dist=load tests/faults/test_conversation_every_byte.py \
	  tests/faults/test_cut_everywhere.py tests/fuzz tests/model $(ARGS)

test-extras: $(VENV)/.tools ## the built wheel in empty virtual environments, with each extra alone
	$(RUN) pytest tests/extras $(ARGS)

test-neighbours: $(VENV)/.tools .venv-server/.installed .venv-neighbours/.installed ## tracers, test doubles, clocks, auth and sessions that users have beside the client
	$(RUN) pytest --numprocesses=2 tests/neighbours $(ARGS)

# What is left out: tests/faults/test_restart.py starts in-memory servers of its own, and tests/replicas kills and restarts
# instead. The thread protocol (test_conversation…, test_websocket) of that older server leaves out what it does in memory.
test-replicas: $(VENV)/.tools .venv-replicas/.installed ## the tests that need a server, on two replicas on Postgres and Redis
	$(RUN) pytest -p tests.replicas.plugin --ignore=tests/faults/test_restart.py --ignore-glob='*/test_conversation*' \
	  --ignore=tests/integration/test_websocket.py \
	  tests/integration tests/faults tests/replicas $(ARGS)

test-relay: .venv-relay/.installed ## streams to browsers on every WSGI and ASGI server (installs Apache as root on Debian)
	.venv-relay/bin/python -m pytest tests/relay $(ARGS)

# What a server does is kept in tests/servers/results.json, and docs/servers.md is printed from that.
test-servers: $(VENV)/.tools .venv-server/.installed $(SERVERS:%=.venv-servers/%/.installed) ## contract, streams and cuts on other servers of this API (SERVERS='aegra 0.4.48')
	@failed=; for server in $(SERVERS); do \
	  $(RUN) pytest -p tests.servers.plugin --server $$server tests/servers $(ARGS) || failed="$$failed $$server"; \
	done; $(RUN) tests.servers.page; test -z "$$failed" || { echo "failed on:$$failed" >&2; exit 1; }

test-floor: .venv-floor/.installed ## the package's tests without a server, on the oldest dependencies that we allow
	.venv-floor/bin/python -m pytest --ignore=tests/integration --ignore=tests/faults --ignore=tests/processes \
	  --ignore=tests/codegen --ignore=tests/browser --ignore=tests/cli --ignore=tests/docs --ignore=tests/examples \
	  --ignore=tests/extras --ignore=tests/moving_over --ignore=tests/between --ignore=tests/neighbours --ignore=tests/relay --ignore=tests/typed --ignore-glob='*/test_typed_*' --ignore-glob='*/testing/test_same_*' --ignore=tests/testing/test_recording.py $(ARGS)

# Without our own plugin, which would have the package imported before it is watched.
cov: $(VENV)/.tools .venv-server/.installed ## the tests, and which lines they don't reach
	$(RUN) pytest -p no:langgraph_client --ignore=tests/browser --ignore=tests/between --ignore=tests/extras --ignore=tests/neighbours --ignore=tests/relay --cov \
	  --cov-report=term-missing:skip-covered $(ARGS)

fuzz: $(VENV)/.tools ## each reader of foreign bytes, on inputs that no server should send (SECONDS=60 for each)
	$(RUN) tests.fuzz --seconds $(SECONDS) $(ARGS)

model: $(VENV)/.tools ## streams under every interleaving of server, network and caller, within bounds (ARGS='--small')
	$(RUN) tests.model $(ARGS)

mutants: .venv-mutants/.installed ## which changes of the two core modules no test notices (tests/MUTANTS.md)
	rm -rf mutants
	.venv-mutants/bin/mutmut run --max-children 2
	.venv-mutants/bin/mutmut results

bench: .venv-bench/.installed ## what it costs, against the official client (ARGS=--quick for a first look)
	@.venv-bench/bin/python -m benchmarks $(ARGS)

# The theme announces another project with each build, unless it is told not to.
docs: .venv-docs/.installed ## the documentation, into site/; a warning is an error
	NO_MKDOCS_2_WARNING=1 .venv-docs/bin/python -m mkdocs build --strict
	@echo 'It fetches nothing from elsewhere:'
	@! grep --recursive --only-matching --extended-regexp --include='*.html' --include='*.css' \
	  '(<(script|link|img|iframe|source)[^>]* (src|href)=|@import|url\()["'\'' ]*(https?:)?//[^"'\'' )>]*' site

check: $(VENV)/.tools ## style, types, layers, cycles, and that the generated code is what is generated
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	$(VENV)/bin/lint-imports
	$(RUN) tests.docs.architecture --check
	$(RUN) codegen --check

check-pyright: $(VENV)/.tools .venv-pyright/.installed ## what pyright says of users' scripts and generated modules (fetches it from npm)
	.venv-pyright/bin/pyright --pythonpath $(VENV)/bin/python tests/typing tests/typed/golden

format: $(VENV)/.tools ## put the code into the form that `check` wants, as far as that goes by itself
	$(RUN) ruff check --fix
	$(RUN) ruff format

codegen: $(VENV)/.tools ## write langgraph_client/_generated/ from openapi/
	$(RUN) codegen

export: $(VENV)/.tools ## take the server's interface into openapi/ (VERSION=, else the newest)
	$(RUN) codegen export $(VERSION)

drift: $(VENV)/.tools ## what another server changes (VERSION=); what is lost from one to another (VERSION='0.4.48 0.16.7')
	$(RUN) codegen --drift $(or $(VERSION),$(error say which: make drift VERSION=1.2.3))

build: $(VENV)/.tools ## wheel and sdist in dist/, checked
	rm -rf dist
	$(RUN) build
	$(RUN) twine check --strict dist/*
	@echo 'The wheel holds nothing but the package:'
	@! $(RUN) zipfile --list dist/*.whl | tail -n +2 | grep -v '^langgraph_client[-/]'

clean: ## remove all that these commands have made
	rm -rf .venv .venv-* build dist site htmlcov mutants .coverage .*_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/.package: pyproject.toml
	@echo 'Setting up $(VENV): the package'
	@$(PYTHON) -m venv $(VENV)
	@$(RUN) pip install --quiet --upgrade 'pip>=25.1'
	@$(RUN) pip install --quiet --editable .
	@touch $@

$(VENV)/.websocket: $(VENV)/.package
	@echo 'Setting up $(VENV): the extra websocket'
	@$(RUN) pip install --quiet --editable '.[websocket]'
	@touch $@

$(VENV)/.tools: $(VENV)/.package
	@echo 'Setting up $(VENV): the tools (takes a minute or two)'
	@$(RUN) pip install $(PROGRESS) --group dev --group codegen
	@touch $@

# Playwright's own browsers are not downloaded: Chromium is the system's.
$(VENV)/.browser: $(VENV)/.tools
	@echo 'Setting up $(VENV): a browser (takes some minutes)'
	@$(RUN) pip install --quiet --group browser
	@command -v chromium >/dev/null || $(call apt,chromium fonts-liberation)
	@touch $@

.venv-server/.installed: requirements-server.txt
	@echo 'Setting up .venv-server: an Agent Server (some 80 packages: takes some minutes)'
	@$(SERVER_PYTHON) -m venv .venv-server
	@.venv-server/bin/python -m pip install $(PROGRESS) --requirement requirements-server.txt
	@touch $@

.venv-servers/newest/.installed: .venv-server/.installed ;

.venv-servers/%/.installed: requirements-servers/%.txt
	@echo 'Setting up $(@D): a server (takes a minute)'
	@$(if $(filter aegra,$*),$(AEGRA_PYTHON),$(SERVER_PYTHON)) -m venv $(@D)
	@$(@D)/bin/python -m pip install $(PROGRESS) --requirement $<
	@touch $@

.venv-replicas/.installed: requirements-replicas.txt
	@echo 'Setting up .venv-replicas: an Agent Server for Postgres and Redis (takes some minutes)'
	@$(SERVER_PYTHON) -m venv .venv-replicas
	@.venv-replicas/bin/python -m pip install $(PROGRESS) --requirement requirements-replicas.txt
	@touch $@

.venv-neighbours/.installed: requirements-neighbours.txt pyproject.toml
	@echo 'Setting up .venv-neighbours: what users have installed beside the client'
	@$(PYTHON) -m venv .venv-neighbours
	@.venv-neighbours/bin/python -m pip install --quiet --requirement requirements-neighbours.txt --editable .
	@touch $@

# mod_wsgi is Debian's, for Debian's Python: 3.11 on Debian 12.
.venv-relay/.installed: pyproject.toml tests/relay/requirements.txt
	@echo 'Setting up .venv-relay: the package and the servers of web sites'
	@$(PYTHON) -m venv .venv-relay
	@.venv-relay/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	@.venv-relay/bin/python -m pip install --quiet --editable '.[testing]' --requirement tests/relay/requirements.txt
	@test -e /usr/lib/apache2/modules/mod_wsgi.so || $(call apt,apache2 libapache2-mod-wsgi-py3)
	@touch $@

# Every `name>=version` among the dependencies becomes `name==version`.
.venv-floor/.installed: pyproject.toml
	@echo 'Setting up .venv-floor: the oldest dependencies that we allow (takes a minute)'
	@$(PYTHON) -m venv .venv-floor
	@.venv-floor/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	@.venv-floor/bin/python -m pip install --quiet --editable . --group dev \
	  $$(sed -n '/^dependencies = /,/^]/s/.*"\(.*\)>=\(.*\)".*/\1==\2/p' pyproject.toml)
	@touch $@

.venv-mutants/.installed: pyproject.toml
	@echo 'Setting up .venv-mutants: the package, the tools and mutmut (takes a minute or two)'
	@$(PYTHON) -m venv .venv-mutants
	@.venv-mutants/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	@.venv-mutants/bin/python -m pip install --quiet --editable . --group dev --group mutants
	@touch $@

# What makes the reference needs a newer Python than the package does.
.venv-docs/.installed: pyproject.toml
	@echo 'Setting up .venv-docs: the documentation (takes a minute or two)'
	@$(SERVER_PYTHON) -m venv .venv-docs
	@.venv-docs/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	@.venv-docs/bin/python -m pip install --quiet --editable . --group docs
	@touch $@

# With a Node of its own; the type checker itself is fetched from npm when it runs first.
.venv-pyright/.installed: pyproject.toml
	@echo 'Setting up .venv-pyright: a second type checker'
	@$(PYTHON) -m venv .venv-pyright
	@.venv-pyright/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	@.venv-pyright/bin/python -m pip install --quiet --group pyright
	@touch $@

# The official client is here alone, to be measured against.
.venv-bench/.installed: pyproject.toml
	@echo 'Setting up .venv-bench: the package and the official client (takes a minute or two)'
	@$(PYTHON) -m venv .venv-bench
	@.venv-bench/bin/python -m pip install --quiet --upgrade 'pip>=25.1'
	@.venv-bench/bin/python -m pip install --quiet --editable '.[fast,websocket]' --group bench
	@touch $@
