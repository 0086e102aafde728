"""Target sets: the lines of targets.csv gathered into parts; a provincial set starts from its base."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indicators.catalogue.definitions import Indicator, Milestone, TargetPart, TargetSet
from indicators.catalogue.files import Row, wrong
from indicators.catalogue.schemas import TargetLine, TargetSetLine
from indicators.catalogue.units import COUNTRY

SetEntry = tuple[Row, TargetSetLine]
LineEntry = tuple[Row, TargetLine]
Indicators = Mapping[tuple[str, str], Indicator]


def target_sets(
    sets: Sequence[SetEntry], lines: Sequence[LineEntry], indicators: Indicators
) -> dict[str, TargetSet]:
    """Every set by code. A set names its ``base`` only after the base itself stands in the file."""
    built: dict[str, TargetSet] = {}
    for row, line in sets:
        own = [entry for entry in lines if entry[1].target_set == line.code]
        built[line.code] = _one(row, line, own, built, indicators)
    return built


def _one(
    row: Row,
    line: TargetSetLine,
    own: Sequence[LineEntry],
    built: Mapping[str, TargetSet],
    indicators: Indicators,
) -> TargetSet:
    if line.base and line.base not in built:
        raise wrong(row.file, row.line, "base", f'chưa có bộ "{line.base}" ở phía trên; hãy ghi bộ gốc trước')
    parts = {part.code: part for part in _inherited(line, built)}
    for code in dict.fromkeys(entry.code for _, entry in own):
        mine = [entry for _, entry in own if entry.code == code]
        parts[code] = _part(line, mine, parts.get(code), indicators)
    national = None if line.province == COUNTRY else _national(line, built)
    marked = tuple(_marked(part, national) for part in parts.values())
    return TargetSet(line.code, line.strategy, line.province, line.name, line.source, line.sample, marked)


def _inherited(line: TargetSetLine, built: Mapping[str, TargetSet]) -> tuple[TargetPart, ...]:
    """The parts of the base, now with the source of this set; ``without`` leaves some out."""
    if not line.base:
        return ()
    kept = (part for part in built[line.base].parts if part.code not in line.without)
    return tuple(
        replace(part, milestones=tuple(_resourced(m, line) for m in part.milestones)) for part in kept
    )


def _resourced(milestone: Milestone, line: TargetSetLine) -> Milestone:
    clause = f"{line.clause}, {milestone.clause}" if line.clause else milestone.clause
    return replace(milestone, source=line.source, clause=clause)


def _part(
    line: TargetSetLine, own: Sequence[TargetLine], inherited: TargetPart | None, indicators: Indicators
) -> TargetPart:
    """The part that the set's own lines describe; years they do not name stay as inherited."""
    first = own[0]
    years = {entry.year for entry in own}
    kept = tuple(m for m in inherited.milestones if m.year not in years) if inherited else ()
    milestones = sorted(kept + tuple(_milestone(entry, line) for entry in own), key=lambda m: m.year)
    indicator = indicators.get((line.strategy, first.indicator))
    name = first.name or (inherited.name if inherited else "") or (indicator.name if indicator else "")
    return TargetPart(first.target, first.code, first.indicator, name, first.national, tuple(milestones))


def _milestone(entry: TargetLine, line: TargetSetLine) -> Milestone:
    return Milestone(
        year=entry.year,
        rule=entry.rule,
        value=entry.value,
        words=entry.words,
        holds_from=entry.holds_from,
        valid_from=entry.valid_from,
        valid_to=entry.valid_to,
        source=entry.source or line.source,
        clause=entry.clause,
    )


def _national(line: TargetSetLine, built: Mapping[str, TargetSet]) -> TargetSet | None:
    return next((s for s in built.values() if s.province == COUNTRY and s.strategy == line.strategy), None)


def _marked(part: TargetPart, national: TargetSet | None) -> TargetPart:
    """The part with ``differs`` set on every milestone that no national milestone of its year equals."""
    answered = [p for p in national.parts if p.code in part.national] if national else []
    return replace(part, milestones=tuple(replace(m, differs=_differs(m, answered)) for m in part.milestones))


def _differs(milestone: Milestone, national: Sequence[TargetPart]) -> bool:
    same_year = [m for part in national for m in part.milestones if m.year == milestone.year]
    return bool(same_year) and all(_demand(m) != _demand(milestone) for m in same_year)


def _demand(milestone: Milestone) -> tuple[object, ...]:
    rule = milestone.rule
    return rule.op, rule.every_year, rule.low, rule.high, milestone.value
