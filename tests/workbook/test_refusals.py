"""What is not opened, and that each reason has its own sentence."""

import io
import pickle
import struct
import zipfile

import pytest

from indicators.findings import KINDS
from indicators.workbook import open_workbook
from indicators.workbook import values as values_module

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def zipped(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return target.getvalue()


def ole(stream: str) -> bytes:
    return OLE + bytes(504) + stream.encode("utf-16-le") + bytes(512)


def refusal(content: bytes, name: str = "phu-luc.xlsx"):
    workbook, findings = open_workbook(content, name)
    assert workbook is None
    assert [f.severity for f in findings] == ["blocks"]
    return findings[0]


def sheet_xml(body: str) -> bytes:
    return f'<?xml version="1.0"?><worksheet xmlns="{NAMESPACE}"><sheetData>{body}</sheetData></worksheet>'.encode()


FOREIGN = [
    ("pdf", b"%PDF-1.7\n...", "not_a_spreadsheet", "PDF"),
    ("png", b"\x89PNG\r\n\x1a\n", "not_a_spreadsheet", "PNG"),
    ("jpeg", b"\xff\xd8\xff\xe0", "not_a_spreadsheet", "JPEG"),
    ("rar", b"Rar!\x1a\x07", "not_a_spreadsheet", "RAR"),
    ("rtf", b"{\\rtf1 abc}", "not_a_spreadsheet", "Word"),
    ("text", "Kính gửi: Sở Nội vụ".encode(), "not_a_spreadsheet", "văn bản"),
    ("noise", bytes(range(256)) * 4, "not_a_spreadsheet", "không nhận ra"),
    ("doc", ole("WordDocument"), "not_a_spreadsheet", ".doc"),
    ("docx", zipped(word__document_dot_xml=b"<x/>"), "not_a_spreadsheet", ".docx"),
    ("xlsb", zipped(xl__workbook_dot_bin=b"x"), "not_a_spreadsheet", ".xlsb"),
    ("zip", zipped(a_dot_txt=b"x"), "not_a_spreadsheet", "ZIP"),
    ("xml2003", b'<?xml version="1.0"?><W xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
     "not_a_spreadsheet", "2003"),
    ("html", b"<html><table><tr><td>1</td></tr></table></html>", "html_as_spreadsheet", "HTML"),
    ("html with a mark", "\ufeff<!DOCTYPE html><html>".encode(), "html_as_spreadsheet", "HTML"),
    ("mhtml", b"MIME-Version: 1.0\nContent-Type: multipart", "html_as_spreadsheet", "HTML"),
    ("csv", "TT;Chỉ tiêu;2024\n1;Nữ lãnh đạo;48\n".encode(), "csv_as_spreadsheet", "CSV"),
    ("csv with separators and lines in quotes", '"TT";"Tên; mã"\r\n"1";"một\r\nhai; ba"\r\n"2";"bị cắt'.encode(),
     "csv_as_spreadsheet", "CSV"),
    ("csv in utf-16", "TT\tChỉ tiêu\n1\tNữ\n".encode("utf-16"), "csv_as_spreadsheet", "CSV"),
    ("nothing", b"", "empty_file", "không có nội dung"),
    ("blanks", b"  \n ", "empty_file", "không có nội dung"),
    ("password", ole("EncryptedPackage"), "password_protected", "mật khẩu"),
    ("broken ole", ole("Nothing"), "unreadable_file", "hỏng"),
    ("an empty zip", b"PK\x05\x06" + bytes(18), "not_a_spreadsheet", "ZIP"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "code", "word"), [case[1:] for case in FOREIGN], ids=[c[0] for c in FOREIGN]
)
def test_every_kind_of_foreign_file_is_refused_with_its_own_sentence(content, code, word):
    found = refusal(content, "phu-luc.xls")
    assert found.code == code
    assert word in found.message


def test_the_lock_file_of_excel_is_known_by_its_name_and_by_its_form():
    locked = bytes([7]) + b"nguyenb" + b" " * 47 + bytes([7, 0]) + "nguyenb".encode("utf-16-le")
    locked = locked.ljust(165, b"\x00")
    assert refusal(locked, "phu-luc.xlsx").code == "lock_file"
    assert refusal(b"short", "C:\\bao cao\\~$phu-luc.xlsx").code == "lock_file"
    assert refusal(b",user,host,;", ".~lock.phu-luc.ods#").code == "lock_file"


def test_a_whole_workbook_with_a_lock_file_name_is_still_read(plain_xlsx):
    assert open_workbook(plain_xlsx, "~$phu-luc.xlsx")[0] is not None


def test_a_truncated_workbook_is_unreadable(plain_xlsx):
    assert refusal(plain_xlsx[: len(plain_xlsx) // 2]).code == "unreadable_file"


def test_a_damaged_byte_is_noticed(plain_xlsx):
    middle = plain_xlsx.index(b"xl/worksheets/sheet1.xml") + 60
    damaged = plain_xlsx[:middle] + bytes([plain_xlsx[middle] ^ 0xFF]) + plain_xlsx[middle + 1 :]
    assert refusal(damaged).code == "unreadable_file"


def test_a_file_over_ten_megabytes_is_refused_with_its_size():
    found = refusal(b"PK\x03\x04" + bytes(10 * 1024 * 1024))
    assert found.code == "file_too_large"
    assert "10,0 MB" in found.message


def test_more_than_two_thousand_parts_are_refused():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(2001):
            archive.writestr(f"xl/media/{number}.png", b"")
    assert "2001 phần" in refusal(target.getvalue()).message


def test_a_zip_bomb_is_refused_while_it_is_measured(plain_xlsx, replace_part):
    bomb = replace_part(plain_xlsx, "xl/media/image1.png", bytes(30 * 1024 * 1024))
    found = refusal(bomb)
    assert found.code == "file_too_large"
    assert "tỷ lệ nén" in found.message


def test_a_lying_size_in_the_zip_does_not_help(plain_xlsx, replace_part):
    content = bytearray(replace_part(plain_xlsx, "xl/media/image1.png", bytes(5 * 1024 * 1024)))
    entry = content.rindex(b"PK\x01\x02")
    struct.pack_into("<L", content, entry + 24, 10)  # claims ten bytes
    assert refusal(bytes(content)).code == "file_too_large"


def test_two_parts_of_one_name_are_refused(plain_xlsx):
    target = io.BytesIO(plain_xlsx)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr(SHEET, b"<x/>")
    assert "trùng tên" in refusal(target.getvalue()).message


@pytest.mark.parametrize("xml", [b'<!DOCTYPE x [<!ENTITY a "b">]><x/>', "<x/>".encode("utf-16")])
def test_xml_that_no_office_program_writes_is_unsafe(plain_xlsx, replace_part, xml):
    assert refusal(replace_part(plain_xlsx, SHEET, xml)).code == "unsafe_file"


FAR = [
    ("a far row", '<row r="20001"><c r="A20001"><v>1</v></c></row>'),
    ("a far column", '<row r="1"><c r="XFD1"><v>1</v></c></row>'),
    ("the last cell", '<row r="1"><c r="XFD1048576"><v>1</v></c></row>'),
    ("attributes turned round", '<row r="1"><c t="n" r="XFD1"><v>1</v></c></row>'),
    ("single quotes", "<row r='1'><c r='XFD1'><v>1</v></c></row>"),
    ("blanks around the sign", '<row r="1"><c r = "XFD1"><v>1</v></c></row>'),
    ("many cells without address", '<row r="1">' + "<c><v>1</v></c>" * 501 + "</row>"),
    ("rows without number", "<row><c><v>1</v></c></row>" * 20_001),
    ("a prefix", f'<x:row xmlns:x="{NAMESPACE}" r="1"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row>'),
    ("a large area", '<row r="1"><c r="RZ1"><v>1</v></c></row><row r="9999"><c r="A9999"><v>1</v></c></row>'),
]


@pytest.mark.parametrize("body", [case[1] for case in FAR], ids=[case[0] for case in FAR])
def test_a_cell_too_far_away_is_refused_before_anything_reads_it(plain_xlsx, replace_part, monkeypatch, body):
    monkeypatch.setattr(values_module.python_calamine, "load_workbook", lambda *_: pytest.fail("was read"))
    found = refusal(replace_part(plain_xlsx, SHEET, sheet_xml(body)))
    assert found.code == "file_too_large"
    assert "Phụ lục" in found.message


def test_cells_that_are_only_coloured_do_not_make_a_sheet_large(plain_xlsx, replace_part):
    body = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row><row r="90000"><c r="B90000" s="1"/></row>'
    )
    workbook, _ = open_workbook(replace_part(plain_xlsx, SHEET, sheet_xml(body)), "x")
    assert workbook is not None
    assert workbook.sheets[0].rows == [[1]]


def test_a_workbook_without_any_value_is_empty(plain_xlsx, replace_part):
    assert refusal(replace_part(plain_xlsx, SHEET, sheet_xml(""))).code == "empty_file"


@pytest.mark.parametrize(
    "xml", [b"<worksheet", b"", sheet_xml('<row r="1"><c r="A1" t="s"><v>999</v></c></row>')]
)
def test_broken_parts_never_escape_as_exceptions(plain_xlsx, replace_part, xml):
    workbook, findings = open_workbook(replace_part(plain_xlsx, SHEET, xml), "x")
    assert workbook is not None or findings[0].code in ("unreadable_file", "empty_file")


def test_a_panic_of_the_reader_becomes_a_finding_and_an_interrupt_does_not(plain_xlsx, monkeypatch):
    class Panic(BaseException):
        pass

    def panic(*_):
        raise Panic

    monkeypatch.setattr(values_module.python_calamine, "load_workbook", panic)
    assert refusal(plain_xlsx).code == "unreadable_file"

    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(values_module.python_calamine, "load_workbook", interrupt)
    with pytest.raises(KeyboardInterrupt):
        open_workbook(plain_xlsx, "x")


def test_macros_are_noted_and_never_run(plain_xlsx, replace_part):
    workbook, findings = open_workbook(replace_part(plain_xlsx, "xl/vbaProject.bin", b"x"), "phu-luc.xlsm")
    assert workbook.macros
    assert [f.code for f in findings] == ["macros_present"]


def test_the_format_is_told_by_the_content_and_not_by_the_name(plain_xlsx):
    workbook, findings = open_workbook(plain_xlsx, "phu-luc.xls")
    assert (workbook.format, findings) == ("xlsx", ())
    assert workbook.name == "phu-luc.xls"


def test_what_comes_out_can_be_sent_from_another_process(rich_xlsx):
    answer = open_workbook(rich_xlsx, "x")
    assert pickle.loads(pickle.dumps(answer)) == answer
    refused = open_workbook(b"", "x")
    assert pickle.loads(pickle.dumps(refused)) == refused


def test_every_refusal_tells_how_to_mend_it():
    codes = {case[2] for case in FOREIGN} | {"file_too_large", "lock_file", "unsafe_file"}
    assert all("Hãy" in KINDS[code].template for code in codes)
