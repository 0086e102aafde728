"""The blocks a report is made of, before anything is written: headings, paragraphs, tables, blanks to fill in."""

from dataclasses import dataclass
from typing import Literal

Look = Literal["plain", "bold", "italic", "blank"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one look; a ``blank`` is shown so that nobody overlooks it."""

    text: str
    look: Look = "plain"


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 (I, II), 2 (1, 2) or 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    pieces: tuple[Piece, ...]
    dash: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """``ground``: "#rrggbb", "" for white."""

    text: str
    align: Literal["left", "center", "right"] = "left"
    ground: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``heads`` are repeated on every page; a row of one cell spans the table. ``widths`` in millimetres."""

    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    size: float = 11  # points


Block = Heading | Paragraph | Table


def plain(text: str) -> Piece:
    return Piece(text)


def bold(text: str) -> Piece:
    return Piece(text, "bold")


def italic(text: str) -> Piece:
    return Piece(text, "italic")


def blank_room(letters: int) -> Piece:
    """A place for a few digits: "[…]", as wide as what goes there."""
    return Piece(f"[{'…' * (letters // 2)}]", "blank")


def blank(wanted: str) -> Piece:
    """A place for a person to write: "[… ghi kinh phí …]"."""
    return Piece(f"[… {wanted} …]", "blank")
