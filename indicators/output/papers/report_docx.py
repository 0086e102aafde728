"""The report as a Word file in the layout of Nghị định 30/2020/NĐ-CP: head, body, recipients, signature, appendices."""

import io
from typing import Any

from docx.enum.section import WD_SECTION
from docx.shared import Pt

from indicators.output.papers.docx_parts import (
    RECIPIENTS_SIZE,
    begun,
    body_paragraph,
    centred,
    foot_block,
    page_heads,
    put_block,
)
from indicators.output.papers.docx_style import BODY, page, restart_numbers, rule_below, write
from indicators.output.papers.docx_tables import add_table, small_gap
from indicators.output.papers.report import Appendix, Report
from indicators.output.papers.report_blocks import blank, plain

TITLE_RULE = 60  # millimetres left out on both sides
LANDSCAPE = WD_SECTION.NEW_PAGE


def report_docx(made: Report) -> bytes:
    """The .docx."""
    document = begun(made.title, made.above, made.agency, made.number, made.place_and_date, made.sample)
    _title(document, made)
    for block in made.body:
        put_block(document, block)
    foot_block(document, made.recipients, made.signer)
    for appendix in made.appendices:
        _appendix(document, appendix, made)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _title(document: Any, made: Report) -> None:
    """Kind and subject of the paper, whom it goes to, what it rests on."""
    centred(document, [plain(made.kind)], BODY, bold=True, before=14)
    centred(document, [plain(made.subject)], BODY, bold=True)
    rule_below(document, TITLE_RULE)
    if made.addressee:
        centred(document, [plain(f"Kính gửi: {made.addressee}.")], BODY, before=10)
    small_gap(document, 8)
    for base in made.bases:
        body_paragraph(document, base, italic=True)


def _appendix(document: Any, appendix: Appendix, made: Report) -> None:
    """A landscape section with pages numbered by itself."""
    section = document.add_section(LANDSCAPE)
    page(section, landscape=True)
    page_heads(section, made.sample, first_apart=False)
    restart_numbers(section)
    centred(document, [plain(appendix.name)], BODY, bold=True)
    centred(document, [plain(appendix.title)], BODY, bold=True)
    kept = (
        plain("(Kèm theo Báo cáo số "),
        *made.number[1:],
        plain(" ngày "),
        blank("ngày, tháng, năm"),
        plain(")"),
    )
    centred(document, kept, BODY - 1, italic=True)
    small_gap(document, 6)
    add_table(document, appendix.table)
    note = document.add_paragraph()
    note.paragraph_format.space_before = Pt(4)
    write(note, plain(appendix.note), RECIPIENTS_SIZE, italic=True)
