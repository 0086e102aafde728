"""An unpacked .xlsx or .xlsm → sheets: values by calamine, the rest from the XML."""

import posixpath
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from indicators.workbook import xlsx_exact, xlsx_scan
from indicators.workbook.facts import PERCENT_FORMAT_IDS, SheetFacts, is_percent_format
from indicators.workbook.grid import Sheet, cell_name
from indicators.workbook.plain import plain
from indicators.workbook.refusal import Refusal, refuse_unless_bounded
from indicators.workbook.values import open_values, read_sheets

_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"


def read_xlsx(content: bytes, parts: dict[str, bytes]) -> tuple[Sheet, ...]:
    """Every worksheet in the order of the file; raises Refusal. Sizes are checked before calamine sees a cell."""
    parts = {name.lower(): data for name, data in parts.items()}
    percent = percent_styles(parts.get(_STYLES, b""))
    named = _sheet_parts(parts)
    facts = [_facts(parts.get(part, b""), percent) for _, part in named]
    for (name, _), found in zip(named, facts, strict=True):
        refuse_unless_bounded(plain(name), found.height, found.width)
    sheets = read_sheets(open_values(content), facts)
    parts_by_name = {
        plain(name): (parts.get(part, b""), found) for (name, part), found in zip(named, facts, strict=True)
    }
    for one in sheets:
        _refuse_losses(one, *parts_by_name.get(one.name, (b"", SheetFacts())))
    return sheets


def _refuse_losses(one: Sheet, xml: bytes, facts: SheetFacts) -> None:
    """Of a cell written twice the reader keeps one without a word. Counting tells cheaply that none is missing."""
    spot = facts.repeated
    if not facts.height:  # the quick scan; it does not look for it
        stored = xml.count(b"<v") + xml.count(b"<is")
        kept = sum(len(row) - row.count("") for row in one.rows)
        spot = xlsx_scan.repeated(xml) if stored > kept else None
    if spot:
        place = f'trang "{one.name}", ô {cell_name(*spot)}'
        raise Refusal("unreadable_file", reason=f"{place} được ghi hai lần.")


def percent_styles(styles: bytes) -> frozenset[bytes]:
    """Ids of the cell formats that print a percent sign, as they stand in ``s="…"``."""
    if not styles or not any(mark in styles for mark in (b"%", b'"9"', b'"10"', b"'9'", b"'10'")):
        return frozenset()
    root = _parse(styles)
    formats = {e.get("numFmtId"): e.get("formatCode", "") for e in root.iter() if _local(e) == "numFmt"}
    percent = {str(i) for i in PERCENT_FORMAT_IDS if str(i) not in formats}
    percent |= {number for number, code in formats.items() if number and is_percent_format(code)}
    cell_formats = next((e for e in root if _local(e) == "cellXfs"), ())
    return frozenset(str(i).encode() for i, e in enumerate(cell_formats) if e.get("numFmtId") in percent)


def _facts(xml: bytes, percent: frozenset[bytes]) -> SheetFacts:
    if not xml:
        return SheetFacts()
    return xlsx_scan.scan(xml, percent) or xlsx_exact.parse(xml, percent)


def _sheet_parts(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """(sheet name, part name in lower case) in the order of the file, through the relations of the workbook."""
    targets = {e.get("Id"): e.get("Target", "") for e in _parse(parts.get(_RELATIONS, b"<r/>"))}
    found = []
    for element in _parse(parts[_WORKBOOK]).iter():
        if _local(element) == "sheet":
            relation = next((value for key, value in element.items() if key.endswith("}id")), None)
            target = targets.get(relation, "")
            part = posixpath.normpath(posixpath.join("/xl", target))[1:].lower()
            found.append((element.get("name", ""), part))
    if len({part for _, part in found}) < len(found):
        raise Refusal("unreadable_file", reason="có hai trang dùng chung một phần của tệp.")
    return found


def _parse(xml: bytes) -> Element:
    try:
        return fromstring(xml)
    except DefusedXmlException as error:
        raise Refusal("unsafe_file") from error
    except (ParseError, ValueError, LookupError) as error:
        raise Refusal("unreadable_file", reason="cấu trúc tệp bị hỏng.") from error


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
