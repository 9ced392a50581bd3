# make demo | make test set everything up by themselves; run a second time they do nothing twice.
SHELL := /bin/bash
# the first Python of the right version that really starts (a version manager's stub may not)
RIGHT := import sys; sys.exit(sys.version_info[:2] not in ((3, 11), (3, 12)))
PYTHON ?= $(shell for p in python3 python3.12 python3.11; do $$p -c '$(RIGHT)' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
JOBS ?= 2
unexport PYTHONDONTWRITEBYTECODE # programs that the tests start would compile everything anew

CPU ?= 600

.PHONY: demo test test-slow check bench fuzz accuracy run setup lock package clean

setup: $(READY)

$(READY): requirements-dev.lock tests/tools/setup.sh
	@PYTHON="$(PYTHON)" bash tests/tools/setup.sh $(VENV)
	@touch $@

demo: $(READY)
	$(BIN)/python -m app.cli demo --out build/demo

test: $(READY)
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile -m "not slow"

test-slow: $(READY)
	$(BIN)/python -m pytest -q -m slow

check: $(READY)
	$(BIN)/ruff check app ui tests
	$(BIN)/ruff format --check app ui tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -p no:randomly -p no:cacheprovider tests/houserules

bench: $(READY)
	$(BIN)/python -m tests.benchmarks

fuzz: $(READY)
	$(BIN)/python -W ignore -m tests.fuzz --seconds $(CPU)

accuracy: $(READY)
	$(BIN)/python -m tests.benchmarks.accuracy
	$(BIN)/python -m tests.benchmarks.accuracy_precheck
	$(BIN)/python -m tests.benchmarks.accuracy_cases
	$(BIN)/python -m tests.benchmarks.accuracy_forms
	$(BIN)/python -m tests.benchmarks.scans

run: $(READY)
	$(BIN)/python -m ui

lock: $(READY)
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev --extra ocr --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q -o requirements-dev.lock

package: $(READY)
	$(BIN)/pyinstaller --noconfirm --distpath build/dist --workpath build/work build_installer.spec
	build/dist/anjuan/anjuan self-check

clean:
	rm -rf build dist
