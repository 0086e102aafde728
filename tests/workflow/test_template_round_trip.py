"""A blank appendix, filled by a program, comes back whole: every value, each with its own cell."""

import shutil
import subprocess
from pathlib import Path

import pytest

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.output.template import write_template
from indicators.sample.files import filled
from indicators.workbook import open_workbook
from indicators.workbook.grid import cell_name
from indicators.workbook.template import column_keys, describe, parse_column_key, row_keys

REVIEW = "2021-2025"


def filled_template(house, round, unit):
    """(bytes, what was written) for one unit of the sample."""
    found = workflow.round_of(house, round)
    spec = describe(house.catalogue, found, unit)
    wrote = filled(house.catalogue, found, unit, spec)
    return write_template(spec, wrote), wrote


def places(workbook):
    """(indicator, subject, column key text) → "B12" of the appendix as it stands now."""
    sheet = next(s for s in workbook.sheets if s.name == "Phụ lục")
    return {
        (row.indicator, row.subject, key): cell_name(r, c)
        for r, row in row_keys(sheet).items()
        for c, key in {
            c: str(sheet.at(0, c)) for c in column_keys(sheet) if parse_column_key(sheet.at(0, c)) is not None
        }.items()
    }


def expected(wrote, where):
    """What must be observed: (indicator, subject, year, period, kind) → (numerator, denominator, cell)."""
    found = {}
    for (indicator, subject, key), value in wrote.figures.items():
        year, period, kind, role, *_ = key.split("|")
        line = found.setdefault((indicator, subject, int(year), period, kind), {})
        line[role] = value
        if role != "denominator":
            line["cell"] = where[indicator, subject, key]
    return found


def assert_all_there(content, name, wrote, house, round, unit):
    receipt = workflow.check(house, LOCAL_USER, name, content)
    reading = receipt.reading
    assert (reading.form, reading.unit, reading.round) == ("template", unit, round)
    assert reading.rows.read == reading.rows.taken + reading.rows.rejected + reading.rows.ignored
    where = places(open_workbook(content, name)[0])
    seen = {(o.indicator, o.subject, o.data_year, o.period, o.kind): o for o in reading.observations}
    for key, line in expected(wrote, where).items():
        numerator, denominator, value = (line.get(r) for r in ("numerator", "denominator", "value"))
        if isinstance(value, str) and value not in ("Có", "Không"):
            assert seen[key].value is None
            assert seen[key].text == value
        elif isinstance(value, str):
            assert seen[key].value == float(value == "Có")
        elif _over(house, round, key[0], numerator, denominator):
            assert key not in seen
            continue
        else:
            assert (seen[key].numerator, seen[key].denominator) == (numerator, denominator)
        assert seen[key].cell == line["cell"]
        assert seen[key].sheet == "Phụ lục"


def _over(house, round, indicator, numerator, denominator):
    """A share over 100% is a slip that intake must refuse."""
    found = house.catalogue.indicator("2021-2030", indicator)
    return found.bound_high == 100 and numerator > denominator


@pytest.mark.slow
@pytest.mark.parametrize("round", ["2021", "2024", REVIEW])
def test_every_value_of_every_unit_comes_back_with_its_cell(sample_house, round):
    for unit in workflow.round_of(sample_house, round).units:
        content, wrote = filled_template(sample_house, round, unit)
        assert_all_there(content, "phu-luc.xlsx", wrote, sample_house, round, unit)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_the_same_after_libreoffice_saved_every_unit_s_appendix(sample_house, tmp_path, suffix):
    soffice = shutil.which("soffice")
    assert soffice, "Cần LibreOffice để kiểm tra: apt-get install libreoffice-calc-nogui"
    wrote, sources, out = {}, tmp_path / "in", tmp_path / "out"
    sources.mkdir()
    for unit in workflow.round_of(sample_house, REVIEW).units:
        content, wrote[unit] = filled_template(sample_house, REVIEW, unit)
        (sources / f"{unit}.xlsx").write_bytes(content)
    subprocess.run(
        [soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", suffix,
         "--outdir", str(out), *map(str, sorted(sources.iterdir()))],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    for unit, figures in wrote.items():
        saved = Path(out / f"{unit}.{suffix}")
        assert_all_there(saved.read_bytes(), saved.name, figures, sample_house, REVIEW, unit)
