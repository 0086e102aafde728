"""The blank appendix as a file: what stands in it, and that Office programs keep it."""

import io
import zipfile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from indicators import catalogue
from indicators.output.template import write_template
from indicators.workbook import open_workbook
from indicators.workbook.template import (
    GUIDE_SHEET,
    IDENTITY_SHEET,
    MAIN_SHEET,
    REASONS_SHEET,
    REMARKS_SHEET,
    SAMPLE_WORDS,
    ColumnKey,
    Filled,
    column_key_text,
    column_keys,
    describe,
    identity,
    remark_rows,
    row_keys,
)

TEXTS = {
    ("1.1", "608", "verdict"): "not_met",
    ("1.1", "608", "note"): "=1+1 là chữ",
    ("1.1", "608", "cause_subjective"): "Chưa quy hoạch cán bộ nữ.",
}


@pytest.fixture(scope="module")
def facts():
    return catalogue.load()


def spec_of(facts, unit="608", round="2021-2025", sample=True):
    return describe(facts, facts.round(round, "62", sample), unit)


def filled_for(spec) -> Filled:
    """A different number for every figure asked, so that a shifted cell cannot go unseen."""
    figures = {}
    for n, row in enumerate(spec.rows):
        for m, column in enumerate(spec.columns):
            for role, value in (("numerator", 100 * n + m), ("denominator", 5000 + 100 * n + m)):
                if row.kind == "ratio":
                    figures[row.indicator, row.subject, column_key_text(ColumnKey(role, column.asked))] = (
                        value
                    )
            if row.kind != "ratio":
                figures[row.indicator, row.subject, column_key_text(ColumnKey("value", column.asked))] = n % 2
    return Filled(figures, TEXTS, {"lessons": "Làm sớm."})


def figures_in(workbook) -> dict[tuple[str, str, str], object]:
    sheet = next(sheet for sheet in workbook.sheets if sheet.name == MAIN_SHEET)
    return {
        (row_key.indicator, row_key.subject, column_key_text(column_key)): sheet.at(row, column)
        for row, row_key in row_keys(sheet).items()
        for column, column_key in column_keys(sheet).items()
    }


def shown(value):
    return {"Có": 1, "Không": 0}.get(value, value)


def test_every_filled_figure_is_found_again_by_its_keys(facts):
    for unit in ("608", "62-SYT", "62-SGDDT"):
        spec = spec_of(facts, unit)
        filled = filled_for(spec)
        read = figures_in(open_workbook(write_template(spec, filled), "x")[0])
        assert {key: shown(read[key]) for key in filled.figures} == filled.figures


def test_the_rate_is_a_formula_whose_result_stands_in_the_file(facts):
    spec = spec_of(facts)
    row, column = spec.rows[0], spec.columns[0]
    key = column_key_text(ColumnKey("value", column.asked))
    content = write_template(spec, filled_for(spec))
    assert figures_in(open_workbook(content, "x")[0])[row.indicator, row.subject, key] == 0
    second = spec.rows[1]
    expected = 100 / 5100 * second.multiplier
    assert figures_in(open_workbook(content, "x")[0])[second.indicator, second.subject, key] == expected
    formulas = [c.value for r in openpyxl.load_workbook(io.BytesIO(content))[MAIN_SHEET] for c in r]
    assert sum(str(value).startswith("=IF(AND(ISNUMBER(") for value in formulas) == len(spec.rows) * len(
        spec.columns
    )


def test_a_value_given_outright_stands_in_place_of_the_formula(facts):
    spec = spec_of(facts)
    key = ("1.1", "608", column_key_text(ColumnKey("value", spec.columns[0].asked)))
    read = figures_in(open_workbook(write_template(spec, Filled({key: 42.5})), "x")[0])
    assert read[key] == 42.5


def test_texts_are_texts_and_never_formulas(facts):
    spec = spec_of(facts)
    content = write_template(spec, filled_for(spec))
    read = figures_in(open_workbook(content, "x")[0])
    assert read["1.1", "608", "note"] == "=1+1 là chữ"
    assert read["1.1", "608", "verdict"] == "Chưa đạt"
    assert b"=1+1" not in b"".join(
        zipfile.ZipFile(io.BytesIO(content)).read(f"xl/worksheets/sheet{n}.xml") for n in (1, 2, 3, 4)
    )


def test_reasons_and_remarks_have_their_own_sheets_with_the_same_keys(facts):
    spec = spec_of(facts)
    workbook, _ = open_workbook(write_template(spec, filled_for(spec)), "x")
    reasons, remarks = workbook.sheets[1], workbook.sheets[2]
    assert (reasons.name, remarks.name) == (REASONS_SHEET, REMARKS_SHEET)
    assert list(row_keys(reasons).values()) == list(row_keys(workbook.sheets[0]).values())
    column = {key.role: c for c, key in column_keys(reasons).items()}["cause_subjective"]
    assert reasons.at(min(row_keys(reasons)), column) == "Chưa quy hoạch cán bộ nữ."
    lessons = next(row for row, kind in remark_rows(remarks).items() if kind == "lessons")
    assert "Làm sớm." in remarks.rows[lessons]


def test_the_title_block_names_sender_recipient_form_and_round(facts):
    rows = open_workbook(write_template(spec_of(facts)), "x")[0].sheets[0].rows
    head = " ".join(str(value) for row in rows[:8] for value in row)
    for words in ("Biểu 02/BĐG", "Nghị quyết 28/NQ-CP", "Đơn vị báo cáo: UBND thành phố Kon Tum",
                  "Đơn vị nhận báo cáo: Sở Nội vụ", "Sơ kết 5 năm", "30/5/2025"):  # fmt: skip
        assert words in head


def test_a_sample_says_so_on_every_visible_sheet_and_an_office_form_nowhere(facts):
    for sample in (True, False):
        workbook, _ = open_workbook(write_template(spec_of(facts, sample=sample)), "x")
        marked = [any(SAMPLE_WORDS in row for row in s.rows) for s in workbook.sheets if s.visible]
        assert marked == [sample] * 4


def test_sheets_are_set_up_for_print_and_none_is_locked(facts):
    book = openpyxl.load_workbook(io.BytesIO(write_template(spec_of(facts))))
    assert book.sheetnames == [MAIN_SHEET, REASONS_SHEET, REMARKS_SHEET, GUIDE_SHEET, IDENTITY_SHEET]
    assert book[IDENTITY_SHEET].sheet_state == "veryHidden"
    for sheet in book.worksheets[:4]:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert not sheet.protection.sheet
        assert "&P" in sheet.oddFooter.right.text
    main = book[MAIN_SHEET]
    assert main.column_dimensions["A"].hidden
    assert main.row_dimensions[1].hidden
    assert main.freeze_panes
    assert main.print_title_rows
    fonts = {cell.font.name for row in main.iter_rows(min_row=2, min_col=2) for cell in row if cell.value}
    assert fonts == {"Times New Roman"}


def rules_of(sheet, row: int, column: int):
    where = f"{get_column_letter(column + 1)}{row + 1}"
    return [rule for rule in sheet.data_validations.dataValidation if where in rule.sqref]


def test_counts_choices_and_survey_values_are_validated_as_somebody_types(facts):
    spec = spec_of(facts, "62-SYT")
    content = write_template(spec)
    ours = open_workbook(content, "x")[0].sheets[0]
    sheet = openpyxl.load_workbook(io.BytesIO(content))[MAIN_SHEET]
    columns = {
        key.role: c for c, key in column_keys(ours).items() if key.asked in (None, spec.columns[0].asked)
    }
    lines = {key.indicator: row for row, key in row_keys(ours).items()}
    (numerator,) = rules_of(sheet, lines["1.1"], columns["numerator"])
    assert (numerator.type, numerator.errorStyle) == ("custom", "warning")
    assert numerator.prompt == "Số cơ quan có ít nhất một lãnh đạo chủ chốt là nữ"
    (denominator,) = rules_of(sheet, lines["1.1"], columns["denominator"])
    assert (denominator.type, denominator.operator, denominator.formula1) == (
        "whole",
        "greaterThanOrEqual",
        "0",
    )
    (yes_no,) = rules_of(sheet, lines["4.4"], columns["value"])
    assert yes_no.formula1 == '"Có,Không"'
    (verdict,) = rules_of(sheet, lines["1.1"], columns["verdict"])
    assert verdict.formula1 == '"Đạt,Chưa đạt,Không đánh giá được"'


def test_equal_descriptions_give_equal_bytes(facts):
    spec = spec_of(facts)
    assert write_template(spec) == write_template(spec)


@pytest.mark.slow
def test_every_unit_of_the_sample_has_an_appendix(facts):
    for round in facts.rounds("62", True):
        for unit in round.units:
            if not facts.requested(round, unit):
                continue
            spec = describe(facts, round, unit)
            assert identity(open_workbook(write_template(spec), "x")[0]) == spec.identity
