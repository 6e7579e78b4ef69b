# Two commands do everything on a fresh machine: `make demo` and `make test`.
# They need Python 3.11 or newer, make and a package index.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := SANAD_DATA_DIR=data/demo

.PHONY: demo test test-slow check format clean

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(0 if v >= (3, 11) else \
	  f"Sanad needs Python 3.11 or newer, this is {v.major}.{v.minor}; try: make PYTHON=python3.12 $@")'
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV); the first time this takes some minutes."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@

demo: $(READY)  ## Index the sample articles and ask one question.
	@$(DEMO) $(BIN)/sanad index articles
	@echo
	@echo '$$ sanad ask "ماذا قال روته عن حق النقض الروسي؟"'
	@$(DEMO) $(BIN)/sanad ask "ماذا قال روته عن حق النقض الروسي؟"
	@echo
	@echo 'Ask more:       $(DEMO) $(BIN)/sanad ask "..."'
	@echo 'Your articles:  $(BIN)/sanad index FOLDER'
	@echo 'Start the bot:  get a token from https://t.me/BotFather, then'
	@echo '                echo "TELEGRAM_BOT_TOKEN=123456:ABC..." >> .env && $(DEMO) $(BIN)/sanad bot'

test: $(READY)  ## The default tests: offline, about two minutes.
	$(BIN)/python -m pytest

test-slow: $(READY)  ## The minutes-long ones: kills, several processes.
	$(BIN)/python -m pytest -m slow

check: $(READY)  ## What must hold before a commit, the tests aside.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) data/demo
