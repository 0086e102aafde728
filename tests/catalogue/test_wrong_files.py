"""A wrong file is refused with one Vietnamese sentence; the cases stand in tests/spec/catalogue_wrong_files.txt."""

import shutil
from pathlib import Path

import pytest

from indicators.catalogue import load
from indicators.catalogue.loader import FOLDER
from indicators.errors import CatalogueError

SPEC = Path(__file__).parents[1] / "spec" / "catalogue_wrong_files.txt"
CASES = [
    tuple(part.strip(" ").replace("⏎", "\n") for part in line.split(" | "))
    for line in SPEC.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "catalogue"))


@pytest.mark.slow  # sixty catalogues, each loaded anew
@pytest.mark.parametrize(
    ("name", "right", "wrong", "expected"), CASES, ids=[f"{c[0]}: {c[2][:40]!r}" for c in CASES]
)
def test_a_wrong_file_is_refused_naming_place_and_mend(folder, name, right, wrong, expected):
    text = (folder / name).read_text(encoding="utf-8")
    assert right in text
    (folder / name).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(folder)
    sentence = str(caught.value)
    assert [words for words in expected.split("; ") if words not in sentence] == [], sentence
    assert sentence.startswith(f"Tệp {name}, dòng ")
    assert sentence.count("\n") == 0


def test_a_missing_file_is_named(folder):
    (folder / "units.csv").unlink()
    with pytest.raises(CatalogueError, match=r"Thiếu tệp units\.csv .* hãy chép lại"):
        load(folder)


def test_a_file_in_another_encoding_is_refused(folder):
    (folder / "aliases.csv").write_bytes("kind,code,alias\nunit,608,Thành phố".encode("utf-16"))
    with pytest.raises(CatalogueError, match="UTF-8"):
        load(folder)


def test_a_byte_order_mark_as_excel_writes_it_is_no_error(folder):
    path = folder / "departments.csv"
    path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8-sig")
    assert load(folder).departments == load().departments
