# Everything is run through `make`; `make help` lists what there is.
# Windows without make: README.md has the same commands for PowerShell.

PYTHON ?= python3
# `make lock UV_FLAGS=--upgrade` takes the newest versions; without it only what pyproject.toml demands moves.
UV_FLAGS ?=

# The same result whatever language the machine speaks.
export LANG := C.UTF-8
export PYTHONUTF8 := 1
unexport LC_ALL
# What Python and pytest compile is kept: the asserts of the tests take longer to compile than the quick tests to run.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
INSTALL_PROJECT := $(PIP) install --no-deps --no-build-isolation --editable .
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --no-config --no-python-downloads --system-certs --universal \
	--python-version 3.11 --fork-strategy fewest --generate-hashes --annotation-style line --custom-compile-command "make lock"

# Tests write many small files, and browsers and databases theirs: in memory, where the system has such a folder with
# room for so many kilobytes.
IN_MEMORY = $(shell test "$$(df -k /dev/shm 2>/dev/null | awk 'END {print $$4}')" -ge $(1) 2>/dev/null && \
	! mount | grep -q '^[^ ]* on /dev/shm .*noexec' && echo PYTEST_DEBUG_TEMPROOT=/dev/shm TMPDIR=/dev/shm)
PYTEST := $(BIN)/python -m pytest -n 2 -o tmp_path_retention_policy=failed

# A stamp says that what a lock file lists is installed; both are made anew when their lock changes.
SITE_READY := .venv/.ready-for-site
TEST_READY := .venv/.ready-for-test
# What npm gives make mat: Lighthouse, and a newer Nu HTML checker than PyPI has.
comma := ,
NPM := .cache/npm
NPM_READY := $(NPM)/.ready

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check test quick bench mat mutera bilder katalog lock clean chromium java pango webbservrar rsync

help: ## visar den här listan
	@echo "make MÅL, där MÅL är:"
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-8s %s\n", $$1, $$2 }' Makefile

site: $(SITE_READY) pango ## bygger webbplatsen i mappen site/
	$(BIN)/oppna-mal bygg
	@echo "Webbplatsen ligger i mappen site/. Skriv make serve för att se den på http://127.0.0.1:8000/"

serve: $(SITE_READY) pango ## bygger webbplatsen och visar den på http://127.0.0.1:8000/
	$(BIN)/oppna-mal visa

check: $(SITE_READY) ## granskar data/ och content/ utan att bygga
	$(BIN)/oppna-mal granska

test: $(TEST_READY) chromium java pango webbservrar rsync ## kör alla kontroller och tester
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --cache-dir .cache/import-linter
	$(call IN_MEMORY,3000000) $(PYTEST) --dist loadfile --no-loadscope-reorder

quick: $(TEST_READY) ## kör de snabba testerna: inga hela projekt, inga byggen, ingen webbläsare
	$(BIN)/ruff check
	$(BIN)/lint-imports --no-logo --cache-dir .cache/import-linter
	$(call IN_MEMORY,100000) $(PYTEST) --dist worksteal -m "not site and not browser and not slow and not project"

bench: $(TEST_READY) ## mäter hur lång tid ett bygge tar; med STORLEK=kommun, stor eller sverige av en påhittad kommun
ifdef STORLEK
	@$(PIP) install --require-hashes --requirement requirements-bench.lock
	$(BIN)/python -m tests.bench_sizes $(STORLEK)
else
	$(BIN)/python -m tests.bench
endif

mutera: $(TEST_READY) ## mäter hur många fel i siffror som granskningen hittar
	$(BIN)/python -m tests.mutate $(DOKUMENT)

bilder: $(TEST_READY) chromium pango ## gör om handbokens bilder
	$(BIN)/python -m tests.pictures

katalog: $(TEST_READY) ## skriver in nya texter i de översatta katalogerna
	$(BIN)/python -m tests.messages

mat: $(TEST_READY) $(NPM_READY) chromium java pango ## mäter tillgängligheten på varje sida; med DATUM=2026-11-25 skrivs resultatet i data/
	VNU_JAR=$(NPM)/node_modules/vnu-jar/build/dist/vnu.jar $(BIN)/python -m tests.measure \
		--lighthouse $(NPM)/node_modules/.bin/lighthouse $(if $(DATUM),--datum $(DATUM)) $(if $(PROJEKT),--mapp $(PROJEKT)) $(if $(SIDOR),--sidor $(SIDOR))

lock: $(TEST_READY) ## skriver om requirements.lock och requirements-dev.lock efter pyproject.toml
	$(LOCK) $(UV_FLAGS) --group build --output-file requirements.lock
	$(LOCK) $(UV_FLAGS) --group dev --constraints requirements.lock --output-file requirements-dev.lock
	$(LOCK) $(UV_FLAGS) --group bench --constraints requirements-dev.lock --output-file requirements-bench.lock

clean: ## tar bort allt som make har skapat, även .venv/
	rm -rf site .cache .venv build dist *.egg-info .hypothesis
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/pyvenv.cfg:
	@command -v $(PYTHON) >/dev/null || { \
		echo "Python saknas. Installera Python 3.11 eller senare, eller ange var det finns: make site PYTHON=/sökväg/till/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python är för gammalt. Installera Python 3.11 eller senare, eller ange ett annat: make site PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python saknar modulen venv. Installera den, på Debian och Ubuntu med: sudo apt-get install python3-venv" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; \
		echo "Det gick inte att skapa .venv. Rätta felet här ovanför och försök igen." >&2; exit 1; }

$(SITE_READY): requirements.lock pyproject.toml | .venv/pyvenv.cfg
	@echo "Installerar det som webbplatsen byggs med. Det tar någon minut första gången."
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(INSTALL_PROJECT)
	@touch $@

$(TEST_READY): requirements-dev.lock pyproject.toml | .venv/pyvenv.cfg
	@echo "Installerar det som testerna behöver. Det tar någon minut första gången."
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(INSTALL_PROJECT)
	@touch $@

# PDF files need Pango; where the system's package manager may be used, it is installed. The build itself says
# what to do where it is missing.
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
pango:
	@if ! command -v dpkg-query >/dev/null || dpkg-query --show $(PANGO) >/dev/null 2>&1; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ]; then root=; \
	elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then root="sudo -n"; \
	else exit 0; fi; \
	echo "Installerar Pango, som PDF-filerna görs med."; \
	$$root apt-get update -qq && \
	$$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PANGO) >/dev/null || \
	echo "Pango gick inte att installera. Installera det, eller skriv pdf: nej i mkdocs.yml: se handboken." >&2

$(NPM_READY): tests/measure/npm/package.json tests/measure/npm/package-lock.json
	@command -v npm >/dev/null || { echo "npm saknas. Installera Node.js 20 eller senare, som npm följer med." >&2; exit 1; }
	@echo "Installerar det som make mat behöver. Det tar någon minut första gången."
	@mkdir -p $(NPM) && cp tests/measure/npm/package.json tests/measure/npm/package-lock.json $(NPM)
	@npm ci --prefix $(NPM) --ignore-scripts --no-audit --no-fund --silent
	@touch $@

# What pip cannot install is installed where the system's package manager may be used:
# $(call INSTALL,package,what it is in Swedish,what else to do)
define INSTALL
	if ! command -v apt-get >/dev/null; then root=missing; \
	elif [ "$$(id -u)" = 0 ]; then root=; \
	elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then root="sudo -n"; \
	else root=missing; fi; \
	if [ "$$root" != missing ]; then \
		echo "Installerar $(2)."; \
		$$root apt-get update -qq && \
		$$root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(1) >/dev/null && exit 0; \
	fi; \
	echo "$(2) saknas. Installera det (Debian och Ubuntu: sudo apt-get install $(1))$(3)" >&2; \
	exit 1
endef

# The browser tests need a Chromium.
chromium:
	@if [ -n "$$CHROMIUM" ]; then exit 0; fi; \
	for name in chromium chromium-browser google-chrome; do \
		if command -v $$name >/dev/null; then exit 0; fi; \
	done; \
	$(call INSTALL,chromium,Chromium,$(comma) eller ange var det finns: make test CHROMIUM=/sökväg/till/chromium)

# Publishing over SSH is tested with the real rsync.
rsync:
	@if command -v rsync >/dev/null; then exit 0; fi; \
	$(call INSTALL,rsync,rsync,.)

# The Nu HTML checker is a Java program.
java:
	@if command -v java >/dev/null; then exit 0; fi; \
	$(call INSTALL,default-jre-headless,Java,.)

# The tests run nginx and Apache with the handbook's files. Debian's nginx starts by itself when it is installed: it is
# stopped again, so that no machine serves anything because of a test. Apache's service is in another package.
webbservrar:
	@PATH="$$PATH:/usr/sbin"; \
	if command -v nginx >/dev/null && command -v apache2 >/dev/null && \
		ls /usr/lib/nginx/modules/ngx_http_brotli_static_module.so >/dev/null 2>&1; then exit 0; fi; \
	command -v nginx >/dev/null || new=nginx; \
	( $(call INSTALL,nginx libnginx-mod-http-brotli-static apache2-bin media-types openssl,nginx och Apache,.) ) || exit 1; \
	if [ -n "$$new" ] && [ -d /run/systemd/system ]; then \
		if [ "$$(id -u)" = 0 ]; then systemctl disable --now --quiet nginx; else sudo -n systemctl disable --now --quiet nginx; fi; \
	fi
