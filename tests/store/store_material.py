"""Readings made by hand, small and alike, for the tests of the store."""

from datetime import date, datetime, timedelta

from indicators.findings import finding
from indicators.observations.model import IgnoredRow, Observation, Reading, Remark, RowCount
from indicators.store import Store

MORNING = datetime(2025, 6, 10, 8, 0)
DATA_DATES = {"2023": date(2023, 12, 31), "2024": date(2024, 12, 31), "2021-2025": date(2025, 5, 30)}


def observation(cell: str = "F7", **changes) -> Observation:
    known = {
        "indicator": "1.1", "subject": "608", "data_year": 2024, "period": "year", "kind": "actual",
        "numerator": 48.0, "denominator": 113.0, "value": 4800 / 113, "sheet": "Phụ lục", "cell": cell,
    }  # fmt: skip
    return Observation(**known | changes)


def reading(*observations: Observation, unit: str = "608", round: str = "2024", **changes) -> Reading:
    taken = observations or (observation(subject=unit),)
    known = {
        "form": "table", "unit": unit, "round": round, "rows": RowCount(len(taken) + 2, len(taken), 1, 1),
        "ignored": (IgnoredRow("Phụ lục", 6, "group_row"),), "observations": taken,
        "findings": (finding("unknown_row", "Phụ lục", "B9", name="Cây xanh", near=""),),
        "remarks": (Remark("limits", "Thiếu cán bộ chuyên trách.", "Ý kiến", "B2"),),
    }  # fmt: skip
    return Reading(**known | changes)


def refused(unit: str | None = None, round: str | None = None) -> Reading:
    return reading(unit=unit, round=round, form=None, findings=(finding("empty_file"),))


def at(minutes: int) -> datetime:
    return MORNING + timedelta(minutes=minutes)


def send(
    store: Store, what: Reading, minutes: int = 0, content: bytes = b"phu luc", name: str = "phu-luc.xlsx"
) -> str:
    """Keep and record one file as a unit would send it; the submission's id."""
    sha256 = store.keep_original(content, name)
    return store.record(
        what, sha256, name, "Sở Nội vụ", at(minutes), DATA_DATES.get(what.round or ""), what.round, what.unit
    )


def accept(store: Store, submission: str, minutes: int = 1) -> str:
    store.decide(submission, "accepted", "Sở Nội vụ", at(minutes))
    return submission
