"""What the picked table says on paper, before it is Word or PDF."""

from dataclasses import dataclass

from indicators.catalogue.definitions import Round
from indicators.output.numbers import format_date
from indicators.output.tables.pivot import Pivot
from indicators.output.xlsx_style import SAMPLE_WORDS

SIZES = ((8, 10.0), (12, 9.0), (16, 8.0))  # (most columns, points)
LEAST_SIZE = 7.0


@dataclass(frozen=True, slots=True)
class PivotPaper:
    """``heads``: of the name and of every cell. ``groups``: (title, rows of the name and the cells as words).
    ``size``: of the words in the table, in points. ``note``: what stands below it, or "". ``sample``: the words that
    mark a sample, or ""."""

    title: str
    lead: str
    sample: str
    heads: tuple[str, ...]
    groups: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    size: float
    note: str


def pivot_paper(made: Pivot, round: Round) -> PivotPaper:
    """The table as it stands on the screen, cell by cell."""
    groups = tuple(
        (title, tuple((row.name, *(cell.text for cell in row.cells)) for row in rows))
        for title, rows in made.groups()
    )
    return PivotPaper(
        title=f"So sánh: {round.name}",
        lead=f"Số liệu đến {format_date(round.data_date)}",
        sample=SAMPLE_WORDS if round.sample else "",
        heads=made.heads,
        groups=groups,
        size=next((size for most, size in SIZES if len(made.heads) <= most), LEAST_SIZE),
        note=made.note,
    )
