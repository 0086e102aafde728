"""The picked table on paper: what stands on the screen, as a Word file one can go on with and as a PDF."""

import io
import subprocess
from dataclasses import replace

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT

from indicators.output.papers import pivot_docx, pivot_paper, pivot_pdf
from indicators.output.tables.pivot import LAYOUTS, pivot

HOSTILE = '#image("x.png") $a$ *đậm* _nghiêng_ <nhãn> @ai =1+1'
SMALL_FILE = 100_000  # bytes


@pytest.fixture
def paper(small):
    def make(layout="indicator", names=None, codes=("1.1", "4.1")):
        named = small.names | (names or {})
        made = pivot(small.assessments, codes, range(2021, 2031), small.indicators, named, layout)
        return pivot_paper(made, small.round)

    return make


def words_of(pdf: bytes) -> str:
    said = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return " ".join(said.decode().split())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_word_table_holds_every_cell_of_the_screen_in_its_place(paper, layout):
    made = paper(layout)
    document = Document(io.BytesIO(pivot_docx(made)))
    (table,) = document.tables
    assert tuple(cell.text for cell in table.rows[0].cells) == made.heads
    said = [tuple(cell.text for cell in row.cells) for row in table.rows[1:]]
    wanted = []
    for title, rows in made.groups:
        wanted += [(title,) * len(made.heads), *rows]
    assert said == wanted


def test_the_word_file_lies_on_its_side_repeats_its_heads_and_marks_a_sample_on_every_page(paper):
    document = Document(io.BytesIO(pivot_docx(paper())))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert "SỐ LIỆU MINH HỌA" in "".join(p.text for p in section.header.paragraphs)
    assert document.tables[0].rows[0]._tr.xpath("w:trPr/w:tblHeader")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_pdf_says_what_the_word_file_says(paper, layout):
    made = paper(layout)
    said = words_of(pivot_pdf(made))
    for text in ("SỐ LIỆU MINH HỌA", "Số liệu đến 30/5/2025", "42,5%", "≤ 107", made.groups[0][0].split()[0]):
        assert text in said


def test_both_keep_parts_of_a_year_apart_from_whole_years(paper):
    made = paper()
    assert "không so số đếm" in " ".join(words_of(pivot_pdf(made)).split())
    assert made.note in [p.text for p in Document(io.BytesIO(pivot_docx(made))).paragraphs]


def test_both_are_small_and_the_same_table_gives_the_same_pdf(paper):
    made = paper()
    assert len(pivot_docx(made)) < SMALL_FILE
    assert len(pivot_pdf(made)) < SMALL_FILE
    assert pivot_pdf(made) == pivot_pdf(made)


def test_words_out_of_a_file_stay_words_on_paper(paper):
    made = paper(names={"608": HOSTILE})
    assert HOSTILE in words_of(pivot_pdf(made))
    table = Document(io.BytesIO(pivot_docx(made))).tables[0]
    assert HOSTILE in {row.cells[0].text for row in table.rows}


def test_many_columns_are_printed_smaller_and_a_paper_of_an_office_bears_no_mark(small, paper):
    few, many = paper(codes=("4.4",)), paper()
    assert few.size > many.size
    own = pivot_paper(pivot(small.assessments, ("1.1",), (2024,), small.indicators, small.names),
                      replace(small.round, sample=False))  # fmt: skip
    assert own.sample == ""
    assert "MINH HỌA" not in words_of(pivot_pdf(own))
