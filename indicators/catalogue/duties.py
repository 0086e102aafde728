"""The plan's other duties (tasks, models, awards, funding …): a kind of table is a definition of duties.yaml."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from indicators.catalogue.duty_schemas import DutyFieldLine, DutyLine, FieldType


@dataclass(frozen=True, slots=True)
class Choice:
    """``heads``: other words for it in the tables of offices."""

    code: str
    name: str
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DutyField:
    """A column of a kind. ``by_units``: a unit may fill it in lines of its own. ``wide``: takes most room.

    ``money`` is in million đồng.
    """

    code: str
    name: str
    type: FieldType
    required: bool
    by_units: bool
    wide: bool
    heads: tuple[str, ...]
    choices: tuple[Choice, ...]

    def choice_name(self, code: str) -> str:
        """The word of a choice; a code the catalogue no longer has is its own word."""
        return next((c.name for c in self.choices if c.code == code), code)


@dataclass(frozen=True, slots=True)
class DutyKind:
    """A kind of duty. ``headline``: the field that names a line; ``owner``: the unit a line belongs to, "" for none;
    ``due``, ``due_stated``: the phrase and the day a person states beside it; ``status``, ``done``: the choice that
    says whether anything is left to do. ``by_round``: kept by round, otherwise by year of the plan.
    ``sort_by``: the number by which lines are ordered, "" for the order of deadlines.
    """

    code: str
    name: str
    one: str
    by_round: bool
    headline: str
    owner: str
    due: str
    due_stated: str
    status: str
    done: tuple[str, ...]
    sort_by: str
    units_may: Literal["none", "fill", "add"]
    seen_by_all: bool
    note: str
    fields: tuple[DutyField, ...]
    by_code: Mapping[str, DutyField]

    @property
    def unit_fields(self) -> tuple[DutyField, ...]:
        """Fields that name units."""
        return tuple(f for f in self.fields if f.type in ("unit", "units"))


def kind_of(line: DutyLine) -> DutyKind:
    fields = tuple(map(_field, line.fields))
    return DutyKind(
        code=line.code, name=line.name, one=line.one, by_round=line.by == "round", headline=line.headline,
        owner=line.owner, due=line.due, due_stated=line.due_stated, status=line.status, done=line.done,
        sort_by=line.sort_by, units_may=line.units_may, seen_by_all=line.seen_by == "all", note=line.note,
        fields=fields,
        by_code={f.code: f for f in fields},
    )  # fmt: skip


def _field(line: DutyFieldLine) -> DutyField:
    choices = tuple(Choice(c.code, c.name, c.heads) for c in line.choices)
    by_units = line.filled_by == "unit"
    return DutyField(line.code, line.name, line.type, line.required, by_units, line.wide, line.heads, choices)
