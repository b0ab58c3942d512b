# Everything that a developer or a user runs, one word each.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
SHARED ?= ../shared
DEMO ?= envoy

.PHONY: setup demo test check lint types docs bench bench-reading bench-dates bench-linking bench-world bench-store bench-speed bench-pages bench-desk bench-scale chaos screenshots schema needs constraints clean

setup: $(STAMP)

$(STAMP): constraints.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src  # else each start compiles anew where Python may write no bytecode
	touch $(STAMP)

demo: setup  ## the main job on the first example
	$(BIN)/twosource brief examples/$(DEMO)

test: setup  ## all tests
	$(BIN)/pytest -n auto --dist loadfile

check: test lint types docs  ## everything that CI checks

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

docs: setup  ## links, commands and figures that the docs name
	$(BIN)/python docs/check.py

bench: setup  ## the main job on the gold stories
	$(BIN)/python bench/stories.py $(SHARED)

bench-reading: setup  ## single parts of the reading on development gold
	$(BIN)/python bench/reading.py $(SHARED)

bench-dates: setup  ## reports' dates, hidden and found again
	$(BIN)/python bench/hidden_dates.py $(SHARED)

bench-linking: setup  ## stories, events, names and timelines on development gold
	$(BIN)/python bench/linking.py $(SHARED)

bench-world: setup  ## what is made of an invented world whose truth is known
	$(BIN)/python bench/world --stories 100

bench-store: setup  ## what one more report costs the desk when it has 10,000
	$(BIN)/python bench/desk_growth.py

bench-speed: setup  ## ratios of time
	$(BIN)/python bench/speed.py

bench-pages: setup  ## what is found on web pages
	$(BIN)/python bench/pages.py

bench-desk: setup  ## a story page of the desk, then 50 readers and one writer
	$(BIN)/python bench/desk.py

bench-scale: setup  ## how a batch scales: over processes, a cluster, the size of a corpus
	$(BIN)/python bench/scale.py

chaos: setup  ## what a batch does when workers, disks, archives and reports fail
	$(BIN)/python bench/chaos.py

screenshots: setup  ## pictures of the page, for README and docs
	$(BIN)/python docs/screenshots.py $(DEMO)

schema: setup  ## writes the published schemas
	$(BIN)/python docs/scale_schema.py
	$(BIN)/twosource schema > src/twosource/write/account.schema.json
	$(BIN)/twosource schema reading > src/twosource/write/reading/reading.schema.json
	$(BIN)/python docs/api_examples.py > src/twosource/serve/api/examples.json

needs: setup  ## words that the lexicon's patterns cannot match without
	$(BIN)/python -m twosource.lexicon.needs > needs.toml
	mv needs.toml src/twosource/lexicon/needs.toml

constraints: setup  ## resolves and hashes all dependencies anew
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --generate-hashes --allow-unsafe --all-extras \
	    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header --output-file constraints.txt pyproject.toml

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache
