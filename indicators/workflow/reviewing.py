"""Verbs of review: each figure of a submission beside the accepted one, and where each finding stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from indicators.access.rights import Actor, require
from indicators.errors import UserError
from indicators.observations import Accepted
from indicators.observations.model import Observation
from indicators.observations.sheet_text import in_unicode
from indicators.observations.values import parse
from indicators.store.model import Confirmation
from indicators.workbook import open_isolated
from indicators.workbook.marking_model import without_list
from indicators.workflow.house import House
from indicators.workflow.opened import accepted_for, opened
from indicators.workflow.sheet_view import SheetView, view

MARGIN = 2
MOST_ROWS, MOST_COLUMNS = 20_000, 60  # of a sheet that is looked at whole
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a submission: ``id`` names the stored observation; ``before`` is what was accepted last for the
    same indicator, unit and year, None where nothing was.

    ``confirmed``: the number somebody stands for where the file gave words; ``state``: of that confirmation, 0 where
    there is none. ``left_out``: the latest decision did not take its indicator.
    """

    id: str
    observation: Observation
    before: float | None
    confirmed: float | None = None
    state: int = 0
    left_out: bool = False

    @property
    def difference(self) -> float | None:
        """Against ``before``, in the indicator's unit; None unless both are numbers."""
        if self.before is None or self.observation.value is None:
            return None
        return self.observation.value - self.before

    @property
    def waits_for_number(self) -> bool:
        """The file gave words where a number belongs, and nobody has stood for a number yet."""
        seen = self.observation
        return bool(seen.text) and seen.value is None and seen.numerator is None and self.confirmed is None


def lines_of(house: House, actor: Actor, submission: str) -> tuple[Line, ...]:
    """The figures of a submission beside those accepted before under the same strategy. Raises NotAllowed, NotFound."""
    found = opened(house, actor, submission)
    open = found.status in ("waiting", "returned") and found.round is not None
    accepted = accepted_for(house, actor, found.round or "") if open else {}
    numbers = {
        c.observation: c for c in house.store.confirmations(submission)
    }  # oldest first: the last one is left
    return tuple(
        _line(key, seen, _before(accepted, seen), numbers.get(key), seen.indicator in found.left_out)
        for key, seen in house.store.observations(submission)
    )


def _line(key: str, seen: Observation, before: float | None, number: Confirmation | None, left: bool) -> Line:
    if number is None:
        return Line(key, seen, before, left_out=left)
    return Line(key, seen, before, number.value, number.state, left)


def _before(accepted: Accepted, seen: Observation) -> float | None:
    if (seen.period, seen.kind, seen.breakdown) != ("year", "actual", ()):
        return None
    before = accepted.get((seen.indicator, seen.subject, seen.data_year))
    return before[0] if before else None


def windows(
    house: House, actor: Actor, name: str, content: bytes, places: Iterable[Place]
) -> dict[Place, SheetView]:
    """The surroundings of cells in a file that is not stored yet; cells that do not exist are left out."""
    require(actor, "check")
    return _windows(content, name, places)


def sheets(house: House, actor: Actor, name: str, content: bytes) -> tuple[SheetView, ...]:
    """The visible sheets with content of a file that is not stored yet, whole and in Unicode; () for one that
    cannot be opened."""
    require(actor, "check")
    workbook, _ = open_isolated(content, name)
    if workbook is None:
        return ()
    sheets = without_list(workbook).sheets
    shown = tuple(in_unicode(sheet)[0] for sheet in sheets if sheet.visible and sheet.rows)
    readable = replace(workbook, sheets=shown)
    return tuple(view(readable, sheet.name, "A1", MOST_ROWS, MOST_COLUMNS) for sheet in shown)


def _windows(content: bytes, name: str, places: Iterable[Place]) -> dict[Place, SheetView]:
    workbook, _ = open_isolated(content, name)
    found: dict[Place, SheetView] = {}
    if workbook is None:
        return found
    for sheet, cell in places:
        try:
            found[sheet, cell] = view(workbook, sheet, cell, MARGIN, MARGIN)
        except UserError:
            continue
    return found


def stored_windows(
    house: House, actor: Actor, submission: str, places: tuple[Place, ...]
) -> dict[Place, SheetView]:
    """The same for a submission's original."""
    found = opened(house, actor, submission)
    return _windows(house.store.original(found.sha256), found.file_name, places)


def number_of(text: str) -> float:
    """The number a person typed as offices write it ("50,9"). Raises UserError."""
    read = parse(text, percent=False, indicator=None)
    if read.form != "number" or read.value is None:
        raise UserError(f'"{text}" không phải là số. Hãy nhập một số, ví dụ 50,9.')
    return read.value
