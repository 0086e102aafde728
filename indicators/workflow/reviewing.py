"""Verbs of review: what a submission says beside what was accepted before, and where each finding stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from indicators.access.masking import sees_all
from indicators.access.rights import Actor, require
from indicators.assessment.changes import Difference, Key, Seen, compare, figure_key
from indicators.errors import UserError
from indicators.observations import Accepted
from indicators.observations.model import Observation
from indicators.observations.sheet_text import in_unicode
from indicators.observations.values import parse
from indicators.store.model import Submission
from indicators.workbook import open_isolated
from indicators.workbook.marking_model import without_list
from indicators.workflow.house import House
from indicators.workflow.opened import opened
from indicators.workflow.sheet_view import SheetView, view
from indicators.workflow.strategy_rounds import accepted_under, of_one_strategy, round_of

MARGIN = 2
MOST_ROWS, MOST_COLUMNS = 20_000, 60  # of a sheet that is looked at whole
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of a submission: ``id`` names the stored observation; ``before`` is what was accepted last for the
    same indicator, unit and year, None where nothing was."""

    id: str
    observation: Observation
    before: float | None
    confirmed: float | None = None

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
    waits = found.status == "waiting" and found.round is not None
    accepted = accepted_under(house, round_of(house, found.round)) if waits else {}
    return tuple(
        Line(key, seen, _before(accepted, seen)) for key, seen in house.store.observations(submission)
    )


def _before(accepted: Accepted, seen: Observation) -> float | None:
    if (seen.period, seen.kind, seen.breakdown) != ("year", "actual", ()):
        return None
    before = accepted.get((seen.indicator, seen.subject, seen.data_year))
    return before[0] if before else None


@dataclass(frozen=True, slots=True)
class Revision:
    """What a submission changes. ``against``: the accepted version of the same unit and round it is held against; None:
    no such version, it is held against what earlier rounds accepted."""

    against: Submission | None
    difference: Difference


def changes_of(house: House, actor: Actor, submission: str) -> Revision:
    """Added, changed and removed figures against the last accepted version, else against earlier rounds. Raises
    NotAllowed, NotFound."""
    found = opened(house, actor, submission)
    seen = [one for _, one in house.store.observations(submission)]
    version = _version_before(house, found)
    if version is None:
        return Revision(None, compare(_of_earlier_rounds(house, actor, found), seen, whole=False))
    opened(house, actor, version.id)
    before = {figure_key(one): one for _, one in house.store.observations(version.id)}
    return Revision(version, compare(before, seen))


def _version_before(house: House, found: Submission) -> Submission | None:
    """The accepted submission this one would replace, or did replace when it was accepted itself."""
    if found.unit is None or found.round is None:
        return None
    others = house.store.submissions(round=found.round, unit=found.unit)
    counted = [s for s in others if s.status in ("accepted", "superseded") and s.id != found.id]
    if found.status in ("accepted", "superseded"):
        counted = [s for s in counted if s.received_at < found.received_at]
    return counted[-1] if counted else None


def _of_earlier_rounds(house: House, actor: Actor, found: Submission) -> dict[Key, Seen]:
    """The latest accepted figures of earlier rounds under the same strategy, the sender's own before another's."""
    if found.round is None:
        return {}
    round = round_of(house, found.round)
    rounds = of_one_strategy(house, round)
    figures = [f for f in house.store.figures(round.data_date - timedelta(days=1)) if f.round in rounds]
    hidden = {i.code for i in house.catalogue.indicators_of(round.strategy) if i.sensitive}
    open_to = (f for f in figures if f.indicator not in hidden or sees_all(actor, f.subject))
    return {figure_key(f): f for f in sorted(open_to, key=lambda f: (f.sender == found.unit, f.data_date))}


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
