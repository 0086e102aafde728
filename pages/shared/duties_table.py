"""A table of duties on the page: each line with its name, its small words, its units, its deadline and its chip."""

from collections.abc import Mapping, Sequence

from indicators.access.rights import may
from indicators.assessment.duties import JudgedDuty, overdue_of
from indicators.catalogue.duties import DutyField, DutyKind
from indicators.output.duty_words import (
    SCOPE_HEADS,
    beside_headline,
    columns,
    due_words,
    field_words,
    headline,
    owner_words,
    standing,
)
from indicators.workflow import duties
from pages.shared import links
from pages.shared.markup import Piece, chip, link, safe, section, show, table
from pages.shared.session import actor, ask, do

NUMBERS = ("number", "money")
SHORT = ("unit", "choice", "date")


def duty_table(
    lines: Sequence[JudgedDuty], kind: DutyKind, names: Mapping[str, str], filters: Mapping[str, str | None]
) -> Piece:
    """``filters``: those of the address, kept for the way back. The plan is a column where several may be meant; the
    name opens the line."""
    scoped = filters.get("scope") is not None
    shown = columns(kind)
    stands = bool(kind.due or kind.status)
    heads = [
        *(() if scoped else (SCOPE_HEADS[kind.by_round],)),
        *(f.name for f in shown),
        *(("Tình trạng",) if stands else ()),
    ]
    kinds = [*(() if scoped else ("short",)), *(_look(f) for f in shown), *(("short",) if stands else ())]
    rows = (
        [
            *(() if scoped else (safe(line.duty.scope),)),
            *(_cell(line, field, names, filters) for field in shown),
            *((chip(standing(line)),) if stands else ()),
        ]
        for line in lines
    )
    return f'<div class="duties">{table(heads, rows, kinds)}</div>'


def unit_section(unit: str) -> None:
    """The lines that name a unit, on its page; nothing where there are none or they are not for this reader."""
    if not may(actor(), "see_duties", unit):
        return
    lines = ask(duties.entries, None, unit, (), (), do(duties.today))
    if not lines:
        return
    late = len(overdue_of(lines))
    section("Nhiệm vụ kế hoạch", f"{len(lines)} dòng có tên đơn vị" + (f", {late} quá hạn." if late else "."))
    show(compact_table(lines, ask(duties.unit_names)))


def compact_table(lines: Sequence[JudgedDuty], names: Mapping[str, str]) -> Piece:
    """Lines of several kinds: kind, name, plan, deadline, chip."""
    rows = (
        (
            safe(line.kind.name),
            _opened(line, {}),
            safe(owner_words(line, names)),
            _deadline(line),
            chip(standing(line)) if line.kind.due or line.kind.status else "",
        )
        for line in lines
    )
    heads = ("Bảng", "Nội dung", "Đơn vị", "Thời hạn", "Tình trạng")
    return f'<div class="duties">{table(heads, rows, ("", "", "", "", "short"))}</div>'


def _look(field: DutyField) -> str:
    return "number" if field.type in NUMBERS else ""


def _cell(
    line: JudgedDuty, field: DutyField, names: Mapping[str, str], filters: Mapping[str, str | None]
) -> Piece:
    if field.code == line.kind.headline:
        return _opened(line, filters) + "".join(
            f'<span class="small"><b>{safe(f.name)}:</b> {safe(line.duty.said(f.code))}</span>'
            for f in beside_headline(line.kind)
            if line.duty.said(f.code)
        )
    if field.code == line.kind.due:
        return _deadline(line)
    return safe(field_words(field, line.duty.said(field.code), names))


def _opened(line: JudgedDuty, filters: Mapping[str, str | None]) -> Piece:
    return link(links.to("duties", kind=line.kind.code, **filters, line=line.duty.key), headline(line))


def _deadline(line: JudgedDuty) -> Piece:
    """The plan's own words, and the day they mean."""
    words, day = line.duty.said(line.kind.due), due_words(line)
    return safe(words) + (f'<span class="small">{safe(day)}</span>' if day else "")
