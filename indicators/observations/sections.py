"""Units as headings inside a table: "I. Huyện Đăk Hà" over its indicators, "II. Huyện Sa Thầy" over the same again."""

import re
from collections.abc import Iterable

from indicators.observations.desk import Desk
from indicators.observations.gazetteer import place_words, split_kind
from indicators.observations.rows import GROUP_NUMBER
from indicators.observations.table import Table
from indicators.observations.text import fold
from indicators.workbook.grid import Sheet

LEADING = re.compile(r"\s*(?:([ivxIVX]{1,5}|[A-HĐ]|\d{1,2})\s*[.)/-]|[-+•])\s*")
LONGEST_NAME = 60
PLACES = ("district", "commune")
FEW = 2  # headings from which names without a kind word ("Đăk Hà") are places
UNKNOWN = ""  # a heading like the others that names nobody known


def headings(
    sheet: Sheet, table: Table, names: tuple[int, int], used: Iterable[int]
) -> dict[int, tuple[str, str]]:
    """Row → how it is numbered and its words, for rows without figures that could head others.

    ``names``: the columns of numbers and of names; ``used``: those of values, blank in a heading.
    """
    columns = tuple(used)
    found: dict[int, tuple[str, str]] = {}
    for row in range(table.head_last + 1, table.body_end):
        cells = sheet.rows[row]
        if all(cells[c] in ("", None) for c in columns):
            texts = [str(cells[c]).strip() for c in names if c >= 0 and cells[c] not in ("", None)]
            if texts and len(texts[-1]) <= LONGEST_NAME:
                found[row] = _parted(texts)
    return found


def sections(desk: Desk, headings: dict[int, tuple[str, str]]) -> dict[int, tuple[str, str]]:
    """Row → the unit the rows below it are about, and its name as written; UNKNOWN where a heading numbered like
    those of units names none."""
    found = {row: code for row, (_, name) in headings.items() if (code := _place(desk, name))}
    certain = any(split_kind(place_words(headings[row][1]))[0] for row in found)
    if not found or not certain and len(set(found.values())) < FEW:
        return {}
    styles = {headings[row][0] for row in found} - {""}
    alike = {row: UNKNOWN for row, (style, _) in headings.items() if style in styles and row not in found}
    return {row: (code, headings[row][1]) for row, code in (alike | found).items()}


def _place(desk: Desk, name: str) -> str:
    """The district or commune a heading names, or the whole that a sender above them speaks for."""
    code = desk.place(name) if name else None
    if not code or desk.catalogue.unit(code, desk.round.data_date).level in PLACES:
        return code or ""
    return code if code == desk.round.province and fold(name).startswith("toan") else ""


def _parted(texts: list[str]) -> tuple[str, str]:
    """How a heading is numbered ("roman", "letter", "number", "") and its words."""
    if len(texts) > 1 and not LEADING.match(texts[-1]):
        return _style(texts[0].removesuffix(".0")), texts[-1]
    hit = LEADING.match(texts[-1])
    return (_style(hit.group(1) or ""), texts[-1][hit.end() :]) if hit else ("", texts[-1])


def _style(number: str) -> str:
    bare = number.strip(" .)/-")
    if bare.isdecimal():
        return "number"
    if not GROUP_NUMBER.fullmatch(bare):
        return ""
    return "roman" if set(bare.lower()) <= set("ivx") else "letter"
