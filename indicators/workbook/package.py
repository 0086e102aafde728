"""Unpack a zip-based workbook safely: everything is measured while it is inflated, nothing is believed."""

import io
import re
import zipfile
import zlib

from indicators.workbook.refusal import (
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_UNPACKED_BYTES,
    SMALL_MEMBER_BYTES,
    Refusal,
)

_LOCAL_HEADER = 30
_LOCAL_MAGIC = b"PK\x03\x04"
_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1
_XML_ENDINGS = (".xml", ".rels", ".vml")
# a part that would leave the folder it is unpacked into, or whose name is no name
_OUTSIDE = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:|[\x00-\x1f\x7f]")
_BROKEN = "tệp bị cắt cụt hoặc bị hỏng."


def unpack(content: bytes) -> dict[str, bytes]:
    """Part name → bytes for every XML part (and ``mimetype``); other parts are measured and kept as ``b""``.

    Raises Refusal: too many parts, too large, compressed too much, damaged, encrypted, or XML with a DOCTYPE.
    """
    members = _members(content)
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED_BYTES
    for member in members:
        data = _inflate(content, member, left)
        left -= len(data)
        is_xml = member.filename.lower().endswith(_XML_ENDINGS)
        if is_xml:
            _refuse_definitions(data)
        parts[member.filename] = data if is_xml or member.filename == "mimetype" else b""
    if MAX_UNPACKED_BYTES - left > max(SMALL_MEMBER_BYTES, MAX_RATIO * len(content)):
        raise Refusal("file_too_large", reason=f"tỷ lệ nén vượt {MAX_RATIO} lần")
    return parts


def _members(content: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refusal("unreadable_file", reason=_BROKEN) from error
    if len(members) > MAX_MEMBERS:
        raise Refusal("file_too_large", reason=f"có {len(members)} phần bên trong (tối đa {MAX_MEMBERS})")
    if len({member.filename.lower() for member in members}) < len(members):
        raise Refusal("unreadable_file", reason="tệp có hai phần trùng tên.")
    if any(_OUTSIDE.search(member.orig_filename) for member in members):
        raise Refusal("unsafe_file")
    if members and min(member.header_offset for member in members) != 0:
        raise Refusal("unreadable_file", reason=_BROKEN)  # something stands before the first part
    return members


def _inflate(content: bytes, member: zipfile.ZipInfo, left: int) -> bytes:
    """The bytes of one part, inflated from where it stands; stops at the limit instead of at the declared size."""
    if member.flag_bits & _ENCRYPTED_FLAG:
        raise Refusal("password_protected")
    start = _start(content, member)
    packed = content[start : start + member.compress_size]
    if len(packed) < member.compress_size:
        raise Refusal("unreadable_file", reason=_BROKEN)
    if member.compress_type == zipfile.ZIP_STORED:
        return _checked(packed, member)
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise Refusal("unreadable_file", reason="tệp nén bằng phương pháp không hỗ trợ.")
    allowed = min(left, max(SMALL_MEMBER_BYTES, MAX_RATIO * len(packed)))
    stream = zlib.decompressobj(-15)
    try:
        data = stream.decompress(packed, allowed + 1)
    except zlib.error as error:
        raise Refusal("unreadable_file", reason=_BROKEN) from error
    if len(data) > allowed:
        too_much = f"tỷ lệ nén vượt {MAX_RATIO} lần" if allowed < left else "giải nén ra hơn 100 MB"
        raise Refusal("file_too_large", reason=too_much)
    return _checked(data, member)


def _start(content: bytes, member: zipfile.ZipInfo) -> int:
    """Where the data of a part begin, behind its own header, which must bear the name the directory gives."""
    place = member.header_offset
    header = content[place : place + _LOCAL_HEADER]
    name_end = place + _LOCAL_HEADER + int.from_bytes(header[26:28], "little")
    encoding = "utf-8" if member.flag_bits & _UTF8_FLAG else "cp437"
    name = member.orig_filename.encode(encoding, "replace")
    if not header.startswith(_LOCAL_MAGIC) or content[place + _LOCAL_HEADER : name_end] != name:
        raise Refusal("unreadable_file", reason=_BROKEN)
    return name_end + int.from_bytes(header[28:30], "little")


def _checked(data: bytes, member: zipfile.ZipInfo) -> bytes:
    if len(data) != member.file_size or zlib.crc32(data) != member.CRC:
        raise Refusal("unreadable_file", reason=_BROKEN)
    return data


def _refuse_definitions(xml: bytes) -> None:
    """No office program writes a DOCTYPE or another encoding than UTF-8 into these parts; bombs need the first."""
    declared = b"!" in xml and (
        b"<!DOCTYPE" in xml or b"<!ENTITY" in xml
    )  # one sign is found ten times as fast
    if declared or b"\x00" in xml[:64]:
        raise Refusal("unsafe_file")
