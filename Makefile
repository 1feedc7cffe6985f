# Every target may be run again at any time.  `make` alone lists them.

PY := .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help demo stop venv dev test quick full fix bench lock law openapi prove new-module

help:  ## list the targets
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {print "\n" substr($$0, 5)} \
	  /^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

##@ Run
demo: venv  ## install, load the demo city, serve it at http://localhost:8000 until Ctrl-C
	@exec .venv/bin/onedoor demo
stop: venv  ## stop the local PostgreSQL
	@.venv/bin/onedoor down

##@ Check
test: dev  ## everything CI runs; installs Chromium, fonts and poppler by apt when it may
	@$(PY) -m tools.check test
quick: dev  ## lint, form, structure and rules, without a database: under 30 s
	@$(PY) -m tools.check quick
full: dev  ## `test` on every page and component
	@$(PY) -m tools.check full
prove: dev  ## show that the tests of each provision fail when its code is switched off
	@$(PY) -m tools.prove
bench: dev  ## the figures of bench/, each with its ratio to a baseline
	@$(PY) -m bench

##@ Change
fix: dev  ## mend form and what lint can mend by itself
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .
new-module: dev  ## chapter=… name=…: the folders of a new module
	@$(PY) -m tools.new_module "$(chapter)" "$(name)"
law: dev  ## which code, tests and screens carry out each article
	@.venv/bin/onedoor law report --write
openapi: dev  ## write docs/api/openapi.json anew from the operations that are served
	@.venv/bin/onedoor openapi > docs/api/openapi.json
lock: dev  ## write the lock files anew from pyproject.toml
	@$(PY) -m tools.lock

venv:
	@python3 tools/bootstrap.py
dev:
	@python3 tools/bootstrap.py --dev
