# Zorgvuldig. Two commands matter: `make run` and `make test`. Python 3.11, make and git suffice.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
LOCK ?= requirements.lock

.PHONY: setup serving run test check coverage assets gates catalogue configuration sbom manual pictures lock contract clean

setup: .venv/.ready assets

# For a server: only what runs, nothing that tests.
serving:
	@$(MAKE) --no-print-directory setup LOCK=requirements-serving.lock

.venv/.ready: $(LOCK) pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Zorgvuldig needs Python 3.11 or newer.")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

assets: .venv/.ready
	@$(BIN)/python tools/assets/build.py

run: setup
	@ZORGVULDIG_DEMO=1 PORT=$(PORT) $(BIN)/zorgvuldig run

test: setup
	@$(BIN)/python tools/chromium.py
	@$(BIN)/python tools/fetching.py
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

check: .venv/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Writes docs/gates.md from the handbook, the source and the marks on the tests.
gates:
	@$(PYTHON) tools/gates.py

# Writes docs/configuration.md from what the product declares to read.
configuration: .venv/.ready
	@$(BIN)/python tools/configuration.py

# Brings the catalogues of languages up to date and says what is still to translate (docs/translating.md).
catalogue: .venv/.ready
	@$(BIN)/python tools/catalogue.py

# Writes the bill of materials to var/sbom.
sbom: setup
	@$(BIN)/python -m tools.sbom

# Takes the pictures of the manual and makes its pages, in $(MANUAL); see docs/operating.md.
MANUAL ?= $(or $(ZORGVULDIG_VAR),var)/manual
manual: setup
	@$(BIN)/python tools/chromium.py
	MANUAL=$(MANUAL) $(BIN)/python -m pytest tests/browser/manual
	@$(BIN)/python -m tools.manual.build $(MANUAL)

# Takes the picture of the README anew; look at it before it is committed.
pictures: setup
	@$(BIN)/python tools/chromium.py
	README=1 $(BIN)/python -m pytest tests/browser/manual/test_pictures.py -k readme

# Renews both locks from pyproject.toml; needs pip-tools in a Python of its own.
lock:
	pip-compile --quiet --extra dev --generate-hashes --allow-unsafe --no-emit-index-url \
	  --no-emit-find-links --no-emit-trusted-host --strip-extras --output-file requirements.lock pyproject.toml
	$(PYTHON) tools/serving.py

# Asks the API far more than `make test` does, and something else each time.
contract: setup
	CONTRACT_EXAMPLES=$(or $(EXAMPLES),300) $(BIN)/python -m pytest tests/api/test_contract.py

clean:
	rm -rf .venv node_modules var src/zorgvuldig/web/static .coverage .pytest_cache .mypy_cache .ruff_cache

# What the tests reach, line by line; slower, so apart.
coverage: setup
	$(BIN)/coverage run -m pytest --ignore tests/browser && $(BIN)/coverage report --skip-covered
