"""Where a file is read: what staff said of a row, a column or a head, before anything is guessed; and what to ask."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indicators.catalogue.definitions import Round
from indicators.findings import finding
from indicators.observations.answers import (
    IGNORE,
    ROLE_WORDS,
    Answers,
    ColumnMeaning,
    column_words,
    heads_words,
    is_dependent,
    row_words,
)
from indicators.observations.context import Context
from indicators.observations.desk import Desk
from indicators.observations.headers import Head
from indicators.observations.known_names import Component
from indicators.observations.matching import Match
from indicators.observations.recognised import time_words
from indicators.observations.table import VALUE_ROLES, Column, Table
from indicators.observations.text import short
from indicators.observations.times import Time
from indicators.observations.unpivot import latest_asked
from indicators.workbook.grid import Sheet, cell_name

Laid = tuple[tuple[Sheet, tuple[Table, ...]], ...]
THIS_ROUND = "@0"
LIKELY_COUNTS = ("result", "numerator", "denominator")  # what a column of numbers is proposed to be
LIKELY_TEXTS = "name note cause"
HEADING_ROWS = 60  # looked at above a row for the heading it stands under
ONE_OF_A_KIND = (
    "name",
    "subject",
    "tt",
    "year_label",
    "unit_of_measure",
)  # roles of which a table has one column
GUESSED_HEAD_ROWS = 3
FEW_HEADS, FEW_NUMBERS = 2, 2  # texts of a row of heads, numbers of a row of figures, where heads are guessed
PARTS: dict[str, Component] = {"numerator": "numerator", "denominator": "denominator"}
PART_WORDS = {"": "", "numerator": "tử số của ", "denominator": "mẫu số của "}
Band = tuple[int, int]


# -- rows --------------------------------------------------------------------------------------------------------------
def match_row(context: Context, row: int, name: str) -> Match:
    """What a row names: by an answer, else as the matcher sees it."""
    return told_of(context, row, name) or context.desk.matcher.match(name)


def told_of(context: Context, row: int, name: str) -> Match | None:
    """What an answer says of a row: its certainty is "answered", and it names an indicator, a part of one (component
    and candidate) or nothing (``ignores``). None where nobody said, or said it under another strategy."""
    desk = context.desk
    if not desk.answers.has("row"):
        return None
    said = desk.answers.row(name, _heading(context, row, name))
    if said is None or said == IGNORE:
        return Match(None, 0.0, certainty="answered") if said else None
    strategy, _, rest = said.partition("/")
    code, _, part = rest.partition(":")
    if strategy != desk.round.strategy or code not in desk.indicators:
        return None
    named = ((code, 100.0),)
    return Match(None if part else code, 100.0, named, None, "answered", PARTS.get(part, ""))


def is_told(match: Match) -> bool:
    """Whether a row is what somebody said it is."""
    return match.certainty == "answered"


def ignores(match: Match) -> bool:
    """Whether somebody said that a row is no indicator."""
    return is_told(match) and not match.candidates


def pass_row(context: Context, row: int, name: str, told: Match) -> None:
    """Leave out a row that is no indicator; what stands below it belongs to none either."""
    context.parent, context.parent_name = told, name
    context.components.indicator(None)
    context.desk.ignore(context.sheet.name, row, "answered_ignore")


def note_row(context: Context, row: int, name: str, told: Match) -> None:
    """Tell at the row's name what was understood."""
    meaning = f"{PART_WORDS[told.component]}chỉ tiêu {told.candidates[0][0]}"
    context.find(row, context.name, "read_by_answer", name=short(name), meaning=meaning)


def asking(context: Context, row: int, name: str, match: Match | None = None) -> dict[str, str]:
    """What a finding about a row needs to become a question: its words, and what it may mean, best first."""
    strategy = context.desk.round.strategy
    part = f":{match.component}" if match is not None and match.component else ""
    codes = [code for code, _ in match.candidates] if match is not None else []
    means = " ".join(f"{strategy}/{code}{part}" for code in codes if code in context.desk.indicators)
    return {"words": row_words(name, _heading(context, row, name)), "means": means}


def _heading(context: Context, row: int, name: str) -> str:
    """The name of the row that a row stands under; "" for one that speaks for itself."""
    if context.name < 0 or not is_dependent(name):
        return ""
    first = max(context.table.head_last + 1, row - HEADING_ROWS)
    above = (context.text(r, context.name) for r in range(row - 1, first - 1, -1))
    return next((text for text in above if text.strip() and not is_dependent(text)), "")


# -- units -------------------------------------------------------------------------------------------------------------
def note_unit(context: Context, row: int, said: str, code: str) -> None:
    """Tell once per name that a unit was understood by an answer."""
    desk = context.desk
    if desk.answers.unit(said) == code and said not in desk.told:
        desk.told.add(said)
        name = desk.catalogue.unit(code, desk.round.data_date).name
        context.find(row, context.subject, "read_by_answer", name=short(said), meaning=f"{name} ({code})")


# -- columns -----------------------------------------------------------------------------------------------------------
def told_columns(desk: Desk, laid: Laid) -> Laid:
    """The tables with the columns that somebody said the meaning of, noted at their heads."""
    if not desk.answers.has("column"):
        return laid
    return tuple((sheet, tuple(_told_table(desk, sheet, t) for t in found)) for sheet, found in laid)


def _told_table(desk: Desk, sheet: Sheet, table: Table) -> Table:
    told = {c.index: ColumnMeaning.parse(m) for c in table.columns if (m := desk.answers.column(c.levels))}
    if not told:
        return table
    taken = {m.role for m in told.values() if m.role in ONE_OF_A_KIND}
    columns = []
    for column in table.columns:
        if meaning := told.get(column.index):
            column = _told_column(column, meaning, desk.round)
            _note_column(desk, sheet, table, column)
        elif column.role in taken:
            column = _with(column, IGNORE, column.head.time)
        columns.append(column)
    return replace(table, columns=tuple(columns))


def _note_column(desk: Desk, sheet: Sheet, table: Table, column: Column) -> None:
    """Tell at a column's head what it was understood as."""
    if column.role != IGNORE:
        when = time_words(column.head.time) if column.role in VALUE_ROLES else ""
        told = {"name": short(column.head.words), "meaning": f"cột {ROLE_WORDS[column.role]} {when}".strip()}
        desk.findings.append(
            finding("read_by_answer", sheet.name, cell_name(table.head_last, column.index), **told)
        )


def _told_column(column: Column, meaning: ColumnMeaning, round: Round) -> Column:
    return _with(column, meaning.role, _told_time(column.head.time, meaning, round))


def _with(column: Column, role: str, time: Time) -> Column:
    h = column.head
    return Column(column.index, Head(role, time, h.breakdown, h.words, h.core), column.levels)


def _told_time(said: Time, meaning: ColumnMeaning, round: Round) -> Time:
    """The time of a column: the year of its head before that of the answer; the rest of the answer before the head."""
    kind, period = meaning.kind or said.kind, meaning.period or said.period
    names_year = said.year is not None or said.phase or said.shift
    year = said.year if names_year else meaning.year_in(latest_asked(round).data_year)
    if period == "to_date":
        until = said.as_of or (round.data_date if year == round.data_date.year else None)
        return said._replace(year=year, period=period, kind=kind, as_of=until)
    return said._replace(year=year, period=period or ("year" if year else None), kind=kind, as_of=None)


def asking_column(context: Context, column: Column) -> dict[str, str]:
    """What a finding about a column that was not read needs to become a question; nothing where it was answered."""
    if context.desk.answers.column(column.levels) is not None:
        return {}
    rows = context.sheet.rows[context.table.head_last + 1 : context.table.body_end]
    numbers = sum(type(row[column.index]) in (int, float) for row in rows)
    texts = sum(isinstance(row[column.index], str) and bool(row[column.index]) for row in rows)
    when = "" if column.head.time.said else THIS_ROUND
    counted = " ".join((*(f"{role}{when}" for role in LIKELY_COUNTS), "target"))
    return {"words": column_words(column.levels), "means": counted if numbers > texts else LIKELY_TEXTS}


# -- heads -------------------------------------------------------------------------------------------------------------
def told_bands(sheet: Sheet, answers: Answers) -> tuple[Band, ...]:
    """The heads that staff pointed at: first and last row. Those of a table to be passed over are one row."""
    if not answers.has("heads"):
        return ()
    said = ((at, answers.heads(row)) for at, row in enumerate(sheet.rows))
    bands = ((at, at + (1 if rows == IGNORE else int(rows)) - 1) for at, rows in said if rows)
    return tuple((first, min(last, len(sheet.rows) - 1)) for first, last in bands)


def passes_over(sheet: Sheet, table: Table, answers: Answers) -> bool:
    """Whether staff said that a table holds no figures to read."""
    return (
        answers.has("heads")
        and table.head_first >= 0
        and answers.heads(sheet.rows[table.head_first]) == IGNORE
    )


def asking_heads(sheets: Iterable[Sheet]) -> dict[str, str]:
    """What a finding about heads that were not found needs to become a question: the likely head of the first sheet
    that has one, and how many rows it seems to have; staff may point at another row."""
    for sheet in sheets:
        first, last = _likely_heads(sheet)
        if words := heads_words(sheet.rows[first]) if last >= 0 else "":
            likely = str(last - first + 1)
            means = " ".join(dict.fromkeys((likely, "1", "2", "3")))
            said = " | ".join(str(v).strip() for v in sheet.rows[first] if isinstance(v, str) and v.strip())
            place = {"in_sheet": sheet.name, "in_cell": cell_name(first, _first_text(sheet.rows[first]))}
            return place | {"said": short(said), "words": words, "means": means}
    return {}


def _likely_heads(sheet: Sheet) -> Band:
    """The rows of texts right above the first figures; (0, -1) for none."""
    texts = [sum(isinstance(v, str) and bool(v.strip()) for v in row) for row in sheet.rows]
    figures = next((at for at, row in enumerate(sheet.rows) if _numbers(row) >= FEW_NUMBERS), len(texts))
    last = next((at for at in range(min(figures, len(texts)) - 1, -1, -1) if texts[at] >= FEW_HEADS), -1)
    first = last
    while first > 0 and last - first + 1 < GUESSED_HEAD_ROWS and texts[first - 1] >= FEW_HEADS:
        first -= 1
    return max(first, 0), last


def _numbers(row: Sequence[object]) -> int:
    return sum(type(v) in (int, float) for v in row)


def _first_text(row: Sequence[object]) -> int:
    return next((at for at, v in enumerate(row) if isinstance(v, str) and v.strip()), 0)
