"""The boxes in which Excel shows comments: shapes of an old drawing language, sized to their texts.

Office programs write these parts loosely, so they are edited as text, not as XML.
"""

import re
from collections.abc import Collection, Mapping
from math import ceil

from indicators.workbook.grid import Position
from indicators.workbook.marking_cells import Layout

_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_TYPE = (
    f'<v:shapetype {_SPACES} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
EMPTY = f"<xml {_SPACES}></xml>".encode()
_SHAPE_START, _SHAPE_END = re.compile(rb"<v:shape\s"), b"</v:shape>"
_PLACE = re.compile(rb"<x:(Row|Column)>\s*(\d+)\s*</x:\1>")
_ANCHOR = re.compile(rb"<x:Anchor>[^<]*</x:Anchor>")
_NOTE = re.compile(rb"""ObjectType\s*=\s*["']Note["']""")
_NUMBER = re.compile(rb"_x0000_s(\d+)")
_FIRST_NUMBER = 1025
WIDTH_PX, WIDE_PX, TALL_PX = 320, 560, 420
_LETTERS_PER_PX, _LINE_PX, _MARGIN_PX = 1 / 6.5, 15, 14
_PX_PER_CHARACTER, _PX_PADDING, _PX_PER_POINT = 7, 5, 4 / 3
_GAP_PX = 12
_LAST_COLUMN, _LAST_ROW = 16_383, 1_048_575


def without_boxes(vml: bytes, cells: Collection[Position]) -> bytes:
    """The drawing without the boxes of some cells."""
    return b"".join(b"" if _place(piece) in cells else piece for piece in _pieces(vml))


def with_boxes(vml: bytes, texts: Mapping[Position, str], layout: Layout) -> bytes:
    """The drawing with a box for every text: a new one, or the one that is there, resized."""
    pieces = _pieces(vml)
    old = {place for piece in pieces if (place := _place(piece)) is not None}
    vml = b"".join(_resized(piece, texts, layout) for piece in pieces)
    number = max((int(n) for n in _NUMBER.findall(vml)), default=_FIRST_NUMBER - 1)
    number = max(number, _FIRST_NUMBER - 1)
    declared = all(f"xmlns:{prefix}=".encode() in vml for prefix in "vox")
    spaces = "" if declared else f" {_SPACES}"
    shapes = [b"" if b'"_x0000_t202"' in vml else _TYPE.encode()]
    for place in sorted(texts.keys() - old):
        number += 1
        shapes.append(_shape(spaces, number, place, anchor(place, texts[place], layout)).encode())
    end = vml.rfind(b"</xml>")
    return vml[:end] + b"".join(shapes) + vml[end:] if end >= 0 else vml


def anchor(place: Position, text: str, layout: Layout) -> str:
    """The corners of a box right of its cell: column, pixels, row, pixels, twice."""
    width, height = box_size(text)
    left, top = place[1] + 1, max(place[0] - 1, 0)
    right, right_px = _walk(left, _GAP_PX + width, lambda c: _column_px(layout, c), _LAST_COLUMN)
    bottom, bottom_px = _walk(top, _GAP_PX + height, lambda r: _row_px(layout, r), _LAST_ROW)
    return f"{left}, {_GAP_PX}, {top}, {_GAP_PX}, {right}, {right_px}, {bottom}, {bottom_px}"


def box_size(text: str) -> tuple[int, int]:
    """Width and height in pixels in which a text is read without scrolling."""
    for width in (WIDTH_PX, WIDE_PX):
        letters = (width - _MARGIN_PX) * _LETTERS_PER_PX
        lines = sum(max(1, ceil(len(line) / letters)) for line in text.split("\n"))
        height = lines * _LINE_PX + _MARGIN_PX
        if height <= TALL_PX:
            break
    return width, height


def _walk(index: int, left: int, size, last: int) -> tuple[int, int]:
    while index < last and left > size(index):
        left -= size(index)
        index += 1
    return index, min(left, max(size(index) - 1, 0))


def _column_px(layout: Layout, column: int) -> int:
    width = layout.column(column)[0]
    return int(width * _PX_PER_CHARACTER + _PX_PADDING) if width else 0


def _row_px(layout: Layout, row: int) -> int:
    return int(layout.heights.get(row, layout.points) * _PX_PER_POINT)


def _pieces(vml: bytes) -> list[bytes]:
    """The drawing cut into shapes and what stands between them."""
    pieces, at = [], 0
    while (end := vml.find(_SHAPE_END, at)) >= 0:
        starts = [found.start() for found in _SHAPE_START.finditer(vml, at, end)]
        start, end = starts[-1] if starts else end, end + len(_SHAPE_END)
        pieces += [vml[at:start], vml[start:end]]
        at = end
    return [*pieces, vml[at:]]


def _place(shape: bytes) -> Position | None:
    """The cell of a shape that shows a comment; None for any other piece."""
    if not shape.endswith(_SHAPE_END):
        return None
    found = {name: int(number) for name, number in _PLACE.findall(shape)}
    return (found[b"Row"], found[b"Column"]) if _NOTE.search(shape) and len(found) == 2 else None


def _resized(shape: bytes, texts: Mapping[Position, str], layout: Layout) -> bytes:
    place = _place(shape)
    if place is None or place not in texts:
        return shape
    return _ANCHOR.sub(f"<x:Anchor>{anchor(place, texts[place], layout)}</x:Anchor>".encode(), shape)


def _shape(spaces: str, number: int, place: Position, corners: str) -> str:
    return (
        f'<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202" '
        'style="position:absolute;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{corners}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{place[0]}</x:Row><x:Column>{place[1]}</x:Column></x:ClientData></v:shape>"
    )
