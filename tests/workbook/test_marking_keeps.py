"""A marked copy keeps all that is not a mark: part by part in the file, cell by cell as LibreOffice understands it."""

import base64
import io
import re
import zipfile
from xml.etree import ElementTree

import openpyxl
import pytest
import xlsxwriter

from indicators.catalogue import load
from indicators.output.template import write_template
from indicators.sample.files import filled
from indicators.workbook import open_workbook
from indicators.workbook.marking import mark
from indicators.workbook.marking_model import Cover, Mark
from indicators.workbook.template import describe

COVER = Cover("KẾT QUẢ KIỂM TRA", ("Đọc 1 dòng.",))
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
MARKED = ("B3", "C4", "H20", "B12")
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
MOST_ROWS, MOST_COLUMNS = 80, 40
# parts that a mark has to touch; the rest must be the very bytes
TOUCHED = re.compile(
    r"\[Content_Types\]\.xml|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/styles\.xml|xl/worksheets/.*|"
    r"xl/comments\d*\.xml|xl/drawings/vmlDrawing\d+\.vml"
)


def marks(cells, sheet):
    return [
        Mark("warns", "▲ Cần sửa", sheet, c, "Số âm", "Số âm. Hãy sửa.", "Số âm.", "Hãy sửa.") for c in cells
    ]


def marked(content, cells=MARKED, sheet="Bảng"):
    return mark(content, open_workbook(content, "a.xlsx")[0], marks(cells, sheet), COVER)


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def rich():
    """What office workbooks have and editing loses: see the names of the parts."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet, other = book.add_worksheet("Bảng"), book.add_worksheet("Hai")
        percent = book.add_format({"num_format": "0.00%", "bg_color": "#FFFFCC", "border": 1, "bold": True})
        sheet.merge_range("B2:D2", "Kết quả", percent)
        for row in range(2, 12):
            sheet.write_row(row, 1, [row, row * 2, row / 100], percent)
            sheet.write_formula(row, 4, f"=B{row + 1}+C{row + 1}", None, row * 3)
        sheet.set_column("B:B", 31.5)
        sheet.set_row(4, 44)
        sheet.set_column("G:G", 3, None, {"hidden": True})
        sheet.data_validation("B3:B9", {"validate": "list", "source": ["một", "hai"]})
        sheet.conditional_format("C3:C9", {"type": "data_bar", "data_bar_2010": True})
        sheet.conditional_format("D3:D9", {"type": "cell", "criteria": ">", "value": 0.05, "format": percent})
        sheet.add_sparkline("F3", {"range": "Bảng!B3:D3"})
        sheet.insert_image("H3", "a.png", {"image_data": io.BytesIO(PIXEL)})
        sheet.insert_textbox("H8", "Ghi chú của phòng")
        sheet.insert_button("H14", {"caption": "In"})
        chart = book.add_chart({"type": "line"})
        chart.add_series({"values": "=Bảng!$B$3:$B$9"})
        sheet.insert_chart("J2", chart)
        sheet.set_header("&L&G", {"image_left": "a.png", "image_data_left": io.BytesIO(PIXEL)})
        sheet.write_comment("C4", "Số của năm ngoái", {"author": "Chị Hà"})
        sheet.print_area("A1:E12")
        sheet.repeat_rows(1)
        sheet.set_landscape()
        sheet.protect("", {"format_cells": True})
        other.add_table("A1:B4", {"columns": [{"header": "Một"}, {"header": "Hai"}]})
        other.autofilter("D1:E4")
        other.write_url("G1", "https://example.org/x", string="liên kết")
        book.define_name("TyLe", "=Bảng!$D$3:$D$9")
        book.set_custom_property("Phòng", "Thống kê")
    return target.getvalue()


@pytest.fixture(scope="module")
def template():
    """The blank appendix of a district, filled."""
    catalogue = load()
    found = catalogue.round("2024", "62", sample=True)
    spec = describe(catalogue, found, "612")
    return write_template(spec, filled(catalogue, found, "612", spec))


def test_every_part_that_is_not_a_mark_is_the_very_bytes(rich):
    before, after = parts(rich), parts(marked(rich))
    assert before.keys() <= after.keys()
    changed = [name for name in before if before[name] != after[name]]
    assert all(TOUCHED.fullmatch(name) for name in changed), changed
    assert before["xl/worksheets/sheet2.xml"] == after["xl/worksheets/sheet2.xml"]


def test_a_marked_sheet_differs_by_the_formats_of_its_marked_cells_and_by_no_other_byte(rich):
    before, after = (parts(c)["xl/worksheets/sheet1.xml"].decode() for c in (rich, marked(rich)))
    cell = r'<c (r="(?:B3|C4|B12)") s="\d+"(>|/>)'
    same = re.sub(r'<row r="20"><c r="H20" s="\d+"/></row>', "", re.sub(r' s="(\d+)"', r' s="\1"', after))
    assert '<row r="20">' in after
    plain = [re.sub(cell, r"<c \1\2", text).replace(' tabSelected="1"', "") for text in (before, same)]
    assert plain[0].replace(" ", "") == plain[1].replace(" ", "")


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_openpyxl_would_have_lost_parts_that_the_copy_keeps(rich):
    """Why files are edited in place; should openpyxl learn to keep them all, this falls."""
    target = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(rich)).save(target)
    lost = {name for name in parts(rich) if name.startswith(("xl/drawings/", "xl/media/", "xl/ctrlProps"))}
    lost -= parts(target.getvalue()).keys()
    assert lost
    assert b"sparkline" not in parts(target.getvalue())["xl/worksheets/sheet1.xml"]
    after = parts(marked(rich))
    assert lost <= after.keys()
    assert b"sparkline" in after["xl/worksheets/sheet1.xml"]


@pytest.mark.slow
def test_libreoffice_sees_nothing_changed_but_the_marks(rich, convert):
    cells = ("B3", "C4", "D8")
    assert_only_marks(rich, marked(rich, cells), {("Bảng", cell) for cell in cells}, convert)


@pytest.mark.slow
def test_libreoffice_sees_nothing_changed_in_our_own_appendix_either(template, convert):
    cells = ("E12", "F14", "G20")
    copy = marked(template, cells, "Phụ lục")
    assert_only_marks(template, copy, {("Phụ lục", cell) for cell in cells}, convert)


def assert_only_marks(content, copy, cells, convert):
    """Both as LibreOffice saves them: equal but for background and comment of the marked cells, and the list."""
    before, after = described(convert(content, "fods"), cells), described(convert(copy, "fods"), cells)
    list_, *names = after.pop("order")
    assert (list_, names) == ("Kết quả kiểm tra", before.pop("order"))
    after.pop(list_)
    for name in names:
        (frame, old), (frame_after, new) = before[name], after[name]
        assert frame == frame_after
        differing = {place: (old.get(place), new.get(place)) for place in old.keys() | new.keys()}
        assert {place: pair for place, pair in differing.items() if pair[0] != pair[1]} == {}, name
    assert before["names"] == after["names"]


def described(fods, cells):
    """Sheet → (its frame, cell → what it is and how it looks); styles are told by what they do, not by their names."""
    root = ElementTree.fromstring(fods)
    looks = {
        s.get(f"{STYLE}name"): s for s in root.iter() if s.tag.startswith((STYLE, "{urn:oasis:names:tc:o"))
    }
    sheet_area = root.find(f".//{OFFICE}spreadsheet")
    found = {"order": [], "names": []}
    for table in sheet_area.findall(f"{TABLE}table"):
        name = table.get(f"{TABLE}name")
        found["order"].append(name)
        found[name] = sheet(table, looks, {cell for s, cell in cells if s == name})
    for one in sheet_area.iter(f"{TABLE}named-range"):
        found["names"].append(shown(one, looks))
    return found


def sheet(table, looks, marked_cells):
    frame = [shown(e, looks) for e in table if not list(rows([e])) and e.tag != f"{OFFICE}forms"]
    cells, row_at = {}, 0
    for row in rows(table):
        times, column = int(row.get(f"{TABLE}number-rows-repeated", 1)), 0
        spots = range(row_at, min(row_at + times, MOST_ROWS))
        row_at += times
        cells |= {f"row {r + 1}": look(row.get(f"{TABLE}style-name"), looks, False) for r in spots}
        for cell in row:
            across = int(cell.get(f"{TABLE}number-columns-repeated", 1))
            for c in range(column, min(column + across, MOST_COLUMNS)):
                places = [openpyxl.utils.get_column_letter(c + 1) + str(r + 1) for r in spots]
                cells |= {place: shown(cell, looks, place in marked_cells) for place in places}
            column += across
    return frame, cells


def rows(elements):
    """Rows of a table, those in groups too, and not those of a chart that lies on it."""
    for element in elements:
        if element.tag == f"{TABLE}table-row":
            yield element
        elif element.tag in (f"{TABLE}table-rows", f"{TABLE}table-header-rows", f"{TABLE}table-row-group"):
            yield from rows(element)


def shown(element, looks, is_marked=False):
    """An element as text, with its styles resolved; comments of marked cells and repeats are left out."""
    attributes = []
    for key, value in sorted(element.attrib.items()):
        if key.endswith("style-name"):
            value = look(value, looks, is_marked)
        if not key.endswith(("-repeated", "}id", "z-index", "base-cell-address")):
            attributes.append((key, value))
    inner = [
        shown(child, looks, is_marked)
        for child in element
        if not (is_marked and child.tag == f"{OFFICE}annotation")
    ]
    return repr((element.tag, attributes, (element.text or "").strip(), inner))


def look(name, looks, is_marked):
    """What a style does, with its parent; without the background where a cell is marked."""
    style = looks.get(name)
    if style is None:
        return name
    skipped = {f"{STYLE}name", f"{STYLE}master-page-name"} | (
        {f"{FO}background-color"} if is_marked else set()
    )
    told = [
        (part.tag, key, meaning(key, value, looks, is_marked))
        for part in style.iter()
        for key, value in part.attrib.items()
        if key not in skipped
    ]
    return repr(sorted(told))


def meaning(key, value, looks, is_marked):
    """An attribute of a style; number formats and fonts are told by what their names stand for."""
    if key.endswith("data-style-name"):
        return look(value, looks, is_marked)
    if key.startswith(f"{STYLE}font-name") and value in looks:
        return looks[value].get(f"{SVG}font-family")
    return value
