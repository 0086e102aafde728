"""Our appendix is known again after LibreOffice saved it, in every format, and after openpyxl did."""

import io

import openpyxl
import pytest

from indicators import catalogue
from indicators.output.template import write_template
from indicators.workbook import Workbook, open_workbook
from indicators.workbook.template import (
    MAIN_SHEET,
    ColumnKey,
    Filled,
    column_key_text,
    column_keys,
    describe,
    identity,
    remark_rows,
    row_keys,
)


@pytest.fixture(scope="module")
def appendix():
    """The appendix of a department with figures about the province and itself: (spec, filled, bytes)."""
    facts = catalogue.load()
    spec = describe(facts, facts.round("2021-2025", "62", True), "62-SYT")
    figures = {
        (row.indicator, row.subject, column_key_text(ColumnKey(role, column.asked))): base + 100 * n + m
        for n, row in enumerate(spec.rows)
        for m, column in enumerate(spec.columns)
        for role, base in (("numerator", 0), ("denominator", 7000))
        if row.kind == "ratio"
    }
    filled = Filled(figures, {(spec.rows[0].indicator, spec.rows[0].subject, "note"): "ghi chú"})
    return spec, filled, write_template(spec, filled)


def everything(workbook: Workbook) -> dict[tuple[str, str, str], object]:
    sheet = next(sheet for sheet in workbook.sheets if sheet.name == MAIN_SHEET)
    return {
        (about.indicator, about.subject, column_key_text(key)): sheet.at(row, column)
        for row, about in row_keys(sheet).items()
        for column, key in column_keys(sheet).items()
    }


def check(content: bytes, appendix) -> Workbook:
    spec, filled, _ = appendix
    workbook, _ = open_workbook(content, "da-luu")
    assert identity(workbook) == spec.identity
    read = everything(workbook)
    assert {key: read[key] for key in filled.figures} == filled.figures
    assert len(row_keys(workbook.sheets[0])) == len(row_keys(workbook.sheets[1])) == len(spec.rows)
    assert len(column_keys(workbook.sheets[0])) == 3 * len(spec.columns) + 2
    assert sorted(remark_rows(workbook.sheets[2]).values()) == ["lessons", "limits", "proposals_2026_2030"]
    assert 0 in workbook.sheets[0].hidden_rows
    assert 0 in workbook.sheets[0].hidden_columns
    assert not workbook.sheets[-1].visible
    return workbook


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_identity_keys_and_figures_survive_save_as_in_libreoffice(appendix, convert, ending):
    workbook = check(convert(appendix[2], ending), appendix)
    assert workbook.format == ending
    key = column_key_text(ColumnKey("value", appendix[0].columns[0].asked))
    second = appendix[0].rows[1]
    expected = 100 / 7100 * second.multiplier
    assert everything(workbook)[second.indicator, second.subject, key] == pytest.approx(expected)


def test_identity_keys_and_figures_survive_a_program_that_fills_by_openpyxl(appendix):
    book, target = openpyxl.load_workbook(io.BytesIO(appendix[2])), io.BytesIO()
    book.save(target)
    workbook = check(target.getvalue(), appendix)
    assert workbook.sheets[0].unvalued  # openpyxl keeps formulas and drops their results


def test_the_identity_is_known_when_only_the_first_sheet_was_sent(appendix):
    book, target = openpyxl.load_workbook(io.BytesIO(appendix[2])), io.BytesIO()
    for name in book.sheetnames[1:]:
        del book[name]
    book.save(target)
    assert identity(open_workbook(target.getvalue(), "x")[0]) == appendix[0].identity
