"""What a file is, by its bytes and never by its name (only Excel's ~$ lock file is known by name too)."""

import re
from collections.abc import Iterable

from indicators.workbook.refusal import Refusal

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
LOCK_FILE_BYTES = 165
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_HEAD = 4096

# magic bytes at the start → what to call the thing in the sentence
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "đây là tài liệu PDF"),
    (b"\x89PNG", "đây là hình ảnh PNG"),
    (b"\xff\xd8\xff", "đây là hình ảnh JPEG"),
    (b"GIF8", "đây là hình ảnh GIF"),
    (b"BM", "đây là hình ảnh BMP"),
    (b"II*\x00", "đây là hình ảnh TIFF"),
    (b"MM\x00*", "đây là hình ảnh TIFF"),
    (b"RIFF", "đây là hình ảnh hoặc âm thanh"),
    (b"Rar!", "đây là tệp nén RAR"),
    (b"7z\xbc\xaf", "đây là tệp nén 7z"),
    (b"\x1f\x8b", "đây là tệp nén gzip"),
    (b"{\\rtf", "đây là tài liệu Word dạng RTF"),
    (b"MZ", "đây là chương trình chạy được"),
)
# stream names in an OLE file
_OLE_OTHERS = (
    ("WordDocument", "đây là tài liệu Word .doc"),
    ("PowerPoint Document", "đây là bài trình chiếu .ppt"),
    ("__properties_version1.0", "đây là thư Outlook"),
)
# a part of a zip → what it is
_ZIP_OTHERS = (
    ("xl/workbook.bin", "đây là sổ nhị phân .xlsb; hãy lưu lại dạng .xlsx"),
    ("word/document.xml", "đây là tài liệu Word .docx"),
    ("ppt/presentation.xml", "đây là bài trình chiếu .pptx"),
)
_MACRO_SHEETS = "macrosheets/"
_LINKS = ("xl/externallinks/", "xl/connections.xml", "xl/querytables/")
_EMBEDDED = ("xl/embeddings/", "xl/activex/")
_HTML = re.compile(rb"<(?:!doctype html|html|head|body|table|meta)\b", re.IGNORECASE)
_QUOTED = re.compile(rb'"(?:[^"]|"")*(?:"|$)')  # the last field may be cut off
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MHTML = b"MIME-Version:"
_XML_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"


def container(content: bytes, name: str) -> str:
    """``zip`` or ``xls``; raises Refusal with its own sentence for everything else."""
    if not content:
        raise Refusal("empty_file")
    if _is_lock_file(content, name):
        raise Refusal("lock_file")
    if content.startswith(OLE):
        return _ole(content)
    if content.startswith(ZIP):
        return "zip"
    raise _refuse_foreign(content)


def zip_format(parts: dict[str, bytes]) -> str:
    """``xlsx``, ``xlsm`` or ``ods`` from the parts of an unpacked zip; raises Refusal for anything else."""
    lower = {part.lower() for part in parts}
    if parts.get("mimetype", b"").startswith(ODS_TYPE) and "content.xml" in parts:
        if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
            raise Refusal("password_protected")
        return "ods"
    if "xl/workbook.xml" in lower:
        return "xlsm" if b"macroEnabled" in parts.get("[Content_Types].xml", b"") else "xlsx"
    for part, words in _ZIP_OTHERS:
        if part in lower:
            raise Refusal("not_a_spreadsheet", reason=words)
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis"):
        raise Refusal("not_a_spreadsheet", reason="đây là tài liệu OpenDocument khác, không phải bảng tính")
    raise Refusal("not_a_spreadsheet", reason="đây là tệp nén ZIP thông thường")


def has_macros(content: bytes, parts: dict[str, bytes]) -> bool:
    """Whether the file carries programs (never run); ``parts`` is empty for .xls."""
    if not parts:
        return _utf16("_VBA_PROJECT") in content
    scripts = [p for p in parts if p.startswith(("Basic/", "Scripts/")) and not p.endswith(("/", "-lc.xml"))]
    if any(p.lower().endswith("vbaproject.bin") or _MACRO_SHEETS in p.lower() for p in parts):
        return True
    return any(not p.endswith("script-lb.xml") for p in scripts)


def has_external_links(parts: Iterable[str]) -> bool:
    """Whether an .xlsx names other workbooks or sources of data (never followed)."""
    return any(part.lower().startswith(_LINKS) for part in parts)


def has_embedded_objects(content: bytes, parts: Iterable[str]) -> bool:
    """Whether other files or controls are embedded (never opened); ``parts`` is empty for .xls."""
    return any(part.lower().startswith(_EMBEDDED) for part in parts) or (
        content.startswith(OLE) and _utf16("Ole10Native") in content
    )


def _is_lock_file(content: bytes, name: str) -> bool:
    base = re.split(r"[\\/]", name)[-1]
    if base.startswith(("~$", ".~lock.")) and not content.startswith((OLE, *ZIP)):
        return True
    return len(content) == LOCK_FILE_BYTES and 0 < content[0] <= 54 and b"  " in content[1:56]


def _ole(content: bytes) -> str:
    if _utf16("EncryptedPackage") in content:
        raise Refusal("password_protected")
    if _utf16("Workbook") in content or _utf16("Book") in content:
        return "xls"
    for stream, words in _OLE_OTHERS:
        if _utf16(stream) in content:
            raise Refusal("not_a_spreadsheet", reason=words)
    raise Refusal("unreadable_file", reason="tệp bị cắt cụt hoặc bị hỏng.")


def _refuse_foreign(content: bytes) -> Refusal:
    for magic, words in _OTHERS:
        if content.startswith(magic):
            return Refusal("not_a_spreadsheet", reason=words)
    text = _readable(content[:_HEAD])
    if text is None:
        return Refusal("not_a_spreadsheet", reason="nội dung là dữ liệu không nhận ra")
    if not text.strip():
        return Refusal("empty_file")
    if _HTML.search(text) or _MHTML in text:
        return Refusal("html_as_spreadsheet")
    if _XML_2003 in text:
        return Refusal("not_a_spreadsheet", reason="đây là XML Spreadsheet 2003; hãy lưu lại dạng .xlsx")
    if _looks_like_csv(text):
        return Refusal("csv_as_spreadsheet")
    return Refusal("not_a_spreadsheet", reason="đây là tệp văn bản thuần")


def _readable(head: bytes) -> bytes | None:
    """The start of a text as bytes in UTF-8, or None when it is no text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[: len(head) // 2 * 2].decode("utf-16", "replace").encode()
    return None if _CONTROL.search(head) else head


def _looks_like_csv(text: bytes) -> bool:
    """The same number of a separator on the first lines, at least one on each; none of them within quotes."""
    lines = [line for line in _QUOTED.sub(b"", text).splitlines() if line.strip()][:5]
    return any(
        len(lines) > 1 and min(counts) > 0 and counts[0] == counts[1]
        for counts in ([line.count(separator) for line in lines] for separator in (b";", b",", b"\t"))
    )


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")
