"""The board as markup: tiles that count and filter, a bar for completeness, a line per unit, one unit's own line."""

from collections.abc import Callable, Sequence
from datetime import date

from indicators.assessment.completeness import Completeness
from indicators.assessment.duties import JudgedDuty
from indicators.output.duty_words import field_words, headline, standing, summary
from indicators.output.numbers import format_date, format_moment, format_number
from indicators.output.tables.board_words import (
    BOARD_LOOKS,
    STAGE_LOOKS,
    besides_words,
    counts_words,
    deadline_words,
    due_words,
    fits,
    flags,
    missing_words,
    share_words,
    time_words,
)
from indicators.workflow.chasing import Chased
from pages.shared import links
from pages.shared.markup import Piece, chip, facts, link, look, safe, table

ALL, ALL_WORDS = "", "Tất cả đơn vị"
HEADS = ("Đơn vị", "Tình trạng", "Nội dung", "Thời hạn", "Nhận lúc", "Còn thiếu")
KINDS = ("name", "", "", "", "short", "")
EVERY = 99  # indicators named on the unit's own line
COMPLETE = "Đã đủ số liệu được giao."


def tiles(lines: Sequence[Chased], chosen: str, address: Callable[[str], str]) -> Piece:
    """How many units fit each stage and flag; a tile shows them alone. ``address``: of the page with that choice."""
    counts = {code: sum(fits(code, c.progress, c.content) for c in lines) for code in BOARD_LOOKS}
    shown = [
        _tile(address(code), f'<i aria-hidden="true">{safe(BOARD_LOOKS[code].icon)}</i>', n, BOARD_LOOKS[code].word,
              look(BOARD_LOOKS[code]), code == chosen)
        for code, n in counts.items()
        if n or code == chosen
    ]  # fmt: skip
    whole = _tile(address(ALL), "", len(lines), ALL_WORDS, "", chosen == ALL)
    return f'<nav class="tiles" aria-label="Lọc theo tình trạng">{whole}{"".join(shown)}</nav>'


def _tile(address: str, mark: Piece, number: int, word: str, kind: str, here: bool) -> Piece:
    current = ' aria-current="true"' if here else ""
    return (
        f'<a class="tile {kind.removesuffix(" hatched")}" href="{safe(address)}" target="_self"{current}>'
        f"<b>{mark}{number}</b><span>{safe(word)}</span></a>"
    )


def due_line(lines: Sequence[Chased], includes_due_day: bool) -> Piece:
    """The deadlines of the units shown, and how one is read."""
    days = dict.fromkeys(deadline_words(c.progress.due, c.first_due) for c in lines)
    said = f"Thời hạn: {' · '.join(days)}." if days else ""
    read = f" {due_words(includes_due_day)}" if any(c.progress.due for c in lines) else ""
    return f'<p class="lead">{safe(said + read)}</p>'


def papers(lines: Sequence[JudgedDuty], round: str, day: date) -> Piece:
    """Which papers of the round are due when, each with its state and the way to its line; "" where none is asked."""
    if not lines:
        return ""
    pairs = ((f"{headline(one)} ({_whose(one)})", _paper(one, round)) for one in lines)
    return f'<p class="lead">{safe(summary(lines, lines[0].kind, day))}</p>{facts(pairs)}'


def _whose(one: JudgedDuty) -> str:
    """The class of units a paper is asked of."""
    field = next(f for f in one.kind.fields if f.type == "choice")
    return field_words(field, one.duty.said(field.code), {}).lower()


def _paper(one: JudgedDuty, round: str) -> Piece:
    until = format_date(one.due.due) if one.due else one.duty.said(one.kind.due)
    late = f"quá {format_number(one.days_late, 0)} ngày" if one.overdue else ""
    there = links.to("duties", kind=one.kind.code, scope=round, line=one.duty.key)
    return f'<div class="paper">{link(there, until)} {chip(standing(one))}{_small(late)}</div>'


def board_table(lines: Sequence[Chased], round: str, decides: bool) -> Piece:
    """One line per unit; its name opens its page, the moment its file. ``decides``: the reader may review files."""
    return table(HEADS, (_row(line, round, decides) for line in lines), KINDS)


def _row(line: Chased, round: str, decides: bool) -> tuple[Piece, ...]:
    sent = line.sent.submission
    page = "review" if decides else "source"
    received = (
        link(links.to(page, round=round, submission=sent.id), format_moment(sent.received_at)) if sent else ""
    )
    return (
        f"<b>{link(links.to('unit', round=round, unit=line.unit.code), line.unit.name)}</b>",
        chips(line),
        bar(line.content),
        _over(deadline_words(line.progress.due, line.first_due), time_words(line.progress, line.closed)),
        received,
        _lacks(line),
    )


def chips(line: Chased) -> Piece:
    """Stage and flags, one under the other."""
    looks = (STAGE_LOOKS[line.progress.stage], *flags(line.progress, line.content))
    return f'<span class="chips">{"".join(map(chip, looks))}</span>'


def bar(content: Completeness) -> Piece:
    """Share of the figures asked that were answered, as a bar with its numbers."""
    share = share_words(content)
    if not share:
        return safe(counts_words(content))
    full = "whole" if content.complete else ""
    return (
        f'<span class="filled"><span class="fill-track" aria-hidden="true">'
        f'<span class="{full}" style="width:{content.share_pct}%"></span></span><b>{safe(share)}</b>'
        f"{_small(counts_words(content))}</span>"
    )


def _lacks(line: Chased) -> Piece:
    """What is missing, why a file went back, and what was answered without a number."""
    sent = line.sent.submission
    mending = line.progress.owes == "mending"
    said = [
        missing_words(line.content),
        f"Không nhận: {', '.join(sent.left_out)}" if sent and sent.left_out else "",
        f"Lý do: {sent.reason}" if sent and sent.reason and mending else "",
        "Tệp đã gửi không đọc được" if line.sent.refused else "",
        besides_words(line.content),
    ]
    if line.counted:
        said.append(f"Bản đang dùng: {share_words(line.counted)}")
    return _over(*said)


def own_line(line: Chased) -> Piece:
    """One unit's standing with everything that is missing of it."""
    stands, missing = line.progress, missing_words(line.content, EVERY)
    told = (f"Còn thiếu: {missing}" if missing else COMPLETE, besides_words(line.content))
    tone = (flags(stands, line.content) or (STAGE_LOOKS[stands.stage],))[0]
    deadline = f"Thời hạn {deadline_words(stands.due, line.first_due)}: " if stands.due else ""
    return (
        f'<div class="own {look(tone).split()[0]}">{chips(line)}'
        f"<p><b>{safe(deadline + time_words(stands, line.closed))}</b></p>{bar(line.content)}"
        + "".join(f"<p>{safe(words)}</p>" for words in told if words)
        + "</div>"
    )


def _over(first: str, *rest: str) -> Piece:
    """Words with smaller ones below; "" where there are none."""
    said = safe(first) + "".join(map(_small, rest))
    return f"<div>{said}</div>" if said else ""


def _small(words: str) -> Piece:
    return f'<span class="small">{safe(words)}</span>' if words else ""
