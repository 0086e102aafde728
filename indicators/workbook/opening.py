"""Open any spreadsheet file: bytes in, a frozen Workbook or one blocking finding out. Runs nothing, trusts nothing."""

import hashlib

from indicators.findings import Finding, finding
from indicators.workbook import sniff
from indicators.workbook.grid import Sheet, Workbook, cell_name
from indicators.workbook.ods import read_ods
from indicators.workbook.package import unpack
from indicators.workbook.refusal import MAX_FILE_BYTES, Refusal
from indicators.workbook.xls import read_xls
from indicators.workbook.xlsx import read_xlsx


def digest(content: bytes) -> str:
    """SHA-256 of the bytes, in hex: the identity of a file."""
    return hashlib.sha256(content).hexdigest()


def open_workbook(content: bytes, name: str) -> tuple[Workbook | None, tuple[Finding, ...]]:
    """A workbook from the bytes of an .xlsx, .xlsm, .xls or .ods, recognised by its bytes and not by ``name``.

    Gives (None, one blocking finding) when the file is refused, else the workbook with findings about the whole file.
    Both can be pickled, so the call can be made in another process.
    """
    try:
        return _open(content, name)
    except Refusal as refusal:
        return None, (refusal.finding,)


def refuse_before_opening(content: bytes, name: str) -> str:
    """``zip`` or ``xls`` by size, magic and the file's name alone: cheap, and no library sees the bytes.

    Raises Refusal for every file that need not be opened to be refused.
    """
    if len(content) > MAX_FILE_BYTES:
        size = f"{len(content) / 1024 / 1024:.1f}".replace(".", ",")
        raise Refusal("file_too_large", reason=f"{size} MB (tối đa {MAX_FILE_BYTES // 1024 // 1024} MB)")
    return sniff.container(content, name)


def _open(content: bytes, name: str) -> tuple[Workbook, tuple[Finding, ...]]:
    kind = refuse_before_opening(content, name)
    parts = unpack(content) if kind == "zip" else {}
    kind = sniff.zip_format(parts) if kind == "zip" else kind
    sheets = _sheets(content, kind, parts)
    if not any(value != "" for sheet in sheets for row in sheet.rows for value in row):
        raise Refusal("empty_file")
    workbook = Workbook(name, digest(content), kind, sheets, sniff.has_macros(content, parts))
    return workbook, _noted(workbook, content, parts)


def _noted(workbook: Workbook, content: bytes, parts: dict[str, bytes]) -> tuple[Finding, ...]:
    """What is worth saying of a file that was read."""
    carried = {
        "macros_present": workbook.macros,
        "external_links": sniff.has_external_links(parts),
        "embedded_objects": sniff.has_embedded_objects(content, parts),
    }
    return (
        *(finding(code) for code, found in carried.items() if found),
        *(
            finding("hidden_signs", one.name, cell_name(*one.cleaned))
            for one in workbook.sheets
            if one.cleaned
        ),
    )


def _sheets(content: bytes, kind: str, parts: dict[str, bytes]) -> tuple[Sheet, ...]:
    if kind == "ods":
        return read_ods(parts)
    return read_xls(content) if kind == "xls" else read_xlsx(content, parts)
