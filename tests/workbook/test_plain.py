"""Words out of files are plain words: signs nobody sees are taken out, everything else stays."""

import io

import pytest
import xlsxwriter

from indicators.workbook import open_workbook
from indicators.workbook.plain import misleads, plain


@pytest.mark.parametrize(
    ("text", "expected", "misleading"),
    [
        ("Tỷ lệ nữ\n(%)\tnăm", "Tỷ lệ nữ\n(%)\tnăm", False),
        ("\u202e84\u202c", "84", True),
        ("a\x1b[2Jb", "a [2Jb", True),
        ("a\x00b", "a b", True),
        ("Biểu\u200e 1", "Biểu 1", False),
        ("<b>=1+1</b>", "<b>=1+1</b>", False),
        ("tû lÖ n÷", "tû lÖ n÷", False),
    ],
)
def test_only_hidden_signs_are_taken_out(text, expected, misleading):
    assert plain(text) == expected
    assert misleads(text) is misleading


def opened(*texts: str, name: str = "Biểu"):
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet(name).write_row(0, 0, texts)
    return open_workbook(target.getvalue(), "x")


def test_a_cell_that_shows_otherwise_than_it_reads_is_a_finding_at_its_place():
    workbook, findings = opened("Chỉ tiêu", "\u202e84")
    assert workbook.sheets[0].rows == [["Chỉ tiêu", "84"]]
    assert [(f.code, f.sheet, f.cell) for f in findings] == [("hidden_signs", "Biểu", "B1")]


def test_the_name_of_a_sheet_is_plain_too():
    workbook, _ = opened("x", name="Biểu \u202exslx")
    assert workbook.sheets[0].name == "Biểu xslx"
