"""A sheet of a spreadsheet as it stands in the file, with the cell in question outlined."""

from indicators.output.tables.sheet_cells import Cell, Line, View, drawing, remarks
from pages.shared.markup import Piece, paragraph, safe

PATIENCE = 14  # rows a window shows without scrolling of its own


def sheet(view: View) -> Piece:
    """The sheet with its own row numbers and column letters; a long one scrolls by itself, opened at the cell."""
    made = drawing(view)
    heads = "".join(
        f'<th scope="col" style="min-width:{width * 0.62:.1f}em"{_faint(hidden)}>{name}</th>'
        for name, width, hidden in made.columns
    )
    body = "".join(map(_row, made.lines))
    title = safe(f"Trang tính {view.sheet}, ô {view.cell}")
    long = len(made.lines) > PATIENCE
    frame = "scroll whole" if long else "scroll"
    return (
        f'<div class="{frame}" tabindex="0" role="region" aria-label="{title}"><table class="sheet">'
        f"<thead><tr><td></td>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
        + "".join(paragraph("trust", said) for said in (remarks(view) if long or view.withheld else ()))
    )


def _row(line: Line) -> Piece:
    return (
        f'<tr{_faint(line.hidden)}><th scope="row">{line.number}</th>{"".join(map(_cell, line.cells))}</tr>'
    )


def _cell(cell: Cell) -> Piece:
    kinds = [kind for kind, yes in (("here", cell.here), ("number", cell.is_number)) if yes]
    spans = "".join(
        f' {name}="{n}"' for name, n in (("rowspan", cell.rows), ("colspan", cell.columns)) if n > 1
    )
    return f'<td class="{" ".join(kinds)}"{spans}>{safe(cell.text)}</td>'


def _faint(hidden: bool) -> Piece:
    return ' class="hidden-line"' if hidden else ""
