"""The trail in words for a page and a workbook, and whether its seals hold."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from indicators.access.rights import Actor, require
from indicators.output.file_names import trail_file_name
from indicators.output.numbers import format_date
from indicators.output.tables.trail_sheet import ToldLine, trail_xlsx
from indicators.output.trail_words import (
    TrailTerms,
    act_words,
    change_words,
    deed_words,
    detail_words,
)
from indicators.store.model import Problem
from indicators.store.seal_check import broken_seals
from indicators.store.trail import TrailLine
from indicators.workflow.exploring import dated_units
from indicators.workflow.house import House
from indicators.workflow.papers import XLSX, Paper
from indicators.workflow.trail import note_export, trail_page


@dataclass(frozen=True, slots=True)
class SealStanding:
    """``entries``: how many writes are sealed; ``problems``: where a seal does not fit, nothing in a sound trail."""

    entries: int
    problems: tuple[Problem, ...]


def check_seals(house: House, actor: Actor) -> SealStanding:
    """Hold every write against its seal; takes as long as the store is large. Raises NotAllowed, StoreError."""
    require(actor, "trail")
    problems = broken_seals(house.store.database)
    return SealStanding(house.store.database.ask("read/last_seal")[0][0], problems)


def trail_terms(house: House, actor: Actor) -> TrailTerms:
    """What the lines of the trail are told with. Raises NotAllowed."""
    require(actor, "trail")
    indicators = {i.code: i for i in house.catalogue.indicators.values()}
    sensitive = frozenset(i.code for i in house.catalogue.indicators.values() if i.sensitive)
    return TrailTerms(indicators, sensitive, {u.code: u.name for u in dated_units(house, actor)})


def told(lines: Sequence[TrailLine], terms: TrailTerms) -> tuple[ToldLine, ...]:
    """The lines in words, in the order given."""
    return tuple(_told(line, terms) for line in lines)


def trail_paper(
    house: House, actor: Actor, acts: Collection[str] = (), who: str | None = None, unit: str | None = None,
    round: str | None = None, since: date | None = None, until: date | None = None,
) -> Paper:  # fmt: skip
    """The lines that fit, newest first, as a workbook; noted as handed out. Raises NotAllowed."""
    lines = trail_page(house, actor, None, 0, acts, who, unit, round, since, until)
    terms = trail_terms(house, actor)
    place, name = terms.units[house.store.province], trail_name(house, actor)
    which = (
        *map(act_words, acts), who or "", terms.units.get(unit or "", ""), f"đợt {round}" if round else "",
        f"từ {format_date(since)}" if since else "", f"đến {format_date(until)}" if until else "",
    )  # fmt: skip
    content = trail_xlsx(
        place, " · ".join(filter(None, which)), datetime.now().date(), told(lines, terms), house.store.sample
    )
    note_export(house, actor, name, content, "", house.store.province)
    return Paper(name, content, XLSX)


def trail_name(house: House, actor: Actor) -> str:
    """The name ``trail_paper`` gives its file, before it is made. Raises NotAllowed."""
    require(actor, "trail")
    unit = next(u for u in dated_units(house, actor)[::-1] if u.code == house.store.province)
    return trail_file_name(unit, house.store.sample, datetime.now().date())


def _told(line: TrailLine, terms: TrailTerms) -> ToldLine:
    detail = dict(line.detail)
    old, new = change_words(line.act, line.subject, line.old, line.new, detail, terms)
    unit = terms.units.get(line.unit, line.unit)
    beside = " · ".join(
        words for words in detail_words(detail) if words != unit
    )  # a unit's account has its name
    return ToldLine(
        line.entry, line.at, line.actor, deed_words(line.act, line.subject), beside, unit, line.round,
        old, new, line.why,
    )  # fmt: skip
