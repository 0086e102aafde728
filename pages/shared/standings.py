"""Lists and heat tables of how indicators stand, every name a link to the page that says more."""

from collections.abc import Collection, Mapping, Sequence

from indicators.access.rights import may
from indicators.assessment.model import Assessment, Figure, PartResult
from indicators.catalogue.definitions import Indicator, Unit
from indicators.output.intake_words import time_text, value_text
from indicators.output.sentences import part_year_note
from indicators.output.tables.bases import mark_at, table_basis, unsent_sentence
from indicators.output.tables.leading import completeness
from indicators.output.tables.standings import MilestoneCell, StandingLine, figures_of, latest_text, parts_of
from indicators.output.wording import Status, short_unit
from indicators.workflow import BoardLine
from pages.shared import links
from pages.shared.markup import Piece, chip, facts, link, look, paragraph, safe, table
from pages.shared.session import actor

NOTHING_TO_COMPARE = "Chưa đủ số liệu để so các đơn vị ở mốc này: cần ít nhất 2 năm có số liệu chính thức."
UNSENT = "chưa nộp"
REMIND = "Mở danh sách đơn vị chưa nộp để đôn đốc"


def standing_list(
    lines: Sequence[StandingLine], round: str, unit: str = "", leads: Mapping[str, str] | None = None
) -> Piece:
    """One row per indicator; ``leads``: who answers for it, under its name."""
    years = [cell.year for cell in lines[0].milestones] if lines else []
    heads = "".join(f'<div class="status">Mốc {year}</div>' for year in years)
    head = f'<div class="row head"><div>Mã</div><div>Chỉ tiêu</div><div class="value">Mới nhất</div>{heads}</div>'
    rows = "".join(
        _row(line, links.to("indicator", round=round, indicator=line.code, unit=unit), leads or {})
        for line in lines
    )
    return f'<div class="rows">{head}{rows}</div>'


def standing_facts(line: StandingLine, leads: Mapping[str, str]) -> Piece:
    """One indicator at a glance: latest value, every milestone, who answers for it."""
    pairs = [("Giá trị mới nhất", f'{safe(line.value)}<span class="small">{safe(line.beside)}</span>')]
    pairs += [
        (f"Mốc {cell.year}: {cell.target}", _stand(cell.status, cell.remark)) for cell in line.milestones
    ]
    lead = leads.get(line.indicator, "")
    pairs += [("Đầu mối", safe(lead))] if lead else []
    pairs += [("Đơn vị tính", safe(line.measure))] if line.measure else []
    return facts(pairs, big=1)


def _row(line: StandingLine, address: str, leads: Mapping[str, str]) -> Piece:
    small = " · ".join(word for word in (leads.get(line.indicator, ""), line.measure) if word)
    return (
        f'<div class="row"><div class="code">{safe(line.code)}</div>'
        f'<div class="name">{link(address, line.name)}<span class="small">{safe(small)}</span></div>'
        f'<div class="value"><b>{safe(line.value)}</b><span class="small">{safe(line.beside)}</span></div>'
        + "".join(_milestone(cell) for cell in line.milestones)
        + "</div>"
    )


def _milestone(cell: MilestoneCell) -> Piece:
    said = " · ".join(word for word in (cell.target, cell.remark) if word)
    return f'<div class="status"><span class="year">Mốc {cell.year}</span>{_stand(cell.status, said)}</div>'


def _stand(status: Status | None, said: str) -> Piece:
    return (chip(status) if status else "") + f'<span class="small">{safe(said)}</span>'


def heat(
    units: Sequence[Unit],
    codes: Sequence[str],
    stands: Mapping[tuple[str, str], tuple[Status, PartResult]],
    indicators: Mapping[str, Indicator],
    round: str,
    year: int,
    complete: Mapping[str, Piece] | None = None,
    unsent: Collection[str] = (),
) -> Piece:
    """Units down, parts across, the statuses that occur below; a cell links to the indicator of that unit, a name to
    the unit. Parts no unit is assessed by are left out; a sentence where nothing can be said of any.

    ``year``: the milestone, for the sentence above on what it rests on; ``complete``: by unit, how many of its parts
    have a value, as a last column; ``unsent``: units that sent nothing in the round."""
    codes = [code for code in codes if any((u.code, code) in stands for u in units)]
    shown = [stands[u.code, code][0] for code in codes for u in units if (u.code, code) in stands]
    silent = all(status.hatched for status in shown)
    if silent and not complete:
        return paragraph("lead", NOTHING_TO_COMPARE)
    heads = "".join(
        f'<th scope="col" title="{safe(indicators[code].name if code in indicators else code)}">{safe(code)}</th>'
        for code in codes
    )
    rows = "".join(
        f'<tr><th scope="row">{_row_head(unit, round, unit.code in unsent)}</th>'
        + "".join(
            _heat_cell(unit, code, stands.get((unit.code, code)), indicators, round, year) for code in codes
        )
        + (f'<td class="full">{complete.get(unit.code, "")}</td>' if complete else "")
        + "</tr>"
        for unit in units
    )
    last = '<th scope="col">Có số liệu</th>' if complete else ""
    whole = f'<table class="heat"><thead><tr><td></td>{heads}{last}</tr></thead><tbody>{rows}</tbody></table>'
    said = "Đơn vị và chỉ tiêu: mỗi ô là đánh giá một chỉ tiêu của một đơn vị"
    panel = f'<div class="panel" tabindex="0" role="group" aria-label="{said}">{whole}</div>'
    basis = table_basis([stands[u.code, c][1] for c in codes for u in units if (u.code, c) in stands], year)
    return f"{paragraph('lead', NOTHING_TO_COMPARE if silent else basis)}{legend(shown)}{panel}"


def _row_head(unit: Unit, round: str, unsent: bool) -> Piece:
    name = link(links.to("unit", round=round, unit=unit.code), short_unit(unit.name))
    return f'{name} <span class="small">{UNSENT}</span>' if unsent else name


def complete(assessments: Sequence[Assessment], board: Sequence[BoardLine]) -> dict[str, Piece]:
    """By unit: "23/25" of its indicators have a value, a link to the accepted file and its cells where there is one."""
    files = {line.unit.code: line.counted for line in board if line.counted}
    said = {}
    for assessment in assessments:
        have, of = completeness(assessment)
        file = files.get(assessment.unit)
        words = f"{have}/{of}"
        to = links.to("source", round=file.round, submission=file.id) if file else ""
        said[assessment.unit] = link(to, words) if to else safe(words)
    return said


def unsent(board: Sequence[BoardLine]) -> frozenset[str]:
    """Units of the round whose appendix has not come."""
    return frozenset(line.unit.code for line in board if line.submission is None)


def unsent_note(assessment: Assessment, round: str) -> Piece:
    """That the unit has not sent, whose figures stand below, and for who may remind it the list of those to remind."""
    words = unsent_sentence((f for part in parts_of(assessment) for f in figures_of(part)), round)
    to = links.to("rounds", managed=round, stage="silent") if may(actor(), "remind") else ""
    return f'<p class="unsent">{safe(words)} {link(to, REMIND) if to else ""}</p>'


def _heat_cell(
    unit: Unit,
    code: str,
    stand: tuple[Status, PartResult] | None,
    indicators: Mapping[str, Indicator],
    round: str,
    year: int,
) -> Piece:
    if stand is None:
        return '<td class="none"></td>'
    status, part = stand
    said = safe(f"{unit.name}, {code}: {status.word}, {latest_text(part, indicators[part.indicator])}")
    address = safe(links.to("indicator", round=round, indicator=code, unit=unit.code))
    mark = f"<sub>{safe(word)}</sub>" if (word := mark_at(part, year)) else ""
    cell = f'<a href="{address}" title="{said}"><i aria-hidden="true">{safe(status.icon)}</i>{mark}</a>'
    return f'<td class="{look(status)}">{cell}</td>'


def legend(statuses: Sequence[Status]) -> Piece:
    """The statuses that occur, as chips."""
    return f'<div class="legend">{"".join(chip(s) for s in dict.fromkeys(statuses))}</div>'


def sources(
    figures: Sequence[Figure], indicators: Mapping[str, Indicator], names: Mapping[str, str]
) -> Piece:
    """One line per figure with a link to the cell it stands in."""
    rows = (
        (
            safe(time_text(f)),
            safe(names.get(f.subject, f.subject)),
            safe(value_text(f, indicators[f.indicator])),
            safe(names.get(f.sender, f.sender)),
            link(links.to_source(f.source, f.round), f"{f.source.sheet} · {f.source.cell}"),
            safe(f.source.file),
        )
        for f in figures
    )
    heads = ("Năm, loại số", "Về đơn vị", "Giá trị", "Đơn vị gửi", "Ô số liệu gốc", "Tệp")
    note = paragraph("trust", part_year_note(f.period for f in figures))
    return note + table(heads, rows, ("", "", "number", "", "short", ""))
