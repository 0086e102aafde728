"""What can be wrong with the file itself, before anything in it is read."""

import io
import re
import zipfile
from collections.abc import Callable

from indicators.catalogue import Catalogue
from indicators.output.plain_sheet import PlainSheet, write_plain
from indicators.output.template import write_template
from indicators.sample.faults import MARK, PROVINCE, REVIEW, UNIT, Fault, book, sheets, sound
from indicators.sample.faults_shape import LETTER
from indicators.sample.files import filled
from indicators.workbook import open_workbook
from indicators.workbook.template import describe, row_keys

STAMP = (2025, 1, 1, 0, 0, 0)  # of the parts of a zip: equal content gives equal bytes
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ENCRYPTED_MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="4096">'
    '<manifest:encryption-data manifest:checksum-type="SHA256/1K"/></manifest:file-entry></manifest:manifest>'
)
HTML = f"<html><body><p>{MARK}</p><table><tr><td>Chỉ tiêu</td><td>Năm 2024</td></tr></table></body></html>"
CSV = f"{MARK};;\nTT;Chỉ tiêu;Năm 2024\n1;Dân số được tiếp cận kiến thức cơ bản về bình đẳng giới;62\n"
LETTER_XML = f'<?xml version="1.0"?><w:document xmlns:w="urn:x"><w:t>{MARK}</w:t></w:document>'
FAR_COLUMN = 16_383  # XFD, the last there is
LOCK_OWNER, LOCK_BYTES = b"minh hoa", 165
NO_PROGRAM = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)  # the shell of a macro part, without a macro
EXPLAINED = "2.3"  # an indicator of which the district gives reasons
SHEET_PART = "xl/worksheets/sheet1.xml"


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip file of these parts, in this order."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), data)
    return target.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def truncated(catalogue: Catalogue) -> bytes:
    whole = book(sound(catalogue))
    return whole[: len(whole) * 2 // 3]


def with_doctype(catalogue: Catalogue) -> bytes:
    """An XML declaration in the first sheet that no office program writes."""
    parts = unzipped(book(sound(catalogue)))
    head, rest = parts[SHEET_PART].split(b"?>", 1)
    return zipped(parts | {SHEET_PART: head + b"?><!DOCTYPE worksheet>" + rest})


def too_wide(catalogue: Catalogue) -> bytes:
    return write_plain([PlainSheet("Biểu 02", [(MARK, *[None] * (FAR_COLUMN - 1), "x")])])


def locked(catalogue: Catalogue) -> bytes:
    name = bytes([len(LOCK_OWNER)]) + LOCK_OWNER.ljust(54)
    wide = bytes([len(LOCK_OWNER), 0]) + LOCK_OWNER.decode().encode("utf-16-le")
    return (name + wide).ljust(LOCK_BYTES, b"\x00")


def with_macros(catalogue: Catalogue) -> bytes:
    return write_plain(sheets(sound(catalogue)), NO_PROGRAM)


def carrying(part: str) -> Callable[[Catalogue], bytes]:
    """The sound table with a part beside it that is no sheet."""
    return lambda catalogue: zipped(unzipped(book(sound(catalogue))) | {part: NO_PROGRAM})


def turned_round(catalogue: Catalogue) -> bytes:
    """A mark before the title that makes what follows be shown from right to left."""
    parts = unzipped(book(sound(catalogue)))
    return zipped(
        {name: data.replace(MARK.encode(), f"\u202e{MARK}\u202c".encode()) for name, data in parts.items()}
    )


def without_a_row(catalogue: Catalogue) -> bytes:
    """Our own appendix, whose row of one indicator is gone while its reasons stayed on the other sheet."""
    round = catalogue.round(REVIEW, PROVINCE, sample=True)
    spec = describe(catalogue, round, UNIT)
    content = write_template(spec, filled(catalogue, round, UNIT, spec))
    workbook, _ = open_workbook(content, "")
    assert workbook is not None  # written a line above
    row = next(r for r, key in row_keys(workbook.sheets[0]).items() if key.indicator == EXPLAINED)
    parts = unzipped(content)
    gone = re.compile(rb'<row r="%d".*?</row>' % (row + 1), re.DOTALL)
    return zipped(parts | {SHEET_PART: gone.sub(b"", parts[SHEET_PART])})


FILES = (
    Fault("unreadable_file", "loi-tep-bi-cat-cut.xlsx", "Tệp bị cắt mất phần cuối (tải dở dang).", truncated),
    Fault("not_a_spreadsheet", "loi-khong-phai-bang-tinh.xlsx", "Tài liệu Word đổi đuôi thành .xlsx.",
          lambda _: zipped({"word/document.xml": LETTER_XML.encode()})),
    Fault("file_too_large", "loi-tep-qua-lon.xlsx", "Có một ô ở tận cột XFD.", too_wide),
    Fault("password_protected", "loi-tep-co-mat-khau.ods", "Tệp đặt mật khẩu.",
          lambda _: zipped({"mimetype": ODS.encode(), "META-INF/manifest.xml": ENCRYPTED_MANIFEST.encode(),
                            "content.xml": MARK.encode()})),
    Fault("html_as_spreadsheet", "loi-trang-web-duoi-xls.xls", "Trang web (HTML) mang đuôi .xls.",
          lambda _: HTML.encode()),
    Fault("csv_as_spreadsheet", "loi-van-ban-csv.xlsx",
          "Văn bản CSV mang đuôi .xlsx.", lambda _: CSV.encode()),
    Fault("unsafe_file", "loi-khai-bao-la.xlsx", "Bên trong tệp có khai báo DOCTYPE.", with_doctype),
    Fault("lock_file", "loi-tep-khoa-tam.xlsx", "Tệp khóa tạm của Excel bị gửi nhầm.", locked),
    Fault("empty_file", "loi-tep-trong.xlsx",
          "Không ô nào có nội dung.", lambda _: write_plain([PlainSheet("Sheet1", [])])),
    Fault("no_table", "loi-khong-co-bang.xlsx", "Chỉ có thư, không có bảng.",
          lambda _: write_plain([PlainSheet("Thư", LETTER)])),
    Fault("macros_present", "luu-y-tep-co-macro.xlsm", "Tệp .xlsm có chỗ chứa macro (rỗng).", with_macros),
    Fault("external_links", "luu-y-lien-ket-ra-ngoai.xlsx", "Tệp nhắc đến một sổ khác.",
          carrying("xl/externalLinks/externalLink1.bin")),
    Fault("embedded_objects", "luu-y-doi-tuong-nhung.xlsx", "Tệp có một đối tượng nhúng (rỗng).",
          carrying("xl/embeddings/oleObject1.bin")),
    Fault("hidden_signs", "loi-ky-tu-an.xlsx", "Dòng đầu có ký tự đổi hướng chữ.", turned_round),
    Fault("reasons_without_row", "loi-thuyet-minh-khong-co-dong.xlsx",
          "Phụ lục của chương trình, dòng 2.3 bị xóa sạch, "
          "thuyết minh của nó còn lại.", without_a_row, ("asked_missing",)),
)  # fmt: skip
