"""The same workbook given back with its doubtful cells marked: fills, comments, and a list of findings in front.

The parts of the file are edited where they stand, so all that is not a mark is the sender's own bytes. Only a file that
no library writes (.xls, .ods) is built anew from its values.
"""

from collections.abc import Mapping, Sequence

from indicators.workbook.grid import Position, Workbook
from indicators.workbook.marking_book import (
    free_name,
    leave_out_programs,
    put_first,
    remove_sheets,
    sheet_parts,
)
from indicators.workbook.marking_boxes import EMPTY as NO_BOXES
from indicators.workbook.marking_boxes import with_boxes, without_boxes
from indicators.workbook.marking_cells import Layout, place_drawing, read_layout, restyle
from indicators.workbook.marking_list import SEVERITY_ORDER, list_xml
from indicators.workbook.marking_model import FILLS, LIST_SHEET, Cover, Mark, is_list, place_of
from indicators.workbook.marking_notes import EMPTY as NO_NOTES
from indicators.workbook.marking_notes import with_notes, without_ours
from indicators.workbook.marking_package import Package
from indicators.workbook.marking_rebuild import rebuild
from indicators.workbook.marking_styles import Styles
from indicators.workbook.marking_xml import Edit, parse, readable, splice
from indicators.workbook.refusal import Refusal

EDITED = ("xlsx", "xlsm")  # formats that are edited; the others are built anew
FILE_REFUSED = Refusal  # what ``mark`` raises; carries the finding
_STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
Marks = Sequence[tuple[Position, Mark]]


def mark(
    content: bytes, opened: Workbook, marks: Sequence[Mark], cover: Cover, keep_macros: bool = False
) -> bytes:
    """An .xlsx (.xlsm with ``keep_macros``, where there are any): ``content`` with ``marks``, old ones replaced.

    ``opened``: what ``open_workbook`` gave for the content. Raises Refusal for a file too large or too broken to edit.
    """
    package = Package(content if opened.format in EDITED else rebuild(opened))
    if not (keep_macros and opened.macros and opened.format == "xlsm"):
        leave_out_programs(package)
    remove_sheets(package, {sheet.name for sheet in opened.sheets if is_list(sheet)})
    styles_part = package.related(package.workbook, "styles")
    styles = Styles(package.parts[styles_part] if styles_part else None, tuple(FILLS.values()))
    visible = {sheet.name for sheet in opened.sheets if sheet.visible}
    parts = {readable(name): part for name, part in sheet_parts(package).items()}
    for sheet in opened.sheets:
        part = parts.get(readable(sheet.name), "")
        if part in package.parts:
            here = [(p, m) for m in marks if m.sheet == sheet.name and (p := place_of(sheet, m.cell))]
            _mark_sheet(package, part, here, styles)
    root = parse(package.parts[package.workbook])
    spreadsheet = root.attributes[f"xmlns:{root.prefix[:-1]}" if root.prefix else "xmlns"]
    first = list_xml(
        cover, marks, {name for name in visible if readable(name) in parts}, styles.look, spreadsheet
    )
    put_first(package, free_name(package, LIST_SHEET), first)
    _write_styles(package, styles_part, styles)
    return package.content()


def _mark_sheet(package: Package, part: str, marks: Marks, styles: Styles) -> None:
    comments = package.related(part, "comments")
    if not (marks or styles.ours or comments):
        return
    xml = package.parts[part]
    fills: dict[Position, str] = {}
    notes: dict[Position, str] = {}
    for place, one in sorted(marks, key=lambda pair: SEVERITY_ORDER.index(pair[1].severity)):
        fills.setdefault(place, FILLS[one.severity])
        said = f"{one.label}: {one.title}\n{one.sentence}"
        notes[place] = f"{notes[place]}\n\n{said}" if place in notes else said
    layout = read_layout(xml, {row for row, _ in fills}, styles.ours)
    edits = restyle(xml, layout, fills, styles.marked, styles.unmarked)
    edits += _write_notes(package, part, comments, notes, layout)
    package.parts[part] = splice(xml, edits)


def _write_notes(
    package: Package, part: str, comments: str | None, notes: Mapping[Position, str], layout: Layout
) -> list[Edit]:
    """Write the comments and their boxes; the edits the sheet itself needs for them."""
    before = package.parts[comments] if comments else NO_NOTES
    kept, gone = without_ours(before)
    written, texts = with_notes(kept, notes) if notes else (kept, {})
    if written == before:
        return []
    if comments:
        package.parts[comments] = written
    else:
        comments = package.unused("xl/comments{}.xml")
        package.put(comments, written, _COMMENTS)
        package.relate(part, "comments", comments)
    drawn = {r.id: r.target for r in package.relations(part) if not r.external}
    if layout.drawing in drawn:
        boxes = drawn[layout.drawing]
        old = without_boxes(package.parts.get(boxes, NO_BOXES), gone)
        package.put(boxes, with_boxes(old, texts, layout))
        return []
    boxes = package.unused("xl/drawings/vmlDrawing{}.vml")
    package.extend_types("vml", _VML)
    package.put(boxes, with_boxes(NO_BOXES, texts, layout))
    return [place_drawing(layout, package.relate(part, "vmlDrawing", boxes), package.addresses)]


def _write_styles(package: Package, part: str | None, styles: Styles) -> None:
    if part:
        package.parts[part] = styles.xml()
    else:
        package.put("xl/styles.xml", styles.xml(), _STYLES)
        package.relate(package.workbook, "styles", "xl/styles.xml")
