"""styles.xml with more cell formats at its end: copies of formats with another fill, and the looks of our own sheet.

A fill of ours is known again by its colour. It carries the colour that was there before as its background, which a
solid fill never shows, so marking a marked copy again finds what to restore even where rows were moved.
"""

from dataclasses import dataclass

from indicators.workbook.marking_xml import Edit, Element, append, parse, splice, with_attributes

_SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{_SPREADSHEET}"/>'.encode()
)
_ORDER = (
    "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors",
    "extLst",
)  # fmt: skip
_ITEMS = {"fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf"}
# what stands first in a container that a file lacks; {p} is the prefix of its elements
_DEFAULTS = {
    "fonts": '<{p}font><{p}sz val="11"/><{p}name val="Calibri"/></{p}font>',
    "fills": '<{p}fill><{p}patternFill patternType="none"/></{p}fill>'
    '<{p}fill><{p}patternFill patternType="gray125"/></{p}fill>',
    "borders": "<{p}border/>",
    "cellXfs": '<{p}xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
}
_NO_COLOUR = 'indexed="64"'
_THIN = '<{p}{side} style="thin"><{p}color rgb="FF8A8F98"/></{p}{side}>'
_TEXT_FORMAT = 49


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell of our own sheet looks; colours are "#rrggbb", "" for none."""

    bold: bool = False
    italic: bool = False
    underlined: bool = False
    points: int = 11
    ink: str = "#1F2933"
    fill: str = ""
    bordered: bool = False
    across: str = "left"
    wrapped: bool = True


class Styles:
    """The cell formats of a workbook, and those added. ``fills``: our colours, as "#rrggbb"."""

    def __init__(self, xml: bytes | None, fills: tuple[str, ...]) -> None:
        self._xml = _complete(xml or _EMPTY)
        root = parse(self._xml)
        self._prefix = root.prefix
        self._parent = ' xfId="0"' if root.child("cellStyleXfs") else ""
        self._containers = {name: c for name in _ITEMS if (c := root.child(name))}
        self._items = {
            name: [e for e in c.children if e.name == _ITEMS[name]] for name, c in self._containers.items()
        }
        self._added: dict[str, list[bytes]] = {name: [] for name in _ITEMS}
        self._marked: dict[tuple[int, str], int] = {}
        self._looks: dict[Look, int] = {}
        ours = {argb(fill) for fill in fills}
        self._our_fills = {n for n, fill in enumerate(self._items["fills"]) if _colour(fill) in ours}
        self.ours = frozenset(n for n in range(self._count("cellXfs")) if self._fill_of(n) in self._our_fills)

    def marked(self, style: int, fill: str) -> int:
        """A format like ``style`` (one of the file's own) with a solid fill."""
        style = self.unmarked(style)
        if (style, fill) not in self._marked:
            before = self._solid_colour(self._fill_of(style))
            solid = self._put("fills", _solid(self._prefix, f'rgb="{argb(fill)}"', before))
            self._marked[style, fill] = self._put("cellXfs", self._with_fill(style, solid))
        return self._marked[style, fill]

    def unmarked(self, style: int) -> int:
        """The format before it got a fill of ours; any other as it is, one that does not exist as the first."""
        if style not in self.ours:
            return style if style < self._count("cellXfs") else 0
        if (style, "") not in self._marked:
            before = _background(self._items["fills"][self._fill_of(style)])
            old = 0 if before == _NO_COLOUR else self._put("fills", _solid(self._prefix, before, _NO_COLOUR))
            self._marked[style, ""] = self._put("cellXfs", self._with_fill(style, old))
        return self._marked[style, ""]

    def look(self, look: Look) -> int:
        """The format of a cell of our own sheet; text stays text when it is typed over."""
        if look not in self._looks:
            self._looks[look] = self._put("cellXfs", self._own(look))
        return self._looks[look]

    def xml(self) -> bytes:
        """The part, with what was added."""
        edits: list[Edit] = []
        for name, container in self._containers.items():
            more = b"".join(self._added[name])
            if more:
                tag = with_attributes(self._xml[container.start : container.opened], count=self._count(name))
                edits += [(container.start, container.opened, tag), append(self._xml, container, more)]
        return splice(self._xml, edits)

    def _count(self, name: str) -> int:
        return len(self._items[name]) + len(self._added[name])

    def _put(self, name: str, xml: bytes) -> int:
        if xml in self._added[name]:
            return len(self._items[name]) + self._added[name].index(xml)
        self._added[name].append(xml)
        return self._count(name) - 1

    def _bytes(self, style: int) -> bytes:
        known = self._items["cellXfs"]
        if style >= len(known):
            return self._added["cellXfs"][style - len(known)]
        return self._xml[known[style].start : known[style].end]

    def _fill_of(self, style: int) -> int:
        known = self._items["cellXfs"]
        format = known[style] if style < len(known) else parse(self._bytes(style))
        fill = format.attribute("fillId")
        return int(fill) if fill.isdigit() and int(fill) < self._count("fills") else 0

    def _with_fill(self, style: int, fill: int) -> bytes:
        xml = self._bytes(style)
        end = parse(xml).opened
        return with_attributes(xml[:end], fillId=fill, applyFill=1) + xml[end:]

    def _solid_colour(self, fill: int) -> str:
        known = self._items["fills"]
        pattern = known[fill].child("patternFill") if fill < len(known) else None
        if pattern is None or pattern.attribute("patternType") != "solid":
            return _NO_COLOUR
        return _attributes(pattern.child("fgColor"))

    def _own(self, look: Look) -> bytes:
        p = self._prefix
        signs = "".join(
            f"<{p}{s}/>" for s, on in (("b", look.bold), ("i", look.italic), ("u", look.underlined)) if on
        )
        font = self._put("fonts", (
            f'<{p}font>{signs}<{p}sz val="{look.points}"/><{p}color rgb="{argb(look.ink)}"/>'
            f'<{p}name val="Times New Roman"/><{p}family val="1"/></{p}font>'
        ).encode())  # fmt: skip
        fill = self._put("fills", _solid(p, f'rgb="{argb(look.fill)}"', _NO_COLOUR)) if look.fill else 0
        sides = "".join(_THIN.format(p=p, side=side) for side in ("left", "right", "top", "bottom"))
        border = self._put("borders", f"<{p}border>{sides}</{p}border>".encode()) if look.bordered else 0
        indent = ' indent="1"' if look.bordered and look.across == "left" else ""
        return (
            f'<{p}xf numFmtId="{_TEXT_FORMAT}" fontId="{font}" fillId="{fill}" borderId="{border}"{self._parent} '
            f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
            f'<{p}alignment horizontal="{look.across}" vertical="center" wrapText="{int(look.wrapped)}"{indent}/>'
            f"</{p}xf>"
        ).encode()


def argb(colour: str) -> str:
    """ "#F4C7A8" → "FFF4C7A8"."""
    return "FF" + colour.lstrip("#").upper()


def _complete(xml: bytes) -> bytes:
    """The part with every container we add to."""
    for name, default in _DEFAULTS.items():
        root = parse(xml)
        empty = root.child(name)
        if empty and not empty.children:
            xml = splice(xml, [(empty.start, empty.end, b"")])
            root = parse(xml)
        if root.child(name) is None:
            later = [c for c in root.children if c.name in _ORDER[_ORDER.index(name) + 1 :]]
            p = root.prefix
            data = f"<{p}{name}>{default.format(p=p)}</{p}{name}>".encode()
            xml = splice(xml, [(later[0].start, later[0].start, data) if later else append(xml, root, data)])
    return xml


def _solid(prefix: str, colour: str, before: str) -> bytes:
    return (
        f'<{prefix}fill><{prefix}patternFill patternType="solid"><{prefix}fgColor {colour}/>'
        f"<{prefix}bgColor {before}/></{prefix}patternFill></{prefix}fill>"
    ).encode()


def _colour(fill: Element) -> str:
    pattern = fill.child("patternFill")
    colour = pattern.child("fgColor") if pattern else None
    return colour.attribute("rgb").upper() if colour else ""


def _background(fill: Element) -> str:
    pattern = fill.child("patternFill")
    return _attributes(pattern.child("bgColor") if pattern else None)


def _attributes(colour: Element | None) -> str:
    """The colour as attributes, whichever way it is given: rgb, theme and tint, or index."""
    if colour is None:
        return _NO_COLOUR
    known = [(k, colour.attribute(k)) for k in ("rgb", "theme", "indexed", "tint") if colour.attribute(k)]
    plain = all(set(v) <= set("0123456789ABCDEFabcdef.-+") for _, v in known)
    return " ".join(f'{k}="{v}"' for k, v in known) if known and plain else _NO_COLOUR
