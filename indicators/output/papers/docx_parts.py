"""The parts every official paper in Word is put together from: head, body, recipients and signature, page heads."""

from collections.abc import Sequence
from typing import Any

from docx import Document
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
    rule_below,
    write,
)
from indicators.output.papers.docx_tables import add_table, plain_table, small_gap
from indicators.output.papers.report_blocks import Block, Heading, Paragraph, Piece, blank, plain
from indicators.output.xlsx_style import SAMPLE_COLOUR

HEAD_WIDTHS, FOOT_WIDTHS = (63.0, 99.0), (82.0, 80.0)  # millimetres
AGENCY_SIZE, MOTTO_SIZE, NUMBER_SIZE, CONCERNING_SIZE = (
    12,
    13,
    13,
    12,
)  # points; the decree: 12-13, 13-14, 13, 12-13
RECIPIENTS_HEAD, RECIPIENTS_SIZE = 12, 11
AGENCY_RULE, MOTTO_RULE = 19, 20  # millimetres left out on both sides
SAMPLE_SIZE, SIGNING_ROOM = 11, 60  # points


def centred(
    holder: Any,
    pieces: Sequence[Piece],
    size: float,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
) -> None:
    """A line in the middle; ``before``: points above it."""
    paragraph = holder.add_paragraph()
    paragraph.alignment = ALIGNS["center"]
    paragraph.paragraph_format.space_before = Pt(before)
    for piece in pieces:
        write(paragraph, piece, size, bold, italic)


def page_heads(section: Any, sample: str, first_apart: bool) -> None:
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


def begun(title: str, above: str, agency: str, number: Sequence[Piece], place_and_date: Sequence[Piece], sample: str,
          concerning: str = "") -> Any:  # fmt: skip
    """A document of the decree's layout with its first page's head; what it says comes after."""
    document = Document()
    document.core_properties.title, document.core_properties.author = title, agency.capitalize()
    document.core_properties.language = "vi-VN"
    base_style(document)
    page(document.sections[0])
    page_heads(document.sections[0], sample, first_apart=True)
    head_block(document, above, agency, number, place_and_date, concerning)
    return document


def head_block(
    document: Any, above: str, agency: str, number: Sequence[Piece], place_and_date: Sequence[Piece],
    concerning: str = "",
) -> None:  # fmt: skip
    """Agencies, number and, of a letter, what it concerns on the left; country, motto, place and date on the right."""
    left, right = plain_table(document, HEAD_WIDTHS)
    if above:
        centred(left, [plain(above)], AGENCY_SIZE)
    centred(left, [plain(agency)], AGENCY_SIZE, bold=True)
    rule_below(left, AGENCY_RULE)
    centred(left, number, NUMBER_SIZE, before=4)
    if concerning:
        centred(left, [plain(concerning)], CONCERNING_SIZE, before=4)
    centred(right, [plain(COUNTRY)], AGENCY_SIZE, bold=True)
    centred(right, [plain(MOTTO)], MOTTO_SIZE, bold=True)
    rule_below(right, MOTTO_RULE)
    centred(right, place_and_date, MOTTO_SIZE, italic=True, before=4)


def put_block(document: Any, block: Block) -> None:
    """A heading, a paragraph or a table of the body."""
    if isinstance(block, Heading):
        heading = document.add_heading(level=block.level)
        write(heading, plain(block.text))
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(AFTER + 2), Pt(AFTER)
        heading.paragraph_format.first_line_indent = Mm(FIRST_LINE)
    elif isinstance(block, Paragraph):
        body_paragraph(document, ((plain("- "), *block.pieces) if block.dash else block.pieces))
    else:
        add_table(document, block)
        small_gap(document, 8)


def body_paragraph(document: Any, pieces: Sequence[Piece], italic: bool = False) -> None:
    """Justified, its first line indented."""
    paragraph = document.add_paragraph()
    paragraph.alignment = ALIGNS["justify"]
    paragraph.paragraph_format.first_line_indent = Mm(FIRST_LINE)
    paragraph.paragraph_format.space_after = Pt(AFTER)
    for piece in pieces:
        write(paragraph, piece, italic=italic)


def foot_block(document: Any, recipients: Sequence[Sequence[Piece]], signer: Sequence[Piece]) -> None:
    """Recipients on the left, who signs on the right."""
    left, right = plain_table(document, FOOT_WIDTHS)
    head = left.add_paragraph()
    write(head, plain("Nơi nhận:"), RECIPIENTS_HEAD, bold=True, italic=True)
    for line in recipients:
        one = left.add_paragraph()
        for piece in line:
            write(one, piece, RECIPIENTS_SIZE)
    centred(right, signer, BODY, bold=True)
    centred(right, [blank("ký, ghi rõ họ và tên")], BODY, before=SIGNING_ROOM)
