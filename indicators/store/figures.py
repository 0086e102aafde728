"""Rows to figures, by the thousand and often: the one place of the store where a microsecond per row is felt."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime

from indicators.assessment.model import Figure, Source
from indicators.store.database import Database
from indicators.store.rows import json_to_pairs

# A frozen dataclass sets each field through object.__setattr__; going to the slots saves a fifth of the time.
SLOTS = tuple(getattr(Figure, field.name).__set__ for field in fields(Figure))


def counting_figures(database: Database, day: date, known_at: datetime) -> tuple[Figure, ...]:
    """Figures that count; see ``Store.figures``. Two questions, since submissions never change once they are there."""
    counting = database.ask("read/counting", day=day, known_at=known_at)
    rounds = {id: (unit, round, data_date) for id, unit, round, data_date, _ in counting}
    files = {id: file_name for id, *_, file_name in counting}
    rows = database.ask("read/figures", submissions=list(files), known_at=known_at)
    breakdowns = {text: json_to_pairs(text) for text in {row[8] for row in rows}}
    return tuple([_figure(row, rounds[row[3]], files[row[3]], breakdowns[row[8]]) for row in rows])


def _figure(row: Sequence, round: tuple, file: str, breakdown: tuple) -> Figure:
    """From the columns of read/figures.sql; ``round`` is (sender, round, data date)."""
    values = (*row[:3], *round, *row[4:8], breakdown, *row[9:19], Source(row[3], file, row[19], row[20]))
    made = object.__new__(Figure)
    for put, value in zip(SLOTS, values, strict=True):
        put(made, value)
    return made
