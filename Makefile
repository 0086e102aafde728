# Two commands do everything on a fresh machine: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501
ADDRESS := http://127.0.0.1:$(PORT)

.PHONY: run communes office test check bench drill format clean browser-tools

run: $(VENV)/run.done
	@$(BIN)/python -m indicators sample
	@echo; echo "  Bảng điều khiển (số liệu minh họa): $(ADDRESS)"; echo
	@$(BIN)/streamlit run dashboard.py --server.port $(PORT)

# The 40 communes that came after the districts: another province, so a database of its own.
communes: export INDICATORS_DB := data/database/minh-hoa-51.duckdb
communes: export INDICATORS_PROVINCE := 51
communes: run

office: $(VENV)/run.done
	@test -n "$(PROVINCE)" || { echo "Hãy ghi mã tỉnh: make office PROVINCE=42 (hoặc PROVINCE=VN)"; exit 2; }
	@echo; echo "  Bảng điều khiển của tỉnh $(PROVINCE): $(ADDRESS)"; echo
	@INDICATORS_PROVINCE=$(PROVINCE) $(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: $(VENV)/dev.done browser-tools
	$(BIN)/ruff format --check . && $(BIN)/ruff check .
	$(BIN)/python -m pytest -n auto -m "not browser"
	$(BIN)/python -m pytest -m browser

check: $(VENV)/dev.done
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/ty check
	$(BIN)/python -m pytest -n auto -m "not slow and not browser"

bench: $(VENV)/dev.done
	@for f in tests/benchmarks/bench_*.py; do echo "== $$f"; $(BIN)/python $$f || exit 1; done

# Two hundred kills; disks that are full, read-only, damaged (mounts small ones, so needs root); fifty uploads at once.
drill: $(VENV)/dev.done
	$(BIN)/python tests/drills/kill.py
	$(BIN)/python tests/drills/disk.py
	$(BIN)/python tests/drills/uploads.py

format: $(VENV)/dev.done
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) .pytest_cache .ruff_cache .hypothesis

$(VENV)/run.done: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Cần Python 3.11 trở lên.")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.done: requirements.txt requirements-dev.txt $(VENV)/run.done
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# Chromium drives the browser tests, LibreOffice saves templates as an office would; both from Debian's packages.
browser-tools:
	@command -v chromium >/dev/null && command -v soffice >/dev/null || { \
	  echo "Đang cài chromium và LibreOffice Calc từ gói Debian…"; \
	  SUDO=$$(test "$$(id -u)" = 0 || echo sudo); \
	  $$SUDO apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$SUDO apt-get install -y -qq chromium libreoffice-calc-nogui fonts-noto-core >/dev/null || \
	  echo "Không cài được: hãy chạy apt-get install chromium libreoffice-calc-nogui fonts-noto-core"; }
