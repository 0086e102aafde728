import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from indicators.store import open_store


@pytest.fixture
def store():
    opened = open_store(":memory:", "62", sample=True)
    yield opened
    opened.close()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "du-lieu" / "kon-tum.duckdb"
