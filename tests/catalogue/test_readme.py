"""The guide to the files names every file and every column there is."""

import pytest

from indicators.catalogue import schemas
from indicators.catalogue.loader import CSV_FILES, FOLDER, YAML_FILES

GUIDE = (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(p.name for p in FOLDER.iterdir() if p.suffix != ".md"))
def test_the_guide_names_the_file(name):
    assert f"`{name}`" in GUIDE


@pytest.mark.parametrize("model", [*CSV_FILES.values(), *YAML_FILES.values()], ids=lambda m: m.__name__)
def test_the_guide_names_the_column(model):
    undated = [c for c in schemas.columns(model) if c not in ("office_due", "source", "target_set")]
    assert [column for column in undated if f"`{column}" not in GUIDE and f"/`{column}`" not in GUIDE] == []
