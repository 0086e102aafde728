"""Tables in Word: real rows and cells, heads repeated on every page, rows that do not break across pages."""

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from indicators.output.papers.docx_style import ALIGNS, write
from indicators.output.papers.report_blocks import Cell, Piece, Table

HEAD_GROUND = "#E8EEF5"
SIDE_MARGIN = 57  # twentieths of a point at the sides of a cell: 1 mm


def add_table(document: Any, table: Table) -> None:
    """Heads, then rows; a row of one cell spans the whole width."""
    made = document.add_table(rows=1 + len(table.rows), cols=len(table.heads), style="Table Grid")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    _cell_margins(made)
    for column, width in zip(made.columns, table.widths, strict=True):
        column.width = Mm(width)
    head, *rows = list(made.rows)
    _fill(head, tuple(Cell(h, "center", HEAD_GROUND, True) for h in table.heads), table)
    _mark(head, "w:tblHeader")
    for row, cells in zip(rows, table.rows, strict=True):
        _fill(row, cells, table)
        _mark(row, "w:cantSplit")


def _fill(row: Any, cells: tuple[Cell, ...], table: Table) -> None:
    places = list(row.cells)
    if len(cells) == 1 and len(places) > 1:
        places = [places[0].merge(places[-1])]
    for place, cell, width in zip(places, cells, table.widths, strict=False):
        if len(cells) > 1:
            place.width = Mm(width)
        place.vertical_alignment = 1
        paragraph = place.paragraphs[0]
        paragraph.alignment = ALIGNS[cell.align]
        paragraph.paragraph_format.keep_with_next = (
            len(cells) == 1 or None
        )  # a group's name stays with its rows
        write(paragraph, Piece(cell.text), table.size, cell.bold)
        if cell.ground:
            _shade(place, cell.ground)


def _shade(cell: Any, ground: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", ground.lstrip("#"))):
        shade.set(qn(f"w:{name}"), value)
    properties = cell._tc.get_or_add_tcPr()
    after = properties.find(qn("w:vAlign"))
    properties.append(shade) if after is None else after.addprevious(shade)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _cell_margins(made: Any) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        one = OxmlElement(f"w:{side}")
        one.set(qn("w:w"), str(SIDE_MARGIN))
        one.set(qn("w:type"), "dxa")
        margins.append(one)
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    made._tbl.tblPr.append(margins) if look is None else look.addprevious(margins)


def plain_table(document: Any, widths: tuple[float, ...]) -> Any:
    """One row without borders, for the block at the head and the one at the foot of a paper; its cells."""
    made = document.add_table(rows=1, cols=len(widths))
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, cell, width in zip(made.columns, made.rows[0].cells, widths, strict=True):
        column.width = Mm(width)
        cell.width = Mm(width)
        cell._tc.remove(cell.paragraphs[0]._p)  # every line of it is added
    return made.rows[0].cells


def small_gap(document: Any, points: float) -> None:
    """An empty line of a given height."""
    document.add_paragraph().paragraph_format.line_spacing = Pt(points)
