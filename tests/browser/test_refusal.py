"""The server listens to this machine only, and says so when told otherwise."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("address", ["0.0.0.0", "::"])
def test_another_address_than_this_machine_is_refused_with_a_sentence(tmp_path, address):
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.address", address]
    environment = os.environ | {"INDICATORS_DB": str(tmp_path / "thu.duckdb"), "INDICATORS_PROVINCE": "62"}
    ended = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=60)
    assert ended.returncode == 2
    assert "không qua HTTPS" in ended.stderr.decode("utf-8").replace("\n", " ")
