"""Figures of files whatever became of them: accepted, waiting, returned, replaced by a later one."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from indicators.assessment.model import Figure
from indicators.store.database import Database
from indicators.store.figures import figures_from
from indicators.store.model import Submission

NOW = datetime(9999, 12, 31, 23, 59, 59)


def sent_figures(
    database: Database, submissions: Sequence[Submission], indicators: Sequence[str]
) -> dict[str, tuple[Figure, ...]]:
    """Submission → its figures of ``indicators``, those without any left out."""
    rows = [(s.id, s.unit, s.round, s.data_date, s.file_name, False, list(indicators)) for s in submissions]
    found = figures_from(database, rows, NOW)
    return {id: tuple(of) for id, of in groupby(found, key=lambda f: f.source.submission)}
