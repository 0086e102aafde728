"""The comments of one sheet: what others wrote stays, what we wrote before goes, what we say now comes behind."""

from collections.abc import Mapping
from xml.parsers import expat

from indicators.workbook.facts import column_index
from indicators.workbook.grid import Position, cell_name
from indicators.workbook.marking_xml import Edit, Element, append, cell_text, escaped, parse, splice

AUTHOR = "Kiểm tra số liệu"
HEADING = (
    f"— {AUTHOR} —"  # what we write begins with it, so that it is known again after any program saved it
)
_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{_SPREADSHEET}">'
    "<authors/><commentList/></comments>"
).encode()


def without_ours(xml: bytes) -> tuple[bytes, tuple[Position, ...]]:
    """Comments without what we wrote into them, and the cells whose comment was ours alone and is gone."""
    edits: list[Edit] = []
    gone: list[Position] = []
    for comment in parse(xml).every("comment"):
        text = text_of(comment, xml)
        if HEADING not in text:
            continue
        if text[: text.index(HEADING)].strip():
            edits += _cut(comment, xml)
        else:
            edits.append((comment.start, comment.end, b""))
            gone += [place] if (place := position_of(comment)) else []
    return splice(xml, edits), tuple(gone)


def with_notes(xml: bytes, notes: Mapping[Position, str]) -> tuple[bytes, dict[Position, str]]:
    """Comments with our notes added; position → the whole text now in each of these cells."""
    root = parse(xml)
    authors, list_ = root.child("authors"), root.child("commentList")
    if authors is None or list_ is None:
        return with_notes(EMPTY, notes)
    p = root.prefix
    names = [_content(a, xml) for a in authors.children]
    author = names.index(AUTHOR) if AUTHOR in names else len(names)
    edits = (
        []
        if AUTHOR in names
        else [append(xml, authors, f"<{p}author>{escaped(AUTHOR)}</{p}author>".encode())]
    )
    present = {place: c for c in list_.children if (place := position_of(c))}
    texts: dict[Position, str] = {}
    fresh: list[str] = []
    for place, note in notes.items():
        body = present[place].child("text") if place in present else None
        before = text_of(present[place], xml).rstrip() if place in present else ""
        gap = "\n\n" if before else ""
        texts[place] = f"{before}{gap}{HEADING}\n{note}"
        runs = _run(p, f"{gap}{HEADING}\n", bold=True) + _run(p, note)
        if body is not None:
            edits.append(append(xml, body, runs.encode()))
        elif place not in present:
            fresh.append(
                f'<{p}comment ref="{cell_name(*place)}" authorId="{author}"><{p}text>{runs}</{p}text></{p}comment>'
            )
    return splice(xml, [*edits, append(xml, list_, "".join(fresh).encode())]), texts


def position_of(comment: Element) -> Position | None:
    """From 0; None for an address that is none."""
    reference = comment.attribute("ref").replace("$", "").upper()
    letters = reference.rstrip("0123456789")
    number = reference[len(letters) :]
    if not (letters.isascii() and letters.isalpha() and number):
        return None
    return int(number) - 1, column_index(letters)


def text_of(comment: Element, xml: bytes) -> str:
    """All the words of a comment."""
    return "".join(_content(t, xml) for t in comment.every("t"))


def _content(element: Element, xml: bytes) -> str:
    """The text of an element without children, entities resolved, in whatever encoding."""
    pieces: list[str] = []
    head = xml[: xml.find(b"?>") + 2] if xml.startswith(b"<?xml") else b""
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = pieces.append
    parser.Parse(head + xml[element.start : element.end], True)
    return "".join(pieces)


def _cut(comment: Element, xml: bytes) -> list[Edit]:
    """Edits that end a comment where ours begins."""
    edits: list[Edit] = []
    seen = ""
    for t in comment.every("t"):
        text = _content(t, xml)
        whole = seen + text
        if HEADING in seen:
            edits.append((t.opened, t.closing, b""))
        elif HEADING in whole:
            kept = whole[: whole.index(HEADING)].rstrip()[len(seen) :]
            edits.append((t.opened, t.closing, cell_text(kept).encode()))
        seen = whole
    return edits


def _run(prefix: str, text: str, bold: bool = False) -> str:
    p = prefix
    return (
        f'<{p}r><{p}rPr>{f"<{p}b/>" if bold else ""}<{p}sz val="9"/><{p}color indexed="81"/>'
        f'<{p}rFont val="Tahoma"/><{p}family val="2"/></{p}rPr>'
        f'<{p}t xml:space="preserve">{cell_text(text)}</{p}t></{p}r>'
    )
