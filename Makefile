# Bare `make` lists the targets. Commands run in .venv where `make setup` made one, else in the
# Python at hand. CORPORA=folder names the texts that the models are trained on.

PYTHON ?= python3
VENV ?= .venv
ENGINES ?= .venv-engines
RUN = $(shell test -x $(VENV)/bin/python && echo $(VENV)/bin/python || echo $(PYTHON))

.DEFAULT_GOAL := help
.PHONY: help setup test lint types accuracy lab-table document clean-lines traces confidence bench bench-paragraphs bench-stream engines docs fixtures lab model cascade tagger rules-version

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## install textfix and what its tests need into .venv
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --editable '.[test,dev]'

test: ## run the tests and the examples in the documentation
	$(RUN) -m pytest

lint: ## check style and formatting
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .

types: ## check the types
	$(RUN) -m mypy

accuracy: ## score the repair of whole documents against their truth
	$(RUN) -m pytest tests/accuracy -rs

lab-table: ## score all recorded extractions, write docs/extractors.md
	$(RUN) tests/lab/table.py

traces: ## diagnose all recorded extractions, write what their extractors left
	$(RUN) tests/lab/traces.py

confidence: ## compare the confidence in restored lines with how many are right
	$(RUN) tests/lab/confidence.py

document: ## score paragraphs, footnotes, furniture and ZWNJs of recorded extractions
	$(RUN) tests/lab/document.py

clean-lines: ## repair 10,000 clean lines and more: none may change
	$(RUN) tests/accuracy/clean_lines.py ../shared/corpora

boundaries: corpora ## measure ZWNJs and spaces on held-out text (PEERS=python of other tools; CHANGES=200: show so many)
	$(RUN) tests/boundaries/measure.py $(CORPORA) $(if $(PEERS),--peers $(PEERS)) $(if $(CHANGES),--changes $(CHANGES) --size 1500000)

engines: ## test adapters and engines against the real ones, in a venv of their own
	test -x $(ENGINES)/bin/python || $(PYTHON) -m venv $(ENGINES)
	$(ENGINES)/bin/python -m pip install --quiet --editable '.[test]'
	$(ENGINES)/bin/python -m pip install --quiet --editable '.[engines,test]'
	$(ENGINES)/bin/python -m pytest tests/adapters tests/corpus tests/cli/test_cli_tables.py \
	  textfix/adapters textfix/corpus -rs
	$(ENGINES)/bin/python -m pip install --quiet 'datatrove[io]'
	$(ENGINES)/bin/python -m pytest tests/adapters/test_adapter_datatrove.py \
	  tests/adapters/test_pipelines_page.py -k datatrove -rs

bench: ## measure speed, start-up and memory, write docs/benchmarks.md (PEERS=python of other tools)
	$(RUN) tests/bench/bench.py $(if $(CORPORA),--corpora $(CORPORA)) $(if $(PEERS),--peers $(PEERS))

bench-paragraphs: ## measure a million letters in one paragraph, and in many
	$(RUN) tests/bench/paragraphs.py

bench-stream: ## measure long documents (SIZE in MB, default 1000)
	$(RUN) tests/bench/streams.py $(SIZE)

rules-version: ## record repairs; count the rules' version up if they changed
	$(RUN) tests/rules_version.py

docs: ## run the examples in the documentation
	$(RUN) -m pytest README.md docs

fixtures: ## typeset and extract the sample pages again (needs LibreOffice)
	$(RUN) tests/pages/typeset.py fixtures/pages

lab: ## typeset and extract the lab's documents with all programs installed
	$(RUN) tests/lab/make.py fixtures/lab

model: corpora ## train the language model on CORPORA
	$(RUN) -m textfix.lm.train $(CORPORA)

cascade: corpora ## train the tables of the words stage on CORPORA (minutes, no GPU)
	$(RUN) -m textfix.words.cascade.train $(CORPORA)

tagger: corpora ## train the gap tagger on CORPORA (needs a GPU)
	$(RUN) -m textfix.tagger.train $(CORPORA)

.PHONY: corpora
corpora:
	@test -n "$(CORPORA)" || { echo "give CORPORA=folder" >&2; exit 2; }
