"""The picked table as a Word file: A4 on its side, a real table with its heads on every page."""

import io

from docx import Document

from indicators.output.papers.docx_parts import centred, page_heads
from indicators.output.papers.docx_style import A4, BODY, LEFT, RIGHT, base_style, page, write
from indicators.output.papers.docx_tables import HEAD_GROUND, add_table, small_gap
from indicators.output.papers.pivot_paper import PivotPaper
from indicators.output.papers.report_blocks import Cell, Table, bold, plain

ROOM_MM = A4[1] - LEFT - RIGHT
NOTE_SIZE = 11  # points
NAME_SHARES = 2.6  # how much wider the column of names is than a column of cells


def pivot_docx(made: PivotPaper) -> bytes:
    """The .docx."""
    document = Document()
    document.core_properties.title, document.core_properties.language = made.title, "vi-VN"
    document.core_properties.author = ""
    base_style(document)
    page(document.sections[0], landscape=True)
    page_heads(document.sections[0], made.sample, first_apart=False)
    centred(document, [bold(made.title)], BODY)
    centred(document, [plain(made.lead)], BODY - 2, italic=True)
    small_gap(document, 6)
    add_table(document, _table(made))
    if made.note:
        write(document.add_paragraph(), plain(made.note), NOTE_SIZE, italic=True)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _table(made: PivotPaper) -> Table:
    one = ROOM_MM / (NAME_SHARES + len(made.heads) - 1)
    widths = (one * NAME_SHARES, *(one for _ in made.heads[1:]))
    rows: list[tuple[Cell, ...]] = []
    for title, lines in made.groups:
        rows.append((Cell(title, ground=HEAD_GROUND, bold=True),))
        rows += [(Cell(name), *(Cell(text, "center") for text in cells)) for name, *cells in lines]
    return Table(made.heads, widths, tuple(rows), made.size)
