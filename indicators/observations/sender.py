"""Who sent a file and for which round: what the sender chose wins, and a file that says otherwise is a finding."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.definitions import Round, Unit
from indicators.findings import Finding, finding
from indicators.observations.answered_titles import asking_sender, notes, told_titles
from indicators.observations.answers import NO_ANSWERS, Answers
from indicators.observations.places import SURE_PLACE, sender_of
from indicators.observations.rounds import find_round
from indicators.observations.table import VALUE_ROLES, Table
from indicators.observations.text import fold
from indicators.observations.title_places import place_of
from indicators.observations.unpivot import title_time
from indicators.workbook.grid import Sheet
from indicators.workbook.template_keys import Identity

TITLE_ROWS = 15
GRID_CELLS = 4  # filled cells in a row that make it part of a grid rather than a title
SURE_ROUND = 85.0  # a yearly round named by "năm 2023"
LETTER_DATE = re.compile(r"\bngay\b.*\bthang\b.*\bnam\b")
Laid = tuple[tuple[Sheet, tuple[Table, ...]], ...]  # the visible sheets and their tables
LOCAL = ("district", "commune", "department")


@dataclass(frozen=True, slots=True)
class Sender:
    """``round`` and ``unit`` None: neither chosen nor said. ``findings`` hold what contradicts or is missing."""

    round: Round | None
    unit: str | None
    findings: tuple[Finding, ...]


def identify(
    file_name: str,
    laid: Laid, catalogue: Catalogue, rounds: Sequence[Round], chosen_round: str | None,
    chosen_unit: str | None, identity: Identity | None, answers: Answers = NO_ANSWERS,
) -> Sender:  # fmt: skip
    """Round and unit of a file: chosen, else from our template's identity, else from its titles, last its name."""
    sheets = title_lines(laid)
    titles = tuple(line for lines in sheets for line in lines)
    found: list[Finding] = []
    round = _round(file_name, laid, rounds, chosen_round, identity, titles, found)
    home = round or (rounds[-1] if rounds else None)
    known, told = told_titles(sheets, answers, catalogue, home)
    unit = _unit(file_name, catalogue, rounds, round, chosen_unit, identity, known, found)
    if told and home is not None:
        found += notes(told, laid, catalogue, home)
    found = [finding(f.code, **asking_sender(known, laid)) if f.code == "unit_unknown" else f for f in found]
    if round is not None and unit is not None and unit not in round.units and unit != round.province:
        found.append(finding("unit_not_asked", unit=_name(catalogue, unit, round), round=round.code))
    return Sender(round, unit, tuple(found))


def title_lines(laid: Laid) -> tuple[tuple[str, ...], ...]:
    """The lines above the tables of each visible sheet."""
    every = []
    for sheet, found in laid:
        lines: list[str] = []
        end = found[0].head_first if found else TITLE_ROWS
        for row in sheet.rows[:end]:
            words = [v for v in row if isinstance(v, str) and v.strip()]
            if not found and len(words) >= GRID_CELLS:
                break  # the heads of a list that is no table of figures: its rows name others
            lines.extend(_labelled(words))
        every.append(tuple(lines))
    return tuple(every)


def _labelled(words: list[str]) -> Iterator[str]:
    """The texts of a row; a label in a cell of its own goes with what it labels ("Đơn vị báo cáo: | Sở Y tế")."""
    rest = iter(words)
    for word in rest:
        yield f"{word} {next(rest, '')}".strip() if word.rstrip().endswith(":") else word


def _round(
    file_name: str,
    laid: Laid, rounds: Sequence[Round], chosen: str | None, identity: Identity | None, titles: tuple[str, ...],
    found: list[Finding],
) -> Round | None:  # fmt: skip
    by_code = {r.code: r for r in rounds}
    if identity is not None:
        if chosen is not None and identity.round != chosen:
            found.append(finding("wrong_round", found=identity.round, expected=chosen))
        wanted = by_code.get(chosen or identity.round)
    elif chosen is not None:
        wanted = by_code.get(chosen)
        said = find_round(_undated(titles), rounds)
        if wanted is not None and _other_round(laid, wanted, said):
            found.append(finding("wrong_round", found=said[0][0].code, expected=chosen))
    else:
        wanted = _only(find_round(_undated(titles), rounds)) or _only(find_round((file_name,), rounds))
        wanted = wanted or _of_the_heads(laid, rounds)
    if wanted is None:
        known = ", ".join(r.code for r in rounds)
        found.append(finding("round_unknown", rounds=known))
    return wanted


def _of_the_heads(laid: Laid, rounds: Sequence[Round]) -> Round | None:
    """The yearly round of the latest year that a column of results, or else the head of the names, speaks of. An
    estimate or a part of a year leaves it open."""
    heads = [c for _, found in laid for t in found for c in t.columns]
    values = [c.head.time for c in heads if c.role in VALUE_ROLES and c.head.time.said]
    times = values or [c.head.time for c in heads if c.role == "name" and c.head.time.said]
    if not times or any(t.period != "year" or t.phase or t.kind not in (None, "actual") for t in times):
        return None
    latest = max((t.year for t in times if t.year is not None), default=None)
    return next((r for r in rounds if r.code == str(latest)), None)


def _undated(titles: tuple[str, ...]) -> tuple[str, ...]:
    """Titles without the lines that date the letter ("Kon Tum, ngày 10 tháng 12 năm 2024")."""
    return tuple(t for t in titles if not LETTER_DATE.search(fold(t)))


def _other_round(laid: Laid, wanted: Round, said: Sequence[tuple[Round, float]]) -> bool:
    """The titles name another round for sure, not this one, and neither this round nor a column is about
    its own year."""
    if not said or said[0][1] < SURE_ROUND or any(r.code == wanted.code for r, _ in said):
        return False
    if said[0][0].data_date.year in {asked.data_year for asked in wanted.asks}:
        return False
    tables = [t for _, found in laid for t in found]
    times = [c.head.time for t in tables for c in t.columns] + [title_time(t.titles) for t in tables]
    return all(time.year != wanted.data_date.year for time in times)


def _only(candidates: Sequence[tuple[Round, float]]) -> Round | None:
    """The best candidate, unless another is as good."""
    if not candidates or (len(candidates) > 1 and candidates[1][1] >= candidates[0][1]):
        return None
    return candidates[0][0]


def _unit(
    file_name: str, catalogue: Catalogue, rounds: Sequence[Round], round: Round | None, chosen: str | None,
    identity: Identity | None, sheets: tuple[tuple[str, ...], ...], found: list[Finding],
) -> str | None:  # fmt: skip
    home = round or (rounds[-1] if rounds else None)
    if home is None:
        return chosen or (identity.unit if identity else None)
    said = [identity.unit] if identity else _said_by_sheets(catalogue, home, sheets)
    if chosen is None:
        unit = said[0] if len(said) == 1 else None
        unit = (
            unit
            or (None if said else _place(catalogue, home, sheets))
            or _said(file_name, catalogue, home, ())
        )
        if unit is None and len(home.units) == 1:
            unit = home.units[0]
        if unit is None:
            found.append(finding("unit_unknown"))
        return unit
    if other := _other_unit(catalogue, home, said, chosen, identity is not None):
        names = _name(catalogue, other, home), _name(catalogue, chosen, home)
        found.append(finding("wrong_unit", found=names[0], expected=names[1]))
    return chosen


def _said_by_sheets(catalogue: Catalogue, round: Round, sheets: tuple[tuple[str, ...], ...]) -> list[str]:
    """Who the titles say sent the file. Where every sheet names somebody else, the one that stands above the others
    sent it: a district above its communes, a department that gathered the districts."""
    named = dict.fromkeys(code for lines in sheets if (code := _said("", catalogue, round, lines)))
    units = {code: unit for code in named if (unit := _find(catalogue, code, round))}
    if departments := [code for code, unit in units.items() if unit.level == "department"]:
        return departments
    local = [code for code, unit in units.items() if unit.level in LOCAL and unit.parent not in units]
    local += [
        c for c, u in units.items() if u.level in LOCAL and c not in local and u.parent == round.province
    ]
    return local or list(named)


def _place(catalogue: Catalogue, round: Round, sheets: tuple[tuple[str, ...], ...]) -> str | None:
    """The one place named inside the titles ("… trên địa bàn huyện Tu Mơ Rông")."""
    lines = [line for lines in sheets for line in lines]
    unit = place_of(lines, catalogue, round.province, round.data_date)
    return unit.code if unit is not None else None


def _other_unit(catalogue: Catalogue, round: Round, said: list[str], chosen: str, ours: bool) -> str | None:
    """A unit the file names that is not the chosen one. Sheets about several places are what a department gathered,
    sheets about a district's communes what the district did."""
    others = [code for code in said if code != chosen and _contradicts(catalogue, round, code, chosen, ours)]
    if len(said) > 1 and others:
        sender = _find(catalogue, chosen, round)
        if sender is not None and sender.level == "department":
            return None
        others = [c for c in others if (u := _find(catalogue, c, round)) is None or u.parent != chosen]
    return others[0] if others else None


def _said(file_name: str, catalogue: Catalogue, round: Round, titles: tuple[str, ...]) -> str | None:
    unit, score = sender_of(titles, file_name, catalogue, round.province, round.data_date)
    return unit.code if unit is not None and score >= SURE_PLACE else None


def _contradicts(catalogue: Catalogue, round: Round, said: str, chosen: str, ours: bool) -> bool:
    """Our template's identity binds. A title does between local units only: the province above is no sender."""
    if ours:
        return True
    levels = [_find(catalogue, code, round) for code in (said, chosen)]
    return all(unit is not None and unit.level in LOCAL for unit in levels)


def _find(catalogue: Catalogue, code: str, round: Round) -> Unit | None:
    return catalogue.unit(code, round.data_date) if code in catalogue.units_by_code else None


def _name(catalogue: Catalogue, code: str, round: Round) -> str:
    unit = _find(catalogue, code, round)
    return f"{unit.name} ({code})" if unit else code
