"""A marked copy: the sender's own bytes, with fills, comments and a list of findings in front."""

import io
import warnings
import zipfile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment

from indicators.output import colours
from indicators.workbook import open_workbook
from indicators.workbook.marking import mark
from indicators.workbook.marking_boxes import without_boxes
from indicators.workbook.marking_model import FILLS, LIST_MARK, LIST_SHEET, Cover, Mark, is_list, without_list
from indicators.workbook.marking_notes import AUTHOR, HEADING
from indicators.workbook.refusal import Refusal

COVER = Cover("KẾT QUẢ KIỂM TRA", ("Đọc 3 dòng = nhận 1 + loại 1 + bỏ qua 1.",))


def said(cell, severity="warns", sheet="Bảng", sentence="Giá trị sai. Hãy sửa."):
    what, _, mend = sentence.partition(" Hãy")
    return Mark(severity, "▲ Cần sửa", sheet, cell, "Chữ ở chỗ của số", sentence, what, f"Hãy{mend}")


def marked(content, marks, **options):
    opened, _ = open_workbook(content, "a.xlsx")
    return mark(content, opened, marks, COVER, **options)


def loaded(content):
    """As openpyxl sees it; a warning is a failure."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return openpyxl.load_workbook(io.BytesIO(content))


def comments(content):
    """(sheet, cell) → text of the comment, of every sheet but the list."""
    book = loaded(content)
    return {
        (s.title, c.coordinate): c.comment.text
        for s in book.worksheets[1:]
        for row in s
        for c in row
        if c.comment
    }


def fills(content):
    """(sheet, cell) → colour of ours."""
    ours = {f"FF{fill[1:]}": fill for fill in FILLS.values()}
    found = {}
    for sheet in loaded(content).worksheets[1:]:
        for row in sheet:
            for cell in row:
                if cell.fill.patternType == "solid" and cell.fill.fgColor.rgb in ours:
                    found[sheet.title, cell.coordinate] = ours[cell.fill.fgColor.rgb]
    return found


def edited(change):
    """A small workbook that openpyxl wrote after ``change``."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Bảng"
    sheet["B2"], sheet["C3"] = "Chỉ tiêu", 48
    change(sheet)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def small():
    return edited(lambda sheet: None)


def test_the_doubtful_cells_are_filled_by_severity_and_each_has_its_comment(small):
    copy = marked(small, [said("C3", "blocks"), said("B2"), said("D9", "notes")])
    assert fills(copy) == {
        ("Bảng", "C3"): FILLS["blocks"], ("Bảng", "B2"): FILLS["warns"], ("Bảng", "D9"): FILLS["notes"],
    }  # fmt: skip
    assert comments(copy).keys() == fills(copy).keys()
    assert "Chữ ở chỗ của số" in comments(copy)["Bảng", "C3"]
    assert "Giá trị sai. Hãy sửa." in comments(copy)["Bảng", "C3"]
    assert loaded(copy)["Bảng"]["C3"].comment.author == AUTHOR


def test_several_findings_of_one_cell_are_one_comment_in_the_heaviest_colour(small):
    copy = marked(small, [said("C3", "notes", sentence="Một."), said("C3", "blocks", sentence="Hai.")])
    assert fills(copy) == {("Bảng", "C3"): FILLS["blocks"]}
    text = comments(copy)["Bảng", "C3"]
    assert text.index("Hai.") < text.index("Một.")
    assert text.count(HEADING) == 1


def test_the_colours_are_three_read_well_and_are_the_severities_own():
    assert len(set(FILLS.values())) == 3
    assert all(colours.contrast(fill, colours.INK) >= 7 for fill in FILLS.values())


def test_the_list_stands_first_and_open_and_its_links_lead_to_the_cells(small):
    copy = marked(small, [said("C3"), said("", sheet="Bảng"), said("", sheet="")])
    book = loaded(copy)
    assert book.sheetnames == [LIST_SHEET, "Bảng"]
    assert book.active.title == LIST_SHEET
    assert not book["Bảng"].sheet_view.tabSelected
    links = [c.hyperlink.location for row in book.worksheets[0] for c in row if c.hyperlink]
    assert links == ["'Bảng'!C3", "'Bảng'!A1"]
    words = [c.value for row in book.worksheets[0] for c in row if c.value]
    assert COVER.lines[0] in words
    assert "Cả tệp" in words


def test_a_sheet_of_that_name_keeps_it(small):
    content = edited(lambda sheet: sheet.parent.create_sheet("KẾT QUẢ kiểm tra"))
    assert loaded(marked(content, [said("C3")])).sheetnames[0] == f"{LIST_SHEET} (2)"


def test_intake_knows_the_list_by_its_corner_whatever_it_is_called(small):
    book = loaded(marked(small, [said("C3")]))
    book.worksheets[0].title = "Trang lạ"
    book.worksheets[0].insert_rows(1)
    target = io.BytesIO()
    book.save(target)
    opened, _ = open_workbook(target.getvalue(), "a.xlsx")
    assert [is_list(sheet) for sheet in opened.sheets] == [True, False]
    assert [sheet.name for sheet in without_list(opened).sheets] == ["Bảng"]


def test_marking_a_marked_copy_replaces_the_old_marks(small):
    once = marked(small, [said("C3"), said("B2")])
    again = marked(once, [said("C3", "blocks")])
    assert loaded(again).sheetnames == [LIST_SHEET, "Bảng"]
    assert fills(again) == {("Bảng", "C3"): FILLS["blocks"]}
    assert comments(again).keys() == {("Bảng", "C3")}
    clean = marked(again, [])
    assert (fills(clean), comments(clean)) == ({}, {})
    assert parts(clean)["xl/drawings/vmlDrawing1.vml"].count(b"<v:shape ") == 0


def test_a_copy_saved_by_another_program_is_still_marked_anew(small):
    target = io.BytesIO()
    loaded(marked(small, [said("C3"), said("B2")])).save(target)
    again = marked(target.getvalue(), [said("B2", "notes")])
    assert loaded(again).sheetnames == [LIST_SHEET, "Bảng"]
    assert fills(again) == {("Bảng", "B2"): FILLS["notes"]}
    assert comments(again).keys() == {("Bảng", "B2")}


def test_a_colour_that_was_there_before_comes_back_when_the_mark_goes():
    def colour(sheet):
        sheet["C3"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF112233")

    once = marked(edited(colour), [said("C3")])
    assert fills(once) == {("Bảng", "C3"): FILLS["warns"]}
    assert loaded(marked(once, []))["Bảng"]["C3"].fill.fgColor.rgb == "FF112233"


def test_what_others_wrote_in_a_comment_stays_and_ours_comes_behind_it():
    def comment(sheet):
        sheet["C3"].comment = Comment("Hỏi lại phòng <Thống kê> & bà Hoa", "Chị Hà")
        sheet["A1"].comment = Comment("Của người khác", "Chị Hà")

    copy = marked(edited(comment), [said("C3")])
    assert comments(copy)["Bảng", "A1"] == "Của người khác"
    assert comments(copy)["Bảng", "C3"].startswith("Hỏi lại phòng <Thống kê> & bà Hoa\n\n" + HEADING)
    assert comments(marked(copy, [said("C3")]))["Bảng", "C3"].count(HEADING) == 1
    assert comments(marked(copy, [])) == {
        ("Bảng", "C3"): "Hỏi lại phòng <Thống kê> & bà Hoa", ("Bảng", "A1"): "Của người khác",
    }  # fmt: skip


def test_a_mark_inside_a_merged_range_stands_at_its_first_cell():
    def merge(sheet):
        sheet.merge_cells("C3:E5")
        sheet["F6"] = 1

    copy = marked(edited(merge), [said("D4")])
    assert fills(copy).keys() == comments(copy).keys() == {("Bảng", "C3")}


def test_words_out_of_a_file_are_never_a_formula_and_never_markup(small):
    nasty = '=HYPERLINK("http://x")<b>\x07\u202e_x0041_ & "Hãy"'
    copy = marked(small, [said("C3", sentence=nasty)])
    cells = [c for row in loaded(copy).worksheets[0] for c in row if c.value]
    assert {c.data_type for c in cells} == {"s"}
    assert "<b>" in comments(copy)["Bảng", "C3"]
    assert not {"\x07", "\u202e"} & set(comments(copy)["Bảng", "C3"])


def test_names_that_belong_to_one_sheet_still_do():
    def names(sheet):
        other = sheet.parent.create_sheet("Hai")
        other.print_title_rows = "1:2"
        sheet.print_area = "A1:C9"

    book = loaded(marked(edited(names), [said("C3")]))
    assert book["Hai"].print_title_rows == "$1:$2"
    assert book["Bảng"].print_area == "'Bảng'!$A$1:$C$9"
    assert not book[LIST_SHEET].print_area


def test_macros_are_left_out_unless_the_sender_keeps_them():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.add_worksheet("Bảng").write_number("C3", 1)
        book.add_vba_project(io.BytesIO(b"\xd0\xcf\x11\xe0" + bytes(508)), is_stream=True)
    content = target.getvalue()
    without, kept = marked(content, [said("C3")]), marked(content, [said("C3")], keep_macros=True)
    assert not [name for name in parts(without) if "vba" in name.lower()]
    assert b"macroEnabled" not in parts(without)["[Content_Types].xml"]
    assert b"vbaProject" not in parts(without)["xl/_rels/workbook.xml.rels"]
    assert open_workbook(without, "a")[0].macros is False
    assert parts(kept)["xl/vbaProject.bin"] == parts(content)["xl/vbaProject.bin"]
    assert open_workbook(kept, "a")[0].format == "xlsm"


def test_the_box_of_a_comment_is_as_large_as_its_text(small):
    heights = []
    for words in ("Ngắn.", "Rất dài. " * 60):
        vml = parts(marked(small, [said("C3", sentence=words)]))["xl/drawings/vmlDrawing1.vml"].decode()
        corners = [int(n) for n in vml.split("<x:Anchor>")[1].split("<")[0].split(",")]
        heights.append(corners[6] - corners[2])
    assert heights[1] > 2 * heights[0]


def test_a_copy_is_the_same_bytes_every_time(small):
    assert marked(small, [said("C3")]) == marked(small, [said("C3")])


def test_the_corner_of_the_list_is_hidden(small):
    sheet = loaded(marked(small, [])).worksheets[0]
    assert sheet["A1"].value == LIST_MARK
    assert sheet.column_dimensions["A"].hidden


@pytest.mark.parametrize("xml", [
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>',
    b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1">'
    b'<x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="3"/><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData>'
    b"<x:pageMargins left='1' right='1' top='1' bottom='1' header='0' footer='0'/></x:worksheet>",
])  # fmt: skip
def test_cells_are_put_where_a_sheet_has_none_however_it_is_spelt(small, replace_part, xml):
    def other(sheet):
        sheet.parent.create_sheet("Hai")["A1"] = 1

    content = replace_part(edited(other), "xl/worksheets/sheet1.xml", xml)
    wanted = ["A1", "B1", "C3", "A3", "A4", "B9", "A7"]
    copy = marked(content, [said(cell) for cell in wanted])
    assert fills(copy).keys() == comments(copy).keys() == {("Bảng", cell) for cell in wanted}


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/worksheets/sheet1.xml"])
def test_a_part_with_far_more_elements_than_any_appendix_is_refused_in_time(small, replace_part, part):
    many = {
        "xl/styles.xml": b"<fonts/>" * 400_000,
        "xl/worksheets/sheet1.xml": b"<sheetData>" + b"<row/>" * 400_000,
    }
    closing = b"</sheetData></worksheet>" if "sheet1" in part else b"</styleSheet>"
    head = b"<worksheet xmlns='urn:x'>" if "sheet1" in part else b"<styleSheet>"
    opened, _ = open_workbook(small, "a.xlsx")
    with pytest.raises(Refusal) as refused:
        mark(replace_part(small, part, head + many[part] + closing), opened, [said("C3")], COVER)
    assert refused.value.finding.code == "file_too_large"


def test_the_boxes_of_a_drawing_that_never_ends_are_left_as_they_are():
    broken = b"<xml>" + b"<v:shape " * 200_000
    assert without_boxes(broken, [(2, 2)]) == broken
