"""Rounds an office opened, changed or prolonged by itself: entries as in rounds.yaml, but kept in its database."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import lru_cache

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.deadlines import EVERYBODY
from indicators.catalogue.definitions import Deadline, Round
from indicators.catalogue.files import Row, parse
from indicators.catalogue.rounds import round_from
from indicators.catalogue.schemas import RoundLine

REPORT = "báo cáo"


@dataclass(frozen=True, slots=True)
class Said:
    """What an office said of the round ``round``: its whole definition as ``written`` gives it, or, where that is "", a
    later deadline ``due`` for one unit ("" for all)."""

    round: str
    definition: str = ""
    unit: str = ""
    due: date | None = None


def written(round: Round) -> str:
    """A round as JSON text, its units by code, from which ``with_said`` makes it again."""
    fields = asdict(round)
    asks = (a._asdict() for a in round.asks)
    fields["asks"] = [{"year": a.pop("data_year"), **a} for a in asks]
    fields["only"] = [{"unit": unit, "indicators": codes} for unit, codes in round.only]
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, default=date.isoformat)


@lru_cache(maxsize=32)
def with_said(catalogue: Catalogue, province: str, sample: bool, said: tuple[Said, ...]) -> Catalogue:
    """The catalogue with the rounds of one database, in the order of what was said of them. Raises CatalogueError."""
    key = province, sample
    rounds = {r.code: r for r in catalogue.rounds(*key)}
    for one in said:
        if one.definition:
            rounds[one.round] = _round(one, province)
        elif one.due and one.round in rounds:
            rounds[one.round] = prolonged(rounds[one.round], one.unit, one.due)
    ordered = tuple(sorted(rounds.values(), key=lambda r: (r.data_date, r.code)))
    return replace(catalogue, round_lists={**catalogue.round_lists, key: ordered})


def prolonged(round: Round, unit: str, due: date) -> Round:
    """With a later deadline: for one unit a line of its own; for all ("") every line that would end before."""
    if unit:
        others = tuple(d for d in round.deadlines if d.units != unit)
        return replace(round, deadlines=(*others, Deadline(unit, _paper(round.deadlines), due)))
    later = tuple(replace(d, due=max(d.due, due)) for d in round.deadlines)
    return replace(round, deadlines=later or (Deadline(EVERYBODY, REPORT, due),))


def _paper(deadlines: Sequence[Deadline]) -> str:
    return deadlines[0].paper if deadlines else REPORT


def _round(one: Said, province: str) -> Round:
    line = parse(RoundLine, Row(f"đợt {one.round}", 1, json.loads(one.definition)))
    return round_from(line, province, line.target_set, line.units)
