"""What our own blank appendix holds for one unit and one round: a pure description, no file."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from indicators.catalogue.definitions import Indicator, Request, Round, Strategy, TargetSet, Unit
from indicators.catalogue.words import asked_words, day_words
from indicators.workbook.template_keys import (
    FIGURE_ROLES,
    GUIDE_SHEET,
    IDENTITY_SHEET,
    KEY_COLUMN,
    KEY_ROW,
    MAIN_SHEET,
    REASON_ROLES,
    REASONS_SHEET,
    REMARK_KINDS,
    REMARK_ROLES,
    REMARKS_SHEET,
    ROW_ROLES,
    SCHEMA,
    VERDICT_WORDS,
    YES_NO_WORDS,
    ColumnKey,
    Identity,
    RowKey,
    anchor,
    column_key_text,
    column_keys,
    identity,
    identity_rows,
    mark_text,
    parse_column_key,
    parse_row_key,
    remark_rows,
    row_key_text,
    row_keys,
)
from indicators.workbook.template_spec import (
    SAMPLE_WORDS,
    Filled,
    LastFigure,
    Section,
    TemplateColumn,
    TemplateRow,
    TemplateSpec,
)

__all__ = [
    "ColumnKey", "FIGURE_ROLES", "Filled", "GUIDE_SHEET", "IDENTITY_SHEET", "Identity", "KEY_COLUMN",
    "KEY_ROW", "LastFigure", "MAIN_SHEET", "REASONS_SHEET", "REASON_ROLES", "REMARKS_SHEET",
    "REMARK_KINDS", "REMARK_ROLES", "ROW_ROLES", "RowKey", "SAMPLE_WORDS", "SCHEMA", "Section",
    "TemplateColumn", "TemplateRow", "TemplateSpec", "VERDICT_WORDS", "YES_NO_WORDS", "anchor",
    "column_key_text", "column_keys", "describe", "identity", "identity_rows",
    "mark_text", "parse_column_key", "parse_row_key", "remark_rows", "row_key_text", "row_keys",
]  # fmt: skip

SECTION_PROVINCE = "Số liệu toàn tỉnh (đơn vị chủ trì)"
SECTION_OWN = "Số liệu của cơ quan"
FORM_NUMBERS = {"department": "01", "district": "02", "commune": "03", "province": "04", "country": "05"}


class LastValue(Protocol):
    """What ``describe`` needs of a former figure: assessed values have it all (``data_year`` or ``year``)."""

    @property
    def value(self) -> float | None: ...
    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...


def describe(
    catalogue, round: Round, unit: str, last: Mapping[tuple[str, str], LastValue] | None = None
) -> TemplateSpec:
    """The appendix of ``unit`` (a code) in ``round``: only what it is asked for, with last period's figures.

    ``last``: (indicator, subject) → a value in the indicator's unit with its counts and year. Raises NotFound
    for an unknown unit.
    """
    sender = catalogue.unit(unit, round.data_date)
    strategy = catalogue.strategies[round.strategy]
    requests = catalogue.requested(round, unit)
    target_set = catalogue.target_set(round.target_set)
    rows = tuple(
        _row(
            catalogue.indicator(round.strategy, r.indicator),
            r,
            strategy,
            target_set,
            round,
            last or {},
        )
        for r in requests
    )
    return TemplateSpec(
        identity=Identity(SCHEMA, round.code, unit, round.strategy, round.province, round.sample),
        form_number=f"Biểu {FORM_NUMBERS[sender.level]}/BĐG",
        issued_with=f"Ban hành kèm theo {round.source}" if round.source else f"Thực hiện {strategy.decision}",
        sender=_sender_words(sender),
        recipient=_recipient(catalogue, round, sender),
        title="Kết quả thực hiện các chỉ tiêu bình đẳng giới",
        subtitle=f"{round.name}, số liệu tính đến ngày {day_words(round.data_date)}",
        milestones=strategy.milestones,
        columns=tuple(TemplateColumn(asked, asked_words(asked)) for asked in round.asks),
        sections=_sections(rows, unit, sender),
        due=_due(round, sender),
    )


def _row(
    indicator: Indicator,
    request: Request,
    strategy: Strategy,
    targets: TargetSet,
    round: Round,
    last: Mapping[tuple[str, str], LastValue],
) -> TemplateRow:
    return TemplateRow(
        indicator=indicator.code, subject=request.subject, name=indicator.name, unit=indicator.unit,
        kind=indicator.kind, numerator=indicator.numerator, denominator=indicator.denominator,
        multiplier=indicator.multiplier, low=indicator.bound_low, high=indicator.bound_high,
        decimals=indicator.decimals, additive=indicator.additive,
        objective=_objective_words(strategy, indicator.objective),
        targets=tuple(
            _target_words(targets, indicator.code, year, round.data_date) for year in strategy.milestones
        ),
        last=_last(last.get((indicator.code, request.subject))),
    )  # fmt: skip


def _objective_words(strategy: Strategy, code: str) -> str:
    return next((f"Mục tiêu {o.code}: {o.name}" for o in strategy.objectives if o.code == code), "")


def _target_words(targets: TargetSet, indicator: str, year: int, day: date) -> str:
    parts = (part for part in targets.parts if part.indicator == indicator)
    words = [m.words for part in parts for m in part.milestones_on(day) if m.year == year and m.words]
    return "; ".join(dict.fromkeys(words))


def _last(figure: LastValue | None) -> LastFigure | None:
    if figure is None:
        return None
    year = getattr(figure, "data_year", None) or getattr(figure, "year", None)
    if year is None or (figure.value is None and figure.numerator is None):
        return None
    return LastFigure(year, figure.value, figure.numerator, figure.denominator)


def _sections(rows: tuple[TemplateRow, ...], unit: str, sender: Unit) -> tuple[Section, ...]:
    """A department may be asked about the province and about itself; anybody else has one section."""
    about_others = tuple(row for row in rows if row.subject != unit)
    own = tuple(row for row in rows if row.subject == unit)
    if not about_others or not own:
        return (Section(SECTION_PROVINCE if sender.level == "department" and about_others else "", rows),)
    return Section(SECTION_PROVINCE, about_others), Section(SECTION_OWN, own)


def _sender_words(sender: Unit) -> str:
    """A territory reports through its people's committee: "UBND huyện Đăk Hà"."""
    is_territory = sender.level in ("province", "district", "commune")
    return f"UBND {sender.name[0].lower()}{sender.name[1:]}" if is_territory else sender.name


def _recipient(catalogue, round: Round, sender: Unit) -> str:
    if sender.level in ("province", "country") or round.province == "VN":
        return catalogue.ministry(round.data_date)
    return catalogue.standing_office(round.province, round.data_date).name


def _due(round: Round, sender: Unit) -> date | None:
    """The deadline named for the unit itself, else for its class, else for all; the earliest of several."""
    for who in (sender.code, f"{sender.level}s", sender.level, "all"):
        days = [deadline.due for deadline in round.deadlines if deadline.units == who]
        if days:
            return min(days)
    return None
