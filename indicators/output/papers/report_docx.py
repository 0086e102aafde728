"""The report as a Word file in the layout of Nghị định 30/2020/NĐ-CP: head, body, recipients, signature, appendices."""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt, RGBColor

from indicators.output.comparison_sheet import COUNTRY, MOTTO
from indicators.output.papers.docx_style import (
    AFTER,
    ALIGNS,
    BODY,
    FIRST_LINE,
    base_style,
    page,
    page_number,
    restart_numbers,
    rule_below,
    write,
)
from indicators.output.papers.docx_tables import add_table, plain_table, small_gap
from indicators.output.papers.report import Appendix, Report
from indicators.output.papers.report_blocks import Block, Heading, Paragraph, Piece, blank, plain
from indicators.output.xlsx_style import SAMPLE_COLOUR

HEAD_WIDTHS, FOOT_WIDTHS = (63.0, 99.0), (82.0, 80.0)  # millimetres
AGENCY_SIZE, MOTTO_SIZE, NUMBER_SIZE = 12, 13, 13  # points; the decree: 12-13, 13-14, 13
RECIPIENTS_HEAD, RECIPIENTS_SIZE = 12, 11
AGENCY_RULE, MOTTO_RULE, TITLE_RULE = 19, 20, 60  # millimetres left out on both sides
SAMPLE_SIZE, SIGNING_ROOM = 11, 60  # points
LANDSCAPE = WD_SECTION.NEW_PAGE


def report_docx(made: Report) -> bytes:
    """The .docx."""
    document = Document()
    document.core_properties.title, document.core_properties.author = made.title, made.agency.capitalize()
    document.core_properties.language = "vi-VN"
    base_style(document)
    page(document.sections[0])
    _page_heads(document.sections[0], made.sample, first_apart=True)
    _head_block(document, made)
    _title(document, made)
    for block in made.body:
        _block(document, block)
    _foot_block(document, made)
    for appendix in made.appendices:
        _appendix(document, appendix, made)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _centred(
    holder: Any,
    pieces: Sequence[Piece],
    size: float,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
) -> Any:
    paragraph = holder.add_paragraph()
    paragraph.alignment = ALIGNS["center"]
    paragraph.paragraph_format.space_before = Pt(before)
    for piece in pieces:
        write(paragraph, piece, size, bold, italic)
    return paragraph


def _page_heads(section: Any, sample: str, first_apart: bool) -> None:
    """The number of the page in the middle of the upper margin, not on the first page; the words that mark a sample on
    every page."""
    section.header.is_linked_to_previous = False
    section.different_first_page_header_footer = first_apart
    heads = [(section.header, True), *([(section.first_page_header, False)] if first_apart else [])]
    for header, numbered in heads:
        paragraph = header.paragraphs[0]
        paragraph.alignment = ALIGNS["center"]
        if numbered:
            page_number(paragraph)
        if sample:
            mark = header.add_paragraph() if numbered else paragraph
            mark.alignment = ALIGNS["right"]
            write(mark, Piece(sample, "bold"), SAMPLE_SIZE)
            mark.runs[0].font.color.rgb = RGBColor.from_string(SAMPLE_COLOUR.lstrip("#"))


def _head_block(document: Any, made: Report) -> None:
    """Agencies and number on the left; country, motto, place and date on the right."""
    left, right = plain_table(document, HEAD_WIDTHS)
    if made.above:
        _centred(left, [plain(made.above)], AGENCY_SIZE)
    _centred(left, [plain(made.agency)], AGENCY_SIZE, bold=True)
    rule_below(left, AGENCY_RULE)
    _centred(left, made.number, NUMBER_SIZE, before=4)
    _centred(right, [plain(COUNTRY)], AGENCY_SIZE, bold=True)
    _centred(right, [plain(MOTTO)], MOTTO_SIZE, bold=True)
    rule_below(right, MOTTO_RULE)
    _centred(right, made.place_and_date, MOTTO_SIZE, italic=True, before=4)


def _title(document: Any, made: Report) -> None:
    """Kind and subject of the paper, whom it goes to, what it rests on."""
    _centred(document, [plain(made.kind)], BODY, bold=True, before=14)
    _centred(document, [plain(made.subject)], BODY, bold=True)
    rule_below(document, TITLE_RULE)
    if made.addressee:
        _centred(document, [plain(f"Kính gửi: {made.addressee}.")], BODY, before=10)
    small_gap(document, 8)
    for base in made.bases:
        _body_paragraph(document, base, italic=True)


def _block(document: Any, block: Block) -> None:
    if isinstance(block, Heading):
        heading = document.add_heading(level=block.level)
        write(heading, plain(block.text))
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(AFTER + 2), Pt(AFTER)
        heading.paragraph_format.first_line_indent = Mm(FIRST_LINE)
    elif isinstance(block, Paragraph):
        _body_paragraph(document, ((plain("- "), *block.pieces) if block.dash else block.pieces))
    else:
        add_table(document, block)
        small_gap(document, 8)


def _body_paragraph(document: Any, pieces: Sequence[Piece], italic: bool = False) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGNS["justify"]
    paragraph.paragraph_format.first_line_indent = Mm(FIRST_LINE)
    paragraph.paragraph_format.space_after = Pt(AFTER)
    for piece in pieces:
        write(paragraph, piece, italic=italic)


def _foot_block(document: Any, made: Report) -> None:
    """Recipients on the left, who signs on the right."""
    left, right = plain_table(document, FOOT_WIDTHS)
    head = left.add_paragraph()
    write(head, plain("Nơi nhận:"), RECIPIENTS_HEAD, bold=True, italic=True)
    for line in made.recipients:
        one = left.add_paragraph()
        for piece in line:
            write(one, piece, RECIPIENTS_SIZE)
    _centred(right, made.signer, BODY, bold=True)
    _centred(right, [blank("ký, ghi rõ họ và tên")], BODY, before=SIGNING_ROOM)


def _appendix(document: Any, appendix: Appendix, made: Report) -> None:
    """A landscape section with pages numbered by itself."""
    section = document.add_section(LANDSCAPE)
    page(section, landscape=True)
    _page_heads(section, made.sample, first_apart=False)
    restart_numbers(section)
    _centred(document, [plain(appendix.name)], BODY, bold=True)
    _centred(document, [plain(appendix.title)], BODY, bold=True)
    kept = (
        plain("(Kèm theo Báo cáo số "),
        *made.number[1:],
        plain(" ngày "),
        blank("ngày, tháng, năm"),
        plain(")"),
    )
    _centred(document, kept, BODY - 1, italic=True)
    small_gap(document, 6)
    add_table(document, appendix.table)
    note = document.add_paragraph()
    note.paragraph_format.space_before = Pt(4)
    write(note, plain(appendix.note), RECIPIENTS_SIZE, italic=True)
