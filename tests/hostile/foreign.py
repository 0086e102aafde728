# ruff: noqa: E501  a table, a row a file
"""What is sent in place of a spreadsheet, under a spreadsheet's name."""

import gzip
import random

from tests.hostile.case import DAMAGED, FINE, FOREIGN, LARGE, Case, good_xlsx, zipped

HTML = frozenset({"html_as_spreadsheet"})
CSV = frozenset({"csv_as_spreadsheet"})
EMPTY = frozenset({"empty_file"})
LOCK = frozenset({"lock_file"})
PAGE = "<html><body><table><tr><td>Chỉ tiêu</td></tr></table></body></html>"
TABLE = "TT;Chỉ tiêu;2024\n1;Nữ lãnh đạo;48\n2;Nữ đại biểu;27\n"
LOCKED = (bytes([7]) + b"nguyenb" + b" " * 47 + bytes([7, 0]) + "nguyenb".encode("utf-16-le")).ljust(
    165, b"\0"
)


def noise(size: int) -> bytes:
    return random.Random(11).randbytes(size)


CASES = [
    Case("nothing", lambda: b"", EMPTY),
    Case("one byte", lambda: b"P", FOREIGN),
    Case("one zero", lambda: b"\0", FOREIGN),
    Case("blanks", lambda: b" \r\n\t" * 50, EMPTY),
    Case("only a byte order mark", lambda: b"\xef\xbb\xbf", EMPTY | FOREIGN),
    Case("noise", lambda: noise(5000), FOREIGN),
    Case("zeros", lambda: bytes(5000), FOREIGN),
    Case("twenty megabytes of zeros", lambda: bytes(20 * 1024 * 1024), LARGE),
    Case("a web page", PAGE.encode, HTML, "phu-luc.xls"),
    Case("a web page in UTF-16", lambda: PAGE.encode("utf-16"), HTML, "phu-luc.xls"),
    Case("a web page after blanks", lambda: b"\n" * 900 + PAGE.encode(), HTML, "phu-luc.xls"),
    Case("a web archive", lambda: b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x\n", HTML, "phu-luc.xls"),
    Case("a web page with a script", lambda: b"<script>alert(1)</script><html></html>", HTML),
    Case("an image of lines", lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", FOREIGN | HTML),
    Case("a table of text", TABLE.encode, CSV),
    Case("a table of text in UTF-16", lambda: TABLE.encode("utf-16"), CSV),
    Case("a table of text with tabs", lambda: TABLE.replace(";", "\t").encode(), CSV),
    Case("a table of commands", lambda: b"=cmd|'/c calc'!A1;1\n=cmd|'/c calc'!A1;2\n", CSV),
    Case("a letter in plain text", lambda: "Kính gửi: Sở Nội vụ\nBáo cáo".encode(), FOREIGN),
    Case("a text in UTF-16", lambda: "Kính gửi: Sở Nội vụ".encode("utf-16"), FOREIGN),
    Case("a text in UTF-32", lambda: "Kính gửi".encode("utf-32"), FOREIGN),
    Case("a text in TCVN3", lambda: b"K\xddnh g\xf6i: S\xeb N\xe9i v\xf4", FOREIGN),
    Case("XML of 2003", lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', FOREIGN),
    Case("XML with laughs", lambda: b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", FOREIGN),
    Case("a PDF", lambda: b"%PDF-1.7\n" + noise(3000), FOREIGN),
    Case("a PNG", lambda: b"\x89PNG\r\n\x1a\n" + noise(3000), FOREIGN),
    Case("a JPEG", lambda: b"\xff\xd8\xff\xe0" + noise(3000), FOREIGN),
    Case("a GIF", lambda: b"GIF89a" + noise(300), FOREIGN),
    Case("a TIFF", lambda: b"II*\0" + noise(300), FOREIGN),
    Case("an archive RAR", lambda: b"Rar!\x1a\x07\0" + noise(300), FOREIGN),
    Case("an archive 7z", lambda: b"7z\xbc\xaf\x27\x1c" + noise(300), FOREIGN),
    Case("an archive gzip", lambda: gzip.compress(good_xlsx()), FOREIGN),
    Case("an archive zip", lambda: zipped([("phu-luc.xlsx", good_xlsx())]), FOREIGN),
    Case("a zip of nothing but folders", lambda: zipped([("a/", b""), ("b/", b"")]), FOREIGN),
    Case("a letter RTF", lambda: b"{\\rtf1\\ansi abc}", FOREIGN),
    Case("a program", lambda: b"MZ" + noise(3000), FOREIGN),
    Case("a program of Linux", lambda: b"\x7fELF" + noise(3000), FOREIGN),
    Case("a script", lambda: b"#!/bin/sh\nrm -rf /\n", FOREIGN),
    Case("a database", lambda: b"SQLite format 3\0" + noise(3000), FOREIGN),
    Case("JSON", lambda: b'{"a": [1, 2, 3]}', FOREIGN | CSV),
    Case("a lock file by its form", lambda: LOCKED, LOCK),
    Case("a lock file by its name", lambda: b"short", LOCK, "~$phu-luc.xlsx"),
    Case("a lock file of LibreOffice", lambda: b",user,host,;", LOCK, ".~lock.phu-luc.ods#"),
    Case("a sound workbook named as a lock file", good_xlsx, FINE, "~$phu-luc.xlsx"),
    Case("a sound workbook under another name", good_xlsx, FINE, "phu-luc.xls"),
    Case("a sound workbook named as a path", good_xlsx, FINE, "../../etc/passwd"),
    Case("a sound workbook with a name of control codes", good_xlsx, FINE, "phu\u202exslx.exe\x1b[2J\n<script>.xlsx"),
    Case("a sound workbook with a name of 5,000 letters", good_xlsx, FINE, "ă" * 5000 + ".xlsx"),
    Case("a sound workbook cut by one byte", lambda: good_xlsx()[:-1], DAMAGED | FINE),
]  # fmt: skip
