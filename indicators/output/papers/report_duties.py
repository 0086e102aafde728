"""What the report says of the plan's other duties: tasks, models, awards, funding by source, difficulties and answers.

Nothing is said where no line was written; the blank of the outline then stays for a person to fill in.
"""

from collections.abc import Sequence
from typing import Literal

from indicators.assessment.duties import JudgedDuty, MoneyLine, is_done, money_by, overdue_of
from indicators.catalogue.duties import DutyField, DutyKind
from indicators.output.duty_words import (
    columns,
    due_words,
    field_words,
    headline,
    money_sentence,
    owner_words,
    status_words,
)
from indicators.output.numbers import EMPTY, exact, format_date
from indicators.output.papers.material import Material
from indicators.output.papers.report_blocks import Block, Cell, Heading, Paragraph, Table, bold, italic, plain

WIDTH_MM = 162.0  # of the text between the margins
NUMBER_MM, NAME_MM = 9.0, 62.0
SHARES = {"number": 0.7, "money": 0.8, "unit": 1.5, "units": 1.8, "text": 1.5}  # of a column beside others
TASK, MODEL, AWARD, FUNDING, DIFFICULTY = "task", "model", "award", "funding", "difficulty"
TASK_HEADS = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Tình trạng")
TASK_WIDTHS = (NUMBER_MM, NAME_MM, 34.0, 30.0, 27.0)


def of_kind(m: Material, code: str) -> tuple[JudgedDuty, ...]:
    """The lines of one kind; none where the catalogue has no such kind."""
    return tuple(one for one in m.duties if one.kind.code == code)


def tasks_sentence(m: Material) -> str:
    """ "Kế hoạch có 12 nhiệm vụ: 2 đã xong, 2 quá hạn (tính đến 30/5/2025)."; "" for none."""
    tasks = of_kind(m, TASK)
    if not tasks:
        return ""
    done, late = sum(is_done(t.duty, t.kind) for t in tasks), len(overdue_of(tasks))
    day = format_date(m.round.data_date)
    return f"Kế hoạch có {len(tasks)} nhiệm vụ: {done} đã xong, {late} quá hạn (tính đến {day})."


def carried_out(m: Material) -> tuple[Block, ...]:
    """The items of section I after the four of the outline: tasks, models, awards."""
    said: list[Block] = []
    for title, found in (
        ("Thực hiện nhiệm vụ của kế hoạch", _tasks(m)),
        ("Mô hình", _listed(m, MODEL)),
        ("Đề nghị khen thưởng", _listed(m, AWARD)),
    ):
        if found:
            said += [Heading(2, f"{5 + sum(isinstance(b, Heading) for b in said)}. {title}"), *found]
    return tuple(said)


def funding(m: Material) -> tuple[Block, ...]:
    """Money by source, with the sum; nothing where no line was written."""
    lines = of_kind(m, FUNDING)
    if not lines:
        return ()
    kind = lines[0].kind
    heads = [f.name for f in kind.fields if f.type == "money"]
    rest = (WIDTH_MM - NAME_MM) / len(heads)
    sums = money_by(lines, kind)
    total = MoneyLine("Cộng", tuple(map(sum, zip(*(s.sums for s in sums), strict=True))))
    rows = [_money_row(line, bold=line is total) for line in (*sums, total)]
    table = Table(("Nguồn kinh phí", *heads), (NAME_MM, *(rest,) * len(heads)), tuple(rows))
    return Paragraph((plain(money_sentence(lines, kind)),)), table


def difficulties(m: Material) -> tuple[Block, ...]:
    """Difficulties raised beside the appendices, each with who raised it, what was proposed and what was answered."""
    said = []
    for one in of_kind(m, DIFFICULTY):
        duty, who = one.duty, owner_words(one, m.names)
        pieces = [italic(f"“{headline(one)}”"), plain(f" ({who})" if who else "")]
        pieces += [plain(f". Đề xuất: {duty.said('proposal')}")] if duty.said("proposal") else []
        pieces += [plain(f". Trả lời: {duty.said('answer')}")] if duty.said("answer") else []
        said.append(Paragraph((*pieces, plain(".")), dash=True))
    return tuple(said)


def _tasks(m: Material) -> list[Block]:
    """How many, then those that are overdue as a table, then what was done."""
    tasks = of_kind(m, TASK)
    if not tasks:
        return []
    said: list[Block] = [Paragraph((plain(tasks_sentence(m)),))]
    late, done = overdue_of(tasks), [t for t in tasks if is_done(t.duty, t.kind)]
    for title, found in (("Nhiệm vụ quá hạn:", late), ("Nhiệm vụ đã xong:", done)):
        if found:
            rows = tuple(_task_row(n, one, m) for n, one in enumerate(found, 1))
            said += [Paragraph((bold(title),)), Table(TASK_HEADS, TASK_WIDTHS, rows)]
    return said


def _task_row(number: int, one: JudgedDuty, m: Material) -> tuple[Cell, ...]:
    words = "; ".join(filter(None, (one.duty.said(one.kind.due), due_words(one) if one.overdue else "")))
    return (Cell(str(number), "center"), Cell(headline(one)), Cell(owner_words(one, m.names)), Cell(words),
            Cell(status_words(one) or EMPTY, "center"))  # fmt: skip


def _listed(m: Material, code: str) -> list[Block]:
    """A table of all lines of a kind: the columns the screen has."""
    lines = of_kind(m, code)
    return [_table(lines, lines[0].kind, m)] if lines else []


def _table(lines: Sequence[JudgedDuty], kind: DutyKind, m: Material) -> Table:
    wanted = {f.code for f in columns(kind)} | {f.code for f in kind.fields if f.required} | {kind.status}
    shown = [f for f in kind.fields if f.code in wanted]
    shares = [0.0 if f.code == kind.headline else SHARES.get(f.type, 1.0) for f in shown]
    room = (WIDTH_MM - NUMBER_MM - NAME_MM) / sum(shares)
    widths = tuple(share * room or NAME_MM for share in shares)
    rows = tuple(
        (
            Cell(str(n), "center"),
            *(Cell(field_words(f, one.duty.said(f.code), m.names), _align(f)) for f in shown),
        )
        for n, one in enumerate(lines, 1)
    )
    return Table(("TT", *(f.name for f in shown)), (NUMBER_MM, *widths), rows)


def _align(field: DutyField) -> Literal["left", "right"]:
    return "right" if field.type in ("number", "money") else "left"


def _money_row(line: MoneyLine, bold: bool) -> tuple[Cell, ...]:
    return Cell(line.name, bold=bold), *(Cell(exact(total), "right", bold=bold) for total in line.sums)
