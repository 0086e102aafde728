"""How an official paper looks in Word: fonts, margins and marks of Nghị định 30/2020/NĐ-CP; the door to python-docx."""

import re
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from indicators.output.papers.report_blocks import Piece

FONT = "Times New Roman"
BODY = 14  # points; the decree allows 13 to 14
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 18  # millimetres; the decree: 20-25, 20-25, 30-35, 15-20
A4 = (210, 297)
FIRST_LINE, AFTER = 10, 6  # millimetres of indent, points after a paragraph
ALIGNS = {"left": ALIGN.LEFT, "center": ALIGN.CENTER, "right": ALIGN.RIGHT, "justify": ALIGN.JUSTIFY}
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # what XML cannot hold


def base_style(document: Any) -> None:
    """Times New Roman 14, Vietnamese, one line spacing, for everything that does not say otherwise."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia", "w:bidi"):
        language.set(qn(name), "vi-VN")
    style.element.get_or_add_rPr().append(language)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    for level in (1, 2, 3):
        heading = document.styles[f"Heading {level}"]
        heading.font.name, heading.font.size, heading.font.bold = FONT, Pt(BODY), True
        heading.font.italic, heading.font.color.rgb = level == 3, RGBColor(0, 0, 0)
        fonts = heading.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            fonts.attrib.pop(qn(theme), None)
        fonts.set(qn("w:hAnsi"), FONT)
        fonts.set(qn("w:cs"), FONT)


def page(section: Any, landscape: bool = False) -> None:
    """A4 with the margins of the decree; on a landscape page they turn with the paper."""
    width, height = A4[::-1] if landscape else A4
    section.page_width, section.page_height = Mm(width), Mm(height)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance = section.footer_distance = Mm(9)


def write(
    paragraph: Any, piece: Piece, size: float | None = None, bold: bool = False, italic: bool = False
) -> None:
    """One run; line breaks stay, a blank is highlighted."""
    run = paragraph.add_run(_UNWRITABLE.sub("", piece.text))
    run.bold = bold or piece.look == "bold" or None
    run.italic = italic or piece.look == "italic" or None
    if size:
        run.font.size = Pt(size)
    if piece.look == "blank":
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def rule_below(holder: Any, indent_mm: float) -> None:
    """A thin line across the middle: the lower border of a line of next to no height, shortened on both sides."""
    paragraph = holder.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(3)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent_mm)
    borders, rule = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    properties = paragraph._p.get_or_add_pPr()
    before = next(e for e in properties if e.tag in (qn("w:spacing"), qn("w:ind")))
    before.addprevious(borders)


def page_number(paragraph: Any) -> None:
    """The field that Word turns into the number of the page."""
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def restart_numbers(section: Any) -> None:
    """Pages of this section count from 1: an appendix is numbered by itself."""
    number = OxmlElement("w:pgNumType")
    number.set(qn("w:start"), "1")
    margins = section._sectPr.find(qn("w:pgMar"))
    margins.addnext(number)
