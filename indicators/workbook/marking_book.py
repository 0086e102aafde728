"""The workbook part: which sheets there are, one more in front, some taken away, and programs left out."""

from collections.abc import Collection

from indicators.workbook.marking_cells import deselect, read_layout
from indicators.workbook.marking_package import Package
from indicators.workbook.marking_xml import Edit, Element, escaped, parse, set_attributes, splice
from indicators.workbook.refusal import Refusal

WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
PLAIN_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
PROGRAMS = ("vbaProject", "xlMacrosheet", "xlIntlMacrosheet", "attachedToolbars")
_LONGEST_NAME = 31


def sheet_parts(package: Package) -> dict[str, str]:
    """Sheet name → part, in the order of the workbook."""
    targets = {r.id: r.target for r in package.relations(package.workbook)}
    return {e.attribute("name"): targets.get(e.attribute("id"), "") for e in _sheets(package)}


def free_name(package: Package, wanted: str) -> str:
    """``wanted``, or "wanted (2)" where the workbook has a sheet of that name; case does not tell names apart."""
    taken = {name.casefold() for name in sheet_parts(package)}
    names = [wanted, *(f"{wanted[: _LONGEST_NAME - 5]} ({n})" for n in range(2, len(taken) + 3))]
    return next(name for name in names if name.casefold() not in taken)


def put_first(package: Package, name: str, xml: bytes) -> None:
    """Add a sheet in front of all others, the one that is open."""
    for part in sheet_parts(package).values():
        sheet = package.parts.get(part, b"")
        if b"tabSelected" in sheet:
            package.parts[part] = splice(sheet, deselect(sheet, read_layout(sheet)))
    part = package.unused("xl/worksheets/sheet{}.xml")
    package.put(part, xml, WORKSHEET)
    id = package.relate(package.workbook, "worksheet", part)
    book = package.parts[package.workbook]
    root = parse(book)
    sheets = _sheets(package)
    number = max(int(e.attribute("sheetId") or 0) for e in sheets) + 1
    key = next(k for k in sheets[0].attributes if k.rpartition(":")[2] == "id")
    spaces = "".join(f' {k}="{v}"' for k, v in sheets[0].attributes.items() if k.startswith("xmlns"))
    line = f'<{sheets[0].tag}{spaces} name="{escaped(name)}" sheetId="{number}" {key}="{id}"/>'
    edits: list[Edit] = [(sheets[0].start, sheets[0].start, line.encode())]
    edits += _shifted(book, root, {at: at + 1 for at in range(len(sheets))})
    edits += [set_attributes(book, v, activeTab=0, firstSheet=None) for v in root.every("workbookView")]
    package.parts[package.workbook] = splice(book, edits)


def remove_sheets(package: Package, names: Collection[str]) -> None:
    """Take sheets away with all that belongs to them alone; another sheet always stays."""
    book = package.parts[package.workbook]
    root, sheets = parse(book), _sheets(package)
    gone = [at for at, e in enumerate(sheets) if e.attribute("name") in names]
    if not gone or len(gone) == len(sheets):
        return
    kept = [at for at in range(len(sheets)) if at not in gone]
    edits: list[Edit] = [(sheets[at].start, sheets[at].end, b"") for at in gone]
    edits += _shifted(book, root, {old: new for new, old in enumerate(kept)})
    edits += [set_attributes(book, v, activeTab=0, firstSheet=None) for v in root.every("workbookView")]
    package.parts[package.workbook] = splice(book, edits)
    for at in gone:
        package.unrelate(package.workbook, sheets[at].attribute("id"))


def leave_out_programs(package: Package) -> None:
    """No macros: their parts go, sheets of macros too, and the file is an ordinary workbook."""
    programs = [r for r in package.relations(package.workbook) if r.type in PROGRAMS]
    sheets = {part: name for name, part in sheet_parts(package).items()}
    remove_sheets(package, {sheets[r.target] for r in programs if r.target in sheets})
    for relation in programs:
        package.unrelate(package.workbook, relation.id)
    package.retype(package.workbook, PLAIN_WORKBOOK)


def _sheets(package: Package) -> list[Element]:
    frame = parse(package.parts[package.workbook]).child("sheets")
    if frame is None or not frame.children:
        raise Refusal("unreadable_file", reason="tệp không có trang tính nào.")
    return frame.children


def _shifted(book: bytes, root: Element, places: dict[int, int]) -> list[Edit]:
    """Edits of the names that belong to one sheet: they count sheets, and go with theirs."""
    edits: list[Edit] = []
    for name in root.every("definedName"):
        place = name.attribute("localSheetId")
        if place.isdigit():
            new = places.get(int(place))
            gone = (name.start, name.end, b"")
            edits.append(gone if new is None else set_attributes(book, name, localSheetId=new))
    return edits
