"""Rows to figures, by the thousand and often: the one place of the store where a microsecond per row is felt."""

from collections.abc import Sequence
from datetime import date, datetime

from indicators.assessment.model import Figure, Source
from indicators.store.database import Database
from indicators.store.filling import filled
from indicators.store.rows import json_to_pairs

SUBMISSION, BREAKDOWN, SHEET, CELL = 3, 8, 19, 20  # columns of read/figures.sql


def counting_figures(database: Database, day: date, known_at: datetime) -> tuple[Figure, ...]:
    """Figures that count; see ``Store.figures``. Two questions, since submissions never change once they are there."""
    return figures_from(database, database.ask("read/counting", day=day, known_at=known_at), known_at)


def figures_from(database: Database, counting: Sequence[tuple], known_at: datetime) -> tuple[Figure, ...]:
    """Of submissions given as read/counting.sql gives them, in that order."""
    senders = {id: (unit, round, data_date) for id, unit, round, data_date, *_ in counting}
    files = {row[0]: row[4] for row in counting}
    rows = database.ask("read/figures", **counting_parameters(counting), known_at=known_at)
    return _figures(list(zip(*rows, strict=True)), senders, files) if rows else ()


def counting_parameters(counting: Sequence[tuple]) -> dict[str, list]:
    """What read/figures.sql and read/accepted_values.sql are asked with; rows as read/counting.sql gives them."""
    return {
        "submissions": [row[0] for row in counting],
        "whole": [row[5] for row in counting],
        "named": [row[6] for row in counting],
    }


def _figures(columns: list[tuple], senders: dict[str, tuple], files: dict[str, str]) -> tuple[Figure, ...]:
    """From the columns of read/figures.sql; ``senders``: submission → (sender, round, data date)."""
    submissions = columns[SUBMISSION]
    units, rounds, days = zip(*map(senders.__getitem__, submissions), strict=True)
    pairs = {text: json_to_pairs(text) for text in set(columns[BREAKDOWN])}
    sources = filled(
        Source, [submissions, list(map(files.__getitem__, submissions)), columns[SHEET], columns[CELL]]
    )
    breakdowns = list(map(pairs.__getitem__, columns[BREAKDOWN]))
    return tuple(
        filled(
            Figure,
            [*columns[:SUBMISSION], units, rounds, days, *columns[SUBMISSION + 1 : BREAKDOWN], breakdowns,
             *columns[BREAKDOWN + 1 : SHEET], sources],
        )
    )  # fmt: skip
