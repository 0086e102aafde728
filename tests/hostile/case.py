"""A hostile or broken file and what may become of it, and the pieces such files are made of."""

import io
import warnings
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

import xlsxwriter

READ = "read"
DAMAGED = frozenset({"unreadable_file"})
LARGE = frozenset({"file_too_large"})
UNSAFE = frozenset({"unsafe_file"})
FOREIGN = frozenset({"not_a_spreadsheet"})
FINE = frozenset({READ})
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
TYPES = "[Content_Types].xml"


@dataclass(frozen=True)
class Case:
    """``make`` gives the bytes; ``allowed``: READ, or the codes of which the one refusal may have one."""

    name: str
    make: Callable[[], bytes]
    allowed: frozenset[str]
    file_name: str = "phu-luc.xlsx"


def good_xlsx() -> bytes:
    """An appendix of two sheets, as an office would send it."""
    return _good()


@cache
def _good() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        percent = book.add_format({"num_format": "0.0%"})
        for year in (2023, 2024):
            sheet = book.add_worksheet(f"Năm {year}")
            sheet.merge_range(0, 0, 0, 4, f"KẾT QUẢ THỰC HIỆN BÌNH ĐẲNG GIỚI NĂM {year}")
            sheet.write_string(1, 0, "Đơn vị báo cáo: Thành phố Kon Tum")
            sheet.write_row(3, 0, ("TT", "Chỉ tiêu", "ĐVT", f"Năm {year}", "Ghi chú"))
            for row in range(4, 30):
                name = f"Tỷ lệ cơ quan có lãnh đạo chủ chốt là nữ, nhóm {row}"
                sheet.write_row(row, 0, (row - 3, name, "%"))
                sheet.write_number(row, 3, row / 100, percent)
    return target.getvalue()


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts in this order; a name may come twice."""
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", method) as archive:
        warnings.simplefilter("ignore")
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), data, method)
    return target.getvalue()


def with_parts(parts: dict[str, bytes | None]) -> bytes:
    """The good workbook with parts replaced, added or (None) left out."""
    whole = parts_of(good_xlsx()) | parts
    return zipped((name, data) for name, data in whole.items() if data is not None)


def replaced(part: str, old: str, new: str, times: int = -1) -> bytes:
    """The good workbook with one text of one part changed."""
    data = parts_of(good_xlsx())[part]
    assert old.encode() in data, (part, old)
    return with_parts({part: data.replace(old.encode(), new.encode(), times)})


def sheet_xml(body: str, before: str = "", after: str = "") -> bytes:
    """A sheet part with these rows."""
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    text = f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{body}</sheetData>{after}</worksheet>'
    return text.encode("utf-8", "surrogatepass")


def with_sheet(body: str, before: str = "", after: str = "") -> bytes:
    """The good workbook whose first sheet has these rows."""
    return with_parts({SHEET: sheet_xml(body, before, after)})


def book_xml(sheets: str, more: str = "") -> bytes:
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{relations}"><sheets>{sheets}</sheets>{more}'
        "</workbook>"
    ).encode()


def relations_xml(*targets: str, kind: str = "worksheet", mode: str = "") -> bytes:
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{base}/{kind}" Target="{target}"{mode}/>'
        for number, target in enumerate(targets, 1)
    )
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<?xml version="1.0"?><Relationships xmlns="{names}">{lines}</Relationships>'.encode()
