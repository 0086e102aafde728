"""The picked table on the page and as files: a plain HTML table, so that copied cells stay numbers in a spreadsheet."""

from collections.abc import Sequence

import streamlit as st

from indicators.catalogue.definitions import Round
from indicators.output.figures import compare_lines
from indicators.output.file_names import file_name
from indicators.output.papers import pivot_docx, pivot_paper, pivot_pdf
from indicators.output.pivot_files import pivot_csv, pivot_xlsx
from indicators.output.tables.pivot import Pivot, PivotRow
from indicators.output.xlsx_style import SAMPLE_WORDS
from indicators.workflow import FORMATS
from indicators.workflow.papers import hand_over
from pages.shared import links
from pages.shared.charts import chart
from pages.shared.downloads import offer_bytes
from pages.shared.markup import Piece, grouped, link, paragraph, safe
from pages.shared.session import actor, house, province

KIND = "bang-da-chon"


def table(made: Pivot, round: str) -> Piece:
    """Rows under their titles; the name of a row of one unit leads to its figures and their cells."""
    rows = (
        (f"<b>{safe(row.group)}</b>", (_name(row, round), *(safe(c.text) for c in row.cells)))
        for row in made.rows
    )
    kinds = ("name", *["number"] * (len(made.heads) - 1))
    return grouped(made.heads, rows, kinds, "wide") + paragraph("trust", made.note)


def _name(row: PivotRow, round: str) -> Piece:
    if row.key is None:
        return safe(row.name)
    unit, code = row.key
    return link(links.to("indicator", round=round, indicator=code, unit=unit), row.name)


def draw(made: Pivot, round: Round) -> None:
    """The full years as lines, to look at and to save as a picture that says what it shows."""
    if made.lines:
        figure = compare_lines(made.lines, made.milestones, mark=SAMPLE_WORDS if round.sample else "")
        chart(figure, "compare", file_name("bieu-so-sanh", round, province(), "png").removesuffix(".png"))


def offer_files(made: Pivot, round: Round) -> None:
    """The same table as Excel with Excel's own charts, as Word, as PDF and as CSV."""
    sample, paper = SAMPLE_WORDS if round.sample else "", pivot_paper(made, round)
    kinds: Sequence = (
        ("xlsx", "Tải bảng đã chọn kèm biểu (Excel)", lambda: pivot_xlsx(made, round.name, sample)),
        ("docx", "Tải bảng đã chọn (Word)", lambda: pivot_docx(paper)),
        ("pdf", "Tải bảng đã chọn (PDF)", lambda: pivot_pdf(paper)),
        ("csv", "Tải bảng đã chọn (CSV)", lambda: pivot_csv(made, sample)),
    )
    home, asker = house(), actor()
    with st.container(horizontal=True):
        for form, label, make in kinds:
            name = file_name(KIND, round, province(), form)
            offer_bytes(
                label,
                lambda make=make, name=name: hand_over(home, asker, round.code, name, make()),
                name,
                FORMATS[form],
                f"picked_{form}",
            )
