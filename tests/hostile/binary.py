# ruff: noqa: E501  a table, a row a file
"""Old .xls files: a small writer of the container and its records, and what can be wrong with both."""

import random
import struct
from collections.abc import Iterable

from tests.hostile.case import DAMAGED, FINE, FOREIGN, LARGE, Case

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECTOR, SMALLEST_STREAM = 512, 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
EMPTY = frozenset({"empty_file"})
PASSWORD = frozenset({"password_protected"})


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def beginning(of: int, version: int = 0x600) -> bytes:
    return record(0x809, struct.pack("<HHHHII", version, of, 0, 0, 0, 0))


def number(row: int, column: int, value: float = 1.0) -> bytes:
    return record(0x203, struct.pack("<HHHd", row, column, 0, value))


def words(row: int, column: int, text: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le"))


def directory_entry(name: str, kind: int, start: int, size: int, child: int = -1, left: int = -1) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return struct.pack("<64sHBB3i36xIQ", raw, len(raw), kind, 1, left, -1, child, start, size)


def container(
    stream: bytes, name: str = "Workbook", fat: Iterable[int] | None = None, **fields: int
) -> bytes:
    """A compound file with one stream; ``fat`` and header fields (offset written as ``at_30``) may lie."""
    stream = stream.ljust(SMALLEST_STREAM, b"\0")
    stream += bytes(-len(stream) % SECTOR)
    sectors = len(stream) // SECTOR
    chain = [FAT, END, *(n + 3 for n in range(sectors - 1)), END] if fat is None else list(fat)
    table = struct.pack("<128I", *(chain + [FREE] * 128)[:128])
    folder = directory_entry("Root Entry", 5, END, 0, child=1) + directory_entry(name, 2, 2, len(stream))
    header = bytearray(SECTOR)
    struct.pack_into("<8s16xHHHHH", header, 0, MAGIC, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 40, 0, 1, 1, 0, SMALLEST_STREAM, END, 0, END, 0)
    struct.pack_into("<109I", header, 76, 0, *[FREE] * 108)
    for place, value in fields.items():
        struct.pack_into("<I", header, int(place.removeprefix("at_")), value)
    return bytes(header) + table + folder.ljust(SECTOR, b"\0") + stream


def book(
    *sheets: bytes, extra: bytes = b"", names: tuple[str, ...] = (), version: int = 0x600, shift: int = 0
) -> bytes:
    """The Workbook stream: globals, then sheets. ``shift`` moves where the sheets are said to begin."""
    names = names or tuple(f"T{n}" for n in range(len(sheets)))
    start = beginning(5, version) + record(0x42, struct.pack("<H", 1200)) + extra
    heads = [_sheet_head(name, 0, version) for name in names]
    place = len(start) + sum(map(len, heads)) + 4
    body = b""
    for at, (name, sheet) in enumerate(zip(names, sheets, strict=True)):
        whole = beginning(0x10, version) + sheet + record(0x0A)
        heads[at] = _sheet_head(name, place + len(body) + shift, version)
        body += whole
    return start + b"".join(heads) + record(0x0A) + body


def _sheet_head(name: str, place: int, version: int) -> bytes:
    if version < 0x600:
        raw = name.encode("latin-1")
        return record(0x85, struct.pack("<IBBB", place & 0xFFFFFFFF, 0, 0, len(raw)) + raw)
    return record(
        0x85, struct.pack("<IBBBB", place & 0xFFFFFFFF, 0, 0, len(name), 1) + name.encode("utf-16-le")
    )


ROWS = words(0, 0, "Chỉ tiêu") + words(0, 1, "Năm 2024") + b"".join(
    words(n, 0, f"Tỷ lệ {n}") + number(n, 1, n / 2) for n in range(1, 200))  # fmt: skip


def good_xls() -> bytes:
    return container(book(ROWS, number(0, 0, 5)))


def stream(rows: bytes, **more: object) -> bytes:
    return container(book(rows, **more))  # type: ignore[arg-type]


def loop() -> bytes:
    """The sectors of the stream follow each other in a circle."""
    size = len(book(ROWS)) // SECTOR + 10
    return container(book(ROWS), fat=[FAT, END, *(n + 3 for n in range(size)), 2])


def formula(row: int, column: int, tokens: bytes) -> bytes:
    return record(6, struct.pack("<HHHdHIH", row, column, 0, 1.0, 0, 0, len(tokens)) + tokens)


def big_strings(count: int) -> bytes:
    return record(0xFC, struct.pack("<II", count, count) + struct.pack("<HB", 1, 0) + b"a")


def merges(count: int) -> bytes:
    return record(0xE5, struct.pack("<H", count) + struct.pack("<4H", 0, 65535, 0, 255) * 3)


def noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)


CASES = [Case(name, make, allowed, "phu-luc.xls") for name, make, allowed in (
    ("xls: sound", good_xls, FINE),
    ("xls: only the magic", lambda: MAGIC, DAMAGED),
    ("xls: a container of nothing", lambda: MAGIC + bytes(4096), DAMAGED),
    ("xls: a container of noise", lambda: MAGIC + noise(1, 50_000), DAMAGED),
    ("xls: sectors in a circle", loop, DAMAGED | FINE),
    ("xls: a sector table that points to itself", lambda: container(book(ROWS), fat=[0] * 128), DAMAGED | FINE),
    ("xls: a sector table that points outside", lambda: container(book(ROWS), fat=[FAT, END, *[0x7FFFFFFF] * 99]), DAMAGED),
    ("xls: sectors of 2 to the 65,535 bytes", lambda: container(book(ROWS), at_30=0xFFFFFFFF), DAMAGED),
    ("xls: four billion tables", lambda: container(book(ROWS), at_44=0xFFFFFFFF), DAMAGED | FINE),
    ("xls: four billion extra tables", lambda: container(book(ROWS), at_72=0xFFFFFFFF, at_68=2), DAMAGED | FINE),
    ("xls: a directory that is the sector table", lambda: container(book(ROWS), at_48=0), DAMAGED),
    ("xls: a directory outside", lambda: container(book(ROWS), at_48=0x00FFFFFF), DAMAGED),
    ("xls: a stream under another name", lambda: container(book(ROWS), "Workbooks"), DAMAGED | FINE),
    ("xls: with a password", lambda: stream(ROWS, extra=record(0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48))), PASSWORD | DAMAGED),
    ("xls: encrypted package", lambda: container(bytes(5000), "EncryptedPackage"), PASSWORD),
    ("xls: a letter", lambda: container(bytes(5000), "WordDocument"), FOREIGN),
    ("xls: a presentation", lambda: container(bytes(5000), "PowerPoint Document"), FOREIGN),
    ("xls: a mail", lambda: container(bytes(5000), "__properties_version1.0"), FOREIGN),
    ("xls: Excel 5", lambda: container(book(number(0, 0) + number(1, 1), version=0x500), "Book"), FINE | DAMAGED),
    ("xls: Excel 2 without a container", lambda: struct.pack("<HHHH", 9, 4, 2, 0x10) + bytes(300), FOREIGN),
    ("xls: no sheets", lambda: container(beginning(5) + record(0x0A)), EMPTY | DAMAGED),
    ("xls: sheets that begin outside", lambda: stream(ROWS, shift=10**6), DAMAGED | EMPTY),
    ("xls: sheets that begin at the workbook", lambda: stream(ROWS, shift=-(10**9)), DAMAGED | EMPTY),
    ("xls: a record longer than the file", lambda: container(beginning(5) + struct.pack("<HH", 0x85, 0xFFFF)), DAMAGED | EMPTY),
    ("xls: records of no length", lambda: stream(record(0x203) + record(0x204) + record(6) + record(0xBD) + ROWS), DAMAGED | FINE),
    ("xls: text longer than its record", lambda: stream(record(0x204, struct.pack("<HHHHB", 0, 0, 0, 0xFFFF, 1) + b"ab")), DAMAGED | FINE | EMPTY),
    ("xls: four billion strings", lambda: stream(ROWS, extra=big_strings(0xFFFFFFFF)), DAMAGED | FINE),
    ("xls: a string beyond the last", lambda: stream(record(0xFD, struct.pack("<HHHI", 0, 0, 0, 0xFFFFFFFF)) + ROWS), DAMAGED | FINE),
    ("xls: the farthest cell there is", lambda: stream(number(65535, 255)), LARGE),
    ("xls: cells out of order", lambda: stream(number(9, 9) + number(0, 0, 2.0)), FINE | DAMAGED),
    ("xls: one cell twice", lambda: stream(number(3, 3) + number(3, 3, 2.0)), FINE | DAMAGED),
    ("xls: many numbers in a row that ends before it begins", lambda: stream(
        record(0xBD, struct.pack("<HH", 0, 200) + bytes(6) + struct.pack("<H", 3)) + ROWS), DAMAGED | FINE),
    ("xls: merges that lie", lambda: stream(ROWS + merges(0xFFFF)), DAMAGED | FINE),
    ("xls: merges of everything", lambda: stream(ROWS + merges(3)), FINE | LARGE),
    ("xls: a dimension that lies", lambda: stream(record(0x200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0)) + ROWS), FINE | DAMAGED | LARGE),
    ("xls: formulas of rubbish", lambda: stream(b"".join(formula(n, 0, noise(n, 40)) for n in range(50)) + ROWS), FINE | DAMAGED),
    ("xls: a formula that refers to itself", lambda: stream(formula(0, 0, struct.pack("<BHH", 0x24, 0, 0)) + ROWS), FINE | DAMAGED),
    ("xls: formats of rubbish", lambda: stream(ROWS, extra=b"".join(record(0x41E, noise(n, 30)) + record(0xE0, noise(n, 20)) for n in range(200))), FINE | DAMAGED),
    ("xls: names of rubbish", lambda: stream(ROWS, extra=b"".join(record(0x18, noise(n, 60)) for n in range(200))), FINE | DAMAGED),
    ("xls: a thousand sheets", lambda: container(book(*[number(0, 0)] * 900), fat=[FAT, END, *(n + 3 for n in range(124)), END]), FINE | DAMAGED),
    ("xls: two sheets of one name", lambda: container(book(ROWS, number(0, 0), names=("A", "A"))), DAMAGED),
    ("xls: a name that turns round", lambda: container(book(ROWS, names=("A\u202eslx\x07\x1b[2J",))), FINE),
    ("xls: text that turns round and rings", lambda: stream(words(0, 0, "a\u202e84\x07\x1b[2J\x00b")), FINE),
    ("xls: a name of no letters", lambda: container(book(ROWS, names=("",))), FINE | DAMAGED),
    ("xls: records of noise", lambda: container(beginning(5) + noise(3, 20_000)), DAMAGED | EMPTY),
    ("xls: ten thousand nested beginnings", lambda: container(beginning(5) * 3000), DAMAGED | EMPTY),
)]  # fmt: skip
