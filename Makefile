# Every task is one line here and one sentence in `make help`. Python 3.11+ and make are needed, for papers in
# PDF also PAPER_PACKAGES of Debian, for tests the others too.

PAPER_PACKAGES := libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0
DEBIAN_PACKAGES := apache2-bin chromium default-jre-headless fonts-dejavu-core fonts-liberation ghostscript \
	libimage-exiftool-perl libreoffice-calc libreoffice-writer libtiff-tools nginx-light npm p7zip-full poppler-utils qpdf ruby tesseract-ocr tesseract-ocr-vie
# What `make bench` compares with, and reads back with.
BENCH_PACKAGES := inkscape librsvg2-bin libtiff-tools poppler-utils qpdf
SLUGS ?=
JOBS ?=
SLUG ?= xu-lang
QUICK ?=
PLACES ?=

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PAPERS := $(VENV)/.papers
WEB := tests/web/node_modules/.ready
LIGHTHOUSE := tests/lighthouse/node_modules/.ready
NPM := npm ci --silent --ignore-scripts --no-audit --no-fund --prefix
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq
# As pip does for an installed package: without it each start compiles all of coban where no cache may be written.
COMPILE := $(BIN)/python -m compileall -q scripts/coban
PYTHON ?= $(shell for python in python3.11 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

.DEFAULT_GOAL := help
.PHONY: help build test lint format serve bench lighthouse manual lock tools web clean

help: ## Say what each task does.
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: $(READY) $(PAPERS) ## Make every piece, kit and site (SLUGS="xu-lang" for some, JOBS=2 for the processes).
	@$(BIN)/coban build $(SLUGS) $(if $(JOBS),--jobs $(JOBS))

test: lint tools web ## Check the code, then run every test.
	@$(COMPILE)
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -q

lint: $(READY) ## Check style, types and the order of imports.
	@$(BIN)/ruff check --quiet scripts tests
	@$(BIN)/ruff format --quiet --check scripts tests
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(READY) ## Put the code into the house's form.
	@$(BIN)/ruff check --quiet --fix scripts tests
	@$(BIN)/ruff format --quiet scripts tests

serve: $(READY) $(PAPERS) ## Build one campaign and show its site on this machine (SLUG=xu-lang).
	@$(BIN)/coban serve $(SLUG)

bench: $(READY) $(PAPERS) ## Time coban beside other tools and write docs/manual/performance.md (QUICK=1, PLACES=list.csv).
	@.ci/tools $(BENCH_PACKAGES)
	@$(COMPILE) tests/bench
	@$(BIN)/python -m tests.bench $(if $(QUICK),--quick) $(if $(PLACES),--places $(PLACES))

lighthouse: $(READY) $(PAPERS) $(LIGHTHOUSE) ## Judge the built site as Google does on a phone, three runs each (SLUG=xu-lang).
	@$(BIN)/python -m tests.lighthouse $(SLUG)

manual: $(READY) ## Write the generated pages of docs/manual again.
	@$(BIN)/python -m coban.cli.manual docs/manual

lock: $(READY) ## Pin what is installed now as the versions that everybody gets.
	@{ head -1 requirements.lock; $(BIN)/python -m pip freeze --exclude-editable | grep -vi '^setuptools='; } > requirements.tmp
	@mv requirements.tmp requirements.lock

clean: ## Remove everything that was made, but not the environment.
	@rm -rf dist site site-press build .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@echo "Removed dist, site and the caches."

$(READY): requirements.lock pyproject.toml scripts/coban/__init__.py
	@test -n "$(PYTHON)" || { echo "coban needs Python 3.11 or newer; install it, or run: make PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || { echo "Setting up $(VENV) with $$($(PYTHON) --version)"; $(PYTHON) -m venv $(VENV); } \
		|| { rm -rf $(VENV); echo "$(PYTHON) cannot make a virtual environment; on Debian: apt-get install python3-venv"; exit 1; }
	@echo "Installing the packages of requirements.lock"
	@$(PIP) -r requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@$(COMPILE)
	@touch $@

# Asked of the engine itself, once: where it runs, nothing of Debian is needed.
$(PAPERS): $(READY)
	@$(BIN)/python -c "from coban.typeset.engine import load_engine; load_engine()" 2>/dev/null || .ci/tools $(PAPER_PACKAGES)
	@touch $@

web: tools $(WEB)

# --prefix reads package-lock.json there: the same tools for everybody.
$(WEB): tests/web/package-lock.json
	@$(NPM) tests/web
	@touch $@

$(LIGHTHOUSE): tests/lighthouse/package-lock.json
	@.ci/tools chromium npm
	@$(NPM) tests/lighthouse
	@touch $@

tools:
	@.ci/tools $(DEBIAN_PACKAGES) $(PAPER_PACKAGES)
