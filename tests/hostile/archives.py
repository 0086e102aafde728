"""Zips that lie, swell, repeat, point outside, or are put together wrongly."""

import io
import random
import struct
import zipfile

from tests.hostile.case import (
    DAMAGED,
    FINE,
    FOREIGN,
    LARGE,
    SHEET,
    UNSAFE,
    Case,
    good_xlsx,
    parts_of,
    with_parts,
    zipped,
)

MEGABYTE = 1024 * 1024
_ENTRY = b"PK\x01\x02"


def media(*sizes: int, noise: int = 0) -> bytes:
    """The good workbook with pictures of zeros, each begun by some bytes that do not compress."""
    dice = random.Random(7)
    return with_parts(
        {f"xl/media/{n}.png": dice.randbytes(noise) + bytes(size) for n, size in enumerate(sizes)}
    )


def nested(depth: int) -> bytes:
    """A zip in a zip in a zip …, each ten times as large inside; nobody opens it."""
    inner = zipped([("0.bin", bytes(MEGABYTE))])
    for level in range(depth):
        inner = zipped((f"{level}-{n}.zip", inner) for n in range(10))
    return with_parts({"xl/embeddings/package.zip": inner})


def named(name: str) -> bytes:
    return with_parts({name: b"<x/>"})


def patched(offset: int, layout: str, value: int, entry: int = 0) -> bytes:
    """The good workbook with one field of a central directory entry overwritten."""
    content = bytearray(good_xlsx())
    place = -1
    for _ in range(entry + 1):
        place = content.index(_ENTRY, place + 1)
    struct.pack_into(layout, content, place + offset, value)
    return bytes(content)


def tail(offset: int, layout: str, value: int) -> bytes:
    """The good workbook with one field of the end record overwritten."""
    content = bytearray(good_xlsx())
    struct.pack_into(layout, content, content.rindex(b"PK\x05\x06") + offset, value)
    return bytes(content)


def damaged_data() -> bytes:
    content = bytearray(good_xlsx())
    place = content.index(SHEET.encode()) + 120
    content[place] ^= 0x10
    return bytes(content)


def repeated(name: str) -> bytes:
    return zipped([*parts_of(good_xlsx()).items(), (name, parts_of(good_xlsx())[SHEET])])


def overlapping() -> bytes:
    """Many entries of the directory that all stand for the same bytes."""
    content = zipped([("xl/media/a.bin", bytes(900_000)), ("xl/media/b.bin", b"")])
    start = content.index(_ENTRY)
    entry = content[start : content.index(_ENTRY, start + 4)]
    copies = b"".join(entry.replace(b"/a.bin", b"/%c%c.b" % (97 + n // 26, 97 + n % 26)) for n in range(300))
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 300, 300, len(copies), start, 0)
    return content[:start] + copies + end


def two_names() -> bytes:
    """A part whose own header bears another name than the directory says."""
    content = bytearray(good_xlsx())
    place = content.index(SHEET.encode())
    content[place : place + len(SHEET)] = SHEET.replace("sheet1", "sheet9").encode()
    return bytes(content)


def streamed() -> bytes:
    """Written to a pipe, so sizes stand behind the data: correct, and some programs do it."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    target = Pipe()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts_of(good_xlsx()).items():
            archive.writestr(name, data)
    return target.getvalue()


def with_comment() -> bytes:
    target = io.BytesIO(good_xlsx())
    with zipfile.ZipFile(target, "a") as archive:
        archive.comment = b"PK\x05\x06" + b"a" * 60_000
    return target.getvalue()


CASES = [
    Case("zip bomb, one part of 60 MB", lambda: media(60 * MEGABYTE), LARGE),
    Case("zip bomb, eleven parts of 10 MB each", lambda: media(*[10 * MEGABYTE] * 11, noise=200_000), LARGE),
    Case("zip bomb, small parts only", lambda: media(*[1_000_000] * 120), LARGE),
    Case("zip bomb, nested six deep", lambda: nested(6), FINE),
    Case("ratio just below the limit", lambda: media(8 * MEGABYTE, noise=100_000), FINE),
    Case("ratio just above the limit", lambda: media(12 * MEGABYTE, noise=100_000), LARGE),
    Case("a zip of 11 MB", lambda: media(0, noise=11 * MEGABYTE), LARGE),
    Case("two thousand and one parts", lambda: with_parts({f"x/{n}": b"" for n in range(2001)}), LARGE),
    Case("nearly two thousand parts", lambda: with_parts({f"x/{n}": b"" for n in range(1900)}), FINE),
    Case("a size that lies low", lambda: patched(24, "<L", 10), DAMAGED),
    Case("a size that lies high", lambda: patched(24, "<L", 0x7FFFFFFF), DAMAGED),
    Case("a packed size that lies high", lambda: patched(20, "<L", 0x7FFFFFFF), DAMAGED),
    Case("a wrong checksum", lambda: patched(16, "<L", 12345), DAMAGED),
    Case("an offset outside the file", lambda: patched(42, "<L", 0x7FFFFFFF), DAMAGED),
    Case("an unknown packing", lambda: patched(10, "<H", 99), DAMAGED),
    Case("a part with a password", lambda: patched(8, "<H", 1), frozenset({"password_protected"})),
    Case("one damaged byte in a part", damaged_data, DAMAGED),
    Case("packed with bzip2", lambda: zipped(parts_of(good_xlsx()).items(), zipfile.ZIP_BZIP2), DAMAGED),
    Case("packed with lzma", lambda: zipped(parts_of(good_xlsx()).items(), zipfile.ZIP_LZMA), DAMAGED),
    Case("stored without packing", lambda: zipped(parts_of(good_xlsx()).items(), zipfile.ZIP_STORED), FINE),
    Case("a sheet stored twice", lambda: repeated(SHEET), DAMAGED),
    Case("a sheet stored twice in other letters", lambda: repeated("XL/Worksheets/SHEET1.xml"), DAMAGED),
    Case("a name that climbs out", lambda: named("../../../../etc/passwd"), UNSAFE),
    Case("a name that climbs out from within", lambda: named("xl/../../x.xml"), UNSAFE),
    Case("a name that climbs out, Windows", lambda: named("..\\..\\windows\\x.xml"), UNSAFE),
    Case("an absolute name", lambda: named("/etc/passwd"), UNSAFE),
    Case("an absolute name, Windows", lambda: named("C:\\windows\\x.xml"), UNSAFE),
    Case("a name with a line break", lambda: named("xl/a\nb.xml"), UNSAFE),
    Case("a name with a terminal code", lambda: named("xl/\x1b[2J.xml"), UNSAFE),
    Case("a name of 60,000 letters", lambda: named("x" * 60_000), FINE | UNSAFE | LARGE),
    Case("entries that overlap", overlapping, DAMAGED),
    Case("a part with two names", two_names, DAMAGED),
    Case("streamed", streamed, FINE),
    Case("a program before the zip", lambda: b"MZ" + bytes(500) + good_xlsx(), FOREIGN),
    Case("another zip before the zip", lambda: zipped([("a", b"a" * 500)]) + good_xlsx(), DAMAGED),
    Case("rubbish behind the zip", lambda: good_xlsx() + b"rubbish" * 9_000, DAMAGED | FINE),
    Case("a comment that looks like the end", with_comment, DAMAGED | FINE),
    Case("a directory of 65,535 entries", lambda: tail(10, "<H", 65_535), DAMAGED | FINE),
    Case("a directory that starts elsewhere", lambda: tail(16, "<L", 5), DAMAGED),
    Case("a directory of no length", lambda: tail(12, "<L", 0), DAMAGED | FOREIGN),
    Case("only the end of a zip", lambda: b"PK\x05\x06" + bytes(18), FOREIGN),
    Case("only the start of a zip", lambda: b"PK\x03\x04", DAMAGED),
]
