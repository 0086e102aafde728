"""Verbs of looking: what the accepted figures come to. Reads only; every figure leaves through one masking rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from indicators.access.masked_cells import open_cells
from indicators.access.masking import mask
from indicators.access.rights import Actor, may, require
from indicators.assessment import assess_units as judge
from indicators.assessment.model import Assessment, Figure
from indicators.catalogue.definitions import Programme, Round, TargetSet, Unit
from indicators.errors import NotFound
from indicators.observations.model import Observation
from indicators.store.kinds import COUNTING
from indicators.store.model import Decision, Submission
from indicators.store.rounds import corrections
from indicators.workbook import open_isolated
from indicators.workbook.grid import cell_name
from indicators.workflow.house import House
from indicators.workflow.opened import open_for, readable, sees
from indicators.workflow.positions import position, words_position
from indicators.workflow.published import published
from indicators.workflow.sheet_view import SheetView, view
from indicators.workflow.strategy_rounds import as_it_stands, known_rounds, of_one_strategy, round_of

ROWS_AROUND, COLUMNS_AROUND = 150, 60  # what a page shows of a sheet on each side of a cell


@dataclass(frozen=True, slots=True)
class BoardLine:
    """One asked unit in a round: ``submission`` is its latest that was not refused, ``counted`` the accepted one whose
    figures are used, ``first_at`` when the first came; None where there is none. ``refused``: files were sent, and
    none of them could be taken."""

    unit: Unit
    submission: Submission | None
    counted: Submission | None = None
    first_at: datetime | None = None
    refused: bool = False

    @property
    def accepted(self) -> bool:
        return self.counted is not None


@dataclass(frozen=True, slots=True)
class Story:
    """What became of one submission: what was decided last, and every version of the unit in the round, oldest first.
    ``figures``: those of the file this reader may see, in its order; ``corrects``: version → why it was sent after the
    round was closed."""

    submission: Submission
    decision: Decision | None
    versions: tuple[Submission, ...]
    figures: tuple[Observation, ...]
    corrects: Mapping[str, str]


def rounds(house: House, actor: Actor) -> tuple[Round, ...]:
    """The rounds this database knows, by data date."""
    require(actor, "look_up")
    return known_rounds(house)


def assess(house: House, actor: Actor, round: str, unit: str | None = None) -> Assessment:
    """Verdict and outlook per part and per target of one unit (None: the province). Raises NotAllowed, NotFound."""
    return assess_units(house, actor, round, (unit or house.store.province,))[0]


def assess_units(house: House, actor: Actor, round: str, units: tuple[str, ...]) -> tuple[Assessment, ...]:
    """The same for several units, reading the store and laying out its figures once."""
    for unit in units:
        require(actor, "read", unit)
    house = as_it_stands(house, round)
    found = round_of(house, round)
    for unit in units:
        house.catalogue.unit(unit, found.data_date)
    judged = house.store.database.held(
        ("judged", round, units, house.known_at),
        lambda: judge(house.catalogue, found, units, figures_for(house, found)),
        *COUNTING,
    )
    shown = published(house, found)
    return tuple(mask(actor, house.catalogue, judged[unit], shown) for unit in units)


def figures_for(house: House, round: Round) -> tuple[Figure, ...]:
    """Accepted figures as of a round's data date, of rounds under the same strategy: two strategies share codes. Of a
    closed round those it was closed with, unless the house is looked at as of another moment."""
    house = as_it_stands(house, round.code)
    same = of_one_strategy(house, round)
    return tuple(f for f in house.store.figures(round.data_date, house.known_at) if f.round in same)


def asked_units(house: House, actor: Actor, round: str) -> tuple[Unit, ...]:
    """The units a round asks, as they were named on its data date."""
    require(actor, "look_up")
    found = round_of(house, round)
    return tuple(house.catalogue.unit(code, found.data_date) for code in found.units)


def board(house: House, actor: Actor, round: str, known_at: datetime | None = None) -> tuple[BoardLine, ...]:
    """Who sent, who is accepted, who is silent, in the round's order, as known at a moment (now); a unit's account sees
    its own line. Raises NotAllowed, NotFound."""
    units = [unit for unit in asked_units(house, actor, round) if may(actor, "read", unit.code)]
    kept = house.store.board(round, [unit.code for unit in units], known_at or house.known_at)
    return tuple(
        BoardLine(unit, k.latest, k.current, k.first_received_at, k.submissions > 0 and k.latest is None)
        for unit, k in zip(units, kept, strict=True)
    )


def source(
    house: House, actor: Actor, submission: str, sheet: str, cell: str, words: bool = False
) -> SheetView:
    """The original sheet around a cell: whole for who sees small counts, for others without what could give one away.
    ``words``: around the cell with what the unit wrote about the figure of that cell, which may stand in another table
    of the file; around the figure's own where no such words are found. Raises NotAllowed, NotFound."""
    found = readable(house, actor, submission)
    workbook, _ = open_isolated(house.store.original(found.sha256), found.file_name)
    if workbook is None:
        raise NotFound(f"Tệp {found.file_name} không mở được nên không xem được ô nguồn.")
    shown = open_for(house, actor, found)
    if words:
        mine = [o for o, may in shown.items() if may and (o.sheet, o.cell) == (sheet, cell)]
        place = words_position(workbook, mine, sheet)
        sheet, cell = (place[0], cell_name(*place[1])) if place else (sheet, cell)
    around = (ROWS_AROUND, COLUMNS_AROUND)
    if all(shown.values()):
        return view(workbook, sheet, cell, *around)
    places = {position(o.cell): may for o, may in shown.items() if o.sheet == sheet and o.cell}
    return view(workbook, sheet, cell, *around, open_cells(places))


def story(house: House, actor: Actor, submission: str) -> Story:
    """Who sent a file, who decided about it, its versions and its figures. Raises NotAllowed, NotFound."""
    found = readable(house, actor, submission)
    sent = house.store.submissions(round=found.round, unit=found.unit) if found.unit else (found,)
    versions = tuple(one for one in sent if sees(actor, one))
    decision = next(reversed(house.store.decisions(found.id)), None)
    figures = tuple(seen for seen, may in open_for(house, actor, found).items() if may)
    corrects = corrections(house.store, found.round or "")
    reasons = {one.id: corrects[one.id].why for one in versions if one.id in corrects}
    return Story(found, decision, versions, figures, reasons)


def target_set(house: House, actor: Actor, round: str) -> TargetSet:
    """The targets a round is judged by."""
    require(actor, "look_up")
    return house.catalogue.target_set(round_of(house, round).target_set)


def programmes(house: House, actor: Actor) -> tuple[Programme, ...]:
    """Targets of the programmes beside the strategy."""
    require(actor, "look_up")
    return house.catalogue.programmes
