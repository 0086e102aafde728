"""The whole catalogue as one frozen value, and the questions other rooms ask it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from indicators.catalogue.asked import chosen, requests
from indicators.catalogue.definitions import (
    Department,
    Indicator,
    LookAlike,
    Programme,
    Request,
    Round,
    Settings,
    SexPair,
    StandingOffice,
    Strategy,
    Succession,
    Supplier,
    TargetSet,
    Unit,
)
from indicators.catalogue.duties import DutyKind
from indicators.catalogue.units import nearest
from indicators.errors import NotFound

Aliases = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Everything the offices expect; compared and hashed by identity, so it can key a cache.

    ``indicators`` and the like are in printed order. ``aliases``: kind ("indicator", "unit", "department") to
    code ("2021-2030/1.1", "608", "SYT") to spellings. ``units``: every dated unit, departments and VN too.
    """

    strategies: Mapping[str, Strategy]
    indicators: Mapping[tuple[str, str], Indicator]
    target_sets: Mapping[str, TargetSet]
    units: tuple[Unit, ...]
    units_by_code: Mapping[str, tuple[Unit, ...]] = field(repr=False)
    units_by_province: Mapping[str, tuple[Unit, ...]] = field(repr=False)
    departments: tuple[Department, ...]
    successions: tuple[Succession, ...]
    supplier_list: tuple[Supplier, ...]
    standing_offices: tuple[StandingOffice, ...]
    aliases: Aliases
    look_alikes: tuple[LookAlike, ...]
    programmes: tuple[Programme, ...]
    sex_pairs: tuple[SexPair, ...]
    duties: Mapping[str, DutyKind]
    settings: Settings
    round_lists: Mapping[tuple[str, bool], tuple[Round, ...]] = field(repr=False)
    fingerprint: str = ""  # SHA-256 of the files

    def indicator(self, strategy: str, code: str) -> Indicator:
        """The indicator; NotFound lists those of the strategy."""
        found = self.indicators.get((strategy, code))
        if found is None:
            known = ", ".join(i.code for i in self.indicators_of(strategy)) or "không có"
            raise NotFound(f'Chiến lược {strategy} không có chỉ tiêu "{code}". Các chỉ tiêu: {known}.')
        return found

    def indicators_of(self, strategy: str, day: date | None = None) -> tuple[Indicator, ...]:
        """Those of one strategy in printed order; with ``day`` only those in force on it."""
        mine = (i for i in self.indicators.values() if i.strategy == strategy)
        return tuple(i for i in mine if day is None or i.valid_on(day))

    def target_set(self, code: str) -> TargetSet:
        """The target set; NotFound lists those that exist."""
        if code not in self.target_sets:
            raise NotFound(f'Không có bộ chỉ tiêu "{code}". Các bộ đang có: {", ".join(self.target_sets)}.')
        return self.target_sets[code]

    def duty(self, code: str) -> DutyKind:
        """A kind of the plan's other duties; NotFound lists those that exist."""
        if code not in self.duties:
            raise NotFound(f'Không có bảng nhiệm vụ "{code}". Các bảng đang có: {", ".join(self.duties)}.')
        return self.duties[code]

    def unit(self, code: str, day: date) -> Unit:
        """The unit that has ``code`` on ``day``, else in the nearest period; NotFound for an unknown code."""
        if code not in self.units_by_code:
            raise NotFound(f'Không có đơn vị mã "{code}" trong danh mục. Ví dụ mã đúng: VN, 62, 608, 62-SYT.')
        return nearest(self.units_by_code[code], day)

    def units_on(self, province: str, day: date, level: str | None = None) -> tuple[Unit, ...]:
        """The province and all below it that exist on ``day``; with ``level`` only those of that level."""
        below = self.units_by_province.get(province, ())
        return tuple(u for u in below if u.valid_on(day) and level in (None, u.level))

    def suppliers(self, indicator: Indicator, province: str, day: date) -> tuple[str, ...]:
        """Codes of the departments that supply the indicator on ``day``, the lead first ("62-SYT")."""
        key = f"{indicator.strategy}/{indicator.code}"
        found = [s for s in self.supplier_list if s.indicator == key and s.valid_on(day)]
        return tuple(f"{province}-{s.department}" for s in sorted(found, key=lambda s: s.rank))

    def standing_office(self, province: str, day: date) -> Unit:
        """The department to which the units of a province report on ``day``."""
        return self.unit(f"{province}-{nearest(self.standing_offices, day).department}", day)

    def ministry(self, day: date) -> str:
        """The name of the ministry to which provinces report on ``day``."""
        return nearest(self.standing_offices, day).ministry

    def rounds(self, province: str, sample: bool) -> tuple[Round, ...]:
        """The rounds of a province in order of data date; empty for a province nobody defined."""
        return self.round_lists.get((province, sample), ())

    def round(self, code: str, province: str, sample: bool) -> Round:
        """One round; NotFound lists those of the province."""
        rounds = self.rounds(province, sample)
        found = next((r for r in rounds if r.code == code), None)
        if found is None:
            known = ", ".join(r.code for r in rounds) or "không có đợt nào"
            raise NotFound(f'Không có đợt báo cáo "{code}" cho đơn vị {province}. Các đợt đang có: {known}.')
        return found

    def requested(self, round: Round, unit: str) -> tuple[Request, ...]:
        """Which (indicator, subject) pairs the round asks of the unit, in printed order."""
        sender = self.unit(unit, round.data_date)
        found = requests(sender, self.indicators_of(round.strategy), self.supplier_list, round.data_date)
        return chosen(round, unit, found)
